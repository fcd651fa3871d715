"""The packet for a hearing as an outline: cover, contents, and the sections that were chosen, each with the organiser's own words."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from hrforum.documents import figures
from hrforum.documents.content import Gathering, PacketContent
from hrforum.documents.outline import Block, Bullets, Exhibit, Heading, Outline, Paragraph, Table
from hrforum.documents.packet_findings import findings, glossary, own_words, together
from hrforum.documents.wording import Wording
from hrforum.domain.consent import Released, Use
from hrforum.domain.packet import COVER, Section
from hrforum.domain.rendering import Rendering


def packet_outline(content: PacketContent, language: str) -> Outline:
    """Return the outline of a packet in "en", "es" or "fr", with the sections it asks for in their order."""
    words = Wording(language)
    cover = figures.cover(content, words, words.say("Testimony packet"))
    if text := content.own(COVER):
        cover = replace(cover, note=f"{text}\n\n{cover.note}")
    blocks: list[Block] = [cover]
    for section in content.sections:
        blocks += _SECTIONS[section](content, words)
    blocks += [*_changed(content, words), *_manifest(content, words)]
    return Outline(
        title=content.title,
        language=language,
        blocks=tuple(blocks),
        organisation=content.organisation,
        running=content.title,
        practice=content.practice,
        contents=True,
        paper=words.paper,
        furniture=words.furniture(),
    )


def section_outline(content: PacketContent, language: str, section: str) -> Outline:
    """Return the outline of one section alone, of the cover, or with "" of the whole packet; without blocks where it is not printed."""
    if section not in ("", COVER):
        content = replace(content, sections=(Section(section),), manifest="", changed=())
    whole = packet_outline(content, language)
    if not section:
        return whole
    cover, *rest = whole.blocks
    if section != COVER and rest:
        # A section's heading is of the second level, so something of the first stands above it.
        rest = [Heading(1, content.title, listed=False), *rest]
    return replace(whole, blocks=(cover,) if section == COVER else tuple(rest), contents=False)


def _summary(content: PacketContent, words: Wording) -> Iterator[Block]:
    yield Heading(2, words.say("Summary"))
    yield from own_words(content, Section.SUMMARY, words)
    exhibits = words.count(
        "This packet brings {number} testimony in the person's own words.",
        "This packet brings {number} testimonies in people's own words.",
        len(content.exhibits),
    )
    yield Paragraph(exhibits, manner="lead")
    yield Paragraph(figures.counted_sentence(content, words))
    if Section.TOGETHER not in content.sections:
        yield from map(Paragraph, content.statements)
    if content.totals:
        yield from figures.notes(words)
    yield from figures.chart(content, words)
    yield from figures.tables(content, words)


def _asks(content: PacketContent, words: Wording) -> Iterator[Block]:
    own = list(own_words(content, Section.ASKS, words))
    if not own and not content.asks and not figures.has_asks(content):
        return
    yield Heading(2, words.say("What we ask for"), new_page=True)
    yield from own
    if content.asks:
        yield from figures.asked_of(content, words)
    if figures.has_asks(content):
        yield Paragraph(words.say("In the words of those who spoke, and where they stand in full."))
        yield from figures.asks(content, words)


def _promises(content: PacketContent, words: Wording) -> Iterator[Block]:
    own = list(own_words(content, Section.PROMISES, words))
    if own:
        yield Heading(2, words.say("Earlier promises, and what became of them"))
        yield from own


def _exhibits(content: PacketContent, words: Wording) -> Iterator[Block]:
    if not content.exhibits:
        return
    yield Heading(2, words.say("Testimonies"), new_page=True)
    yield Paragraph(
        words.say("Each testimony is an exhibit with its own number. The words are the person's own.")
    )
    yield from own_words(content, Section.EXHIBITS, words)
    if any(released.withheld for released in content.exhibits):
        yield Paragraph(
            words.say(
                "Words in square brackets, such as [name], stand for something that is hidden to protect somebody."
            )
        )
    for number, released in enumerate(content.exhibits, start=1):
        yield _exhibit(number, released, words)


def _exhibit(number: int, released: Released, words: Wording) -> Exhibit:
    short = words.say("Exhibit {number}").format(number=number)
    heading = short
    if released.speaker is not None:
        heading = words.say("Exhibit {number}: {speaker}").format(number=number, speaker=released.speaker)
    labels = tuple(_label(rendering, words, len(released.renderings)) for rendering in released.renderings)
    ask_label = words.say("What the person asks for")
    return Exhibit(number, heading, tuple(_facts(released, words)), released, labels, ask_label, heading)


def _facts(released: Released, words: Wording) -> Iterator[str]:
    if released.speaker is None:
        yield words.say("Spoken without a name")
    elif released.form is Use.PSEUDONYMOUS_STORY:
        yield words.say("The name is not the person's own")
    if released.heard_on:
        yield words.say("Heard in {month}").format(month=words.month(released.heard_on))
    if released.renderings:
        language = words.language_name(released.renderings[0].language)
        yield words.say("Spoken in {language}").format(language=language)


def _label(rendering: Rendering, words: Wording, renderings: int) -> str:
    name = words.language_name(rendering.language)
    if rendering.translator is None:
        return words.say("Original, in {language}").format(language=name) if renderings > 1 else ""
    # Whoever translated was not asked whether to stand in a public record; how it was translated may.
    said = words.say("Translation into {language}").format(language=name)
    return f"{said} ({rendering.method})" if rendering.method else said


def _gathered(content: PacketContent, words: Wording) -> Iterator[Block]:
    yield Heading(2, words.say("How this was gathered"), new_page=True)
    yield from own_words(content, Section.GATHERED, words)
    yield Paragraph(
        words.say(
            "People came to community forums and said what happened to them. Organisers wrote it down and asked, use by use, "
            "what it may be used for. Refusing any of it cost nobody anything."
        )
    )
    if content.forums:
        yield _forums(content, words)
    yield Paragraph(words.say("What each person agreed to decides what stands here:"))
    yield Bullets(
        (
            words.say(
                "A testimony is quoted only where the person agreed to this hearing and to the form of the quote."
            ),
            words.say(
                "Where several forms were agreed to, the one that exposes the person least is used unless they chose another."
            ),
            words.say("A testimony is counted only where the person agreed to be counted."),
            words.say(
                "Names and contacts are kept apart and stand here only for people who agreed to be named; the words themselves are as they were spoken."
            ),
        )
    )
    if content.left_out:
        yield Paragraph(words.say("What is not quoted here:"))
        yield Bullets(content.left_out)
    yield Paragraph(figures.caveat(words))
    yield Paragraph(figures.small_numbers(words))


def _forums(content: PacketContent, words: Wording) -> Table:
    header = (
        words.say("Forum"),
        words.say("Place"),
        words.say("Date"),
        words.say("Languages"),
        words.say("Testimonies"),
    )
    rows = tuple(_forum(one, words) for one in content.forums)
    return Table(words.say("Forums"), header, rows, figures=False)


def _forum(one: Gathering, words: Wording) -> tuple[str, ...]:
    held_on = words.day_in_table(one.held_on) if one.held_on else "–"
    return (one.name, one.place or "–", held_on, words.languages(one.languages) or "–", one.heard)


def _changed(content: PacketContent, words: Wording) -> Iterator[Block]:
    if content.replaces and content.changed:
        heading = words.say("What changed since the edition of {day}")
        yield Heading(2, heading.format(day=words.day(content.replaces)))
        yield Paragraph(words.say("This edition takes the place of that one. Please use this one alone."))
        yield Bullets(content.changed)


def _manifest(content: PacketContent, words: Wording) -> Iterator[Block]:
    if content.manifest:
        sentence = words.say(
            "This edition is recognised by its manifest, the list of all that went into it. The manifest's SHA-256 is {sha256}."
        )
        yield Paragraph(sentence.format(sha256=content.manifest), manner="small")


_SECTIONS: dict[Section, Callable[[PacketContent, Wording], Iterator[Block]]] = {
    Section.SUMMARY: _summary,
    Section.FINDINGS: findings,
    Section.TOGETHER: together,
    Section.ASKS: _asks,
    Section.PROMISES: _promises,
    Section.EXHIBITS: _exhibits,
    Section.GATHERED: _gathered,
    Section.GLOSSARY: glossary,
}
