"""Reach: every place where one testimony's words stand or went."""

from dataclasses import dataclass
from datetime import date

from hrforum.domain.backup import Backup
from hrforum.domain.handout import Handout
from hrforum.domain.quoting import Quoted


@dataclass(frozen=True, slots=True)
class Standing:
    """A packet that has the testimony in its choice now."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Sent:
    """An exported edition that holds its words, or its ask alone where there are no `exhibits` (their numbers in it).

    `filed_on` None is not known: the body may have it all the same.
    """

    edition_id: int
    title: str
    body: str
    item: str
    held_on: date
    language: str
    made_on: date
    filed_on: date | None
    superseded_on: date | None
    exhibits: tuple[int, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Reach:
    """All places: `drafts` counts those about the testimony that are being written, `quoted` is where organisers quote it."""

    packets: tuple[Standing, ...] = ()
    sent: tuple[Sent, ...] = ()
    handouts: tuple[Handout, ...] = ()
    backups: tuple[Backup, ...] = ()
    drafts: int = 0
    quoted: tuple[Quoted, ...] = ()

    @property
    def given(self) -> tuple[Handout, ...]:
        """What was given out, without copies that the organisers made."""
        return tuple(each for each in self.handouts if not each.copied)

    @property
    def copied_on(self) -> date | None:
        """The last day on which words were copied to the clipboard, or an attachment was saved as a file."""
        return max((each.made_on for each in self.handouts if each.copied), default=None)
