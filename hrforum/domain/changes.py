"""What a deed changed, and how to take it back."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Concept(StrEnum):
    """The words of the field that a page can show."""

    ARCHIVE = "archive"
    FORUM = "forum"
    TESTIMONY = "testimony"
    TESTIFIER = "testifier"
    TAG = "tag"
    CONSENT = "consent"
    HEARING = "hearing"
    PACKET = "packet"
    EDITION = "edition"
    DRAFT = "draft"
    REDACTION = "redaction"
    PASSAGE = "passage"
    ATTACHMENT = "attachment"
    TURN = "turn"
    SAVED_SEARCH = "saved_search"
    RIGHT = "right"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Changes(Generic[T]):
    """The result of one deed.

    `value` is what it made or changed; `concepts` are the words to show anew; `deed` names it in the menu. `inverse` takes the open
    archive and does the opposite deed; None means that it cannot be undone.
    """

    value: T
    concepts: frozenset[Concept]
    deed: str
    inverse: Callable[[Any], "Changes[Any]"] | None = None
