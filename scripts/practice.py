"""Makes the practice archive and its packet where there is no screen, and prints where they are.

python scripts/practice.py FOLDER
"""

import json
import os
import subprocess
import sys
from pathlib import Path

PASSPHRASE = "practice forum"  # published: a practice archive holds nobody's words


def main(folder: Path) -> int:
    """Make what is not there yet; returns the exit code."""
    archive = folder / "practice.hrforum"
    packet = folder / "packet.pdf"
    folder.mkdir(exist_ok=True)
    if not archive.exists():
        hrforum("practice", str(archive))
    hearing = json.loads(hrforum("hearing", "list", str(archive), "--json"))[0]
    packet.unlink(missing_ok=True)
    hrforum("packet", str(archive), "--hearing", str(hearing["id"]), "-o", str(packet), "--accept-undecided")
    print("There is no screen here, so no window was opened. Made instead, with invented testimonies:")
    print(f"  {archive.resolve()}   (passphrase: {PASSPHRASE})")
    print(f"  {packet.resolve()}")
    return 0


def hrforum(*arguments: str) -> str:
    """Run one command of the program and return what it printed; a refused command ends this one."""
    done = subprocess.run(
        [sys.executable, "-m", "hrforum", *arguments],
        env={**os.environ, "HRFORUM_PASSPHRASE": PASSPHRASE},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
