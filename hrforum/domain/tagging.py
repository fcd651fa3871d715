"""Tags given to many testimonies at once, or taken from them: what that changes, in pairs, so that it can be taken back exactly."""

from dataclasses import dataclass, field
from datetime import date

OnTestimony = tuple[int, int]
"""A tag's id and a testimony's."""
OnPerson = tuple[int, int, date | None]
"""A tag's id, a testifier's, and the day on which it was said."""


@dataclass(frozen=True, slots=True)
class Given:
    """Tags as they hang on testimonies and on people."""

    testimonies: tuple[OnTestimony, ...] = ()
    people: tuple[OnPerson, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self.testimonies or self.people)


@dataclass(frozen=True, slots=True)
class Retagging:
    """What is given and what is taken; `swapped` takes it back."""

    given: Given = field(default_factory=Given)
    taken: Given = field(default_factory=Given)

    @property
    def swapped(self) -> "Retagging":
        """The opposite change."""
        return Retagging(self.taken, self.given)

    def __bool__(self) -> bool:
        """Say whether anything changes."""
        return bool(self.given or self.taken)


@dataclass(frozen=True, slots=True)
class Tagged:
    """How many testimonies were changed, how many stood so already, and how many were left because several people speak in them."""

    changed: int = 0
    already: int = 0
    several: int = 0
