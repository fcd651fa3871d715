"""Keeps the codes that stand on paper and belong to no testimony yet."""

from collections.abc import Sequence
from datetime import date

from hrforum.domain.reserved_code import ReservedCode
from hrforum.storage.archive import Archive, Row

_COLUMNS = "code, forum_id, reserved_on, language"


def _reserved(row: Row) -> ReservedCode:
    code, forum_id, reserved_on, language = row
    return ReservedCode(code, forum_id, date.fromisoformat(reserved_on), language)


def add(archive: Archive, codes: Sequence[str], forum_id: int | None, day: date, language: str) -> None:
    """Reserve codes that nothing has."""
    sql = f"INSERT INTO reserved_code ({_COLUMNS}) VALUES (?, ?, ?, ?)"
    archive.run_many(sql, [(code, forum_id, day.isoformat(), language) for code in codes])


def by_code(archive: Archive, code: str) -> ReservedCode | None:
    """Return what is reserved under a code as `domain.code.read_code` gives it."""
    row = archive.row(f"SELECT {_COLUMNS} FROM reserved_code WHERE code = ?", (code,))
    return None if row is None else _reserved(row)


def take_up(archive: Archive, code: str) -> bool:
    """Take a code away from those reserved, for the testimony that gets it; False where it was not among them."""
    return archive.changed("DELETE FROM reserved_code WHERE code = ?", (code,)) == 1


def everything(archive: Archive, forum_id: int | None = None) -> list[ReservedCode]:
    """Return the codes still reserved, those of one forum where it is given; the latest day first."""
    where, values = ("WHERE forum_id = ?", (forum_id,)) if forum_id is not None else ("", ())
    sql = f"SELECT {_COLUMNS} FROM reserved_code {where} ORDER BY reserved_on DESC, code"
    return [_reserved(row) for row in archive.rows(sql, values)]


def of_forum(archive: Archive, forum_id: int) -> int:
    """Return how many codes are reserved for a forum."""
    return int(archive.value("SELECT count(*) FROM reserved_code WHERE forum_id = ?", (forum_id,)))
