"""What is looked at in a stranger's zip before anything in it is unpacked: its directory, its sizes, passwords."""

import io
import struct
import zipfile
from dataclasses import dataclass

from hrforum.errors import Unreadable

ENTRY_LIMIT = 5_000
DIRECTORY_LIMIT = 1024 * 1024
UNPACKED_LIMIT = 250 * 1024 * 1024
PART_LIMIT = 20 * 1024 * 1024
"""Bytes of any part that is not among the large ones."""
RATIO_LIMIT = 200

_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class ZipSentences:
    """What is said where a zip of one kind is damaged, would unpack to too much, or is protected with a password."""

    damaged: str
    too_much: str
    locked: str


def open_zip(raw: bytes, said: ZipSentences) -> zipfile.ZipFile:
    """Return the zip in `raw` after a look at the size of its directory; nothing is unpacked. Raises Unreadable."""
    # zipfile reads the whole directory into objects, so its size is looked at first. A file of at most 100 MB needs no zip64
    # directory, whose sizes stand elsewhere.
    at = raw.rfind(b"PK\x05\x06", max(0, len(raw) - 65_557))
    if at < 0 or len(raw) - at < _END.size:
        raise Unreadable(said.damaged)
    size = _END.unpack_from(raw, at)[5]
    if raw[max(0, at - 20) :].startswith(b"PK\x06\x07") or size > DIRECTORY_LIMIT:
        raise Unreadable(said.too_much)
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as error:
        raise Unreadable(said.damaged) from error


def check_sizes(package: zipfile.ZipFile, size: int, said: ZipSentences, large: tuple[str, ...]) -> None:
    """Raise Unreadable where the zip of `size` bytes is locked or a bomb; parts whose names begin like `large` may be large."""
    entries = package.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(said.locked)
    unpacked = sum(entry.file_size for entry in entries)
    small = [entry for entry in entries if not entry.filename.lower().startswith(large)]
    if (
        len(entries) > ENTRY_LIMIT
        or unpacked > UNPACKED_LIMIT
        or (unpacked > PART_LIMIT and unpacked > RATIO_LIMIT * size)
        or any(entry.file_size > PART_LIMIT for entry in small)
    ):
        raise Unreadable(said.too_much)
