"""The reader who works out all that can be worked out: exact bounds of withheld numbers by integer programming."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from hrforum.analysis.boxes import Atom, Box, Counts, holds, parents
from hrforum.analysis.filtered import filtered
from hrforum.domain.tag import NOT_ASKED

_MANY = 10_000
"""More people than any table in a test counts."""

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Reader:
    """Knows of a document: every told number, which numbers are withheld, and which combinations of answers can be given at all.

    `floor` is the least that a withheld number can be: 1 for a reader who sees that no zero is withheld.
    """

    atoms: tuple[Atom, ...]
    told: Mapping[Box, int]
    withheld: Collection[Box]
    floor: int = 0

    def interval(self, box: Box) -> tuple[int, int]:
        """Return the least and the most that a box can count."""
        aim = self._row(box)
        return self._least(aim), -self._least(-aim)

    def could_differ(self, box: Box, other: Box) -> bool:
        """Say whether two boxes can count differently."""
        aim = self._row(box) - self._row(other)
        return self._least(aim) < 0 or self._least(-aim) < 0

    def _least(self, aim: Numbers) -> int:
        marked = list(self.withheld) if self.floor else []
        rows = [self._row(box) for box in (*self.told, *marked)]
        low = [*self.told.values(), *[self.floor] * len(marked)]
        high = [*self.told.values(), *[_MANY] * len(marked)]
        done = milp(
            aim,
            constraints=[LinearConstraint(np.array(rows), low, high)] if rows else [],
            bounds=Bounds(0, _MANY),
            integrality=np.ones(len(self.atoms)),
        )
        assert done.status == 0, done.message
        return int(done.fun + 0.5 if done.fun > 0 else done.fun - 0.5)

    def _row(self, box: Box) -> Numbers:
        return np.array([float(holds(box, atom)) for atom in self.atoms])


def every_atom(
    tags: Sequence[Sequence[str]], several: Sequence[bool], asked: Sequence[frozenset[str]]
) -> tuple[Atom, ...]:
    """Return all full combinations of answers that can be given in these dimensions, where a filter asks for some."""
    answers = [
        [one for one in _answers(some, many) if not want or one & want]
        for some, many, want in zip(tags, several, asked, strict=True)
    ]
    return tuple(product(*answers))


def _answers(tags: Sequence[str], several: bool) -> Iterator[frozenset[str]]:
    yield from (frozenset((tag,)) for tag in tags)
    field = [tag for tag in tags if tag != NOT_ASKED]
    for size in range(2, len(field) + 1) if several else ():
        yield from map(frozenset, combinations(field, size))


def breaks(counts: Counts, withheld: Collection[Box], threshold: int) -> list[str]:
    """Return what a reader can work out of a table: withheld numbers that are nearly known, and answers that all of a total gave."""
    told = {box: number for box, number in counts.boxes.items() if box not in withheld}
    found = [f"{box} tells {number}" for box, number in told.items() if 0 < number < threshold]
    # Where nothing is told but the total and what the filter says by itself, a mark does not say that there is somebody.
    open_ = filtered(counts)
    told_by_the_filter = {box for box in counts.boxes if not any(open_.of(box) or ())}
    nothing = all(box in withheld for box in counts.boxes if box not in told_by_the_filter)
    no_zero = all(counts.boxes[box] for box in withheld)
    atoms = every_atom(counts.tags, counts.several, counts.asked)
    reader = Reader(atoms, told, withheld, 1 if no_zero and not nothing else 0)
    for box in withheld:
        low, high = reader.interval(box)
        assert low <= counts.boxes[box] <= high, "the true numbers fit what is told"
        if high - low < threshold:
            found.append(f"{box} is {low} to {high}")
    return found + [
        f"{box} is all of {parent}"
        for box, number in counts.boxes.items()
        for place, parent in zip((place for place, tag in enumerate(box) if tag), parents(box), strict=True)
        if number
        and counts.boxes[parent] == number
        and counts.asked[place] != {box[place]}
        and not reader.could_differ(box, parent)
    ]
