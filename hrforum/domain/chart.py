"""A chart as a description: what it says, bar by bar. Screen and paper each draw it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `count` is None where the number is withheld; `shown` is what is printed beside the label."""

    label: str
    count: int | None
    shown: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars of counts in one `unit` ("testimonies", "people"), with a note on what they are not."""

    title: str
    unit: str
    note: str
    bars: tuple[Bar, ...]
