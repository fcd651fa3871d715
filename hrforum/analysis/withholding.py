"""One try to tell a table: withhold what is small, then numbers beside it, until each withheld one is seen to be safe."""

from collections.abc import Iterator, Set

from hrforum.analysis.boxes import Box, Counts, level, parent_of
from hrforum.analysis.worlds import Exchange, Worlds
from hrforum.i18n import _
from hrforum.progress import SILENT, Progress

_WORTH_TELLING = 200
"""A table of fewer cells and totals is done before anybody could read how far it is."""
_NEVER = 1e9
_ZERO = 0.5
_OF_A_TOTAL = 16.0
"""How much more it costs to withhold a total than a number that belongs to it."""


class Attempt:
    """One try. With `zeros`, a withheld number may be zero in truth, and the reader cannot tell that it is not."""

    def __init__(
        self,
        counts: Counts,
        threshold: int,
        small: Set[Box],
        known: Set[Box],
        zeros: bool,
        progress: Progress = SILENT,
    ) -> None:
        """`small` boxes are withheld whatever they count; `known` ones are told elsewhere and cannot be."""
        self._progress = progress
        self.counts, self.threshold, self.small, self.known = counts, threshold, small, known
        self.zeros = zeros
        self.withheld: set[Box] = set()
        self.worlds = Worlds(counts, self.withheld, 0 if zeros else 1)

    def succeed(self) -> bool:
        """Withhold numbers until every withheld one is safe; say whether that could be done."""
        boxes = self.counts.boxes
        wholes = list(self._wholes())
        if not self.zeros and any(not self.counts.several[place] for _box, place in wholes):
            # Where everybody of a total gave one answer, nothing but a zero could be withheld beside it.
            return False
        self.withheld |= {box for box, number in boxes.items() if 0 < number < self.threshold}
        self.withheld |= {box for box in self.small if boxes[box]}
        self.withheld |= {box for box, _place in wholes} | set(self._nearly_whole())
        if self.withheld & self.known:
            return False
        # To part two numbers more may have to be withheld, which has to be safe in its turn.
        if not (self._widen() and all(self._part(*each) for each in wholes) and self._widen()):
            return False
        return not self.zeros or not self.withheld or (self._one_zero() and self._widen())

    def _wholes(self) -> Iterator[tuple[Box, int]]:
        """Yield each box that is the whole of a total, with the dimension: it would say something of all of these people."""
        for box, number in self.counts.boxes.items():
            for place, tag in enumerate(box):
                if not number or tag is None or self.counts.asked[place] == {tag}:
                    continue
                if self.counts.boxes[parent_of(box, place)] == number:
                    yield box, place

    def _nearly_whole(self) -> Iterator[Box]:
        """Yield boxes that a few people of a total are not in, where answers overlap so that no other box counts these few."""
        for box, number in self.counts.boxes.items():
            for place, tag in enumerate(box):
                if not number or tag is None or not self.counts.several[place]:
                    continue
                if 0 < self.counts.boxes[parent_of(box, place)] - number < self.threshold:
                    yield box

    def _widen(self) -> bool:
        """Withhold numbers until every withheld one was seen at values `threshold` apart; say whether that could be done."""
        while thin := [box for box in self.withheld if self.worlds.width(box) < self.threshold]:
            thin.sort(key=lambda box: (level(box), self.counts.boxes[box], str(box)))
            for at, box in enumerate(thin):
                if len(self.counts.boxes) > _WORTH_TELLING:
                    self._progress.step(at, len(thin), _("Finding out what is withheld"))
                while not self.worlds.spread(box, self.threshold):
                    if not self._withhold_beside(box):
                        return False
        return True

    def _part(self, box: Box, place: int) -> bool:
        while not self.worlds.part(box, place):
            if not self._withhold_beside(box, place):
                return False
        return True

    def _one_zero(self) -> bool:
        """Make sure that some withheld number is zero, where any number is, so that a mark does not say that there is somebody."""
        nobody = [box for box, number in self.counts.boxes.items() if not number and box not in self.known]
        if not nobody or any(not self.counts.boxes[box] for box in self.withheld):
            return bool(nobody)
        for box in nobody:
            before = self.worlds.kept()
            self.withheld.add(box)
            if self.worlds.spread(box, self.threshold):
                return True
            # It is told after all, so the worlds in which it was another number count no more.
            self.withheld.discard(box)
            self.worlds.go_back(before)
        self.withheld.add(nobody[0])
        return True

    def _withhold_beside(self, box: Box, place: int | None = None) -> bool:
        """Withhold what tells an exchange: the one that gives the box most for what that costs; say whether there was any."""
        missing = self.threshold - self.worlds.width(box) if place is None else 1
        best, chosen = 0.0, None
        for one in self.worlds.exchanges(box):
            told = self.worlds.told(one) if place is None or place in one.changes else []
            cost = sum(map(self._cost, told))
            if told and missing / cost > best:
                gain = min(missing, self._room(one))
                if gain / cost > best:
                    best, chosen = gain / cost, told
        self.withheld.update(chosen or ())
        return chosen is not None

    def _room(self, one: Exchange) -> int:
        return self.worlds.room(one, 1) + self.worlds.room(one, -1)

    def _cost(self, box: Box) -> float:
        if box in self.known or level(box) == 0:
            return _NEVER
        number = self.counts.boxes[box]
        if number == 0:
            return _ZERO if self.zeros else _NEVER
        share = number / self.counts.boxes[self.counts.everybody]
        return float(_OF_A_TOTAL ** (len(box) - level(box))) * (1 + share)
