"""Keeps the passages that were marked in the words, and their tags."""

from uuid import UUID

from hrforum.domain.passage import Passage, PassageKind
from hrforum.domain.span import Span
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, Row, new_uuid
from hrforum.storage.mark import LIVING, SEALED

_LIVING, _SEALED = LIVING.format(table="passage"), SEALED.format(table="passage")
_COLUMNS = f"""version.testimony_id, passage.start, passage.stop, version.uuid, passage.kind, passage.note, {_SEALED},
    passage.id, passage.rev, passage.uuid"""
_FROM = "FROM passage JOIN version ON version.id = passage.version_id"
_ALL = f"SELECT {_COLUMNS} {_FROM} WHERE {_LIVING} {{more}} ORDER BY version.testimony_id, passage.version_id, passage.start, passage.id"
_BY_ID = f"SELECT {_COLUMNS} {_FROM} WHERE passage.id = ?"
_ADD = """INSERT INTO passage (uuid, device_id, version_id, start, stop, kind, note)
    VALUES (?, ?, (SELECT id FROM version WHERE uuid = ?), ?, ?, ?, ?)"""
_EDIT = """UPDATE passage SET rev = rev + 1, device_id = ?, version_id = (SELECT id FROM version WHERE uuid = ?), start = ?, stop = ?,
    kind = ?, note = ? WHERE id = ? AND rev = ?"""
_TAGS = "SELECT tag_id FROM passage_tag WHERE passage_id = ? ORDER BY tag_id"


def _passage(archive: Archive, row: Row) -> Passage:
    start, stop, version, kind, note, lost, id_, rev, uuid = row[1:]
    tags = tuple(each for (each,) in archive.rows(_TAGS, (id_,)))
    return Passage(
        Span(start, stop),
        UUID(bytes=version),
        PassageKind(kind),
        note,
        tags,
        bool(lost),
        id_,
        rev,
        UUID(bytes=uuid),
    )


def _said(one: Passage) -> tuple[object, ...]:
    return one.version.bytes, one.span.start, one.span.stop, one.kind, one.note


def add(archive: Archive, one: Passage) -> int:
    """Keep a new passage with its tags; return its id."""
    passage_id = archive.run(_ADD, (new_uuid().bytes, archive.device_id, *_said(one)))
    _give(archive, passage_id, one.tags)
    return passage_id


def edit(archive: Archive, one: Passage) -> None:
    """Keep a passage's new values and tags; raises `Conflict` where its revision moved on."""
    if not archive.changed(_EDIT, (archive.device_id, *_said(one), one.id, one.rev)):
        raise Conflict
    archive.run("DELETE FROM passage_tag WHERE passage_id = ?", (one.id,))
    _give(archive, one.id, one.tags)


def _give(archive: Archive, passage_id: int, tags: tuple[int, ...]) -> None:
    rows = [(passage_id, each) for each in sorted(set(tags))]
    archive.run_many("INSERT INTO passage_tag (passage_id, tag_id) VALUES (?, ?)", rows)


def remove(archive: Archive, passage_id: int) -> Removed:
    """Remove a passage; return it as it was."""
    tags = archive.take_out("passage_tag", "passage_id", passage_id)
    articles = archive.take_out("passage_article", "passage_id", passage_id)
    return (*archive.take_out("passage", "id", passage_id), *tags, *articles)


def still_fits(archive: Archive, removed: Removed) -> bool:
    """Say whether the version of a passage as `remove` returned it is still there."""
    sql = "SELECT 1 FROM version WHERE id = ?"
    return all(archive.row(sql, (row[5],)) for table, rows in removed if table == "passage" for row in rows)


def by_id(archive: Archive, passage_id: int) -> tuple[int, Passage] | None:
    """Return a passage with its testimony's id."""
    row = archive.row(_BY_ID, (passage_id,))
    return None if row is None else (row[0], _passage(archive, row))


def of_testimony(archive: Archive, testimony_id: int) -> list[Passage]:
    """Return the passages of one testimony's words, lost ones marked so; those of translations taken away are left out."""
    return [one for _id, one in everything(archive, testimony_id)]


def everything(archive: Archive, testimony_id: int | None = None) -> list[tuple[int, Passage]]:
    """Return the passages of all testimonies, or of one, each with its testimony's id; see `of_testimony`."""
    more, values = ("", ()) if testimony_id is None else ("AND version.testimony_id = ?", (testimony_id,))
    return [(row[0], _passage(archive, row)) for row in archive.rows(_ALL.format(more=more), values)]
