"""Reads whatever can be read of a damaged archive: table by table, around the pages that are gone."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hrforum.errors import Damaged, HrforumError
from hrforum.i18n import _
from hrforum.storage import file, sqlcipher
from hrforum.storage.archive import Row
from hrforum.storage.key import Key
from hrforum.storage.sqlcipher import connect, unlock

_LARGEST = 200_000
"""How far to look where not even the numbers given out can be read."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is read: its columns, its primary key, and whether it has a rowid."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    has_rowid: bool


class Unreadable(Exception):
    """A page that a query needed is damaged."""


class Salvage:
    """A damaged file that is only read, through a connection made anew after every error: one error poisons it."""

    def __init__(self, path: Path, key: Key, parts: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Open the file by its key; raises `WrongPassphrase` where not even its first page can be read.

        `parts` names the tables that a table which cannot be entered is read from.
        """
        self._path, self._key, self._parts = path, key, parts or {}
        self._connection: Any = None
        self._open()

    def _open(self) -> None:
        self.close()
        self._connection = connect(self._path)
        try:
            with sqlcipher.translated():
                unlock(self._connection, self._key)
        except HrforumError:
            # Left open it would hold the file against whoever tries it another way.
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def read(self, sql: str, values: tuple[Any, ...] = ()) -> list[Row]:
        """Return all rows of a query, or raise `Unreadable`."""
        try:
            return self._connection.execute(sql, values).fetchall()  # type: ignore[no-any-return]
        except sqlcipher.Error:
            self._open()
            raise Unreadable from None

    def shapes(self) -> dict[str, Shape]:
        """Return the file's own tables by name; raises `Damaged` where even their list is gone."""
        try:
            names = self.read(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            )
            return {
                name: self._shape(name) for (name,) in names if not name.startswith(("sqlite_", "search"))
            }
        except Unreadable:
            raise Damaged(
                _(
                    "Nothing can be read of this file: the list of its tables is damaged. Take the newest backup."
                )
            ) from None

    def _shape(self, name: str) -> Shape:
        columns = self.read(f"PRAGMA table_info({name})")
        key = tuple(row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5])
        without = self.read("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", (name,))[
            0
        ][0]
        return Shape(name, tuple(row[1] for row in columns), key, not without)

    def rows(self, shape: Shape, lost: Callable[[str], object]) -> Iterator[Row]:
        """Yield every row that can be read, in the order of the columns; tell `lost` where some may be missing."""
        by = "rowid" if shape.has_rowid else shape.key[0]
        listed = ", ".join(shape.columns)
        try:
            yield from self.read(f"SELECT {listed} FROM {shape.name}")
            return
        except Unreadable:
            pass
        if shape.name in self._parts:
            for part in self._parts[shape.name]:
                yield from self.read(f"SELECT {listed} FROM {part}")
            lost(f"{shape.name} (which of it stood on a damaged page)")
            return
        edges = self._edges(shape, by)
        if edges is None:
            yield from self._from_both_ends(shape, listed, lost)
        else:
            yield from self._between(shape, listed, by, *edges, lost)

    def _edges(self, shape: Shape, by: str) -> tuple[int, int] | None:
        """Return the least and the largest number to look for, None where the key is no number."""
        found = []
        for direction in ("", " DESC"):
            try:
                rows = self.read(f"SELECT {by} FROM {shape.name} ORDER BY {by}{direction} LIMIT 1")
                found.append(rows[0][0] if rows else 0)
            except Unreadable:
                found.append(None)
        low, high = found
        if isinstance(low, (bytes, str)) or isinstance(high, (bytes, str)):
            return None
        if high is None:
            high = self._given_out(shape)
        return (0 if low is None else low), high

    def _given_out(self, shape: Shape) -> int:
        # A key that gives out no numbers of its own holds ids of other tables.
        given = "SELECT max(seq) FROM sqlite_sequence WHERE name LIKE ?"
        try:
            own = self.read(given, (shape.name,))[0][0] if shape.has_rowid else None
            return int(own or self.read(given, ("%",))[0][0] or 0)
        except Unreadable:
            return _LARGEST

    def _between(
        self, shape: Shape, listed: str, by: str, low: int, high: int, lost: Callable[[str], object]
    ) -> Iterator[Row]:
        pending = [(low, high)]
        while pending:
            first, last = pending.pop()
            try:
                yield from self.read(
                    f"SELECT {listed} FROM {shape.name} WHERE {by} BETWEEN ? AND ?", (first, last)
                )
            except Unreadable:
                if first == last:
                    if not shape.has_rowid:
                        yield from self._of_one(shape, listed, by, first)
                    lost(f"{shape.name} {first}")
                else:
                    middle = (first + last) // 2
                    pending += [(middle + 1, last), (first, middle)]

    def _of_one(self, shape: Shape, listed: str, by: str, value: int) -> Iterator[Row]:
        """Yield the rows of one value of the key's first column, up to the damage from either side."""
        if len(shape.key) < 2:
            return
        second, seen = shape.key[1], set()
        for direction, beyond in (("", ">"), (" DESC", "<")):
            last: Any = None
            while True:
                where = f"{by} = ?" + (f" AND {second} {beyond} ?" if last is not None else "")
                values = (value,) if last is None else (value, last)
                try:
                    rows = self.read(
                        f"SELECT {listed} FROM {shape.name} WHERE {where} ORDER BY {second}{direction} LIMIT 1",
                        values,
                    )
                except Unreadable:
                    break
                if not rows or rows[0] in seen:
                    break
                seen.add(rows[0])
                last = rows[0][shape.columns.index(second)]
                yield rows[0]

    def _from_both_ends(self, shape: Shape, listed: str, lost: Callable[[str], object]) -> Iterator[Row]:
        key, seen = shape.key[0], set()
        for direction, beyond in (("", ">"), (" DESC", "<")):
            last: Any = None
            while True:
                where = f"WHERE {key} {beyond} ?" if last is not None else ""
                try:
                    rows = self.read(
                        f"SELECT {listed} FROM {shape.name} {where} ORDER BY {key}{direction} LIMIT 1",
                        () if last is None else (last,),
                    )
                except Unreadable:
                    break
                if not rows or rows[0] in seen:
                    break
                seen.add(rows[0])
                last = rows[0][shape.columns.index(key)]
                yield rows[0]
        lost(f"{shape.name} (in the middle)")


def is_whole(path: Path, key: Key) -> bool:
    """Say whether a file opens with this key and every page of it is as it was written; it is only read."""
    try:
        if file.read_salt(path) != key.salt:
            return False
        with closing(Salvage(path, key)) as source:
            return bool(source.shapes()) and not source.read("PRAGMA cipher_integrity_check")
    except (HrforumError, Unreadable):
        return False
