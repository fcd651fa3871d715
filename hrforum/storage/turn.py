"""Keeps who waits for their turn, until the evening is over."""

from datetime import datetime

from hrforum.domain.turn import Turn
from hrforum.storage.archive import Archive, Removed, Row, new_uuid

_COLUMNS = "forum_id, called, language, came_at, began_at, ended_at, id"
_ADD = """INSERT INTO turn (uuid, device_id, forum_id, called, language, came_at, began_at, ended_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_EDIT = "UPDATE turn SET rev = rev + 1, device_id = ?, called = ?, language = ?, began_at = ?, ended_at = ? WHERE id = ?"


def _turn(row: Row) -> Turn:
    forum_id, called, language, came_at, began_at, ended_at, id_ = row
    return Turn(forum_id, called, language, _moment(came_at), _moment(began_at), _moment(ended_at), id_)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def add(archive: Archive, one: Turn) -> int:
    """Keep somebody new in the queue; return their id."""
    times = (_text(one.came_at), _text(one.began_at), _text(one.ended_at))
    return archive.run(
        _ADD, (new_uuid().bytes, archive.device_id, one.forum_id, one.called, one.language, *times)
    )


def edit(archive: Archive, one: Turn) -> None:
    """Keep what somebody is called now and how far they are."""
    times = (_text(one.began_at), _text(one.ended_at))
    archive.run(_EDIT, (archive.device_id, one.called, one.language, *times, one.id))


def by_id(archive: Archive, turn_id: int) -> Turn | None:
    """Return one person of the queue."""
    row = archive.row(f"SELECT {_COLUMNS} FROM turn WHERE id = ?", (turn_id,))
    return None if row is None else _turn(row)


def of_forum(archive: Archive, forum_id: int) -> list[Turn]:
    """Return everybody who came to a forum's queue, in the order in which they came."""
    return [
        _turn(row)
        for row in archive.rows(f"SELECT {_COLUMNS} FROM turn WHERE forum_id = ? ORDER BY id", (forum_id,))
    ]


def remove(archive: Archive, turn_id: int) -> Removed:
    """Take somebody out of the queue; return what can be put back."""
    return archive.take_out("turn", "id", turn_id)


def empty(archive: Archive, forum_id: int) -> None:
    """Remove everybody from a forum's queue."""
    archive.run("DELETE FROM turn WHERE forum_id = ?", (forum_id,))
