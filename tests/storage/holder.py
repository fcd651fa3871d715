"""Another program that holds an archive: opens it, answers each line that it is told, and closes at the end of the input."""

import sys
from pathlib import Path

from hrforum.domain.intake import Intake
from hrforum.errors import HrforumError
from hrforum.operations import archive as archives
from hrforum.operations import testimony
from hrforum.storage.archive import Archive
from hrforum.storage.key import Key


def main(path: Path) -> None:
    """Hold the archive until there is nothing more to read."""
    secret, salt = (bytes.fromhex(each) for each in sys.stdin.readline().split())
    try:
        archive = archives.open_with_key(path, Key(secret, salt))
    except HrforumError as error:
        print(type(error).__name__)
        return
    with archive:
        print("open", flush=True)
        for line in sys.stdin:
            print(_did(archive, line.strip()), flush=True)


def _did(archive: Archive, asked: str) -> str:
    if asked == "leave a wal":
        # Committed and not yet brought home, as after a kill between the two.
        archive.bring_home = archive.must_be_in_place  # type: ignore[method-assign]  # does nothing of it
    testimony.add(archive, Intake("Said in the other program."))
    return "left" if asked == "leave a wal" else "saved"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
