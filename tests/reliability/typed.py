"""K1: the program is killed while somebody types into its window, and no key older than two seconds is lost."""

from pathlib import Path

from tests.reliability.goals import Outcome, goal
from tests.ui.killed_typing import kill_again_and_again


@goal(
    "K1",
    "Killed while keys arrive at the window: nothing older than two seconds is lost, the archive is sound",
    200,
)
def typing_is_kept(n: int, seed: int, folder: Path) -> Outcome:
    """Kill n programs that are being typed into, each at a random moment."""
    outcome = kill_again_and_again(folder / "typed.hrforum", n, seed)
    return Outcome(n, tuple(outcome.failures), outcome.told)
