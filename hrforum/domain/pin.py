"""PIN: what uncovers the screen of a seat where only intake works, how a good one looks, and how wrong ones are slowed down."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from hrforum.errors import Refused
from hrforum.i18n import _

SHORTEST = 6
_FREE = 3
_WAITS = (5, 15, 45, 120)
"""Seconds to wait after each wrong PIN beyond the free ones; the next wrong one locks."""


def valid_pin(typed: str) -> str:
    """Return the PIN without spaces; raises `Refused` where it is too short, no digits, one digit again and again, or counting."""
    pin = "".join(typed.split())
    if not (pin.isascii() and pin.isdigit()):
        raise Refused(_("A PIN is made of digits."))
    if len(pin) < SHORTEST:
        raise Refused(_("A PIN has at least {count} digits.").format(count=SHORTEST))
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        raise Refused(_("This PIN is guessed at once. Choose digits that do not repeat or count."))
    return pin


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often a wrong PIN was typed since the last right one. `until` is the moment before which none is tried.

    Moments are seconds of a clock that only goes forward.
    """

    wrong: int = 0
    until: float = 0.0

    def failed(self, now: float) -> "Attempts":
        """Return the attempts after one more wrong PIN."""
        wrong = self.wrong + 1
        late = wrong - _FREE
        return Attempts(wrong, now + _WAITS[min(late, len(_WAITS)) - 1] if late > 0 else now)

    def wait(self, now: float) -> int:
        """Return how many whole seconds are left before the next PIN is tried."""
        left = self.until - now
        # A sum of two clock times is off by its last digit, which is no second more.
        return max(1, ceil(round(left, 6))) if left > 0 else 0

    @property
    def spent(self) -> bool:
        """Whether no PIN is tried any more, and the archive locks."""
        return self.wrong >= _FREE + len(_WAITS) + 1
