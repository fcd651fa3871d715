"""Keeps which testimonies were merged into which: their codes still find the words, and the rows they came from are known again."""

from datetime import date
from uuid import UUID

from hrforum.domain.merging import Former
from hrforum.storage.archive import Archive, Row

_COLUMNS = "uuid, code, row_mark"


def add(archive: Archive, one: Former, into: int, on_day: date) -> None:
    """Remember that a testimony was merged into another one."""
    sql = "INSERT INTO merged (uuid, testimony_id, code, row_mark, on_day) VALUES (?, ?, ?, ?, ?)"
    archive.run(sql, (one.uuid.bytes, into, one.code, one.row_mark, on_day.isoformat()))


def follow(archive: Archive, gone: int, stays: int) -> None:
    """Say of what was merged into one testimony that it is merged into another one."""
    archive.run("UPDATE merged SET testimony_id = ? WHERE testimony_id = ?", (stays, gone))


def point(archive: Archive, uuid: UUID, into: int) -> None:
    """Say that one testimony is merged into another one than before."""
    archive.run("UPDATE merged SET testimony_id = ? WHERE uuid = ?", (into, uuid.bytes))


def of(archive: Archive, testimony_id: int) -> list[Former]:
    """Return what was merged into a testimony, in the order of the codes."""
    sql = f"SELECT {_COLUMNS} FROM merged WHERE testimony_id = ? ORDER BY code"
    return [_former(row) for row in archive.rows(sql, (testimony_id,))]


def into_by_code(archive: Archive, code: str) -> int | None:
    """Return the id of the testimony into which the one of this code was merged."""
    found = archive.value("SELECT testimony_id FROM merged WHERE code = ?", (code,))
    return None if found is None else int(found)


def into_by_uuid(archive: Archive, uuid: UUID) -> int | None:
    """Return the id of the testimony into which the one of this id outside was merged."""
    found = archive.value("SELECT testimony_id FROM merged WHERE uuid = ?", (uuid.bytes,))
    return None if found is None else int(found)


def remove(archive: Archive, uuid: UUID) -> None:
    """Forget that a testimony was merged."""
    archive.run("DELETE FROM merged WHERE uuid = ?", (uuid.bytes,))


def _former(row: Row) -> Former:
    uuid, code, row_mark = row
    return Former(UUID(bytes=uuid), code, None if row_mark is None else bytes(row_mark))
