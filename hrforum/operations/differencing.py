"""What an organiser is kept from: telling a number that, taken from one told before, would tell of a few people."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pyroaring import BitMap

from hrforum.analysis.differencing import coarse, too_near
from hrforum.analysis.hidden import Hidden
from hrforum.domain.table import Condition, Unit
from hrforum.i18n import _
from hrforum.storage import edition_number, saved_table
from hrforum.storage.archive import Archive
from hrforum.storage.edition_number import Left


@dataclass(frozen=True, slots=True)
class Stopped:
    """A number that may not be told as it is: the document it is too near to, and what could be told instead.

    `or_more` is told as "so many or more", 0 where not even that can be said.
    """

    title: str
    on_day: date
    or_more: int

    @property
    def sentence(self) -> str:
        """Why it was stopped and what helps, for the organiser."""
        return _(
            "Too near to a number in “{title}” of {day}: together they would tell of a few people. Tell it for a longer period "
            "or a wider group, or wait until more people have spoken."
        ).format(title=self.title, day=self.on_day.isoformat())


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a document tells exactly: the mark of its question, and the ids of the testifiers whom it counts."""

    mark: str
    count: int
    people: BitMap


@dataclass(frozen=True, slots=True)
class StoppedNumber:
    """A number of a document that is not told as it is, by its name there, and why."""

    name: str
    why: str
    stopped: Stopped | None = None


class Telling:
    """Gathers what one document tells: the numbers that leave with it, and those that are stopped."""

    def __init__(self, archive: Archive, threshold: int) -> None:
        self._guard, self._threshold = Guard(archive, threshold), threshold
        self.numbers: list[Number] = []
        self.stopped: list[StoppedNumber] = []
        self._hidden = Hidden()
        self._expected: list[tuple[Condition, ...]] = []

    def expect(self, conditions: Iterable[Sequence[Condition]]) -> None:
        """Say which statements are to stand in the document: what is withheld elsewhere has to be safe beside them."""
        self._expected += map(tuple, conditions)

    def hides(self, key: str, tags: Iterable[str], *, several: bool) -> bool:
        """Note the answers of a table that are not told exactly; say whether one of the expected statements would tell of them.

        Then nothing is noted: such a table cannot stand in the document at all.
        """
        hidden = Hidden({key: frozenset(tags)}, frozenset((key,)) if several else frozenset())
        if any(hidden.told_by(one) for one in self._expected):
            return True
        self._hidden = self._hidden.with_(hidden)
        return False

    def tells_hidden(self, conditions: Iterable[Condition]) -> bool:
        """Say whether a number of those whom all conditions fit would tell of what the document withholds elsewhere."""
        return self._hidden.told_by(conditions)

    def tell(
        self, name: str, unit: Unit, conditions: Iterable[Condition], count: int, people: BitMap
    ) -> Stopped | None:
        """Note a number that is to be told exactly; return why it may not be, where it may not."""
        return self.tell_together(name, unit, [(tuple(conditions), count, people)])

    def tell_together(
        self, name: str, unit: Unit, cells: Iterable[tuple[tuple[Condition, ...], int, BitMap]]
    ) -> Stopped | None:
        """Note the numbers of one table, of which either all are told or none: one alone could be worked out from the others."""
        marked = [Number(self._guard.mark(unit, where), count, people) for where, count, people in cells]
        why = [self._guard.stopped(one.mark, one.count, one.people) for one in marked if one.count]
        stopped = next((each for each in why if each), None)
        if stopped:
            self.stopped.append(StoppedNumber(name, stopped.sentence, stopped))
        else:
            self.numbers += [one for one in marked if one.count]
        return stopped

    def tell_beside(
        self, name: str, unit: Unit, conditions: Iterable[Condition], count: int, people: BitMap
    ) -> bool:
        """Note a number that stands beside the tables; say whether it was stopped, also by another number of this document."""
        asked = tuple(conditions)
        near = any(too_near(one.people, people, self._threshold) for one in self.numbers)
        if near or self.tells_hidden(asked):
            self.stop(name, _("Together with another number of this document it would tell of a few people."))
            return True
        return self.tell(name, unit, asked, count, people) is not None

    def stop(self, name: str, why: str) -> None:
        """Note a number that is not told, and why."""
        self.stopped.append(StoppedNumber(name, why))


class Guard:
    """Knows every number that left so far, in an edition or in a file of its own."""

    def __init__(self, archive: Archive, threshold: int) -> None:
        self._archive, self._threshold = archive, threshold
        told = [*saved_table.numbers(archive), *edition_number.everything(archive)]
        told.sort(key=lambda one: one.on_day, reverse=True)
        self._left = sorted(enumerate(told), key=lambda each: len(each[1].people))
        self._sizes = [len(one.people) for _age, one in self._left]
        self._asked: dict[str, list[tuple[int, Left]]] = {}
        for age, one in enumerate(told):
            self._asked.setdefault(one.question, []).append((age, one))
        self._withheld = saved_table.withheld(archive)

    def __bool__(self) -> bool:
        return bool(self._left or self._withheld)

    def mark(self, unit: Unit, conditions: Iterable[Condition]) -> str:
        """Return the mark of a question: the same for the same tags in any order."""
        asked = sorted([key, sorted(tags)] for key, tags in conditions)
        return edition_number.question_mark(self._archive, json.dumps([unit, asked], ensure_ascii=False))

    def stopped(self, mark: str, count: int, people: BitMap) -> Stopped | None:
        """Return what a new number is too near to; the newest such document is named. What left before is not new."""
        if self.told(mark, people):
            return None
        near = sorted(self._near(mark, people), key=lambda each: each[0])
        if not near:
            return None
        or_more = min(coarse(count, one.count, self._threshold) for _age, one in near)
        return Stopped(near[0][1].title, near[0][1].on_day, or_more)

    def _near(self, mark: str, people: BitMap) -> Iterator[tuple[int, Left]]:
        """Yield the numbers that are too near, each with its age. Sets of other sizes differ by at least as many as these do."""
        first = bisect_right(self._sizes, len(people) - self._threshold)
        last = bisect_left(self._sizes, len(people) + self._threshold)
        for age, one in self._left[first:last]:
            if one.question != mark and too_near(one.people, people, self._threshold):
                yield age, one
        for age, one in self._asked.get(mark, ()):
            if too_near(one.people, people, self._threshold, same_question=True):
                yield age, one

    def told(self, mark: str, people: BitMap) -> bool:
        """Say whether this very number left before: it is known, and withholding it again would hide nothing."""
        return any(one.people == people for _age, one in self._asked.get(mark, ()))

    def withheld(self, mark: str, people: BitMap) -> bool:
        """Say whether this very number was withheld before: told now, it could tell what else was withheld with it."""
        return people in self._withheld.get(mark, ())
