"""Runs one row or all of them: `python -m tests.reliability --row R1 --n 10000`; the report is build/reliability.md."""

import argparse
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.reliability.goals import GOALS, NotShown, report

SCRIPTS = (
    "by_tests",
    "attached",
    "copies",
    "damage",
    "erasures",
    "files",
    "full_disk",
    "hostile_text",
    "idle",
    "kills",
    "leaving",
    "locked",
    "powercut",
    "rekey",
    "second",
    "speed",
    "suppression",
    "typed",
)


def main() -> int:
    """Run what is asked for; 1 where something failed, 3 where something could not be shown here."""
    for script in SCRIPTS:
        import_module(f"tests.reliability.{script}")
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("--row", default="", help="the row to run, such as R1; every row where none is given")
    parser.add_argument("--n", default="", help="how many times to try; each row has its usual number")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="list the rows")
    asked = parser.parse_args()
    if asked.list:
        for one in GOALS.values():
            print(f"{one.row:4} {one.usual:>6}  {one.claim}")
        return 0
    if asked.row and asked.row not in GOALS:
        parser.error(f"no row {asked.row}; there are {', '.join(GOALS)}")
    worst = 0
    for one in [GOALS[asked.row]] if asked.row else GOALS.values():
        with tempfile.TemporaryDirectory(prefix="hrforum-reliability-") as folder:
            os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = os.environ["HOME"] = folder
            try:
                outcome = one.run(int(asked.n or one.usual), asked.seed, Path(folder))
            except NotShown as why:
                print(report(one, None, asked.seed, str(why)))
                worst = max(worst, 3)
                continue
        print(report(one, outcome, asked.seed))
        worst = max(worst, 1 if outcome.failures else 0)
    return worst


if __name__ == "__main__":
    sys.exit(main())
