"""Keeps where marks stand in the words: redactions and passages have their place in common, and are lost in one way."""

from collections.abc import Iterable
from dataclasses import dataclass

from hrforum.domain.span import Span
from hrforum.storage.archive import Archive

REDACTION, PASSAGE = "redaction", "passage"
TABLES = (REDACTION, PASSAGE)

LIVING = """EXISTS (SELECT 1 FROM current_version AS living JOIN version AS sealed ON sealed.id = {table}.version_id
            WHERE living.testimony_id = sealed.testimony_id AND living.kind = sealed.kind
              AND (living.kind = 'original' OR living.language = sealed.language))"""
"""Whether the words that a mark is about are current in any version: those of a translation that was taken away are not."""
SEALED = "NOT EXISTS (SELECT 1 FROM current_version AS pointed WHERE pointed.version_id = {table}.version_id)"
"""Whether a mark stands on a version that is no longer current. On living words that makes it lost."""

_PLACES = """SELECT {table}.id, {table}.version_id, {table}.start, {table}.stop FROM {table} JOIN version ON version.id = {table}.version_id
             WHERE version.testimony_id = ? ORDER BY {table}.id"""
_PUT = "UPDATE {table} SET rev = rev + 1, device_id = ?, version_id = ?, start = ?, stop = ? WHERE id = ?"
_ASK = "SELECT id, start, stop, lost FROM redaction WHERE testimony_id = ? AND version_id IS NULL ORDER BY id"
_PUT_ASK = "UPDATE redaction SET rev = rev + 1, device_id = ?, start = ?, stop = ?, lost = ? WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one mark of a table stands."""

    table: str
    id: int
    version_id: int
    span: Span


@dataclass(frozen=True, slots=True)
class AskPlace:
    """Where one redaction stands in the ask."""

    id: int
    span: Span
    lost: bool


def places(archive: Archive, testimony_id: int) -> list[Place]:
    """Return where all marks in a testimony's words stand, on whichever version."""
    return [
        Place(table, id_, version_id, Span(start, stop))
        for table in TABLES
        for id_, version_id, start, stop in archive.rows(_PLACES.format(table=table), (testimony_id,))
    ]


def put(archive: Archive, some: Iterable[Place]) -> None:
    """Put marks in these places."""
    for one in some:
        archive.run(
            _PUT.format(table=one.table),
            (archive.device_id, one.version_id, one.span.start, one.span.stop, one.id),
        )


def ask_places(archive: Archive, testimony_id: int) -> list[AskPlace]:
    """Return where redactions stand in a testimony's ask."""
    rows = archive.rows(_ASK, (testimony_id,))
    return [AskPlace(id_, Span(start, stop), bool(lost)) for id_, start, stop, lost in rows]


def put_ask(archive: Archive, some: Iterable[AskPlace]) -> None:
    """Put redactions of the ask in these places."""
    for one in some:
        archive.run(_PUT_ASK, (archive.device_id, one.span.start, one.span.stop, int(one.lost), one.id))
