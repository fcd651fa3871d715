"""Giving a finished document its name: all of it is on the disk first, or nothing is left behind."""

import contextlib
import errno
import glob
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from hrforum.errors import FileTrouble
from hrforum.i18n import _


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was made: where, how many pages, and the SHA-256 of its bytes in hexadecimal."""

    path: Path
    pages: int
    sha256: str


def keep(content: bytes, target: Path) -> None:
    """Write bytes under a passing name beside the target, and give them the target's name once they are on the disk."""
    # What a killed program left under such a name goes; a target that is itself waiting for its name has the dot already.
    name = target.name.lstrip(".")
    for leftover in target.parent.glob(f".{glob.escape(name)}.????????.new"):
        with contextlib.suppress(OSError):
            leftover.unlink()
    passing = target.with_name(f".{name}.{secrets.token_hex(4)}.new")
    try:
        with passing.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(target)
    except OSError as trouble:
        passing.unlink(missing_ok=True)
        raise FileTrouble(_sentence(trouble, target)) from trouble


def _sentence(trouble: OSError, target: Path) -> str:
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("The document was not made: the disk is full. Free some room or choose another place.")
    if trouble.errno == errno.ENOENT:
        return _("The document was not made: the folder {folder} does not exist.").format(
            folder=target.parent
        )
    return _("The document was not made: {folder} cannot be written to. Choose another place.").format(
        folder=target.parent
    )
