"""Handout: words that left the archive in another way than an edition, such as a table, a bundle or the clipboard."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

ATTACHMENT = "attachment"
"""The kind of a handout that is what hung on a testimony, saved as a file."""


@dataclass(frozen=True, slots=True)
class Handout:
    """What left, when, and who has it. `recipient` is as the organiser names it, "" where nobody does; `sha256` (hex) is of a file."""

    kind: str
    recipient: str
    made_on: date
    versions: tuple[UUID, ...] = ()
    sha256: str = ""
    id: int = 0

    @property
    def copied(self) -> bool:
        """Whether it is a copy on the clipboard, or an attachment saved as a file: in the organiser's hands, given to nobody that the program knows."""
        return self.kind == ATTACHMENT or self.kind.startswith("clipboard")
