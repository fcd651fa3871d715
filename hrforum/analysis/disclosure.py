"""What may be told of small numbers outside: "fewer than 5" for 1 to 4, zero as zero, and no way to work a withheld number out.

One-way tables only. Where one answer each is given, the total betrays a single withheld cell; so each table with a small number also
holds back exact numbers of larger cells, told as "5 or more", until every withheld number could still be any from 1 to 4, also for a
reader who knows this rule and works out which tables it would have told in the same way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

K = TypeVar("K")

THRESHOLD = 5


class Told(StrEnum):
    """How a number may be told."""

    EXACT = "exact"
    FEWER = "fewer"
    OR_MORE = "or_more"


@dataclass(frozen=True, slots=True)
class Safe:
    """A number as it may be told; `count` is None unless exact. `Told.FEWER` and `Told.OR_MORE` refer to the threshold."""

    told: Told
    count: int | None = None


def safe_count(count: int, threshold: int = THRESHOLD) -> Safe:
    """Return how one number that stands alone may be told."""
    return Safe(Told.FEWER) if 0 < count < threshold else Safe(Told.EXACT, count)


def safe_table(counts: Mapping[K, int], threshold: int = THRESHOLD) -> dict[K, Safe] | None:
    """Return how the cells of a one-way table may be told, or None where no way of telling them is safe.

    The reader is assumed to know the sum of all cells, the threshold, that the smallest of the larger cells are the ones told as
    "or more", and that no more of them are held back than it takes. Each small cell remains possible at any value from 1 to
    `threshold` - 1.
    """
    told = {key: safe_count(count, threshold) for key, count in counts.items()}
    small = [count for count in counts.values() if 0 < count < threshold]
    if not small:
        return told
    large = sorted(
        ((key, count) for key, count in counts.items() if count >= threshold), key=lambda cell: cell[1]
    )
    held = sum(small)
    for taken, (_key, count) in enumerate(large, 1):
        held += count
        above = large[taken][1] if taken < len(large) else held + 1
        # Equal cells are told alike, so that it does not matter in which order they stand.
        if count < above and _hides(len(small), taken, held, above, threshold):
            return told | {key: Safe(Told.OR_MORE) for key, _count in large[:taken]}
    return None


@lru_cache(maxsize=20_000)
def _hides(small: int, taken: int, held: int, above: int, threshold: int) -> bool:
    """Say whether `small` cells are hidden by `taken` larger ones below `above`, where all of these add up to `held`.

    Everything asked here can be read off the told table, so all tables that look alike get the same answer; and each value of a small
    cell is shown possible by a table that looks alike and was not told with fewer cells held back.
    """
    most = threshold - 1
    return all(
        any(
            _looks_alike(small, total, cells, threshold)
            for total in range(value + small - 1, value + most * (small - 1) + 1)
            for cells in _larger_cells(taken, held - total, above - 1, threshold)
        )
        for value in range(1, threshold)
    )


def _looks_alike(small: int, total: int, cells: list[int], threshold: int) -> bool:
    """Say whether no fewer than all of these larger cells would have been held back beside small ones that add up to `total`."""
    return not any(
        low < high and _hides(small, taken, total + sum(cells[:taken]), high, threshold)
        for taken, (low, high) in enumerate(pairwise(cells), 1)
    )


def _larger_cells(taken: int, total: int, top: int, threshold: int) -> Iterator[list[int]]:
    """Yield ways for larger cells, in rising order, to add up to `total`: as even and as uneven as can be."""
    if not threshold * taken <= total <= top * taken:
        return
    each, over = divmod(total, taken)
    yield [each] * (taken - over) + [each + 1] * over
    cells = [threshold] * taken
    spare = total - threshold * taken
    for place in reversed(range(taken)):
        more = min(spare, top - threshold)
        cells[place] += more
        spare -= more
    yield cells
