"""The summary for the council's table: two pages of totals and asks, without any testimony in full."""

from collections.abc import Sequence
from dataclasses import replace

from hrforum.documents import figures
from hrforum.documents.content import PacketContent
from hrforum.documents.outline import Block, Heading, Outline, Paragraph
from hrforum.documents.pdf import count_pages
from hrforum.documents.wording import Wording

_PAGES = 2
_ASKS = 6
_FEWEST_ASKS = 2
_LONGEST_ASK = 500
"""An ask longer than this, in characters, is read in the packet."""


def summary_outline(content: PacketContent, language: str) -> Outline:
    """Return the outline of the summary in "en", "es" or "fr".

    Where not everything fits two pages, tables go first and then asks, from the end, and the summary says so.
    """
    words = Wording(language)
    short = [one for one in figures.asks(content, words) if figures.length(one) <= _LONGEST_ASK]
    tables = len(content.totals)
    asks = min(len(short), _ASKS)
    while True:
        outline = _outline(content, words, tables, short[:asks])
        if count_pages(outline) <= _PAGES or not (tables or asks):
            return outline
        if tables > 1 or asks <= _FEWEST_ASKS:
            tables, asks = (tables - 1, asks) if tables else (0, asks - 1)
        else:
            asks -= 1


def _outline(content: PacketContent, words: Wording, tables: int, asks: Sequence[Block]) -> Outline:
    return Outline(
        title=words.say("{title}: summary").format(title=content.title),
        language=words.language,
        blocks=tuple(_blocks(content, words, tables, asks)),
        organisation=content.organisation,
        running=content.title,
        practice=content.practice,
        paper=words.paper,
        furniture=words.furniture(),
    )


def _blocks(content: PacketContent, words: Wording, tables: int, asks: Sequence[Block]) -> list[Block]:
    blocks: list[Block] = []
    if content.practice:
        blocks.append(Paragraph(words.practice_warning(content.practice), manner="lead"))
    blocks += [Heading(1, content.title, listed=False), Paragraph(_before(content, words), manner="lead")]
    blocks.append(Paragraph(figures.counted_sentence(content, words)))
    blocks += map(Paragraph, content.statements)
    if content.totals:
        blocks += figures.notes(words)
    kept = replace(content, totals=content.totals[:tables])
    blocks += [*figures.chart(content, words), *figures.tables(kept, words)]
    if tables < len(content.totals):
        blocks.append(Paragraph(words.say("Further totals stand in the packet."), manner="small"))
    if asks:
        blocks += [Heading(2, words.say("What we ask for"), listed=False), *asks]
    if len(asks) < len(list(figures.asks(content, words))):
        blocks.append(Paragraph(words.say("All that people ask for stands in the packet."), manner="small"))
    return blocks


def _before(content: PacketContent, words: Wording) -> str:
    parts = [content.organisation, content.hearing_body, content.hearing_item]
    if content.hearing_date:
        parts.append(words.day(content.hearing_date))
    return " · ".join(part for part in parts if part)
