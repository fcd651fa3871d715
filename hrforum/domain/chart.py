"""A chart as a description: what it says, bar by bar. Screen and paper each draw it."""

from dataclasses import dataclass
from enum import StrEnum

from hrforum.i18n import _


class Kind(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    STACKED = "stacked"
    HEAT = "heat"
    UPSET = "upset"
    TIMELINE = "timeline"
    MAP = "map"


Ring = tuple[tuple[float, float], ...]
"""The corners of an area, as (degrees east, degrees north)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `count` is None where the number is withheld; `shown` is what is printed beside the label.

    `parts` are its pieces, one for each of the chart's `names`; `members` the sets that a combination of an UpSet plot has;
    `outline` the rings of a district on a map.
    """

    label: str
    count: int | None
    shown: str
    parts: tuple["Bar", ...] = ()
    members: tuple[str, ...] = ()
    outline: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts in one `unit` ("testimonies", "people"), with a note on what they are not.

    `names` are what the parts of each bar are called; `sets` are the single sets of an UpSet plot.
    """

    title: str
    unit: str
    note: str
    bars: tuple[Bar, ...]
    kind: Kind = Kind.BARS
    names: tuple[str, ...] = ()
    sets: tuple[Bar, ...] = ()

    @property
    def told(self) -> bool:
        """Whether any number stands in it but nothing and what is withheld."""
        parts = (part for bar in self.bars for part in bar.parts)
        return any(one.count for one in (parts if self.names else (*self.bars, *self.sets)))


def facts(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """Return everything that a chart says as a table, its header first."""
    if chart.names:
        rows = ((bar.label, *(part.shown for part in bar.parts)) for bar in chart.bars)
        return (("", *chart.names), *rows)
    singles = tuple((bar.label, bar.shown) for bar in chart.sets)
    return (("", chart.unit), *singles, *((bar.label, bar.shown) for bar in chart.bars))


def as_rows(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """Return a chart's facts as a table that stands alone: with its unit, and below it what the numbers are not."""
    (corner, *names), *rows = facts(chart)
    header = (corner or f"{chart.title} ({chart.unit})", *names)
    said = (chart.note, *("",) * len(names))
    return (header, *rows, said) if chart.note else (header, *rows)


def kind_name(kind: Kind) -> str:
    """Return what a kind of chart is called."""
    return {
        Kind.BARS: _("Bar chart"),
        Kind.STACKED: _("Stacked bars"),
        Kind.HEAT: _("Heat map"),
        Kind.UPSET: _("UpSet plot"),
        Kind.TIMELINE: _("Timeline"),
        Kind.MAP: _("District map"),
    }[kind]


def said(chart: Chart) -> str:
    """Return in words everything that a chart says."""
    _header, *rows = facts(chart)
    if chart.names:
        told = "; ".join(
            f"{label}: "
            + ", ".join(f"{name} {shown}" for name, shown in zip(chart.names, numbers, strict=True))
            for label, *numbers in rows
        )
    else:
        told = "; ".join(f"{label}: {shown}" for label, shown in rows)
    whole = _("{kind}: {title}, in {unit}. {facts}.").format(
        kind=kind_name(chart.kind), title=chart.title, unit=chart.unit, facts=told
    )
    return f"{whole} {chart.note}".strip()
