"""Keeps hearings."""

from datetime import date

from hrforum.domain.hearing import Hearing
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, Row, day_or_none, new_uuid, text_or_none

_COLUMNS = "id, rev, body, held_on, item, rules, deadline"
_ADD = (
    "INSERT INTO hearing (uuid, device_id, body, held_on, item, rules, deadline) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_EDIT = """UPDATE hearing SET rev = rev + 1, device_id = ?, body = ?, held_on = ?, item = ?, rules = ?, deadline = ?
           WHERE id = ? AND rev = ?"""


def _hearing(row: Row) -> Hearing:
    id_, rev, body, held_on, item, rules, deadline = row
    return Hearing(body, date.fromisoformat(held_on), item, rules, day_or_none(deadline), id_, rev)


def _values(one: Hearing) -> tuple[object, ...]:
    return (one.body, one.held_on.isoformat(), one.item, one.rules, text_or_none(one.deadline))


def add(archive: Archive, one: Hearing) -> int:
    """Keep a new hearing; return its id."""
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, *_values(one)))


def edit(archive: Archive, one: Hearing) -> None:
    """Keep a hearing's new values; raises `Conflict` where its revision moved on."""
    if not archive.changed(_EDIT, (archive.device_id, *_values(one), one.id, one.rev)):
        raise Conflict


def remove(archive: Archive, hearing_id: int) -> Removed:
    """Remove a hearing without packets, with what was hidden from it alone; return what can be put back."""
    hidden = archive.take_out("redaction", "hearing_id", hearing_id)
    return (*archive.take_out("hearing", "id", hearing_id), *hidden)


def everything(archive: Archive) -> list[Hearing]:
    """Return all hearings, the latest first."""
    return [
        _hearing(row)
        for row in archive.rows(f"SELECT {_COLUMNS} FROM hearing ORDER BY held_on DESC, id DESC")
    ]


def by_id(archive: Archive, hearing_id: int) -> Hearing | None:
    """Return one hearing."""
    row = archive.row(f"SELECT {_COLUMNS} FROM hearing WHERE id = ?", (hearing_id,))
    return None if row is None else _hearing(row)
