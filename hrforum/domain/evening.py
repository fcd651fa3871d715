"""Evening: how a forum stands while it lasts, and what has to be seen to before everybody goes home."""

from dataclasses import dataclass
from datetime import date

from hrforum.domain.review import Due
from hrforum.domain.turn import Stage, Turn


@dataclass(frozen=True, slots=True)
class Unasked:
    """A testimony about which nothing was asked: it may be used for nothing, and nobody may find out later."""

    testimony_id: int
    code: str


@dataclass(frozen=True, slots=True)
class Evening:
    """One forum's evening. `taken` counts its testimonies by language (BCP 47), `queue` is who came.

    `drafts` counts everything that was begun and not kept, `unasked` the forum's testimonies without any answer, `due` its consents to
    ask anew, `sheets_out` the printed sheets that nobody brought back. `backed_up_on` is the day of the newest copy.
    """

    forum_id: int
    taken: tuple[tuple[str, int], ...]
    queue: tuple[Turn, ...]
    drafts: int
    unasked: tuple[Unasked, ...]
    due: tuple[Due, ...]
    sheets_out: int
    backed_up_on: date | None
    today: date

    @property
    def waiting(self) -> tuple[Turn, ...]:
        """Who waits still, or speaks."""
        return tuple(one for one in self.queue if one.stage in (Stage.WAITING, Stage.SPEAKING))

    @property
    def waiting_in(self) -> tuple[tuple[str, int], ...]:
        """How many wait or speak in each language, "" where nobody said; the most first."""
        counts: dict[str, int] = {}
        for one in self.waiting:
            counts[one.language] = counts.get(one.language, 0) + 1
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    @property
    def backed_up(self) -> bool:
        """Whether a copy was made today."""
        return self.backed_up_on is not None and self.backed_up_on >= self.today

    @property
    def done(self) -> bool:
        """Whether nothing is left to see to."""
        left = self.drafts or self.unasked or self.due or self.sheets_out or self.waiting
        return not left and self.backed_up
