"""From the start of the process to the first paint: of the welcome page, and of a bare window of PySide6, with a line and empty."""

import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.figures import MEDIAN, P95, compare

ALLOWED = 1.5
ROUNDS, WARM_UP = 20, 2
ROOT = Path(__file__).parents[2]


def test_first_paint() -> None:
    times: dict[str, list[float]] = {"ours": [], "text": [], "empty": []}
    for number in range(ROUNDS + WARM_UP):
        order = list(times)[number % 3 :] + list(times)[: number % 3]
        for which in order:
            took = _seconds(which)
            if number >= WARM_UP:
                times[which].append(took)
    compare(
        "first paint, beside a bare window with nothing in it", times["ours"], times["empty"], None, MEDIAN
    )
    ratio = compare(
        "first paint, beside a bare window of one line", times["ours"], times["text"], ALLOWED, P95, MEDIAN
    )
    assert ratio <= ALLOWED


def _seconds(which: str) -> float:
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.first_paint", which],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(done.stdout) - start
