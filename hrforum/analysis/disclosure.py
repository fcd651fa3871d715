"""What may be told of small numbers outside: "fewer than 5" for 1 to 4, zero as zero, and no way to work a withheld number out.

One-way tables only. Where one answer each is given, the total betrays a single withheld cell; so each table with a small number also
holds back exact numbers of larger cells, told as "5 or more", until every withheld number could still be any from 1 to 4.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
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

    The reader is assumed to know the sum of all cells, the threshold, and that the smallest of the larger cells are the ones told
    as "or more". Each small cell must remain possible at any value from 1 to `threshold` - 1, so these cells must together be able to
    give up what it lacks, and to take what it might give up without passing the next exact number.
    """
    told = {key: safe_count(count, threshold) for key, count in counts.items()}
    small = [count for count in counts.values() if 0 < count < threshold]
    if not small:
        return told
    large = sorted(
        ((key, count) for key, count in counts.items() if count >= threshold), key=lambda cell: cell[1]
    )
    for taken in range(1, len(large) + 1):
        held = [count for _key, count in large[:taken]]
        down = sum(held) - threshold * taken
        up = large[taken][1] * taken - sum(held) if taken < len(large) else threshold
        if down >= max(threshold - 1 - min(small), 1) and up >= max(small) - 1:
            return told | {key: Safe(Told.OR_MORE) for key, _count in large[:taken]}
    return None
