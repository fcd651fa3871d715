"""An open archive: reading and writing, one transaction a deed, settled after each, closed.

One connection holds the file exclusively. While it is open nothing else in this process may open the path: on POSIX, closing any
descriptor of the file would drop SQLite's lock.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID, uuid4

from sqlite_utils import Database

from hrforum.errors import Cancelled, FileTrouble, HrforumError, WrongPassphrase
from hrforum.i18n import _
from hrforum.storage.beside import keep_private
from hrforum.storage.key import Key
from hrforum.storage.sqlcipher import Error, connect, set_up, translated, unlock

Row = tuple[Any, ...]
Removed = tuple[tuple[str, tuple[Row, ...]], ...]
"""Rows as they were removed, by table, in the order in which they can be put back."""

_REWRITE = "rewrite_due"
SMALL = 32 * 1024
"""Pages (128 MB) up to which the whole file is rewritten at once, which takes about two seconds.

Where SQLite moves rows from page to page it leaves copies of them in the gaps, which only a rewriting fills: a few of a thousand
erased testimonies had one.
"""

held: set[tuple[int, int]] = set()
"""Device and inode of the archives that this process holds."""


class Archive:
    """An open archive. Belongs to the thread that opened it. Every SQLCipher error leaves it translated."""

    def __init__(self, path: Path, key: Key, look: Callable[["Archive"], None] | None = None) -> None:
        """Open a file by its key. `look` may read it and raise, before anything is set that could change it."""
        self.path = path
        self._connect(key, look)
        held.add(self._inode)
        self._secret = b""
        self.device_id = 0
        self.device = UUID(int=0)

    def _connect(self, key: Key, look: Callable[["Archive"], None] | None = None) -> None:
        self._key = key
        self._connection = connect(self.path)
        try:
            with translated():
                unlock(self._connection, key)
                if look is not None:
                    look(self)
                set_up(self._connection)
            self.db = Database(self._connection, execute_plugins=False, recursive_triggers=False)
            self._inode = _inode_of(self.path)
        except BaseException:
            self._connection.close()
            raise

    # ---- reading and writing -------------------------------------------------------------------------------------------
    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """Return all rows of a query."""
        with translated():
            return self._connection.execute(sql, values).fetchall()  # type: ignore[no-any-return]

    def row(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        with translated():
            return self._connection.execute(sql, values).fetchone()  # type: ignore[no-any-return]

    def value(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """Return the first column of the first row, or None."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def run(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Run one statement; return the id of the row it inserted."""
        with translated():
            return int(self._connection.execute(sql, values).lastrowid or 0)

    def changed(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Run one statement; return how many rows it changed."""
        with translated():
            return int(self._connection.execute(sql, values).rowcount)

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows."""
        with translated():
            self._connection.executemany(sql, values)

    def take_out(self, table: str, column: str, value: int) -> Removed:
        """Remove the rows of a table that hold this value and return them; names of tables and columns only from the program."""
        rows = self.rows(f"DELETE FROM {table} WHERE {column} = ? RETURNING *", (value,))
        return ((table, tuple(rows)),)

    def put_back(self, removed: Removed) -> None:
        """Put rows back as they were, under their own ids, which are never given to anything else."""
        for table, rows in removed:
            if rows:
                self.run_many(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)

    def uuid_of(self, table: str, row_id: int) -> UUID:
        """Return the id outside of a row that is there."""
        return UUID(bytes=self.value(f"SELECT uuid FROM {table} WHERE id = ?", (row_id,)))

    @contextlib.contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing: one transaction, or a savepoint inside one."""
        with translated(), self.db.atomic():
            yield

    @contextlib.contextmanager
    def stoppable(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """Let the queries inside end early once `stopped()` is true, by raising `Cancelled`."""
        if stopped():
            raise Cancelled
        self._connection.set_progress_handler(lambda: int(bool(stopped())), 2_000)
        try:
            yield
        finally:
            self._connection.set_progress_handler(None, 0)

    # ---- the life of the file ------------------------------------------------------------------------------------------
    def settle(self) -> None:
        """After a commit: make sure that the path still is this file, and bring the WAL home, so that the file alone is whole.

        Raises `FileTrouble` where the file was moved, deleted or replaced: the deed is then not acknowledged.
        """
        self.must_be_in_place()
        # The commit is safe in the WAL already; a checkpoint that finds the disk full is made up for by the next one.
        with contextlib.suppress(HrforumError, Error):
            self.bring_home()

    def bring_home(self) -> None:
        """Bring the WAL into the file; raises `FileTrouble` where the disk does not take it."""
        with translated():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def must_be_in_place(self) -> None:
        """Raise `FileTrouble` where the path is no longer the file that was opened; SQLite itself would not notice."""
        try:
            here = _inode_of(self.path) == self._inode
        except OSError:
            here = False
        if not here:
            raise FileTrouble(
                _(
                    "The archive file was moved, renamed or replaced while it was open. The last change is not kept; put the file back."
                )
            )

    def sweep(self) -> None:
        """Leave no trace of removed words: merge the index's segments, bring the WAL home, and rewrite a small file at once.

        Raises `FileTrouble` where the disk does not take it.
        """
        with translated():
            self._connection.execute("INSERT INTO search(search) VALUES ('optimize')")
        self.must_be_in_place()
        self.bring_home()
        if int(self.value("PRAGMA page_count")) <= SMALL:
            self.rewrite_if_due()

    def rewrite_later(self) -> None:
        """Note, inside a transaction, that the whole file is to be rewritten: before the next copy, or when it is closed."""
        self.run("INSERT OR IGNORE INTO choice (key, value) VALUES (?, '1')", (_REWRITE,))

    def rewrite_is_due(self) -> bool:
        """Say whether a copy of erased words may still stand between the rows of some page."""
        return self.value("SELECT 1 FROM choice WHERE key = ?", (_REWRITE,)) is not None

    def rewrite_if_due(self) -> None:
        """Rewrite the whole file where words were erased since the last time; 15 s for 500 MB. Raises `FileTrouble`."""
        if not self.rewrite_is_due():
            return
        with translated():
            self._connection.execute("VACUUM")
        self.bring_home()
        self.run("DELETE FROM choice WHERE key = ?", (_REWRITE,))
        self.bring_home()

    def copy_to(self, target: Path) -> None:
        """Write a whole, compacted copy under the same key to a path that does not exist yet."""
        with translated():
            self._connection.execute("VACUUM INTO ?", (str(target),))
        keep_private(target)

    def rekey(self, key: Key) -> None:
        """Put the file under another key with the same salt; on return only the new one opens it.

        Raises `FileTrouble` where the disk does not take it; the old key then still opens the file.
        """
        if key.salt != self._key.salt:
            raise ValueError("the salt of a file never changes")
        old = self._key
        self.must_be_in_place()
        self.bring_home()
        with translated():
            self._connection.execute(f"PRAGMA rekey = {key.pragma()}")
        # SQLCipher says "ok" also where the disk took nothing, and then reads with neither key: only opening the file anew tells.
        self._connection.close()
        try:
            self._connect(key)
        except WrongPassphrase:
            self._connect(old)
            raise FileTrouble(
                _(
                    "The disk did not take the change, so the passphrase is the old one. Free some space and try again."
                )
            ) from None
        self.settle()

    def key(self) -> Key:
        """Return the key that opens this file."""
        return self._key

    def close(self) -> None:
        """Rewrite the file where that is due, bring the WAL home and let go of the file."""
        # What the disk does not take now is made up for the next time.
        with contextlib.suppress(HrforumError, Error):
            self.bring_home()
            self.rewrite_if_due()
        self._connection.close()
        held.discard(self._inode)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- what the archive is -------------------------------------------------------------------------------------------
    def secret(self) -> bytes:
        """Return the archive's own 32 random bytes, under which its marks are made."""
        if not self._secret:
            self._secret = bytes(self.value("SELECT secret FROM archive"))
        return self._secret

    def is_practice(self) -> bool:
        """Say whether this is a practice archive; nothing can take that mark away."""
        return bool(self.value("SELECT practice FROM archive"))

    def described(self) -> tuple[str, str, str, str, int]:
        """Return name, place, language, the day it was made (ISO) and the practice mark."""
        row = self.row("SELECT name, place, language, made_on, practice FROM archive")
        name, place, language, made_on, practice = row or ("", "", "en", "1970-01-01", 0)
        return name, place, language, made_on, practice

    def describe(self, name: str, place: str, language: str) -> None:
        """Keep another name, place and language."""
        self.run("UPDATE archive SET name = ?, place = ?, language = ?", (name, place, language))

    def counts(self, *tables: str) -> tuple[int, ...]:
        """Return how many rows each of these tables holds; names of tables only, never what a user typed."""
        return tuple(int(self.value(f"SELECT count(*) FROM {table}")) for table in tables)

    def use_device(self, device: UUID) -> None:
        """Write as `device` from now on; its row is made at its first visit."""
        found = self.value("SELECT id FROM device WHERE uuid = ?", (device.bytes,))
        self.device_id = found or self.run("INSERT INTO device (uuid) VALUES (?)", (device.bytes,))
        self.device = device

    def count_up(self, by: int = 1) -> int:
        """Take `by` numbers from this device's counter; return the last of them. Inside a transaction."""
        sql = "UPDATE device SET counter = counter + ? WHERE id = ? RETURNING counter"
        return int(self.value(sql, (by, self.device_id)))


def _inode_of(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def new_uuid() -> UUID:
    """Return a random UUIDv4."""
    return uuid4()


def day_or_none(text: str | None) -> date | None:
    """Return a day kept as ISO text."""
    return None if text is None else date.fromisoformat(text)


def text_or_none(day: date | None) -> str | None:
    """Return a day as the ISO text that is kept."""
    return None if day is None else day.isoformat()
