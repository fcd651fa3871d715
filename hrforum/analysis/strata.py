"""Strata of a table with a row for each testimony: answers that too few people gave are widened until nobody stands out by them."""

from collections.abc import Hashable, Sequence
from enum import Enum
from typing import TypeVar

from hrforum.analysis.disclosure import THRESHOLD

K = TypeVar("K", bound=Hashable)


class Wide(Enum):
    """What stands in a row in place of an answer."""

    OTHER = "other"


Answered = frozenset[K]
"""What stands in one row of one column: the answers of the people who speak there, none where nobody answered."""
Widened = frozenset[K | Wide]


def widened(
    rows: Sequence[tuple[Answered[K], frozenset[int]]], threshold: int = THRESHOLD
) -> list[Widened[K]] | None:
    """Return what may stand in a column's rows, given their answers and the people behind each; None withholds the column.

    Afterwards every different content of the column, no answer included, belongs to `threshold` people or more, or to none. First an
    answer that fewer people gave becomes "other"; then contents that are still too rare become "other" as a whole, and after them the
    rarest of the rest, until enough people share it.
    """
    people = _behind([(frozenset({one}), who) for said, who in rows for one in said])
    rare = {one for said, who in people.items() if len(who) < threshold for one in said}
    cells: list[Widened[K]] = [
        frozenset(Wide.OTHER if one in rare else one for one in said) for said, _who in rows
    ]
    while True:
        behind = _behind(list(zip(cells, (who for _said, who in rows), strict=True)))
        small = [said for said, who in behind.items() if len(who) < threshold]
        if not small:
            return cells
        if len(behind) == 1:
            return None
        others: frozenset[K | Wide] = frozenset({Wide.OTHER})
        if small == [others]:
            rest = [said for said in behind if said != others]
            # Rows alike in number are told apart by their place alone, so that the same rows give the same column.
            small = [min(rest, key=lambda said: len(behind[said]))]
        cells = [others if said in small else said for said in cells]


def _behind(rows: Sequence[tuple[Widened[K], frozenset[int]]]) -> dict[Widened[K], set[int]]:
    found: dict[Widened[K], set[int]] = {}
    for said, who in rows:
        found.setdefault(said, set()).update(who)
    return found
