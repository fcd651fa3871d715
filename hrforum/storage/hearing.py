"""Keeps hearings."""

from datetime import date

from hrforum.domain.hearing import Hearing, Interpreting, Rule
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, Row, day_or_none, new_uuid, text_or_none

_SAID = """body, held_on, item, rules, deadline, room, starts, deadline_time, copies, page_limit, speaking_seconds, interpreter_rule,
    names_aloud, addresses_aloud, anonymous_accepted, public_record, public_on"""
_COLUMNS = f"id, rev, {_SAID}"
_NAMES = tuple(each.strip() for each in _SAID.split(","))
_ADD = f"INSERT INTO hearing (uuid, device_id, {_SAID}) VALUES (?, ?, {', '.join('?' * len(_NAMES))})"
_EDIT = f"""UPDATE hearing SET rev = rev + 1, device_id = ?, {", ".join(f"{each} = ?" for each in _NAMES)}
    WHERE id = ? AND rev = ?"""


def _hearing(row: Row) -> Hearing:
    id_, rev, body, held_on, item, rules, deadline, room, starts, deadline_time, *counts = row[:13]
    interpreting, names, addresses, anonymous, public_record, public_on = row[13:]
    copies, page_limit, speaking_seconds = counts
    return Hearing(
        body,
        date.fromisoformat(held_on),
        item,
        rules,
        day_or_none(deadline),
        id_,
        rev,
        room=room,
        starts=starts,
        deadline_time=deadline_time,
        copies=copies,
        page_limit=page_limit,
        speaking_seconds=speaking_seconds,
        interpreting=Interpreting(interpreting),
        names_aloud=Rule(names),
        addresses_aloud=Rule(addresses),
        anonymous_accepted=Rule(anonymous),
        public_record=public_record,
        public_on=day_or_none(public_on),
    )


def _values(one: Hearing) -> tuple[object, ...]:
    return (
        *(one.body, one.held_on.isoformat(), one.item, one.rules, text_or_none(one.deadline)),
        *(one.room, one.starts, one.deadline_time, one.copies, one.page_limit, one.speaking_seconds),
        *(one.interpreting, one.names_aloud, one.addresses_aloud, one.anonymous_accepted),
        *(one.public_record, text_or_none(one.public_on)),
    )


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
