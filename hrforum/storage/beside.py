"""Files in the making: written under a name beside their own, so that what is there is whole, and gone again if they are not."""

import contextlib
import glob
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

_ENDINGS = ("", "-wal", "-journal")
_LONG, _OF_LONG = 110, 40


def free_name(path: Path, ending: str = "") -> Path:
    """Return a free name beside `path`; what a killed program left half done under such a name is removed."""
    name = _short(path.name)
    for leftover in path.parent.glob(f".{glob.escape(name)}.????????.new*"):
        with contextlib.suppress(OSError):
            leftover.unlink()
    return path.with_name(f".{name}.{secrets.token_hex(4)}.new{ending}")


def _short(name: str) -> str:
    """Return a name, of a long one its beginning: file systems know names of 255 bytes, and more comes to it here."""
    whole = os.fsencode(name)
    return name if len(whole) <= _LONG else whole[:_OF_LONG].decode(errors="ignore")


@contextlib.contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a free name beside `path` to write to; whatever still stands under it in the end is removed."""
    fresh = free_name(path)
    try:
        yield fresh
    finally:
        for ending in _ENDINGS:
            with contextlib.suppress(OSError):
                fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def keep_private(path: Path) -> None:
    """Let no other user of this computer read a file, where its file system knows users at all."""
    with contextlib.suppress(OSError):
        path.chmod(0o600)


def sync_file(path: Path) -> None:
    """Make a written file survive a power cut; raises OSError. Not for an archive that is open."""
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new or renamed file in this folder survive a power cut; does nothing where folders cannot be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
