"""Keeps authorities, and for which testimonies each is responsible."""

from collections.abc import Iterable

from hrforum.domain.authority import Authority, Level
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, Row, new_uuid

_COLUMNS = "name, level, preempted, can_do, note, id, rev"
_ADD = "INSERT INTO authority (uuid, device_id, name, level, preempted, can_do, note) VALUES (?, ?, ?, ?, ?, ?, ?)"
_EDIT = """UPDATE authority SET rev = rev + 1, device_id = ?, name = ?, level = ?, preempted = ?, can_do = ?, note = ?
           WHERE id = ? AND rev = ?"""
_OF_TESTIMONY = f"""SELECT {_COLUMNS} FROM authority
    WHERE id IN (SELECT authority_id FROM testimony_authority WHERE testimony_id = ?) ORDER BY id"""


def _authority(row: Row) -> Authority:
    name, level, preempted, can_do, note, id_, rev = row
    return Authority(name, Level(level), bool(preempted), can_do, note, id_, rev)


def _said(one: Authority) -> tuple[object, ...]:
    return one.name, one.level, int(one.preempted), one.can_do, one.note


def add(archive: Archive, one: Authority) -> int:
    """Keep a new authority; return its id."""
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, *_said(one)))


def edit(archive: Archive, one: Authority) -> None:
    """Keep an authority's new values; raises `Conflict` where its revision moved on."""
    if not archive.changed(_EDIT, (archive.device_id, *_said(one), one.id, one.rev)):
        raise Conflict


def remove(archive: Archive, authority_id: int) -> Removed:
    """Remove an authority with its links; return what can be put back."""
    links = archive.take_out("testimony_authority", "authority_id", authority_id)
    return archive.take_out("authority", "id", authority_id) + links


def everything(archive: Archive) -> list[Authority]:
    """Return all authorities in the order in which they were added."""
    return [_authority(row) for row in archive.rows(f"SELECT {_COLUMNS} FROM authority ORDER BY id")]


def by_id(archive: Archive, authority_id: int) -> Authority | None:
    """Return one authority."""
    row = archive.row(f"SELECT {_COLUMNS} FROM authority WHERE id = ?", (authority_id,))
    return None if row is None else _authority(row)


def of_testimony(archive: Archive, testimony_id: int) -> list[Authority]:
    """Return who is responsible for what one testimony tells of."""
    return [_authority(row) for row in archive.rows(_OF_TESTIMONY, (testimony_id,))]


def testimonies_of(archive: Archive, authority_id: int) -> list[int]:
    """Return the testimonies for which an authority is responsible."""
    sql = "SELECT testimony_id FROM testimony_authority WHERE authority_id = ? ORDER BY testimony_id"
    return [row[0] for row in archive.rows(sql, (authority_id,))]


def link(archive: Archive, authority_id: int, testimony_ids: Iterable[int]) -> list[int]:
    """Say that an authority is responsible for these; return those of which it was not said before."""
    sql = "INSERT OR IGNORE INTO testimony_authority (testimony_id, authority_id) VALUES (?, ?)"
    return [each for each in testimony_ids if archive.changed(sql, (each, authority_id))]


def unlink(archive: Archive, authority_id: int, testimony_ids: Iterable[int]) -> list[int]:
    """Say that an authority is not responsible for these; return those of which it was said."""
    sql = "DELETE FROM testimony_authority WHERE testimony_id = ? AND authority_id = ?"
    return [each for each in testimony_ids if archive.changed(sql, (each, authority_id))]
