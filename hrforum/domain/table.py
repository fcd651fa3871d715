"""Tables of counts: what is asked for, and what may be seen of it inside or told outside."""

from dataclasses import dataclass
from enum import StrEnum

from hrforum.domain.tag import About
from hrforum.i18n import _


class Unit(StrEnum):
    """What is counted. A person may give several testimonies, and several people may share a household or an incident."""

    PEOPLE = "people"
    TESTIMONIES = "testimonies"
    HOUSEHOLDS = "households"
    INCIDENTS = "incidents"


class Readers(StrEnum):
    """Who reads the numbers: the organisers themselves, or anybody outside."""

    INSIDE = "inside"
    OUTWARD = "outward"


def unit_name(unit: Unit) -> str:
    """Return what is counted, in small letters."""
    return {
        Unit.PEOPLE: _("people"),
        Unit.TESTIMONIES: _("testimonies"),
        Unit.HOUSEHOLDS: _("households"),
        Unit.INCIDENTS: _("incidents"),
    }[unit]


THRESHOLD, STRICT, LEAST = 5, 11, 3
"""No number from 1 to below the threshold is told outside: the usual one, that of health authorities, the least to ask for."""

PERIODS = ("period", "quarter", "year")
"""The dimensions that count time, the finest first: who knows one knows something of the others."""

FEWEST_FOR_PERCENT = 20
"""A percentage of fewer is not told: it would say no more than the number, and look as if it did."""

Condition = tuple[str, tuple[str, ...]]
"""A dimension's key and the keys of its tags of which one is enough."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted: by which dimensions (up to three), among whom, in which unit, for whom.

    `words` narrows to testimonies that a search for them finds; never for outside.
    """

    by: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    unit: Unit = Unit.PEOPLE
    readers: Readers = Readers.INSIDE
    threshold: int = THRESHOLD
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of a table: a tag's key and how it is called."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """One dimension of a table with its rows. `ordered` ones stand in an order of their own, as months and ages do.

    `own` dimensions are the archive's; the others come with every testimony.
    """

    key: str
    label: str
    answers: tuple[Answer, ...]
    about: About | None = None
    ordered: bool = False
    own: bool = True

    def label_of(self, key: str) -> str:
        """Return how a tag is called."""
        return next((each.label for each in self.answers if each.key == key), key)


@dataclass(frozen=True, slots=True)
class Cell:
    """One number. `tags` are pairs of dimension and tag, fewer than the table's dimensions for a total, none for everybody.

    `count` is None where it is withheld; `percent` is of everybody, None where it may not be said.
    """

    tags: tuple[tuple[str, str], ...]
    count: int | None
    shown: str
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it may be read by its audience. `n` is None where even that is withheld; `notes` are sentences that stand below."""

    asked: Asked
    n: int | None
    axes: tuple[Axis, ...]
    cells: tuple[Cell, ...]
    totals: tuple[Cell, ...]
    notes: tuple[str, ...] = ()


def as_rows(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return a table as rows of texts, its header first: each number by what it counts, then how many in all and what numbers are not."""
    width = len(table.axes) + 1
    everybody = _("All")

    def named(cell: Cell) -> tuple[str, ...]:
        tags = dict(cell.tags)
        return tuple(axis.label_of(tags[axis.key]) if axis.key in tags else everybody for axis in table.axes)

    header = (*(axis.label for axis in table.axes), unit_name(table.asked.unit))
    rows = [(*named(cell), cell.shown) for cell in (*table.cells, *table.totals)]
    said = [(note, *("",) * (width - 1)) for note in table.notes]
    return (header, *rows, *said)


@dataclass(frozen=True, slots=True)
class Combination:
    """Tags that go together. `count` has all of them, `only` has these and no other of the tags asked about.

    `expected` is the count if the tags had nothing to do with each other; `said` tells the difference in words.
    """

    tags: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    count: int | None
    only: int | None
    expected: int | None
    said: str
