"""Keeps the tables and pictures that left in a file of their own: what they count, and of each number the testifiers behind it."""

import json
from collections.abc import Iterable
from datetime import date

from pyroaring import BitMap

from hrforum.domain.saved_table import Marks, SavedTable
from hrforum.domain.table import Readers, Unit
from hrforum.storage.archive import Archive, Row, new_uuid
from hrforum.storage.edition_number import Left

_COLUMNS = "name, made_on, readers, unit, dimensions, narrowed, hides, base, filter, id"
_ADD = f"INSERT INTO saved_table (uuid, device_id, {_COLUMNS[: -len(', id')]}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_NUMBER = "INSERT INTO saved_number (saved_table_id, question, count, people) VALUES (?, ?, ?, ?)"
_NUMBERS = """SELECT saved_table.name, saved_table.made_on, question, count, people FROM saved_number
              JOIN saved_table ON saved_table.id = saved_table_id WHERE count > 0 ORDER BY saved_table_id DESC"""


def add(archive: Archive, one: SavedTable, numbers: Iterable[tuple[str, int | None, BitMap]]) -> int:
    """Keep a table with its numbers: the mark of each question, the number (None where withheld), the testifiers; return its id."""
    lists = (json.dumps(list(some)) for some in (one.by, one.narrowed, sorted(one.hides)))
    said = (one.name, one.made_on.isoformat(), one.readers, one.unit, *lists, one.base, one.filter)
    id_ = archive.run(_ADD, (new_uuid().bytes, archive.device_id, *said))
    archive.run_many(_ADD_NUMBER, [(id_, mark, count, people.serialize()) for mark, count, people in numbers])
    return id_


def everything(archive: Archive) -> list[SavedTable]:
    """Return every table that left by itself, the newest first."""
    return [_table(row) for row in archive.rows(f"SELECT {_COLUMNS} FROM saved_table ORDER BY id DESC")]


def of_base(archive: Archive, base: str) -> dict[SavedTable, Marks]:
    """Return the tables for outside that left while the same people could be counted, the newest first, with their marks."""
    sql = f"SELECT {_COLUMNS} FROM saved_table WHERE base = ? AND readers = ? ORDER BY id DESC"
    return {one: _marks(archive, one.id) for one in map(_table, archive.rows(sql, (base, Readers.OUTWARD)))}


def _marks(archive: Archive, table_id: int) -> Marks:
    rows = archive.rows("SELECT question, count FROM saved_number WHERE saved_table_id = ?", (table_id,))
    told = frozenset(mark for mark, count in rows if count is not None)
    return Marks(told, frozenset(mark for mark, count in rows if count is None))


def numbers(archive: Archive) -> list[Left]:
    """Return every number that left by itself and counts somebody, the newest first."""
    return [
        Left(name, date.fromisoformat(made_on), question, count, BitMap.deserialize(people))
        for name, made_on, question, count, people in archive.rows(_NUMBERS)
    ]


def withheld(archive: Archive) -> dict[str, list[BitMap]]:
    """Return by the marks of their questions who was behind each number that was withheld, where that was anybody."""
    found: dict[str, list[BitMap]] = {}
    for question, people in archive.rows("SELECT question, people FROM saved_number WHERE count IS NULL"):
        if some := BitMap.deserialize(people):
            found.setdefault(question, []).append(some)
    return found


def _table(row: Row) -> SavedTable:
    name, made_on, readers, unit, dimensions, narrowed, hides, base, filter_, id_ = row
    by, where, hidden = (json.loads(each) for each in (dimensions, narrowed, hides))
    return SavedTable(
        name,
        date.fromisoformat(made_on),
        Readers(readers),
        Unit(unit),
        tuple(by),
        tuple(where),
        frozenset(hidden),
        base,
        filter_,
        id_,
    )
