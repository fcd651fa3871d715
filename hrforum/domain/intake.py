"""Intake: one testimony as it is written down or read back, with who speaks, tags and the person's own words."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.interpreting import Mode
from hrforum.domain.risk import Risk
from hrforum.domain.testifier import Identity
from hrforum.domain.testimony import Status, Testimony, Version, When

OwnWords = tuple[tuple[int, str], ...]
"""Pairs of a dimension's id and what the person said in their own words."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person who speaks: `tags` are ids of tags about the person. `testifier_id` 0 is somebody new to the archive.

    `uuid` is theirs once they are kept; what a form holds is the same with or without it. `in_vault` says that name, contact and
    guardian are kept and not shown here: they stay as they are whatever stands here in their place. `all_the_same` is the deliberate
    yes to writing them down although the risk is high.
    """

    pseudonym: str = ""
    name: str = ""
    contact: str = ""
    tags: tuple[int, ...] = ()
    own_words: OwnWords = ()
    testifier_id: int = 0
    uuid: UUID | None = field(default=None, compare=False)
    guardian: str = ""
    risk: Risk = Risk.NOT_SAID
    young: bool = False
    of_age_on: date | None = None
    in_vault: bool = field(default=False, compare=False)
    all_the_same: bool = field(default=False, compare=False)

    @property
    def identity(self) -> Identity:
        """Name, contact and guardian, as far as they are shown here."""
        return Identity(self.name, self.contact, self.guardian)


@dataclass(frozen=True, slots=True)
class Intake:
    """What one testimony says. Nothing but `words` is needed. `tags` are ids of tags about the experience."""

    words: str
    language: str = "en"
    forum_id: int | None = None
    heard_on: date | None = None
    when: When = field(default_factory=When)
    place: str = ""
    ask: str = ""
    status: Status = Status.DRAFT
    speakers: tuple[Speaker, ...] = ()
    tags: tuple[int, ...] = ()
    own_words: OwnWords = ()
    interpreter: str = ""
    interpreter_mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is kept about one testimony, as the reader and the form show it. `versions` are current, the original first."""

    testimony: Testimony
    intake: Intake
    forum: str
    versions: tuple[Version, ...]
    consents: tuple[Consent, ...]
    in_force: dict[Use, Answer]


@dataclass(frozen=True, slots=True)
class Kept:
    """A testimony that was just kept: its id inside and the code to read out."""

    id: int
    code: str
