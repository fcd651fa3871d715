"""A testimony of 20 words from launch to "kept" by keys alone: what it takes beside the words themselves."""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from hrforum.operations import archive
from tests.benchmarks.figures import MEDIAN, tell

SECONDS_A_KEY = 0.3
ALLOWED_SECONDS, ALLOWED_KEYS = 15.0, 40
ROUNDS = 5
PASSPHRASE = "six plain words make a door"
WORDS = "The heat was off and nobody came to repair it before the month of March and we all were cold"
ROOT = Path(__file__).parents[2]


def test_a_testimony_by_keys(folder: Path) -> None:
    path = folder / "taking.hrforum"
    archive.create(path, PASSPHRASE, name="Oak").close()
    assert len(WORDS.split()) == 20
    waits: dict[str, list[float]] = {}
    keys = 0
    for _round in range(ROUNDS):
        start = time.monotonic()
        said = _take(path)
        keys, moments = int(said["keys"]), said["moments"]
        before = start
        for what, at in moments.items():
            if what != "written":
                waits.setdefault(what, []).append(at - before)
            before = at
    for what, seconds in waits.items():
        tell(f"taking a testimony: until {what}", seconds, MEDIAN)
    waited = sum(statistics.median(each) for each in waits.values())
    beside = keys * SECONDS_A_KEY + waited
    print(
        f"\nbeside the words: {keys} keys ({len(PASSPHRASE)} the passphrase's) at {SECONDS_A_KEY} s, and {waited:.2f} s of waiting:"
        f" {beside:.1f} s, allowed {ALLOWED_SECONDS:.0f} s",
        end="",
    )
    assert keys <= ALLOWED_KEYS
    assert beside <= ALLOWED_SECONDS


def _take(path: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.taking", str(path), PASSPHRASE, WORDS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found
