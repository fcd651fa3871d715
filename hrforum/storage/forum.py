"""Keeps forums."""

from hrforum.domain.forum import Forum
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, Row, day_or_none, new_uuid, text_or_none

_COLUMNS = "id, rev, prefix, name, place, held_on, languages, note_takers, agenda, present"
_ADD = """INSERT INTO forum (uuid, device_id, batch_id, prefix, name, place, held_on, languages, note_takers, agenda,
          present) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_EDIT = """UPDATE forum SET rev = rev + 1, device_id = ?, prefix = ?, name = ?, place = ?, held_on = ?, languages = ?, note_takers = ?,
           agenda = ?, present = ? WHERE id = ? AND rev = ?"""
_UNASKED = """SELECT id, code FROM testimony WHERE forum_id = ? AND erased_on IS NULL
              AND NOT EXISTS (SELECT 1 FROM consent WHERE consent.testimony_id = testimony.id AND consent.answer <> 'not_asked') ORDER BY id"""
_LANGUAGES = """SELECT current_version.language, count(*) FROM testimony
                JOIN current_version ON current_version.testimony_id = testimony.id AND current_version.kind = 'original'
                WHERE testimony.forum_id = ? GROUP BY current_version.language ORDER BY count(*) DESC, current_version.language"""


def _forum(row: Row) -> Forum:
    id_, rev, prefix, name, place, held_on, languages, note_takers, agenda, present = row
    spoken = tuple(languages.split())
    return Forum(name, place, day_or_none(held_on), spoken, note_takers, prefix, id_, rev, agenda, present)


def _values(forum: Forum) -> tuple[object, ...]:
    return (
        forum.prefix,
        forum.name,
        forum.place,
        text_or_none(forum.held_on),
        " ".join(forum.languages),
        forum.note_takers,
        forum.agenda,
        forum.present,
    )


def add(archive: Archive, forum: Forum, batch_id: int | None = None) -> int:
    """Keep a new forum; return its id."""
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, batch_id, *_values(forum)))


def edit(archive: Archive, forum: Forum) -> None:
    """Keep a forum's new values; raises `Conflict` where its revision moved on."""
    if not archive.changed(_EDIT, (archive.device_id, *_values(forum), forum.id, forum.rev)):
        raise Conflict


def remove(archive: Archive, forum_id: int) -> Removed:
    """Remove a forum that no testimony and no sheet belongs to, with those who wait there; return what can be put back."""
    turns = archive.take_out("turn", "forum_id", forum_id)
    return (*archive.take_out("forum", "id", forum_id), *turns)


def everything(archive: Archive) -> list[Forum]:
    """Return all forums, the latest first."""
    return [
        _forum(row)
        for row in archive.rows(
            f"SELECT {_COLUMNS} FROM forum ORDER BY held_on IS NULL, held_on DESC, id DESC"
        )
    ]


def by_id(archive: Archive, forum_id: int) -> Forum | None:
    """Return one forum."""
    row = archive.row(f"SELECT {_COLUMNS} FROM forum WHERE id = ?", (forum_id,))
    return None if row is None else _forum(row)


def testimonies_in(archive: Archive, forum_id: int) -> int:
    """Return how many testimonies were heard at a forum."""
    return int(archive.value("SELECT count(*) FROM testimony WHERE forum_id = ?", (forum_id,)))


def counts(archive: Archive) -> dict[int, int]:
    """Return how many testimonies were heard at each forum, by its id."""
    return dict(
        archive.rows("SELECT forum_id, count(*) FROM testimony WHERE forum_id IS NOT NULL GROUP BY forum_id")
    )


def remove_unused_of_batch(archive: Archive, batch_id: int) -> None:
    """Remove the forums that one import made and at which nothing else was heard."""
    sql = """DELETE FROM forum WHERE batch_id = ? AND NOT EXISTS (SELECT 1 FROM testimony WHERE testimony.forum_id = forum.id)
             AND NOT EXISTS (SELECT 1 FROM reserved_code WHERE reserved_code.forum_id = forum.id)"""
    archive.run(sql, (batch_id,))


def counts_among(archive: Archive, testimony_ids: list[int]) -> dict[int, int]:
    """Return how many of these testimonies were heard at each forum, by its id."""
    marks = ", ".join("?" * len(testimony_ids))
    sql = f"SELECT forum_id, count(*) FROM testimony WHERE forum_id IS NOT NULL AND id IN ({marks}) GROUP BY forum_id"
    return dict(archive.rows(sql, testimony_ids))


def heard_at(archive: Archive, forum_id: int) -> set[int]:
    """Return the ids of the testimonies that were heard at a forum."""
    return {row[0] for row in archive.rows("SELECT id FROM testimony WHERE forum_id = ?", (forum_id,))}


def unasked(archive: Archive, forum_id: int) -> list[tuple[int, str]]:
    """Return id and code of a forum's testimonies about which no answer was ever given."""
    return [(id_, code) for id_, code in archive.rows(_UNASKED, (forum_id,))]


def languages_heard(archive: Archive, forum_id: int) -> list[tuple[str, int]]:
    """Return how many of a forum's testimonies were told in each language, the most first."""
    return [(language, count) for language, count in archive.rows(_LANGUAGES, (forum_id,))]


def pairs_among(archive: Archive, testimony_ids: list[int]) -> list[tuple[int, int]]:
    """Return (forum, testimony) pairs of these testimonies; one that was heard at no forum is in none."""
    marks = ", ".join("?" * len(testimony_ids))
    sql = f"SELECT forum_id, id FROM testimony WHERE forum_id IS NOT NULL AND id IN ({marks})"
    return [(forum_id, id_) for forum_id, id_ in archive.rows(sql, testimony_ids)]
