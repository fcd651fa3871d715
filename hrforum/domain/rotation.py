"""Rotation: which of many backups are kept, and how an archive stands with its backups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

NEWEST, DAILY, WEEKLY = 3, 7, 4
PAUSE_MINUTES = 30
"""So long after a backup at least until the next one, unless the archive is closed."""


def superfluous(made_on: Sequence[date], daily: int = DAILY, weekly: int = WEEKLY) -> tuple[int, ...]:
    """Return the places of the backups that may go; `made_on` are their days, the one made last first.

    Kept are the newest three, the last of each of the newest `daily` days on which any was made, and of each of the newest `weekly` weeks. Days are
    only told apart, never compared with today: a clock that was put wrong makes nothing go that would have stayed.
    """
    days: list[date] = []
    weeks: list[tuple[int, int]] = []
    going = []
    for place, day in enumerate(made_on):
        week = day.isocalendar()[:2]
        of_day = day not in days and len(days) < daily
        of_week = week not in weeks and len(weeks) < weekly
        if of_day:
            days.append(day)
        if of_week:
            weeks.append(week)
        if not (of_day or of_week or place < NEWEST):
            going.append(place)
    return tuple(going)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an archive stands with its backups: `behind` where something changed since the last; `second` is the other place's folder.

    `second_on` is when a copy last went there; `second_there` whether it can be reached now; `by_itself` whether one is made at closing.
    """

    last_at: datetime | None
    behind: bool
    second: str
    second_on: date | None
    second_there: bool
    by_itself: bool = True
