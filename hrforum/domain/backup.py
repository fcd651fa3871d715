"""Backup: a whole copy of the archive that is known to exist, and whether words can be erased from it too."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """What is known of a copy: not looked into yet, or what came of erasing in it."""

    UNTRIED = "untried"
    CLEAN = "clean"
    MISSING = "missing"
    OTHER_KEY = "other_key"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy by its path. `why` is the sentence that says what stood in the way."""

    path: str
    made_on: date | None
    state: State = State.UNTRIED
    why: str = ""

    @property
    def may_hold_words(self) -> bool:
        """Whether words that were erased may still stand in it."""
        return self.state is not State.CLEAN
