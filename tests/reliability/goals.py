"""The rows that are shown: what each claims, the script that shows it, and what came out, with its 95 % bound."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from math import comb
from pathlib import Path

REPORT = Path("build") / "reliability.md"


@dataclass(frozen=True)
class Outcome:
    """`tried` times, `failures` in words, `figures` worth knowing beside them."""

    tried: int
    failures: tuple[str, ...]
    figures: str = ""


class NotShown(Exception):
    """This computer does not let the row be shown; says why. Never counted as passed."""


@dataclass(frozen=True)
class Goal:
    """One row: `run(n, seed, folder)` tries n times in an empty folder."""

    row: str
    claim: str
    usual: int
    run: Callable[[int, int, Path], Outcome]


GOALS: dict[str, Goal] = {}


def goal(
    row: str, claim: str, usual: int
) -> Callable[[Callable[[int, int, Path], Outcome]], Callable[[int, int, Path], Outcome]]:
    """Register a script under its row; `usual` is the number of tries where none is asked for."""

    def register(run: Callable[[int, int, Path], Outcome]) -> Callable[[int, int, Path], Outcome]:
        GOALS[row] = Goal(row, claim, usual, run)
        return run

    return register


def bound(tried: int, failed: int) -> float:
    """Return the rate of failure that is exceeded with a chance of at most 5 %: Clopper and Pearson's upper limit.

    Without a failure this is the rule of three, close to 3 / tried.
    """
    if failed >= tried:
        return 1.0
    low, high = 0.0, 1.0
    for _each in range(60):
        middle = (low + high) / 2
        at_most = sum(comb(tried, k) * middle**k * (1 - middle) ** (tried - k) for k in range(failed + 1))
        low, high = (middle, high) if at_most > 0.05 else (low, middle)
    return high


def report(goal: Goal, outcome: Outcome | None, seed: int, why_not: str = "") -> str:
    """Write the outcome into the report, beside those of earlier rows, and return its line."""
    kept = REPORT.with_suffix(".json")
    lines: dict[str, dict[str, object]] = json.loads(kept.read_text()) if kept.exists() else {}
    lines[goal.row] = {
        "claim": goal.claim,
        "on": datetime.now(UTC).date().isoformat(),
        "seed": seed,
        "why_not": why_not,
        **(asdict(outcome) if outcome else {}),
    }
    REPORT.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps(lines, indent=1))
    head = "| row | claim | tried | failures | 95 % bound | figures | on | seed |\n|---|---|---|---|---|---|---|---|"
    REPORT.write_text(
        "\n".join(["# Reliability", "", head, *(_line(row, one) for row, one in sorted(lines.items()))])
        + "\n"
    )
    return _line(goal.row, lines[goal.row])


def _line(row: str, one: dict[str, object]) -> str:
    if one["why_not"]:
        return f"| {row} | {one['claim']} | not shown: {one['why_not']} | | | | {one['on']} | |"
    tried, failures = one["tried"], one["failures"]
    assert isinstance(tried, int)
    assert isinstance(failures, (list, tuple))
    said = f"{len(failures)}" + (": " + "; ".join(map(str, failures[:5])) if failures else "")
    limit = f"{100 * bound(tried, len(failures)):.3g} %"
    return f"| {row} | {one['claim']} | {tried:,} | {said} | {limit} | {one['figures']} | {one['on']} | {one['seed']} |"
