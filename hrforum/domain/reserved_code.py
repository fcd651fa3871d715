"""Reserved codes: codes printed on paper, waiting for the testimony that is written on their sheet."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReservedCode:
    """One code on one sheet. `forum_id` is None where it was printed for no forum, or for one that is gone.

    `language` is that of the sheet, a BCP 47 code.
    """

    code: str
    forum_id: int | None
    reserved_on: date
    language: str = ""
