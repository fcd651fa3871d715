"""Saved table: numbers that left in a file of their own, as a table or a picture, and not in an edition."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from hrforum.domain.table import PERIODS, Readers, Unit

_TIMES = frozenset((*PERIODS, "forum"))
"""Dimensions that say when: a forum's day is no secret, so its numbers say something of a month's."""


@dataclass(frozen=True, slots=True)
class SavedTable:
    """What left: the file's `name` without its folder, when, for whom, and what it counts by which dimensions.

    `narrowed` are the dimensions of its filter, `hides` those in which something is withheld. `base` is the mark of everybody who could
    be counted then, `filter` that of its conditions: two tables with the same of both count the same people. `id` 0: not kept yet.
    """

    name: str
    made_on: date
    readers: Readers
    unit: Unit
    by: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()
    hides: frozenset[str] = frozenset()
    base: str = ""
    filter: str = ""
    id: int = 0

    @property
    def about(self) -> frozenset[str]:
        """The dimensions that it asks about in any way."""
        return frozenset((*self.by, *self.narrowed))


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of one table by the marks of their questions: those that it tells, and those that it withholds."""

    told: Set[str] = frozenset()
    withheld: Set[str] = frozenset()

    def contradicts(self, other: "Marks") -> bool:
        """Say whether one of the two tells what the other withholds."""
        return not (self.told.isdisjoint(other.withheld) and self.withheld.isdisjoint(other.told))

    def hides_from(self, other: "Marks") -> bool:
        """Say whether anything that both ask is withheld."""
        return not self.withheld.isdisjoint(other.withheld)


Earlier = Mapping[SavedTable, Marks]


def stands_in_the_way(new: SavedTable, mine: Marks, earlier: Earlier, several: Set[str]) -> SavedTable | None:
    """Return the earlier table beside which a new one would let withheld numbers be worked out, None where there is none.

    Only tables of the same moment are laid beside each other number by number; between others the sets of people decide. Tables of
    other people or in another unit may share a dimension only where neither withholds anything in it. `several` are the dimensions in
    which people gave several answers. `earlier` stands in order, the newest first.
    """
    now = {one: marks for one, marks in earlier.items() if one.base == new.base}
    same = {one: marks for one, marks in now.items() if (one.filter, one.unit) == (new.filter, new.unit)}
    for one in now:
        hidden = new.hides | one.hides
        if one not in same and hidden & new.about & one.about:
            return one
        if hidden & _TIMES and _tell_time_otherwise(new, one):
            return one
    return _beside_the_same(new, mine, same, several)


def _beside_the_same(new: SavedTable, mine: Marks, same: Earlier, several: Set[str]) -> SavedTable | None:
    """Return what stands in the way among tables of the same people in the same unit.

    What is possible in each of two is possible together where all that they share is told; a part of one says nothing new. Dimensions
    in which people gave several answers leave too much open for that, once something is withheld in either.
    """
    for one, marks in same.items():
        if mine.contradicts(marks):
            return one
    if any(set(new.by) <= set(one.by) for one in same):
        return None
    beside = {one: marks for one, marks in same.items() if not set(one.by) <= set(new.by)}
    shared_by_any: set[str] = set()
    for one, marks in beside.items():
        shared = set(new.by) & set(one.by)
        if shared and (mine.hides_from(marks) or (shared & several and new.hides | one.hides)):
            return one
        shared_by_any |= shared
    whole = any(shared_by_any <= set(one.by) for one in beside)
    return None if whole or not shared_by_any else next(iter(beside))


def _tell_time_otherwise(one: SavedTable, other: SavedTable) -> bool:
    """Say whether two tables tell when by different dimensions."""
    mine, theirs = one.about & _TIMES, other.about & _TIMES
    return bool(mine and theirs and mine != theirs)
