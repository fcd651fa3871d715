"""Pages of a table that nothing leads to any more, because the page that held their order is damaged: found by what stands on them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrforum.storage import sqlcipher
from hrforum.storage.archive import Row
from hrforum.storage.key import Key
from hrforum.storage.salvage import Salvage, Shape, Unreadable
from hrforum.storage.spare_list import Plan, write_list

_AT_ONCE = 1_000
_OF_TYPE: Mapping[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "TEXT": (str,),
    "BLOB": (bytes,),
    "REAL": (int, float),
}
_UUID = 16
_ALL = 1_000_000_000
_NEVER_USED = re.compile(r"Page (\d+): never used")
_ELSEWHERE = "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = ?) WHERE type = 'table' AND name = ?"


def never_used(copy: Path, key: Key) -> frozenset[int] | None:
    """Return the pages that belong to nothing once tables that cannot be entered are left out; None where that cannot be told.

    The list of tables in `copy` is changed for this: it is of no other use afterwards.
    """
    source = Salvage(copy, key)
    try:
        closed = [one for one in source.shapes().values() if not _can_be_entered(source, one)]
    finally:
        source.close()
    connection = sqlcipher.connect(copy)
    try:
        sqlcipher.unlock(connection, key)
        connection.execute("PRAGMA journal_mode = OFF").fetchall()
        connection.execute("CREATE TABLE search_rows (x)")
        connection.execute("CREATE TABLE search_keys (x PRIMARY KEY) WITHOUT ROWID")
        connection.execute("PRAGMA writable_schema = ON")
        # An empty table in its place: without any, what is known of its indexes would be left out as well.
        connection.executemany(
            _ELSEWHERE, [("search_rows" if one.has_rowid else "search_keys", one.name) for one in closed]
        )
    except sqlcipher.Error:
        return None
    finally:
        connection.close()
    source = Salvage(copy, key)
    try:
        told = "\n".join(str(row[0]) for row in source.read(f"PRAGMA integrity_check({_ALL})"))
    except Unreadable:
        return None
    finally:
        source.close()
    return None if "unable to get" in told else frozenset(map(int, _NEVER_USED.findall(told)))


def adopt(
    laid_out: Path, key: Key, plan: Plan, found: Mapping[str, int], pages: Collection[int], surely: bool
) -> dict[str, tuple[str, ...]]:
    """Give each table that cannot be entered tables of its own, one for each of its pages; return their names by the table's.

    `pages` are those to look at. Where it is not `surely` known that nothing else owns them, only tables whose rows have an id outside
    (uuid) or refer to rows that are there are looked for: of others it could not be told whose rows a page holds. Afterwards the list
    of `laid_out` holds the tables of `found` and these.
    """
    source = Salvage(laid_out, key)
    try:
        shapes = source.shapes()
        closed = [one for one in shapes.values() if not _can_be_entered(source, one)]
        there = {
            one.name: _values(source, one, "id")
            for one in shapes.values()
            if "id" in one.columns and one not in closed
        }
        taken = {
            value
            for one in shapes.values()
            if _has_uuid(one) and one not in closed
            for value in _values(source, one, "uuid")
        }
    finally:
        source.close()
    entries = {name: (page, plan.columns[name]) for name, page in found.items() if name in plan.columns}
    adopted: dict[str, tuple[str, ...]] = {}
    for one in closed:
        refers = {column: there[to] for column, to in plan.refers[one.name].items() if to in there}
        if surely or _has_uuid(one) or refers:
            looked_for = _Rows(one.name, plan, refers, taken if _has_uuid(one) else set())
            parts = {
                f"search_of_{one.name}_{page}": page for page in _pages_of(laid_out, key, looked_for, pages)
            }
            entries |= {part: (page, plan.columns[one.name]) for part, page in parts.items()}
            adopted[one.name] = tuple(parts)
    write_list(laid_out, key, entries)
    return {name: parts for name, parts in adopted.items() if parts}


def all_can_be_entered(source: Salvage) -> bool:
    """Say whether each table can be read from one end at least."""
    return all(_can_be_entered(source, one) for one in source.shapes().values())


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the rows of a table are known by: `refers` gives the ids that a column's values are among, `taken` ids outside of others."""

    name: str
    plan: Plan
    refers: Mapping[str, Collection[object]]
    taken: Collection[object]

    def are(self, rows: Sequence[Row], columns: Sequence[tuple[str, str]]) -> bool:
        """Say whether these rows, each with one value more than there are columns, are what the table keeps."""
        return all(
            row[-1] is None
            and all(
                self._fits(name, kind, value) for (name, kind), value in zip(columns, row[:-1], strict=True)
            )
            for row in rows
        )

    def _fits(self, name: str, kind: str, value: object) -> bool:
        if value is None:
            return name not in self.plan.needed[self.name]
        if not isinstance(value, _OF_TYPE[kind]):
            return False
        if name == "uuid" and (not isinstance(value, bytes) or len(value) != _UUID or value in self.taken):
            return False
        return name not in self.refers or value in self.refers[name]


def _has_uuid(one: Shape) -> bool:
    return one.has_rowid and "uuid" in one.columns and "id" in one.columns


def _can_be_entered(source: Salvage, one: Shape) -> bool:
    by = "rowid" if one.has_rowid else one.key[0]
    for direction in ("", " DESC"):
        try:
            source.read(f"SELECT {by} FROM {one.name} ORDER BY {by}{direction} LIMIT 1")
        except Unreadable:
            continue
        return True
    return False


def _values(source: Salvage, one: Shape, column: str) -> set[object]:
    return {row[0] for row in source.rows(Shape(one.name, (column,), one.key, True), lambda _lost: None)}


def _with_one_more(columns: str) -> str:
    """Return a table's columns as SQL with one more, in which a row of more values than the table's would show."""
    before, mark, after = columns.rpartition(", PRIMARY KEY (")
    return f"{before}, search_more{mark}{after}" if mark else f"{columns[:-1]}, search_more)"


def _pages_of(laid_out: Path, key: Key, looked_for: _Rows, pages: Collection[int]) -> Iterator[int]:
    wider = _with_one_more(looked_for.plan.columns[looked_for.name])
    ordered = sorted(pages)
    for first in range(0, len(ordered), _AT_ONCE):
        numbers = ordered[first : first + _AT_ONCE]
        write_list(laid_out, key, {f"page{number}": (number, wider) for number in numbers})
        source = Salvage(laid_out, key)
        try:
            columns = [(row[1], row[2]) for row in source.read(f"PRAGMA table_info(page{numbers[0]})")][:-1]
            listed = ", ".join(name for name, _kind in columns)
            for number in numbers:
                try:
                    rows = source.read(f"SELECT {listed}, search_more FROM page{number}")
                except Unreadable:
                    continue
                if rows and looked_for.are(rows, columns):
                    yield number
        finally:
            source.close()
