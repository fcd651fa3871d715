"""Erasure: how far it goes, and the order that every other copy of the archive has to obey, in ids only."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Scope(StrEnum):
    """STORY takes the words and leaves what may still be counted; ALL takes the testimony and who speaks nowhere else."""

    STORY = "story"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Order:
    """That the testimony with this id outside is to be erased wherever it is found; `on_day` is when it was erased first.

    The marks are HMACs of its code and of the imported row it came from, b"" where there is none: a copy in which it never was
    can then refuse that sheet, and tell a caller with the card.
    """

    testimony: UUID
    scope: Scope
    on_day: date
    code_mark: bytes = b""
    row_mark: bytes = b""


def stricter(one: Order | None, other: Order) -> Order:
    """Return that of two orders about the same testimony which takes more; the first of two that take the same."""
    return other if one is None or (one.scope is Scope.STORY and other.scope is Scope.ALL) else one
