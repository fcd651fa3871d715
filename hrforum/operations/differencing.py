"""What an organiser is kept from: telling a number that, taken from one told before, would tell of a few people."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pyroaring import BitMap

from hrforum.analysis.differencing import coarse, too_near
from hrforum.domain.table import Condition, Unit
from hrforum.i18n import _
from hrforum.storage import edition_number
from hrforum.storage.archive import Archive


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


class Guard:
    """Knows every number that left in an edition so far."""

    def __init__(self, archive: Archive, threshold: int) -> None:
        self._archive, self._threshold = archive, threshold
        self._left = edition_number.everything(archive)

    def __bool__(self) -> bool:
        return bool(self._left)

    def mark(self, unit: Unit, conditions: Iterable[Condition]) -> str:
        """Return the mark of a question: the same for the same tags in any order."""
        asked = sorted([key, sorted(tags)] for key, tags in conditions)
        return edition_number.question_mark(self._archive, json.dumps([unit, asked], ensure_ascii=False))

    def stopped(self, mark: str, count: int, people: BitMap) -> Stopped | None:
        """Return what a new number is too near to; the newest such document is named."""
        near = [
            one
            for one in self._left
            if too_near(one.people, people, self._threshold, same_question=one.question == mark)
        ]
        if not near:
            return None
        or_more = min(coarse(count, one.count, self._threshold) for one in near)
        return Stopped(near[0].title, near[0].on_day, or_more)

    def told(self, mark: str, people: BitMap) -> bool:
        """Say whether this very number left before: it is known, and withholding it again would hide nothing."""
        return any(one.question == mark and one.people == people for one in self._left)
