"""The charts that the organisers chose for a packet: each drawn, told in words, and with its numbers as a table below."""

from collections.abc import Iterator, Sequence

from hrforum.documents.content import PacketContent
from hrforum.documents.outline import Block, ChartFigure, Table
from hrforum.documents.wording import Wording
from hrforum.domain.chart import Chart, Kind, facts

_MOST_COLUMNS = 6
"""More columns of numbers than these would be too narrow on paper; the table goes on below."""


def charts_at(content: PacketContent, place: str, words: Wording) -> Iterator[Block]:
    """Yield the charts that stand at a place of the packet: a figure with its alternative text, and its table, for each.

    The table is what a screen reader reads and what is left where a drawing would be too tall for a page.
    """
    for one in content.charts:
        if one.place == place:
            yield ChartFigure(one.chart, alternative(one.chart, words))
            yield from _tables(one.chart, words)


def alternative(chart: Chart, words: Wording) -> str:
    """Return in the document's language everything that a chart shows."""
    _header, *rows = facts(chart)
    if chart.names:
        told = "; ".join(
            f"{label}: " + ", ".join(f"{name} {said}" for name, said in zip(chart.names, shown, strict=True))
            for label, *shown in rows
        )
    else:
        told = "; ".join(f"{label}: {said}" for label, said in rows)
    return _sentence(chart.kind, words).format(title=chart.title, unit=chart.unit, bars=told)


def _sentence(kind: Kind, words: Wording) -> str:
    return {
        Kind.BARS: words.say("Bar chart: {title}, in {unit}. {bars}."),
        Kind.STACKED: words.say("Stacked bars: {title}, in {unit}. {bars}."),
        Kind.HEAT: words.say("Heat map: {title}, in {unit}. {bars}."),
        Kind.UPSET: words.say("Which answers go together: {title}, in {unit}. {bars}."),
        Kind.TIMELINE: words.say("Timeline: {title}, in {unit}. {bars}."),
        Kind.MAP: words.say("Map of districts: {title}, in {unit}. {bars}."),
    }[kind]


def _tables(chart: Chart, words: Wording) -> Iterator[Table]:
    """Yield the numbers, in several tables where one would have too many columns."""
    header, *rows = facts(chart)
    caption = words.say("{dimension} ({unit})").format(dimension=chart.title, unit=chart.unit)
    parts = list(_parts(len(header)))
    for at, columns in enumerate(parts, 1):
        numbered = f"{caption}, {at}/{len(parts)}" if len(parts) > 1 else caption
        yield Table(numbered, _of(header, columns), tuple(_of(row, columns) for row in rows))


def _parts(width: int) -> Iterator[Sequence[int]]:
    """Yield which columns stand in one table: the first, which says what a row is about, and some of the others, as many in each."""
    wide = max(width - 1, 1)
    tables = -(-wide // _MOST_COLUMNS)
    each = -(-wide // tables)
    for start in range(1, wide + 1, each):
        yield (0, *range(start, min(start + each, wide + 1)))


def _of(row: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(row[at] for at in columns)
