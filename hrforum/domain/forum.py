"""Forum: the event at which people spoke."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Forum:
    """One evening in a church hall. `prefix` (2 to 6 capitals or digits) opens its testimonies' codes. `id` 0: not kept yet.

    `agenda` and `present` (who is here) are free text, a line each.
    """

    name: str
    place: str = ""
    held_on: date | None = None
    languages: tuple[str, ...] = ()
    note_takers: str = ""
    prefix: str = ""
    id: int = 0
    rev: int = 0
    agenda: str = ""
    present: str = ""
