"""Keeps what is hidden from whom, and what a person looked at and let stand, the latter as marks (HMACs) without a word."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from uuid import UUID

from hrforum.domain.redaction import Audience, Outside, Reason, Redaction
from hrforum.domain.span import Span
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, Row, new_uuid
from hrforum.storage.mark import LIVING, SEALED

_LIVING, _SEALED = LIVING.format(table="redaction"), SEALED.format(table="redaction")
_COLUMNS = f"""redaction.testimony_id, redaction.start, redaction.stop, version.uuid, redaction.reason, redaction.audience,
    redaction.hearing_id, redaction.replacement, redaction.lost OR (redaction.version_id IS NOT NULL AND {_SEALED}),
    redaction.id, redaction.rev, redaction.uuid"""
_FROM = "FROM redaction LEFT JOIN version ON version.id = redaction.version_id"
_IN_FORCE = f"""SELECT {_COLUMNS} {_FROM} WHERE redaction.testimony_id IN ({{marks}})
    AND (redaction.version_id IS NULL OR {_LIVING}) ORDER BY redaction.id"""
_BY_ID = f"SELECT {_COLUMNS} {_FROM} WHERE redaction.id = ?"
_ADD = """INSERT INTO redaction (uuid, device_id, testimony_id, version_id, start, stop, audience, hearing_id, reason, replacement)
    VALUES (?, ?, ?, (SELECT id FROM version WHERE uuid = ?), ?, ?, ?, ?, ?, ?)"""
_EDIT = """UPDATE redaction SET rev = rev + 1, device_id = ?, version_id = (SELECT id FROM version WHERE uuid = ?), start = ?, stop = ?,
    audience = ?, hearing_id = ?, reason = ?, replacement = ?, lost = 0 WHERE id = ? AND rev = ?"""
_RESTORE = """UPDATE redaction SET rev = rev + 1, device_id = ?, version_id = (SELECT id FROM version WHERE uuid = ?), start = ?, stop = ?,
    audience = ?, hearing_id = ?, reason = ?, replacement = ?, lost = ? WHERE id = ? AND rev = ?"""
_LET_STAND = "INSERT OR IGNORE INTO let_stand (testimony_id, mark) VALUES (?, ?)"


def _redaction(row: Row) -> Redaction:
    start, stop, version, reason, circle, hearing_id, replacement, lost, id_, rev, uuid = row[1:]
    return Redaction(
        Span(start, stop),
        UUID(bytes=version) if version else None,
        Reason(reason),
        Audience(Outside(circle), hearing_id),
        replacement,
        bool(lost),
        id_,
        rev,
        UUID(bytes=uuid),
    )


def _said(one: Redaction) -> tuple[object, ...]:
    return (
        one.version.bytes if one.version else None,
        one.span.start,
        one.span.stop,
        one.audience.circle,
        one.audience.hearing_id,
        one.reason,
        one.replacement,
    )


def add(archive: Archive, testimony_id: int, one: Redaction) -> int:
    """Keep a new redaction; return its id."""
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, testimony_id, *_said(one)))


def edit(archive: Archive, one: Redaction) -> None:
    """Keep a redaction's new values, found again; raises `Conflict` where its revision moved on."""
    if not archive.changed(_EDIT, (archive.device_id, *_said(one), one.id, one.rev)):
        raise Conflict


def restore(archive: Archive, one: Redaction) -> None:
    """Put a redaction back as it was, lost ones too; raises `Conflict` where its revision moved on."""
    lost = int(one.lost and one.version is None)
    if not archive.changed(_RESTORE, (archive.device_id, *_said(one), lost, one.id, one.rev)):
        raise Conflict


def still_fit(archive: Archive, removed: Removed) -> bool:
    """Say whether the testimonies and versions of rows as `remove` returned them are still there."""
    sql = """SELECT (SELECT count(*) FROM testimony WHERE id = ?) AND (? IS NULL OR (SELECT count(*) FROM version WHERE id = ?))"""
    return all(
        archive.value(sql, (row[5], row[6], row[6]))
        for table, rows in removed
        if table == "redaction"
        for row in rows
    )


def remove(archive: Archive, redaction_id: int) -> Removed:
    """Remove a redaction; return it as it was."""
    return archive.take_out("redaction", "id", redaction_id)


def by_id(archive: Archive, redaction_id: int) -> tuple[int, Redaction] | None:
    """Return a redaction with its testimony's id."""
    row = archive.row(_BY_ID, (redaction_id,))
    return None if row is None else (row[0], _redaction(row))


def of_many(archive: Archive, testimony_ids: Iterable[int]) -> dict[int, list[Redaction]]:
    """Return the redactions of many testimonies, lost ones marked so; those of translations taken away are left out."""
    wanted = list(testimony_ids)
    found: dict[int, list[Redaction]] = {}
    for row in archive.rows(_IN_FORCE.format(marks=", ".join("?" * len(wanted))), wanted):
        found.setdefault(row[0], []).append(_redaction(row))
    return found


def of_testimony(archive: Archive, testimony_id: int) -> list[Redaction]:
    """Return the redactions of one testimony, see `of_many`."""
    return of_many(archive, [testimony_id]).get(testimony_id, [])


# ---- let stand ---------------------------------------------------------------------------------------------------------
def mark(archive: Archive, kind: str, text: str) -> bytes:
    """Return the mark of a kind and a text: an HMAC under the archive's secret."""
    said = b"let stand\0" + kind.encode() + b"\0" + text.encode()
    return hmac.digest(archive.secret(), said, hashlib.sha256)


def let_stand(archive: Archive, testimony_id: int, marks: Sequence[bytes]) -> list[bytes]:
    """Keep marks of what was let stand; return those that are new."""
    known = marks_of_many(archive, [testimony_id]).get(testimony_id, frozenset())
    fresh = [each for each in dict.fromkeys(marks) if each not in known]
    archive.run_many(_LET_STAND, [(testimony_id, each) for each in fresh])
    return fresh


def look_again(archive: Archive, testimony_id: int, marks: Sequence[bytes]) -> None:
    """Forget that these were let stand."""
    archive.run_many(
        "DELETE FROM let_stand WHERE testimony_id = ? AND mark = ?", [(testimony_id, each) for each in marks]
    )


def marks_of_many(archive: Archive, testimony_ids: Iterable[int]) -> dict[int, frozenset[bytes]]:
    """Return the marks of what was let stand in many testimonies."""
    wanted = list(testimony_ids)
    sql = f"SELECT testimony_id, mark FROM let_stand WHERE testimony_id IN ({', '.join('?' * len(wanted))})"
    found: dict[int, set[bytes]] = {}
    for testimony_id, each in archive.rows(sql, wanted):
        found.setdefault(testimony_id, set()).add(bytes(each))
    return {key: frozenset(some) for key, some in found.items()}
