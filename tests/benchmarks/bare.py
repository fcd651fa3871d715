"""The limits: the very rows that a deed writes, and the merging of the index, done in the same file by bare SQLCipher."""

import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from hrforum.domain.intake import Intake
from hrforum.storage.archive import Archive, Row
from hrforum.storage.key import Key
from hrforum.storage.sqlcipher import connect, set_up, unlock

Values = Sequence[Any] | dict[str, Any]
Write = tuple[str, list[Values]]
"""A statement and its rows."""

_INDEX = "INSERT INTO search (rowid, words, ask, place) VALUES (?, ?, ?, ?)"


class Recorded(Archive):
    """An archive that also notes down what is written into it. `writes` holds each statement with its rows."""

    def __init__(self, path: Path, key: Key) -> None:
        self.writes: list[Write] = []
        super().__init__(path, key)

    def row(self, sql: str, values: Values = ()) -> Row | None:
        self._note(sql, [values])
        return super().row(sql, values)

    def run(self, sql: str, values: Values = ()) -> int:
        self._note(sql, [values])
        return super().run(sql, values)

    def run_many(self, sql: str, values: Any) -> None:
        rows = list(values)
        self._note(sql, rows)
        super().run_many(sql, rows)

    def _note(self, sql: str, rows: list[Values]) -> None:
        if sql.startswith(("INSERT", "UPDATE")) and rows:
            self.writes.append((sql, rows))


def bare(writes: Sequence[Write], testimony_id: int, intake: Intake) -> list[Write]:
    """Return the writes of one testimony with its row of the search index given outright, not looked up again."""
    indexed: Write = (_INDEX, [(testimony_id, intake.words, intake.ask, intake.place)])
    return [indexed if sql.startswith("INSERT INTO search") else (sql, rows) for sql, rows in writes]


def bare_optimize(path: Path, key: Key) -> float:
    """Return the seconds that merging the segments of the search index takes, and nothing else."""
    with Bare(path, key) as bare_side:
        start = time.perf_counter()
        bare_side.rows("INSERT INTO search(search) VALUES ('optimize')")
        return time.perf_counter() - start


def plain_copy(path: Path, key: Key, target: Path) -> Path:
    """Write an archive of invented people without its encryption, so that what encryption costs is seen; return its path."""
    connection = connect(path)
    unlock(connection, key)
    connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(target),))
    connection.execute("SELECT sqlcipher_export('plain')").fetchall()
    connection.execute("DETACH DATABASE plain")
    connection.close()
    return target


class Bare:
    """A connection with the program's own settings and nothing above it; without a key, of a plain file."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self.connection = connect(path)
        if key is not None:
            unlock(self.connection, key)
        set_up(self.connection)

    def save(self, writes: Sequence[Write]) -> None:
        """Write the rows in one transaction; on return they are on the disk, in the WAL."""
        self.connection.execute("BEGIN IMMEDIATE")
        for sql, rows in writes:
            if len(rows) == 1:
                self.connection.execute(sql, rows[0])
            else:
                self.connection.executemany(sql, rows)
        self.connection.execute("COMMIT")

    def settle(self) -> None:
        """Bring the WAL home, so that the file alone is whole, as the program does after every deed."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows of a query."""
        return list(self.connection.execute(sql, values))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
