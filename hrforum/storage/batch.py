"""Keeps imports as batches, and the marks of what was removed for good."""

import contextlib
import hashlib
import hmac
from datetime import date
from uuid import UUID

from hrforum.domain.erase import Order
from hrforum.storage import sqlcipher
from hrforum.storage.archive import Archive, new_uuid


def add(archive: Archive, file_name: str, made_at: str) -> tuple[int, UUID]:
    """Keep a new batch; return its id inside and outside."""
    uuid = new_uuid()
    sql = "INSERT INTO batch (uuid, device_id, made_at, file_name) VALUES (?, ?, ?, ?)"
    return archive.run(sql, (uuid.bytes, archive.device_id, made_at, file_name)), uuid


def uuid_of(archive: Archive, batch_id: int) -> UUID | None:
    """Return a batch's id outside, None where it is gone."""
    found = archive.value("SELECT uuid FROM batch WHERE id = ?", (batch_id,))
    return None if found is None else UUID(bytes=found)


def remove_unused(archive: Archive, batch_id: int) -> None:
    """Remove a batch with its file's name, unless some row still belongs to it."""
    with contextlib.suppress(sqlcipher.IntegrityError):
        archive.run("DELETE FROM batch WHERE id = ?", (batch_id,))


def mark(archive: Archive, kind: str, said: bytes) -> bytes:
    """Return the HMAC of something under the archive's secret: recognised again here, meaningless elsewhere."""
    return hmac.new(archive.secret(), kind.encode() + b"\0" + said, hashlib.sha256).digest()


def code_mark(archive: Archive, code: str) -> bytes:
    """Return the mark of a testimony's code."""
    return mark(archive, "code", code.encode())


def purge(archive: Archive, uuid: UUID, on_day: date, code: str, row_mark: bytes | None) -> None:
    """Remember that a testimony is gone for good, by marks only."""
    sql = "INSERT OR REPLACE INTO purged (uuid, on_day, code_mark, row_mark) VALUES (?, ?, ?, ?)"
    archive.run(sql, (uuid.bytes, on_day.isoformat(), code_mark(archive, code), row_mark))


def purge_by_marks(archive: Archive, order: Order) -> None:
    """Remember what another copy of this archive erased and never was in this one."""
    if order.code_mark:
        sql = "INSERT OR IGNORE INTO purged (uuid, on_day, code_mark, row_mark) VALUES (?, ?, ?, ?)"
        said = (order.testimony.bytes, order.on_day.isoformat(), order.code_mark, order.row_mark or None)
        archive.run(sql, said)


def purged_on(archive: Archive, code: str) -> date | None:
    """Return the day on which the testimony of this code was removed for good."""
    found = archive.value("SELECT on_day FROM purged WHERE code_mark = ?", (code_mark(archive, code),))
    return None if found is None else date.fromisoformat(found)


def purged_rows(archive: Archive) -> set[bytes]:
    """Return the marks of imported rows that were removed for good and must not come back."""
    return {bytes(row[0]) for row in archive.rows("SELECT row_mark FROM purged WHERE row_mark IS NOT NULL")}
