"""Which tags go together: pairs, triples, and the full combinations of an UpSet plot, with what independence would give."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from math import prod
from typing import TypeVar

from pyroaring import BitMap

from hrforum.analysis.crosstab import Owners

K = TypeVar("K", bound=Hashable)
"""What names a set of rows: a tag with its dimension."""


def pairs(sets: Mapping[K, BitMap], owners: Owners) -> dict[tuple[K, K], int]:
    """Count the units in both of every two sets of rows."""
    if not owners.shared:
        named = [(name, rows & owners.alone) for name, rows in sets.items()]
        return {
            (first, second): some.intersection_cardinality(other)
            for place, (first, some) in enumerate(named)
            for second, other in named[place + 1 :]
        }
    return {
        (first, second): owners.units(sets[first] & sets[second]) for first, second in combinations(sets, 2)
    }


def triples(sets: Mapping[K, BitMap], owners: Owners) -> dict[tuple[K, K, K], int]:
    """Count the units in all of every three sets of rows; those that nobody is in are left out."""
    named, found = [(name, rows if owners.shared else rows & owners.alone) for name, rows in sets.items()], {}
    for place, (first, some) in enumerate(named):
        for next_, (second, other) in enumerate(named[place + 1 :], place + 1):
            both = some & other
            if not both:
                continue
            inside = owners.units if owners.shared else None
            for third, last in named[next_ + 1 :]:
                number = inside(both & last) if inside else both.intersection_cardinality(last)
                if number:
                    found[first, second, third] = number
    return found


def exactly(sets: Mapping[K, BitMap], within: BitMap, owners: Owners) -> dict[frozenset[K], int]:
    """Count the units by which of the sets their rows are in and which not: the bars of an UpSet plot.

    A unit with several rows counts in each combination that one of its rows has; being in none is one of them.
    """
    parts: dict[frozenset[K], BitMap] = {frozenset(): within}
    for name, rows in sets.items():
        for names, some in list(parts.items()):
            both = some & rows
            if both:
                parts[names | {name}] = both
                parts[names] = some - both
    counted = ((names, owners.units(rows)) for names, rows in parts.items() if rows)
    return {names: number for names, number in counted if number}


def expected(numbers: Sequence[int], everybody: int) -> float:
    """Return how many would be in all of some sets of these sizes, if being in one said nothing of being in another."""
    return everybody * prod(number / everybody for number in numbers) if everybody else 0.0
