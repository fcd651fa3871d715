"""Turn: somebody who waits to speak, for as long as one evening lasts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Stage(StrEnum):
    """How far somebody is: the one who speaks was called, and whoever went away before was not heard."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    DONE = "done"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Turn:
    """One person in the queue. `called` is what they choose to be called: a first name, a nickname, a number.

    `language` is a BCP 47 code, or "". Times are UTC, aware. `id` 0: not kept yet.
    """

    forum_id: int
    called: str
    language: str = ""
    came_at: datetime | None = None
    began_at: datetime | None = None
    ended_at: datetime | None = None
    id: int = 0

    @property
    def stage(self) -> Stage:
        """How far this person is."""
        if self.ended_at is not None:
            return Stage.DONE if self.began_at is not None else Stage.GONE
        return Stage.WAITING if self.began_at is None else Stage.SPEAKING

    def lasted(self, now: datetime) -> timedelta:
        """Return how long the stage lasts already, or lasted: the wait of one who waits or left, the speech of one who was called.

        A clock that was set back makes it nothing, never less.
        """
        begin, end = self.began_at or self.came_at, self.ended_at or now
        return max(end - begin, timedelta()) if begin else timedelta()


def in_order(turns: Iterable[Turn]) -> list[Turn]:
    """Return turns as the queue shows them: who speaks, who waits, the longest wait first, then who was heard or left."""
    place = {Stage.SPEAKING: 0, Stage.WAITING: 1, Stage.DONE: 2, Stage.GONE: 2}
    return sorted(turns, key=lambda one: (place[one.stage], one.id))


def clock(lasted: timedelta) -> str:
    """Return a span as a clock shows it: minutes and seconds, hours before them where there are any."""
    seconds = int(lasted.total_seconds())
    minutes, hours = seconds // 60 % 60, seconds // 3600
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def next_number(turns: Iterable[Turn]) -> str:
    """Return the number for somebody who gives no name: one above the highest number in the queue."""
    taken = [int(one.called) for one in turns if one.called.isascii() and one.called.isdigit()]
    return str(max(taken, default=0) + 1)
