"""Hearing: where the testimonies are brought, with its date, rules and deadline."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Hearing:
    """One item before one body on one day. `rules` are the body's own, in words. `id` 0: not kept yet."""

    body: str
    held_on: date
    item: str = ""
    rules: str = ""
    deadline: date | None = None
    id: int = 0
    rev: int = 0
