"""Testimony: what a person said, in versions; when and where it happened; what they ask for."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from hrforum.domain.interpreting import Mode


class Status(StrEnum):
    """How far the organisers are with a testimony."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    CLOSED = "closed"


class Precision(StrEnum):
    """How exactly the person knows when it happened."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    RANGE = "range"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """When it happened. EXACT and APPROXIMATE use `start`; RANGE both, in order; UNKNOWN neither."""

    precision: Precision = Precision.UNKNOWN
    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        wants_start = self.precision is not Precision.UNKNOWN
        wants_end = self.precision is Precision.RANGE
        if (self.start is not None) != wants_start or (self.end is not None) != wants_end:
            raise ValueError("the days given do not fit the precision")
        if self.start and self.end and self.end < self.start:
            raise ValueError("the range ends before it starts")


class VersionKind(StrEnum):
    """Whether the words are the person's own or somebody's translation."""

    ORIGINAL = "original"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Version:
    """The words as they were kept once; sealed afterwards. `number` counts per testimony and language from 1."""

    uuid: UUID
    kind: VersionKind
    language: str
    words: str
    number: int
    translator: str | None = None
    method: str | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Testimony:
    """One testimony without its words: listing it decrypts no words. `id` 0 is not kept yet.

    `interpreter` carried the telling over. `erased_on` is set where the words were erased and the row goes on to be counted.
    """

    uuid: UUID
    code: str
    forum_id: int | None = None
    heard_on: date | None = None
    when: When = field(default_factory=When)
    place: str = ""
    ask: str = ""
    status: Status = Status.DRAFT
    id: int = 0
    rev: int = 0
    erased_on: date | None = None
    interpreter: str = ""
    interpreter_mode: Mode | None = None

    __test__ = False


@dataclass(frozen=True, slots=True)
class TestimonyRow:
    """One line of a list of testimonies."""

    id: int
    code: str
    forum: str
    heard_on: date | None
    language: str
    status: Status
    people: str
    opening: str

    __test__ = False
