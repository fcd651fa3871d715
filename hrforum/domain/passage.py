"""Passage: a stretch of the words that somebody marked, as a quote, as a key point or with any tags."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from hrforum.domain.span import Span


class PassageKind(StrEnum):
    """What a passage is marked as."""

    QUOTE = "quote"
    KEY_POINT = "key_point"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Passage:
    """One marked stretch of a version. `tags` are ids of tags; `lost` says that the words changed and it fits nowhere any more."""

    span: Span
    version: UUID
    kind: PassageKind = PassageKind.MARK
    note: str = ""
    tags: tuple[int, ...] = ()
    lost: bool = False
    id: int = 0
    rev: int = 0
    uuid: UUID | None = None
