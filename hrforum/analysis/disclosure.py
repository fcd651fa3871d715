"""How the numbers of a document may be told: exactly, or withheld, with one mark for small numbers and for those withheld beside them."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from hrforum.analysis.boxes import Atom, Box, Counts
from hrforum.analysis.suppression import Kept, suppress
from hrforum.domain.table import THRESHOLD
from hrforum.domain.tag import NOT_ASKED

__all__ = ["THRESHOLD", "WITHHELD", "Safe", "Told", "exactly", "safe_count", "safe_table"]


class Told(StrEnum):
    """How a number may be told. Why one is withheld is not said: two marks would tell which are the small ones."""

    EXACT = "exact"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Safe:
    """A number as it may be told; `count` is None unless exact."""

    told: Told
    count: int | None = None


WITHHELD = Safe(Told.WITHHELD)


def exactly(count: int) -> Safe:
    """Return a number that is told as it is."""
    return Safe(Told.EXACT, count)


def safe_count(count: int, threshold: int = THRESHOLD) -> Safe:
    """Return how one number that stands alone may be told."""
    return WITHHELD if 0 < count < threshold else exactly(count)


def safe_table(
    who: Mapping[str, Set[int]], threshold: int = THRESHOLD, small: Set[str] = frozenset()
) -> dict[str, Safe] | None:
    """Return how the numbers of those who gave each answer may be told, or None where nothing of them is to be told.

    `who` holds everybody: whoever gave none of the answers stands under `NOT_ASKED`. Answers in `small` are withheld whatever they count.
    What is withheld is shown to be possible at values `threshold` apart, for a reader who knows how many there are in all (`suppress`).
    """
    given: dict[int, set[str]] = {}
    for key, some in who.items():
        for one in some:
            given.setdefault(one, set()).add(key)
    tags = tuple(chain((key for key in who if key != NOT_ASKED), (NOT_ASKED,)))
    atoms: Mapping[Atom, int] = Counter((frozenset(keys),) for keys in given.values())
    counts = {key: len(some) for key, some in who.items()} | ({} if NOT_ASKED in who else {NOT_ASKED: 0})
    boxes: dict[Box, int] = {(key,): counts[key] for key in tags}
    boxes[(None,)] = len(given)
    several = any(len(keys) > 1 for keys in given.values())
    table = Counts((tags,), boxes, atoms, (several,), (frozenset(),))
    hidden = suppress(table, threshold, Kept(frozenset((key,) for key in small)))
    if all((key,) in hidden for key, number in counts.items() if number) and any(counts.values()):
        return None
    return {key: WITHHELD if (key,) in hidden else exactly(counts[key]) for key in tags}
