"""Keeps testimonies without their words, which stand in versions; finds them by code and lists them in blocks."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from hrforum.domain.interpreting import Mode
from hrforum.domain.testimony import Precision, Status, Testimony, TestimonyRow, When
from hrforum.domain.where import Where
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Row, day_or_none, text_or_none

_COLUMNS = "uuid, code, forum_id, heard_on, happened_precision, happened_start, happened_end, place, ask, status, id, rev, erased_on, interpreter, interpreter_mode"
_ADD = """INSERT INTO testimony (uuid, device_id, batch_id, row_mark, code, forum_id, heard_on, happened_precision, happened_start,
          happened_end, place, ask, status, interpreter, interpreter_mode) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_EDIT = """UPDATE testimony SET rev = rev + 1, device_id = ?, forum_id = ?, heard_on = ?, happened_precision = ?, happened_start = ?,
           happened_end = ?, place = ?, ask = ?, status = ?, interpreter = ?, interpreter_mode = ? WHERE id = ? AND rev = ?"""
_ROWS = """SELECT testimony.id, testimony.code, forum.name, testimony.heard_on, current_version.language, testimony.status,
           (SELECT group_concat(testifier.pseudonym, ', ') FROM testimony_testifier
              JOIN testifier ON testifier.id = testimony_testifier.testifier_id
             WHERE testimony_testifier.testimony_id = testimony.id AND testifier.pseudonym <> ''),
           (SELECT substr(version.words, 1, 160) FROM version WHERE version.id = current_version.version_id)
           FROM testimony LEFT JOIN forum ON forum.id = testimony.forum_id
           LEFT JOIN current_version ON current_version.testimony_id = testimony.id AND current_version.kind = 'original'
           WHERE testimony.id IN ({marks})"""
_TAGGED = """(EXISTS (SELECT 1 FROM testimony_tag WHERE testimony_tag.testimony_id = testimony.id AND testimony_tag.tag_id IN ({marks}))
           OR EXISTS (SELECT 1 FROM testimony_testifier JOIN testifier_tag ON testifier_tag.testifier_id = testimony_testifier.testifier_id
                       WHERE testimony_testifier.testimony_id = testimony.id AND testifier_tag.tag_id IN ({marks})))"""


def _testimony(row: Row) -> Testimony:
    uuid, code, forum_id, heard_on, precision, start, end, place, ask, status, id_, rev, erased_on = row[:13]
    interpreter, mode = row[13:]
    when = When(Precision(precision), day_or_none(start), day_or_none(end))
    return Testimony(
        UUID(bytes=uuid),
        code,
        forum_id,
        day_or_none(heard_on),
        when,
        place,
        ask,
        Status(status),
        id_,
        rev,
        day_or_none(erased_on),
        interpreter,
        Mode(mode) if mode else None,
    )


def _values(one: Testimony) -> tuple[object, ...]:
    when = one.when
    return (
        one.forum_id,
        text_or_none(one.heard_on),
        when.precision,
        text_or_none(when.start),
        text_or_none(when.end),
        one.place,
        one.ask,
        one.status,
        one.interpreter,
        one.interpreter_mode or "",
    )


def add(archive: Archive, one: Testimony, batch_id: int | None = None, row_mark: bytes | None = None) -> int:
    """Keep a new testimony; return its id."""
    return archive.run(_ADD, (one.uuid.bytes, archive.device_id, batch_id, row_mark, one.code, *_values(one)))


def edit(archive: Archive, one: Testimony) -> None:
    """Keep new values (the code never changes); raises `Conflict` where the revision moved on."""
    if not archive.changed(_EDIT, (archive.device_id, *_values(one), one.id, one.rev)):
        raise Conflict


def remove(archive: Archive, testimony_id: int) -> None:
    """Remove a testimony with its versions, tags, consents and links. The index is `search`'s and has to be told before."""
    archive.run("DELETE FROM testimony WHERE id = ?", (testimony_id,))


def by_id(archive: Archive, testimony_id: int) -> Testimony | None:
    """Return one testimony."""
    row = archive.row(f"SELECT {_COLUMNS} FROM testimony WHERE id = ?", (testimony_id,))
    return None if row is None else _testimony(row)


def by_ids(archive: Archive, wanted: list[int]) -> list[Testimony]:
    """Return those of these testimonies that are in the archive."""
    sql = f"SELECT {_COLUMNS} FROM testimony WHERE id IN ({', '.join('?' * len(wanted))})"
    return [_testimony(row) for row in archive.rows(sql, wanted)]


def by_uuids(archive: Archive, wanted: Sequence[UUID]) -> list[Testimony]:
    """Return those of these testimonies, by their ids outside, that are in the archive."""
    found = []
    for start in range(0, len(wanted), _BLOCK):
        block = [each.bytes for each in wanted[start : start + _BLOCK]]
        sql = f"SELECT {_COLUMNS} FROM testimony WHERE uuid IN ({', '.join('?' * len(block))})"
        found += [_testimony(row) for row in archive.rows(sql, block)]
    return found


_BLOCK = 500


def by_code(archive: Archive, code: str) -> Testimony | None:
    """Return the testimony of a code as `domain.code.read_code` gives it."""
    row = archive.row(f"SELECT {_COLUMNS} FROM testimony WHERE code = ?", (code,))
    return None if row is None else _testimony(row)


def beginning(archive: Archive, begun: str, limit: int) -> dict[int, str]:
    """Return ids and codes of the testimonies whose code begins so, or began so before they were merged, the newest first."""
    sql = """SELECT id, code FROM testimony WHERE code >= :from AND code < :to
             UNION ALL SELECT testimony_id, code FROM merged WHERE code >= :from AND code < :to ORDER BY 1 DESC LIMIT :limit"""
    return dict(archive.rows(sql, {"from": begun, "to": begun + "\uffff", "limit": limit}))


def code_known(archive: Archive, code: str) -> bool:
    """Say whether a testimony has this code now or had it before it was merged, or a sheet of paper that was printed for one."""
    sql = (
        "SELECT 1 FROM testimony WHERE code = :code UNION ALL SELECT 1 FROM reserved_code WHERE code = :code "
        "UNION ALL SELECT 1 FROM merged WHERE code = :code"
    )
    return archive.row(sql, {"code": code}) is not None


def codes(archive: Archive, wanted: list[int]) -> dict[int, str]:
    """Return the codes of these testimonies, by id."""
    sql = f"SELECT id, code FROM testimony WHERE id IN ({', '.join('?' * len(wanted))})"
    return dict(archive.rows(sql, wanted))


def row_marks(archive: Archive) -> set[bytes]:
    """Return the marks of all imported rows that are in the archive."""
    return {
        bytes(row[0])
        for table in ("testimony", "merged")
        for row in archive.rows(f"SELECT row_mark FROM {table} WHERE row_mark IS NOT NULL")
    }


def row_mark(archive: Archive, testimony_id: int) -> bytes | None:
    """Return the mark of the imported row that a testimony came from."""
    found = archive.value("SELECT row_mark FROM testimony WHERE id = ?", (testimony_id,))
    return None if found is None else bytes(found)


def of_batch(archive: Archive, batch_id: int) -> list[int]:
    """Return the ids of the testimonies that one import brought."""
    return [
        row[0] for row in archive.rows("SELECT id FROM testimony WHERE batch_id = ? ORDER BY id", (batch_id,))
    ]


def ids(archive: Archive, where: Where, *, limit: int = -1, before: int | None = None) -> list[int]:
    """Return ids in list order, the newest first; `before` continues below an id, `limit` -1 is all."""
    clauses, values = _clauses(where)
    if before is not None:
        clauses.append("testimony.id < ?")
        values.append(before)
    condition = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    sql = f"SELECT testimony.id FROM testimony {condition} ORDER BY testimony.id DESC LIMIT ?"
    return [row[0] for row in archive.rows(sql, (*values, limit))]


def count(archive: Archive, where: Where) -> int:
    """Return how many testimonies a filter lets through."""
    clauses, values = _clauses(where)
    condition = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    return int(archive.value(f"SELECT count(*) FROM testimony {condition}", values))


def _clauses(where: Where) -> tuple[list[str], list[object]]:
    clauses: list[str] = []
    values: list[object] = []
    for _dimension, tags in where.tags:
        clauses.append(_TAGGED.format(marks=", ".join("?" * len(tags))))
        values += [*tags, *tags]
    if where.forum_id is not None:
        clauses.append("testimony.forum_id = ?")
        values.append(where.forum_id)
    return clauses, values


def lines(archive: Archive, wanted: list[int]) -> list[TestimonyRow]:
    """Return the list's lines for these ids, in the order asked; ids that are gone are left out."""
    sql = _ROWS.format(marks=", ".join("?" * len(wanted)))
    found = {row[0]: _line(row) for row in archive.rows(sql, wanted)}
    return [found[each] for each in wanted if each in found]


def _line(row: Row) -> TestimonyRow:
    id_, code, forum, heard_on, language, status, people, opening = row
    words = " ".join((opening or "").split())
    return TestimonyRow(
        id_, code, forum or "", day_or_none(heard_on), language or "", Status(status), people or "", words
    )


def heard_between(archive: Archive, wanted: list[int]) -> tuple[date | None, date | None]:
    """Return the first and last day on which these testimonies were heard."""
    sql = f"SELECT min(heard_on), max(heard_on) FROM testimony WHERE id IN ({', '.join('?' * len(wanted))})"
    row = archive.row(sql, wanted) or (None, None)
    return day_or_none(row[0]), day_or_none(row[1])
