"""The brief for a council member: one page with what is asked, three numbers, two quotes, the rights and whom to call."""

from collections.abc import Iterator, Sequence
from itertools import islice

from hrforum.documents import figures
from hrforum.documents.outline import Block, Bullets, Heading, Outline, Paragraph, Quotation, ReleasedAsk
from hrforum.documents.paper_content import BriefContent
from hrforum.documents.pdf import count_pages
from hrforum.documents.text import one_line
from hrforum.documents.wording import Wording
from hrforum.domain.rendering import Rendering

_NUMBERS, _QUOTES = 3, 2
_LONGEST_TITLE, _LONGEST_LINE = 120, 300
_TRIMS = tuple((most, asks, rights) for rights in (5, 3) for asks in (3, 2, 1) for most in (60, 45, 30))
_LEAST = ((20, 1, 1), (20, 1, 0), (20, 0, 0), (0, 1, 1), (0, 0, 0))
"""Words of a quote, asks and rights, from what is wished for to what always fits; a single word may be longer than a page."""


def brief_outline(content: BriefContent, language: str) -> Outline:
    """Return the outline of a brief in "en", "es" or "fr"; what does not fit one page is cut, quotes first."""
    words = Wording(language)
    for most, asks, rights in (*_TRIMS, *_LEAST):
        outline = _outline(content, words, most, asks, rights)
        if count_pages(outline) == 1:
            break
    return outline


def _outline(content: BriefContent, words: Wording, most: int, asks: int, rights: int) -> Outline:
    packet = content.packet
    title = _clipped(packet.title, _LONGEST_TITLE)
    blocks: list[Block] = []
    if packet.practice:
        blocks.append(Paragraph(words.practice_warning(packet.practice), manner="small"))
    blocks += [Heading(1, title, listed=False), Paragraph(_before(content, words), manner="lead")]
    wanted = sorted(_asks(content, words), key=_weight)[:asks]
    if wanted:
        blocks += [Heading(2, words.say("What we ask for"), listed=False), *wanted]
    blocks.append(Heading(2, words.say("What we heard"), listed=False))
    blocks.append(Bullets(tuple(islice(_numbers(content, words), _NUMBERS))))
    quotes = content.quotes[:_QUOTES]
    if quotes:
        blocks.append(Heading(3, words.say("In people's own words"), listed=False))
    if quotes and not most:
        told = words.say("What people said is too long for this page. It stands in the packet: {exhibits}.")
        blocks.append(Paragraph(told.format(exhibits=words.exhibits([each.number for each in quotes]))))
    for quote in quotes if most else ():
        blocks.append(
            Quotation(
                quote.released, words.exhibits([quote.number]), _first(quote.released.renderings, words), most
            )
        )
    if content.rights[:rights]:
        blocks.append(Heading(2, words.say("The rights at stake"), listed=False))
        blocks.append(Bullets(tuple(_clipped(one, _LONGEST_LINE // 2) for one in content.rights[:rights])))
    if content.contact:
        whom = words.say("Whom to ask: {organisation}. {contact}")
        said = whom.format(organisation=packet.organisation, contact=content.contact)
        blocks.append(Paragraph(_clipped(said, _LONGEST_LINE)))
    if any(not row.shown.isdecimal() for one in packet.totals for row in one.rows[:1]):
        blocks.append(Paragraph(figures.small_numbers(words), manner="small"))
    return Outline(
        title=words.say("{title}: brief").format(title=title),
        language=words.language,
        blocks=tuple(blocks),
        organisation=packet.organisation,
        running=title,
        practice=packet.practice,
        paper=words.paper,
        furniture=words.furniture(),
        dense=True,
    )


def _first(shown: Sequence[Rendering], words: Wording) -> tuple[str, ...]:
    """Return the one language in which a quote is shown: the document's where there is such a translation, else the original's."""
    languages = [each.language for each in shown]
    return (words.language if words.language in languages else languages[0],) if languages else ()


def _asks(content: BriefContent, words: Wording) -> Iterator[ReleasedAsk]:
    """Yield what people ask for that is short enough for a page."""
    yield from (one for one in figures.asks(content.packet, words) if figures.length(one) <= _LONGEST_LINE)


def _weight(one: ReleasedAsk) -> tuple[int, int]:
    """Rank what is asked for: what more exhibits ask comes first, of those the shorter one."""
    return -len(one.reference), figures.length(one)


def _numbers(content: BriefContent, words: Wording) -> Iterator[str]:
    """Yield the numbers that may be told: the chosen statements, how many spoke, and the largest answers."""
    packet = content.packet
    yield from (_clipped(one, _LONGEST_LINE) for one in packet.statements)
    yield figures.counted_sentence(packet, words)
    sentence = words.say("{dimension}: {answer}: {count} {unit}.")
    rows = (
        sentence.format(dimension=one.label, answer=one.rows[0].label, count=one.rows[0].shown, unit=one.unit)
        for one in packet.totals
        if one.rows
    )
    yield from (_clipped(each, _LONGEST_LINE) for each in rows)


def _before(content: BriefContent, words: Wording) -> str:
    packet = content.packet
    item = "" if packet.hearing_item in packet.title else packet.hearing_item
    parts = [packet.organisation, packet.hearing_body, item]
    if packet.hearing_date:
        parts.append(words.day(packet.hearing_date))
    return _clipped(" · ".join(part for part in parts if part), _LONGEST_LINE)


def _clipped(text: str, most: int) -> str:
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
