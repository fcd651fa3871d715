"""A program without rights to a folder: opens or makes an archive there and says what it was told.

Root may write anywhere, whatever the permissions say; so it becomes nobody once everything is imported.
"""

import os
import sys
from pathlib import Path

from hrforum.errors import HrforumError
from hrforum.operations import archive as archives
from hrforum.operations import backup
from hrforum.storage.key import Key


def main(deed: str, path: Path, secret: str, salt: str) -> None:
    """Try the deed as nobody."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    key = Key(bytes.fromhex(secret), bytes.fromhex(salt))
    try:
        if deed == "open":
            archives.open_with_key(path, key).close()
        elif deed == "probe":
            archives.probe(path)
        elif deed == "make":
            archives.create_with_key(path, key, name="Nobody's").close()
        else:
            with archives.open_with_key(path, key) as archive:
                backup.make(archive, Path(deed))
    except HrforumError as error:
        print(type(error).__name__, error.sentence)
    else:
        print("done")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4])
