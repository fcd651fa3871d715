"""Rows that the tests themselves show: `make torture ROW=R3` runs the tests of that row and counts them."""

import re
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.reliability.goals import NotShown, Outcome, goal

_ROOT = Path(__file__).parents[2]

_TESTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "R3": ("A live connection is set as the design says", ("tests/storage/test_settings_in_force.py",)),
    "R7": ("Damaged salt bytes are made up for by a backup's", ("tests/storage/test_rescue.py", "-k", "r7")),
    "R12": (
        "A file renamed, deleted or replaced while open is noticed before any deed is acknowledged",
        (
            "tests/storage/test_held_elsewhere.py",
            "tests/operations/test_every_deed.py",
            "-k",
            "moved or replaced or renamed or fails_at_its_end",
        ),
    ),
    "R15": ("A wrong clock changes no order and takes nothing away", ("tests/operations/test_clock.py",)),
    "S7": (
        "Copied words leave the clipboard after 30 s and at a lock",
        ("tests/ui/test_clipboard.py", "-k", "s7"),
    ),
    "S8": (
        "No core file, and no other program of the user reads this one's memory",
        ("tests/operations/test_memory.py",),
    ),
    "S10": (
        "A passphrase typed in any form, with any characters, is one key",
        ("tests/storage/test_keys.py", "-k", "passphrase or blanks"),
    ),
    "S11": (
        "A recovery sheet is read back; every single wrong character is noticed",
        (
            "tests/storage/test_keys.py",
            "tests/operations/test_recovery_cards.py",
            "-k",
            "sheet or wrong or swapped or card or slip",
        ),
    ),
    "S22": ("Forced errors tell no word of a testimony", ("tests/operations/test_forced_errors.py",)),
    "S23": (
        "A real file of every earlier version opens",
        ("tests/storage/test_migration.py", "-k", "earlier_version"),
    ),
}

_WAITING = {
    "R13": "needs a real stick that is pulled out",
    "R16": "waits for the exchange between laptops",
    "S12": "waits for bundles",
    "S13": "waits for bundles",
    "S14": "waits for bundles",
    "S15": "waits for bundles",
}


def _run(arguments: tuple[str, ...], _n: int, seed: int, folder: Path) -> Outcome:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--basetemp={folder / 'tests'}",
        *arguments,
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=_ROOT, check=False)
    tried = sum(int(each) for each in re.findall(r"(\d+) (?:passed|failed|error)", done.stdout))
    failures = re.findall(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
    if not tried:
        failures = ["no test ran"]
    return Outcome(max(tried, 1), tuple(failures), f"{tried} tests, seed {seed} not used")


def _wait(why: str, _n: int, _seed: int, _folder: Path) -> Outcome:
    raise NotShown(why)


for _row, (_claim, _arguments) in _TESTS.items():
    goal(_row, _claim, 1)(partial(_run, _arguments))
for _row, _why in _WAITING.items():
    goal(_row, "see safety: " + _why, 1)(partial(_wait, _why))
