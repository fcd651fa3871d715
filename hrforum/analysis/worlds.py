"""Other worlds: the same document could have been written of other people, in which a withheld number is another one.

A world is reached from the true one by exchanges that no told number notices. What a withheld number was in any world that was
reached, it can be for every reader; so the lowest and the highest seen are a proof that holds whatever else could be reached.
"""

from collections.abc import Iterator, Sequence, Set
from itertools import combinations, islice, product
from typing import NamedTuple

from hrforum.analysis.boxes import Atom, Box, Counts, holds, parent_of, parents
from hrforum.domain.tag import NOT_ASKED

_WIDTH = 5
"""How many other answers are tried in each dimension: enough to find partners, few enough to stay quick."""

_Sides = tuple[frozenset[str], frozenset[str]]


class Exchange:
    """People change answers: as many leave as come. `sides` has for each dimension the two answers that are exchanged, or the same twice.

    In the corner where nobody changes they come, with one change they leave, with two they come, and so on; so every total over a
    changed dimension stays what it was.
    """

    __slots__ = ("_corners", "_moved", "sides")

    def __init__(self, sides: tuple[_Sides, ...]) -> None:
        self.sides = sides
        self._corners: list[tuple[int, Atom]] = []
        self._moved: list[tuple[Box, int]] = []

    @property
    def changes(self) -> tuple[int, ...]:
        """The dimensions in which answers are exchanged."""
        return tuple(place for place, (first, second) in enumerate(self.sides) if first != second)

    def corners(self) -> list[tuple[int, Atom]]:
        """Return (1 who comes, -1 who leaves) with each full combination of answers."""
        if not self._corners:
            found: list[tuple[int, Atom]] = [(1, ())]
            for first, second in self.sides:
                grown = [(sign, (*atom, first)) for sign, atom in found]
                if first != second:
                    grown += [(-sign, (*atom, second)) for sign, atom in found]
                found = grown
            self._corners = found
        return self._corners

    def is_told(self, withheld: Set[Box]) -> bool:
        """Say whether a box that changes is told; most exchanges are found out by the first that is looked at."""
        if self._moved:
            return any(box not in withheld for box, _sign in self._moved)
        options = [(None, *first) if first == second else first ^ second for first, second in self.sides]
        return any(box not in withheld for box in product(*options))

    def moved(self) -> list[tuple[Box, int]]:
        """Return each box that changes, and by how much."""
        if not self._moved:
            found: list[tuple[Box, int]] = [((), 1)]
            for first, second in self.sides:
                if first == second:
                    options: Sequence[tuple[str | None, int]] = [(None, 1), *((tag, 1) for tag in first)]
                else:
                    options = [(tag, 1) for tag in first - second] + [(tag, -1) for tag in second - first]
                found = [((*box, tag), sign * one) for box, sign in found for tag, one in options]
            self._moved = found
        return self._moved


class Seen(NamedTuple):
    """What was seen of worlds: the numbers of the one where one is, the least and most of each, its people, what is no whole."""

    now: dict[Box, int]
    low: dict[Box, int]
    high: dict[Box, int]
    atoms: dict[Atom, int]
    apart: set[tuple[Box, Box]]


class Worlds:
    """The worlds that were reached with what is told now. `low` and `high` are the least and the most seen of each box."""

    def __init__(self, counts: Counts, withheld: set[Box], floor: int) -> None:
        """Start in the true world. No withheld number that is not zero in truth may fall below `floor` (0 or 1)."""
        self.counts = counts
        self.withheld = withheld
        self.floor = floor
        self.now = dict(counts.boxes)
        self.low = dict(counts.boxes)
        self.high = dict(counts.boxes)
        self.apart: set[tuple[Box, Box]] = set()
        self._atoms = dict(counts.atoms)
        self._bases_of: dict[Box, list[Atom]] = {}
        self._by_mass = sorted(counts.atoms, key=lambda atom: -counts.atoms[atom])
        self._with: list[dict[str, list[Atom]]] = [{tag: [] for tag in some} for some in counts.tags]
        for atom in self._by_mass:
            for place, given in enumerate(atom):
                for tag in given:
                    self._with[place].setdefault(tag, []).append(atom)
        self._heavy = [_heaviest_first(counts, place) for place in range(len(counts.tags))]

    def kept(self) -> "Seen":
        """Return all that was seen so far, to go back to."""
        return Seen(dict(self.now), dict(self.low), dict(self.high), dict(self._atoms), set(self.apart))

    def go_back(self, seen: "Seen") -> None:
        """Forget every world that was reached since."""
        self.now, self.low, self.high, self._atoms, self.apart = seen

    def width(self, box: Box) -> int:
        """Return how far apart the least and the most are that a withheld number was seen as."""
        return self.high[box] - self.low[box]

    def room(self, one: Exchange, direction: int) -> int:
        """Return how often an exchange can be done forwards (1) or backwards (-1), were all that it moves withheld."""
        most = min(self._atoms.get(atom, 0) for sign, atom in one.corners() if sign * direction < 0)
        if most:
            for box, sign in one.moved():
                if sign * direction < 0:
                    most = min(most, self.now[box] - (self.floor if self.counts.boxes[box] else 0))
        return max(most, 0)

    def told(self, one: Exchange) -> list[Box]:
        """Return the boxes that tell an exchange: those that it moves and that are not withheld."""
        return [box for box, _sign in one.moved() if box not in self.withheld]

    def go(self, one: Exchange, direction: int, most: int) -> int:
        """Do an exchange that nothing tells, at most so often; return how often it was done."""
        if one.is_told(self.withheld):
            return 0
        times = min(self.room(one, direction), most)
        if times <= 0:
            return 0
        for sign, atom in one.corners():
            self._atoms[atom] = self._atoms.get(atom, 0) + sign * direction * times
        for box, sign in one.moved():
            self.now[box] += sign * direction * times
            self.low[box] = min(self.low[box], self.now[box])
            self.high[box] = max(self.high[box], self.now[box])
        for box, _sign in one.moved():
            for parent in parents(box):
                if self.now[parent] != self.now[box]:
                    self.apart.add((box, parent))
        return times

    def spread(self, box: Box, wanted: int) -> bool:
        """Go to worlds in which a withheld number is more and less, until it was seen `wanted` apart; say whether it was."""
        for direction in (1, -1):
            for one in self.exchanges(box, untold=True):
                if self.width(box) >= wanted:
                    return True
                goal = self.low[box] + wanted if direction > 0 else self.high[box] - wanted
                self.go(one, direction, abs(goal - self.now[box]))
        return self.width(box) >= wanted

    def part(self, box: Box, place: int) -> bool:
        """Go to a world in which a box is not the whole of the total without that dimension; say whether there is one."""
        pair = (box, parent_of(box, place))
        for one in () if pair in self.apart else self.exchanges(box, untold=True):
            if place in one.changes and (self.go(one, -1, 1) or self.go(one, 1, 1)) and pair in self.apart:
                return True
        return pair in self.apart

    # ---- which exchanges there are ------------------------------------------------------------------------------------------
    def exchanges(self, box: Box, *, untold: bool = False) -> Iterator[Exchange]:
        """Yield exchanges that bring one more into a box, those that change most dimensions first: they are noticed least.

        With `untold`, those are left out that a told neighbour of the box is sure to tell.
        """
        fixed = [
            place for place, tag in enumerate(box) if tag is not None and self.counts.asked[place] != {tag}
        ]
        for base in self._bases(box):
            flips = {place: self._flips(box, place, base[place], untold) for place in fixed}
            for size in range(len(fixed), 0, -1):
                for changed in combinations(fixed, size):
                    options = [
                        flips[place] if place in changed else [base[place]] for place in range(len(box))
                    ]
                    for chosen in product(*options):
                        yield Exchange(tuple(zip(base, chosen, strict=True)))

    def _bases(self, box: Box) -> Iterator[Atom]:
        """Yield full combinations of answers that are counted in a box: those that many gave, and the plain one."""
        if box not in self._bases_of:
            some = min(
                (self._with[place][tag] for place, tag in enumerate(box) if tag), key=len, default=None
            )
            among = self._by_mass if some is None else some
            self._bases_of[box] = list(islice((atom for atom in among if holds(box, atom)), _WIDTH))
        found = self._bases_of[box]
        yield from found
        plain = tuple(
            frozenset((self._usual(place) if tag is None else tag,)) for place, tag in enumerate(box)
        )
        asked = zip(plain, self.counts.asked, strict=True)
        if plain not in found and all(given & some or not some for given, some in asked):
            yield plain

    def _usual(self, place: int) -> str:
        some = self.counts.asked[place]
        return next((tag for tag in self._heavy[place] if tag in some), self._heavy[place][0])

    def _flips(self, box: Box, place: int, given: frozenset[str], untold: bool) -> list[frozenset[str]]:
        """Return answers in a dimension that lack the box's tag and are like `given` otherwise; withheld neighbours come first."""
        rest = given - {box[place]}
        near = [
            (_one(box, place, each) not in self.withheld, rank, each)
            for rank, each in enumerate(self._heavy[place])
            if each not in given and not (rest and each == NOT_ASKED)
        ]
        if untold:
            # From those that hold most in the world that was reached, so that one large number can vary many small ones.
            near = [each for each in near if not each[0]]
            near.sort(key=lambda each: (-self.now[_one(box, place, each[2])], each[1]))
        else:
            near.sort()
        some = [each for _told, _rank, each in near[:_WIDTH]]
        if not untold:
            # However many are withheld, there has to be one that could be withheld beside them: the smallest that somebody gave.
            others = [tag for told, _rank, tag in near if told and self.counts.boxes[_one(box, place, tag)]]
            some += [tag for tag in others[-1:] if tag not in some]
        found = [rest] if rest else []
        found += [rest | {each} for each in some]
        asked = self.counts.asked[place]
        return [each for each in found if each & asked] if asked else found


def _one(box: Box, place: int, tag: str) -> Box:
    return (*box[:place], tag, *box[place + 1 :])


def _heaviest_first(counts: Counts, place: int) -> list[str]:
    """Return the tags of a dimension, those that most gave first."""
    width = range(len(counts.tags))
    boxes = {tag: tuple(tag if each == place else None for each in width) for tag in counts.tags[place]}
    return sorted(boxes, key=lambda tag: -counts.boxes[boxes[tag]])
