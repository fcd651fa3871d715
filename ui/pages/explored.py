"""What the page for numbers shows, read on the archive's thread: a table, its picture, or which answers go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hrforum.domain.chart import Chart, Kind, Ring
from hrforum.domain.charted import kinds_of
from hrforum.domain.table import Asked, Readers, Table, unit_name
from hrforum.i18n import _
from hrforum.operations import picture, tabulate
from hrforum.operations.intersections import intersections
from hrforum.progress import Progress
from ui.parts.readers_words import readers_name

TOGETHER = (Kind.UPSET, Kind.HEAT)
"""How answers that go together can be drawn."""

Outlines = tuple[tuple[str, tuple[Ring, ...]], ...]


@dataclass(frozen=True)
class Explored:
    """What is shown: a table, a chart of it in one of several `kinds`, or combinations as a chart with `rows` of words."""

    told: str
    table: Table | None = None
    kinds: tuple[Kind, ...] = ()
    chart: Chart | None = None
    rows: Sequence[Sequence[str]] | None = None


def told_of(asked: Asked, n: int | None) -> str:
    """Return what is counted: the unit, how many in all, and for whom where it is for outside."""
    shown = _("withheld") if n is None else str(n)
    said = _("{unit}, n = {n}").format(unit=unit_name(asked.unit), n=shown)
    return f"{said} · {readers_name(Readers.OUTWARD)}" if asked.readers is Readers.OUTWARD else said


def read_table(archive: Any, asked: Asked, progress: Progress) -> Explored:
    """Count a table."""
    table = tabulate.tabulate(archive, asked, progress)
    return Explored(told_of(asked, table.n), table)


def read_picture(
    archive: Any, asked: Asked, kind: Kind | None, outlines: Outlines, progress: Progress
) -> Explored:
    """Count a table and draw it, in the kind wished where that can be."""
    table = tabulate.tabulate(archive, asked, progress)
    kinds = kinds_of(table, with_map=bool(outlines))
    if not kinds:
        return Explored(told_of(asked, table.n), table)
    chosen = kind if kind is not None and kind in kinds else kinds[0]
    wanted = picture.Wanted(asked, chosen, outlines=outlines)
    return Explored(told_of(asked, table.n), table, kinds, picture.of_table(table, wanted))


def read_together(archive: Any, asked: Asked, kind: Kind | None, progress: Progress) -> Explored:
    """Find which answers go together, and draw it."""
    found = intersections(archive, asked, progress=progress)
    chosen = kind or Kind.UPSET
    chart = picture.chart_together(archive, found, chosen)
    rows = None
    if chosen is Kind.UPSET:
        header = (
            _("Together"),
            _("All who gave these"),
            _("These and no other"),
            _("If they had nothing to do with each other"),
        )
        rows = [header, *(_combination(one) for one in found.combinations)]
    return Explored(told_of(found.asked, found.n), None, TOGETHER, chart, rows)


def _combination(one: Any) -> tuple[str, ...]:
    numbers = (_("not told") if number is None else str(number) for number in (one.count, one.only))
    return (" + ".join(one.labels), *numbers, one.said)
