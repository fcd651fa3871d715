"""The summary for the council's table: two pages of totals and asks, without any testimony in full."""

from dataclasses import replace

from hrforum.documents import figures
from hrforum.documents.content import PacketContent
from hrforum.documents.outline import Block, Heading, Outline, Paragraph
from hrforum.documents.wording import Wording

_ROOM = 900.0
"""Points of height that two pages have for chart, tables and asks beside the title and the notes, with some lost at the break."""
_ROW, _TABLE, _CHART, _ASK, _ASKS = 21.0, 62.0, 60.0, 62.0, 5


def summary_outline(content: PacketContent, language: str) -> Outline:
    """Return the outline of the summary in "en", "es" or "fr"."""
    words = Wording(language)
    short, dropped = _shortened(content)
    blocks: list[Block] = []
    if content.practice:
        blocks.append(Paragraph(words.practice_warning(content.practice), manner="lead"))
    blocks += [Heading(1, content.title, listed=False), Paragraph(_before(content, words), manner="lead")]
    blocks.append(Paragraph(figures.counted_sentence(content, words)))
    blocks += [*figures.chart(short, words), *figures.tables(short, words)]
    if dropped:
        blocks.append(Paragraph(words.say("Further totals stand in the packet."), manner="small"))
    if short.totals:
        blocks.append(Paragraph(figures.caveat(words), manner="small"))
        blocks.append(Paragraph(figures.small_numbers(words), manner="small"))
    if figures.has_asks(short):
        blocks.append(Heading(2, words.say("What we ask for"), listed=False))
        blocks += figures.asks(short, words, exhibits=True)
    return Outline(
        title=words.say("{title}: summary").format(title=content.title),
        language=language,
        blocks=tuple(blocks),
        organisation=content.organisation,
        running=content.title,
        practice=content.practice,
        paper=words.paper,
        furniture=words.furniture(),
    )


def _before(content: PacketContent, words: Wording) -> str:
    parts = [content.organisation, content.hearing_body, content.hearing_item]
    if content.hearing_date:
        parts.append(words.day(content.hearing_date))
    return " · ".join(part for part in parts if part)


def _shortened(content: PacketContent) -> tuple[PacketContent, bool]:
    """Return the content as it fits two pages: the first asks, and the tables that there is room for."""
    asking = [number for number, one in enumerate(content.exhibits) if one.ask]
    last = asking[_ASKS - 1] + 1 if len(asking) > _ASKS else len(content.exhibits)
    room = _ROOM - _ASK * min(len(asking), _ASKS)
    if content.chart:
        room -= _CHART + _ROW * len(content.chart.bars)
    kept = []
    for one in content.totals:
        height = _TABLE + _ROW * len(one.rows)
        if height <= room:
            kept.append(one)
            room -= height
    short = replace(content, totals=tuple(kept), exhibits=content.exhibits[:last])
    return short, len(kept) < len(content.totals)
