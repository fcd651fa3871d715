"""Recommendation: what an earlier cycle of the Universal Periodic Review told the state, and which article it is about."""

from dataclasses import dataclass
from enum import StrEnum


class Position(StrEnum):
    """How the state answered."""

    SUPPORTED = "supported"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation: its text, the number and cycle it stands under, who made it, how the state answered, the article's key."""

    article: str
    text: str
    number: str = ""
    cycle: str = ""
    state: str = ""
    position: Position | None = None

    @property
    def reference(self) -> str:
        """Where it is found, such as "cycle 3, 26.215, France"."""
        return ", ".join(part for part in (self.cycle, self.number, self.state) if part)
