"""Keeps the words, in versions that are sealed once kept, and which of them are current."""

from collections.abc import Iterable
from uuid import UUID

from hrforum.domain.testimony import Version, VersionKind
from hrforum.storage.archive import Archive, Row, new_uuid

_COLUMNS = "version.uuid, version.kind, version.language, version.words, version.number, version.translator, version.method, version.id"
_ADD = """INSERT INTO version (uuid, device_id, batch_id, testimony_id, kind, language, number, translator, method, words)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_POINT = """INSERT INTO current_version (testimony_id, language, kind, version_id) VALUES (?, ?, ?, ?)
            ON CONFLICT (testimony_id, language) DO UPDATE SET kind = excluded.kind, version_id = excluded.version_id"""
_CURRENT = f"""SELECT {_COLUMNS} FROM current_version JOIN version ON version.id = current_version.version_id
               WHERE current_version.testimony_id = ? ORDER BY current_version.kind, current_version.language"""
_CURRENT_OF_MANY = f"""SELECT current_version.testimony_id, {_COLUMNS} FROM current_version
               JOIN version ON version.id = current_version.version_id
               WHERE current_version.testimony_id IN ({{marks}}) ORDER BY current_version.kind, current_version.language"""
_ALL = f"SELECT {_COLUMNS} FROM version WHERE testimony_id = ? ORDER BY kind, language, number"


def _version(row: Row) -> Version:
    uuid, kind, language, words, number, translator, method, id_ = row
    return Version(UUID(bytes=uuid), VersionKind(kind), language, words, number, translator, method, id_)


def add(
    archive: Archive,
    testimony_id: int,
    words: str,
    language: str,
    *,
    kind: VersionKind = VersionKind.ORIGINAL,
    translator: str | None = None,
    method: str | None = None,
    batch_id: int | None = None,
    number: int | None = None,
) -> int:
    """Keep the words as the newest version in their language and make it the current one; return its id."""
    if number is None:
        number = 1 + (archive.value(_NEWEST, (testimony_id, language)) or 0)
    said = (testimony_id, kind, language, number, translator, method, words)
    version_id = archive.run(_ADD, (new_uuid().bytes, archive.device_id, batch_id, *said))
    archive.run(_POINT, (testimony_id, language, kind, version_id))
    return version_id


_NEWEST = "SELECT max(number) FROM version WHERE testimony_id = ? AND language = ?"


def point(archive: Archive, testimony_id: int, version: Version) -> None:
    """Make an earlier version the current one of its language again."""
    archive.run(_POINT, (testimony_id, version.language, version.kind, version.id))


def unpoint(archive: Archive, testimony_id: int, language: str) -> None:
    """Have no current version in this language; the versions stay."""
    archive.run(
        "DELETE FROM current_version WHERE testimony_id = ? AND language = ?", (testimony_id, language)
    )


def current(archive: Archive, testimony_id: int) -> list[Version]:
    """Return the current versions, the original first."""
    return [_version(row) for row in archive.rows(_CURRENT, (testimony_id,))]


def current_of_many(archive: Archive, testimony_ids: Iterable[int]) -> dict[int, list[Version]]:
    """Return the current versions of many testimonies, each with its original first."""
    found: dict[int, list[Version]] = {}
    wanted = list(testimony_ids)
    for row in archive.rows(_CURRENT_OF_MANY.format(marks=", ".join("?" * len(wanted))), wanted):
        found.setdefault(row[0], []).append(_version(row[1:]))
    return found


def everything(archive: Archive, testimony_id: int) -> list[Version]:
    """Return all versions of a testimony, sealed ones included."""
    return [_version(row) for row in archive.rows(_ALL, (testimony_id,))]


def words_of(archive: Archive, uuids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the words of these versions, by their ids outside."""
    wanted = [each.bytes for each in uuids]
    sql = f"SELECT uuid, words FROM version WHERE uuid IN ({', '.join('?' * len(wanted))})"
    return {UUID(bytes=uuid): words for uuid, words in archive.rows(sql, wanted)}
