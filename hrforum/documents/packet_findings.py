"""The parts of a packet about rights: a finding for each with its norm, number, quotes and ask; and what stands together."""

from collections.abc import Iterator

from hrforum.documents import figures
from hrforum.documents.content import AskOf, Finding, PacketContent
from hrforum.documents.outline import Block, Bullets, Heading, Paragraph, Quotation
from hrforum.documents.packet_charts import charts_at
from hrforum.documents.wording import Wording
from hrforum.domain.packet import Section, place_of

_LONGEST_QUOTE = 120
"""Words of a passage that stand under a right; all of them stand in the exhibit."""


def own_words(content: PacketContent, place: str, words: Wording) -> Iterator[Block]:
    """Yield what the organiser wrote at a place, and the charts that they chose for it."""
    if text := content.own(place):
        yield Paragraph(text)
    yield from charts_at(content, place, words)


def findings(content: PacketContent, words: Wording) -> Iterator[Block]:
    """Yield what was heard about each right."""
    own = list(own_words(content, Section.FINDINGS, words))
    if not own and not content.findings:
        return
    yield Heading(2, words.say("Findings by right"), new_page=True)
    yield from own
    told = False
    for one in content.findings:
        yield from _finding(one, content, words, explain=not told)
        told = told or bool(one.shown)


def _finding(one: Finding, content: PacketContent, words: Wording, *, explain: bool) -> Iterator[Block]:
    """Yield one finding; `explain` where its number is the first one, and says in a note how numbers are told."""
    # Testimonies and findings are both third-level headings under their section.
    yield Heading(3, one.title)
    article = one.article.replace(" ", "\u00a0")
    norm = words.say("{instrument}, {article}.").format(instrument=one.instrument, article=article)
    yield Paragraph(" ".join((norm, *one.standings)), manner="small")
    if one.plain:
        note = words.say(
            "This is what it says in our own words. What counts is its text: {instrument}, {article}."
        )
        yield Paragraph(one.plain, notes=(note.format(instrument=one.instrument, article=article),))
    yield from own_words(content, place_of(Section.FINDINGS, one.article), words)
    if one.shown:
        said = words.say("Testimonies that tell of it: {number}.").format(number=one.shown)
        yield Paragraph(said, notes=(figures.small_numbers(words),) if explain else ())
    for each in one.quotes:
        yield Quotation(each.released, words.exhibits([each.exhibit]), most=_LONGEST_QUOTE)
    if one.exhibits:
        yield Paragraph(words.say("Read in full: {exhibits}.").format(exhibits=words.exhibits(one.exhibits)))
    if one.asking:
        yield Paragraph(
            words.say("They ask for something: {exhibits}.").format(exhibits=words.exhibits(one.asking))
        )
    for ask in content.asks:
        if ask.article == one.article:
            yield Paragraph(_asked(ask, words))


def _asked(one: AskOf, words: Wording) -> str:
    if one.by is None:
        return words.say("What we ask of {who}: {what}").format(who=one.who, what=one.what)
    said = words.say("What we ask of {who}, by {day}: {what}")
    return said.format(who=one.who, day=words.day(one.by), what=one.what)


def together(content: PacketContent, words: Wording) -> Iterator[Block]:
    """Yield the statements on what several answers together tell, with what they are not."""
    own = list(own_words(content, Section.TOGETHER, words))
    if not own and not content.statements:
        return
    yield Heading(2, words.say("Where several things come together"))
    yield from own
    if content.statements:
        yield Bullets(content.statements)


def glossary(content: PacketContent, words: Wording) -> Iterator[Block]:
    """Yield what the packet's own words mean, those that it uses."""
    yield Heading(2, words.say("Words used here"))
    yield from own_words(content, Section.GLOSSARY, words)
    yield Bullets(tuple(_meanings(content, words)))


def _meanings(content: PacketContent, words: Wording) -> Iterator[str]:
    yield words.say(
        "Testimony: what a person said happened to them, written down once and kept as it was said."
    )
    if content.exhibits:
        yield words.say("Exhibit: a testimony that stands in this packet, under a number of its own.")
    if content.totals:
        yield words.say(
            "Counted: a testimony stands in the totals because its person agreed to that, whether or not it is quoted."
        )
    if content.findings:
        yield words.say(
            "Right: what an instrument such as a treaty, a declaration or a local law promises to everybody."
        )
        yield words.say(
            "Ratified: a state is bound by the treaty. Signed: it said that it means to be, and is not bound yet."
        )
