"""Which charts a table or combinations can be drawn as, and how they become one."""

import re
from collections.abc import Mapping, Sequence

from hrforum.domain.chart import Bar, Chart, Kind, Ring
from hrforum.domain.table import Axis, Cell, Combination, Table
from hrforum.domain.tag import NOT_ASKED

_MOST_PARTS = 6
"""More parts than patterns could not be told apart."""


def kinds_of(table: Table, *, with_map: bool = False) -> tuple[Kind, ...]:
    """Return how a table can be drawn; one by three dimensions cannot."""
    if len(table.axes) == 1:
        ordered = (Kind.TIMELINE,) if table.axes[0].ordered else ()
        return (Kind.BARS, *ordered, *((Kind.MAP,) if with_map else ()))
    if len(table.axes) == 2:
        return (Kind.HEAT, Kind.STACKED) if len(table.axes[1].answers) <= _MOST_PARTS else (Kind.HEAT,)
    return ()


def chart_of(
    table: Table, kind: Kind, unit: str, outlines: Mapping[str, tuple[Ring, ...]] | None = None
) -> Chart:
    """Return a table by one or two dimensions as a chart; `outlines` are the districts of a map by their label in small letters."""
    cells = {frozenset(cell.tags): cell for cell in (*table.cells, *table.totals)}
    title = " × ".join(axis.label for axis in table.axes)
    note = " ".join(table.notes)
    first = table.axes[0]
    if len(table.axes) > 1:
        second = table.axes[1]
        rows = tuple(_row(cells, first, second, answer.key, answer.label) for answer in first.answers)
        return Chart(title, unit, note, rows, kind, tuple(answer.label for answer in second.answers))
    found = [
        Bar(answer.label, cell.count, cell.shown, outline=(outlines or {}).get(answer.label.casefold(), ()))
        for answer in first.answers
        if (cell := cells.get(frozenset([(first.key, answer.key)]))) is not None
        and not (kind is Kind.TIMELINE and answer.key == NOT_ASKED and cell.count == 0)
    ]
    if kind is Kind.MAP:
        found = [bar for bar in found if bar.outline]
    if kind is Kind.TIMELINE:
        found = _without_gaps(found)
    return Chart(title, unit, note, tuple(found), kind)


def _without_gaps(bars: Sequence[Bar]) -> list[Bar]:
    """Return months, quarters or years with those between in which nobody spoke, so that time passes evenly."""
    known = {place: bar for bar in bars if (place := _place(bar.label)) is not None}
    if not known:
        return list(bars)
    (parts, first), (_same, last) = min(known), max(known)
    between = (known.get((parts, at)) or Bar(_called(parts, at), 0, "0") for at in range(first, last + 1))
    return [*between, *(bar for bar in bars if _place(bar.label) is None)]


def _place(label: str) -> tuple[int, int] | None:
    """Return into how many parts a year falls here, and which part since year 0 a label names."""
    match = re.fullmatch(r"(\d{4})(?:-(Q)?(\d{1,2}))?", label)
    if match is None:
        return None
    year, quarter, part = int(match[1]), match[2], match[3]
    parts = 1 if part is None else 4 if quarter else 12
    return parts, year * parts + int(part or 1) - 1


def _called(parts: int, at: int) -> str:
    year, part = divmod(at, parts)
    return (
        f"{year:04}" if parts == 1 else f"{year:04}-Q{part + 1}" if parts == 4 else f"{year:04}-{part + 1:02}"
    )


def _row(
    cells: Mapping[frozenset[tuple[str, str]], Cell], first: Axis, second: Axis, key: str, label: str
) -> Bar:
    whole = cells.get(frozenset([(first.key, key)]))
    parts = tuple(
        Bar(answer.label, cell.count, cell.shown)
        for answer in second.answers
        if (cell := cells.get(frozenset([(first.key, key), (second.key, answer.key)]))) is not None
    )
    return Bar(label, whole.count if whole else None, whole.shown if whole else "", parts)


def upset_of(
    labels: Mapping[tuple[str, str], str],
    sets: Sequence[Cell],
    combinations: Sequence[Combination],
    title: str,
    unit: str,
    note: str,
) -> Chart:
    """Return the most frequent combinations as an UpSet plot; a bar is who gave these answers and, inside, no other of these."""
    shown = tuple(Bar(labels[one.tags[0]], one.count, one.shown) for one in sets)
    bars = tuple(
        Bar(" + ".join(labels[tag] for tag in one.tags), number, str(number), members=_names(labels, one))
        for one in combinations
        if (number := one.count if one.only is None else one.only) is not None
    )
    return Chart(title, unit, note, bars, Kind.UPSET, sets=shown)


def _names(labels: Mapping[tuple[str, str], str], one: Combination) -> tuple[str, ...]:
    return tuple(labels[tag] for tag in one.tags)


def together_of(
    labels: Mapping[tuple[str, str], str],
    sets: Sequence[Cell],
    together: Sequence[Cell],
    title: str,
    unit: str,
    note: str,
) -> Chart:
    """Return how many gave every two answers as a heat map; the diagonal is who gave one at all."""
    tags = [one.tags[0] for one in sets]
    cells = {frozenset(one.tags): one for one in (*sets, *together)}

    def part(row: tuple[str, str], column: tuple[str, str]) -> Bar:
        cell = cells.get(frozenset([row, column]))
        if cell is not None:
            return Bar(labels[column], cell.count, cell.shown)
        # Outside, two answers to one question are not counted against each other.
        same = row[0] == column[0]
        return Bar(labels[column], None if same else 0, "–" if same else "0")

    rows = (
        Bar(labels[row], part(row, row).count, part(row, row).shown, tuple(part(row, each) for each in tags))
        for row in tags
    )
    return Chart(title, unit, note, tuple(rows), Kind.HEAT, tuple(labels[tag] for tag in tags))
