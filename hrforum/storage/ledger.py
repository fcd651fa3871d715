"""Keeps the ledger: lines are only ever added, each chained to the one before it on the same device."""

from collections.abc import Iterator
from uuid import UUID

from hrforum.domain.ledger import Line, chained
from hrforum.storage.archive import Archive

_LAST = "SELECT hash FROM ledger WHERE device_id = ? ORDER BY counter DESC LIMIT 1"
_ADD = "INSERT INTO ledger (device_id, counter, at, deed, subjects, hash) VALUES (?, ?, ?, ?, ?, ?)"
_ALL = """SELECT device.uuid, ledger.counter, ledger.at, ledger.deed, ledger.subjects, ledger.hash
          FROM ledger JOIN device ON device.id = ledger.device_id ORDER BY ledger.device_id, ledger.counter"""


def add(archive: Archive, deed: str, subjects: tuple[UUID, ...], at: str) -> None:
    """Write the line of one deed; inside the deed's own transaction."""
    before = archive.value(_LAST, (archive.device_id,)) or b""
    line = Line(archive.device, archive.count_up(), at, deed, subjects)
    packed = b"".join(each.bytes for each in subjects)
    archive.run(_ADD, (archive.device_id, line.counter, at, deed, packed, chained(bytes(before), line)))


def lines(archive: Archive) -> Iterator[Line]:
    """Return all lines, device by device, in the order in which they were written."""
    for device, counter, at, deed, packed, digest in archive.rows(_ALL):
        subjects = tuple(UUID(bytes=packed[place : place + 16]) for place in range(0, len(packed), 16))
        yield Line(UUID(bytes=device), counter, at, deed, subjects, bytes(digest))


def counters(archive: Archive) -> dict[UUID, int]:
    """Return the last number that each device took."""
    return {UUID(bytes=uuid): counter for uuid, counter in archive.rows("SELECT uuid, counter FROM device")}
