"""Counting by up to three dimensions at once, over bitmaps of rows: each row is one person in one testimony."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pyroaring import BitMap

from hrforum.analysis.boxes import Atom, Box

Column = Mapping[str, BitMap]
"""The rows that each tag of one dimension was given in."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Whom rows belong to in one unit.

    A row of `alone` belongs to one unit that has no other row, so that rows can be counted for units. `shared` holds the units of
    every other row that has any: a person with two testimonies, a household of three.
    """

    alone: BitMap
    shared: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def units(self, rows: BitMap) -> int:
        """Return how many units have a row among these."""
        found = self.alone.intersection_cardinality(rows)
        return found + len(self.among_shared(rows)) if self.shared else found

    def among_shared(self, rows: BitMap) -> set[int]:
        """Return the units of those rows that share them."""
        return {unit for row in BitMap(self.shared) & rows for unit in self.shared[row]}


def owners_of(units: Mapping[int, Sequence[int]]) -> Owners:
    """Return whom rows belong to, from the units of each row; a row without any is counted nowhere."""
    rows_of: dict[int, int] = {}
    for some in units.values():
        for unit in some:
            rows_of[unit] = rows_of.get(unit, 0) + 1
    shared = {
        row: tuple(some)
        for row, some in units.items()
        if len(some) > 1 or any(rows_of[unit] > 1 for unit in some)
    }
    return Owners(BitMap(row for row, some in units.items() if some and row not in shared), shared)


def crosstab(columns: Sequence[Column], within: BitMap, owners: Owners) -> dict[Box, int]:
    """Count units by every combination of one tag or all in each dimension, among the rows `within`.

    Who gave several answers counts in each; a total counts units, so it may be less than the sum of its cells.
    """
    boxes: dict[Box, int] = {}
    _count(columns, within & owners.alone, (), boxes)
    if owners.shared and (rest := within & BitMap(owners.shared)):
        pooled: dict[Box, int] = {}
        _count_shared(columns, rest, (), pooled, owners)
        boxes = {box: number + pooled[box] for box, number in boxes.items()}
    return boxes


def _count(columns: Sequence[Column], rows: BitMap, tags: Box, boxes: dict[Box, int]) -> None:
    if not columns:
        boxes[tags] = len(rows)
        return
    column, *rest = columns
    if rest:
        for tag, given in column.items():
            _count(rest, rows & given, (*tags, tag), boxes)
        _count(rest, rows, (*tags, None), boxes)
        return
    inside = rows.intersection_cardinality
    if rows:
        for tag, given in column.items():
            boxes[(*tags, tag)] = inside(given)
    else:
        boxes.update(dict.fromkeys(((*tags, tag) for tag in column), 0))
    boxes[(*tags, None)] = len(rows)


def _count_shared(
    columns: Sequence[Column], rows: BitMap, tags: Box, boxes: dict[Box, int], owners: Owners
) -> None:
    if not columns:
        boxes[tags] = len(owners.among_shared(rows))
        return
    column, *rest = columns
    for tag, given in column.items():
        _count_shared(rest, rows & given, (*tags, tag), boxes, owners)
    _count_shared(rest, rows, (*tags, None), boxes, owners)


def atoms(columns: Sequence[Column], within: BitMap, owners: Owners) -> dict[Atom, int]:
    """Count the units with one row by their full combination of answers; each row has an answer in each dimension."""
    parts: list[tuple[Atom, BitMap]] = [((), within & owners.alone)]
    for column in columns:
        parts = [
            ((*given, answers), rows)
            for given, whole in parts
            for answers, rows in _by_answers(column, whole).items()
        ]
    return {given: len(rows) for given, rows in parts}


def _by_answers(column: Column, rows: BitMap) -> dict[frozenset[str], BitMap]:
    """Split rows by all the tags of one dimension that each has."""
    parts: dict[frozenset[str], BitMap] = {frozenset(): rows}
    for tag, given in column.items():
        for answers, some in list(parts.items()):
            both = some & given
            if both:
                parts[answers | {tag}] = both
                if len(both) == len(some):
                    del parts[answers]
                else:
                    parts[answers] = some - both
    return {answers: some for answers, some in parts.items() if some and answers}
