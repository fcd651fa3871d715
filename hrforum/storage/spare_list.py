"""A spare list of tables for an archive whose own is damaged: the pages that are left are read as if they belonged to another file.

A page of SQLCipher is bound to key and page number alone. So whole pages of the damaged file stand in a fresh one of the same key, under
a list that this program writes: the tables' columns are known, and where each begins is found from what is left of the old list.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hrforum.storage import sqlcipher
from hrforum.storage.archive import Archive
from hrforum.storage.key import Key
from hrforum.storage.salvage import Salvage, Unreadable

_PAGE = 4096
_AT_ONCE = 1_000
_GAP = 64
_FILLER_BYTES = 50_000_000
_TELLING = ("archive", "device", "forum", "testimony", "version")
_UUID = 16
_KINDS = ("table", "index", "trigger", "view")
_TABLES = "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
_COLUMNS = "SELECT name, type, dflt_value, pk FROM pragma_table_info(?) ORDER BY cid"
_NEEDED = 'SELECT name FROM pragma_table_info(?) WHERE "notnull" OR pk'
_REFERS = 'SELECT "from", "table" FROM pragma_foreign_key_list(?)'
_ROOTS = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
_ENTRY = "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', ?1, ?1, ?2, ?3)"


@dataclass(frozen=True, slots=True)
class Plan:
    """How this program lays an archive out: each table's columns as SQL, and the page on which it begins."""

    columns: Mapping[str, str]
    needed: Mapping[str, frozenset[str]]
    """The columns of each table that are never empty."""
    refers: Mapping[str, Mapping[str, str]]
    """For each table the columns that name a row of another one, and which."""
    roots: Mapping[str, int]


def plans_of(made: Archive, copy: Path) -> list[Plan]:
    """Return how a new archive is laid out, and one that was rewritten since; `copy` is a free path that is used meanwhile."""
    columns = {
        name: _without_indexes(made, name, bool(wr))
        for name, wr in made.rows(_TABLES)
        if not name.startswith("sqlite_schema")
    }
    needed = {name: frozenset(row[0] for row in made.rows(_NEEDED, (name,))) for name in columns}
    made.copy_to(copy)
    connection = sqlcipher.connect(copy)
    try:
        sqlcipher.unlock(connection, made.key())
        rewritten = dict(connection.execute(_ROOTS).fetchall())
    finally:
        connection.close()
        copy.unlink()
    refers: dict[str, dict[str, str]] = {name: dict(made.rows(_REFERS, (name,))) for name in columns}
    return [Plan(columns, needed, refers, roots) for roots in (dict(made.rows(_ROOTS)), rewritten)]


def _without_indexes(made: Archive, name: str, without_rowid: bool) -> str:
    """Return a table's columns as SQL, so that it is read without its indexes, which are not looked for."""
    found = made.rows(_COLUMNS, (name,))
    key = [row[0] for row in sorted(found, key=lambda row: row[3]) if row[3]]
    alone = not without_rowid and [row[1] for row in found if row[3]] == ["INTEGER"]
    parts = [
        f"{column} {kind}"
        + (f" DEFAULT {default}" if default is not None else "")
        + (" PRIMARY KEY" if place and alone else "")
        for column, kind, default, place in found
    ]
    if without_rowid:
        return f"({', '.join(parts)}, PRIMARY KEY ({', '.join(key)})) WITHOUT ROWID"
    return f"({', '.join(parts)})"


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A damaged file's pages under a list of our own: by which plan, where each table begins, and how many pages they are."""

    plan: Plan
    roots: Mapping[str, int]
    pages: int

    @property
    def unknown(self) -> frozenset[str]:
        """The tables of which it is not known where they begin."""
        return frozenset(self.plan.columns) - self.roots.keys()


def lay_under(damaged: Path, key: Key, fresh: Path, plans: Iterable[Plan]) -> LaidOut | None:
    """Write the pages of a damaged file into `fresh` under a list of tables of our own; None where none fits them.

    The damaged file is only read, `fresh` then like any damaged archive.
    """
    pages = _lay_out(damaged, key, fresh)
    left = dict(_left_of_list(fresh, key, pages))
    for plan in plans:
        agrees = all(left.get(name, page) == page for name, page in plan.roots.items())
        roots = {**plan.roots, **left} if agrees else left
        write_list(
            fresh, key, {name: (roots[name], sql) for name, sql in plan.columns.items() if name in roots}
        )
        if _is_archive(fresh, key):
            return LaidOut(plan, roots, pages)
    return None


def _lay_out(damaged: Path, key: Key, fresh: Path) -> int:
    """Make a file whose list lies behind all pages of the damaged one, and put those in their places; return how many they are."""
    pages = damaged.stat().st_size // _PAGE
    fresh.touch(0o600)
    connection = sqlcipher.connect(fresh)
    try:
        sqlcipher.unlock(connection, key)
        connection.execute("PRAGMA journal_mode = OFF").fetchall()
        connection.execute("CREATE TABLE search_filler (x)")
        # A truncated file's own pages may have stood behind what is left of it: nothing of ours may be taken for one of them.
        while connection.execute("PRAGMA page_count").fetchone()[0] < 2 * pages + _GAP:
            size = min(_FILLER_BYTES, (2 * pages + _GAP) * _PAGE)
            connection.execute("INSERT INTO search_filler VALUES (zeroblob(?))", (size,))
    finally:
        connection.close()
    with damaged.open("rb") as source, fresh.open("rb+") as target:
        source.seek(_PAGE)
        target.seek(_PAGE)
        for _each in range(1, pages):
            target.write(source.read(_PAGE))
    return pages


def write_list(fresh: Path, key: Key, entries: Mapping[str, tuple[int, str]]) -> None:
    """Make this the list of tables of a file that was laid out: the page on which each begins, and its columns as SQL."""
    connection = sqlcipher.connect(fresh)
    try:
        sqlcipher.unlock(connection, key)
        connection.execute("PRAGMA journal_mode = OFF").fetchall()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master")
        rows = [(name, page, f"CREATE TABLE {name} {columns}") for name, (page, columns) in entries.items()]
        connection.executemany(_ENTRY, rows)
    finally:
        connection.close()


def _left_of_list(fresh: Path, key: Key, pages: int) -> Iterator[tuple[str, int]]:
    """Yield name and first page of each table that what is left of the old list still tells of, wherever its pages are."""
    for first in range(2, pages + 1, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, pages + 1))
        write_list(fresh, key, {f"page{number}": (number, "(a, b, c, d, e)") for number in numbers})
        source = Salvage(fresh, key)
        try:
            for number in numbers:
                yield from _told_on(source, number, pages)
        finally:
            source.close()


def _told_on(source: Salvage, number: int, pages: int) -> Iterator[tuple[str, int]]:
    try:
        (begin,) = source.read(f"SELECT a FROM page{number} LIMIT 1") or [("",)]
        if begin[0] not in _KINDS:
            return
        for kind, name, page in source.read(f"SELECT a, b, d FROM page{number}"):
            if kind == "table" and isinstance(name, str) and isinstance(page, int) and 1 < page <= pages:
                yield name, page
    except Unreadable:
        return


def _is_archive(fresh: Path, key: Key) -> bool:
    """Say whether tables under this list hold what they should: some can be read, and every id outside in them is one."""
    told = 0
    for name in _TELLING:
        source = Salvage(fresh, key)
        try:
            rows = source.read(f"SELECT uuid FROM {name} LIMIT 100")
        except Unreadable:
            continue
        finally:
            source.close()
        if any(not isinstance(row[0], bytes) or len(row[0]) != _UUID for row in rows):
            return False
        told += bool(rows)
    return bool(told)
