"""Keeps attachments: what is known of each, its bytes in chunks of at most 1 MiB, and marks in recordings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from hrforum.domain.attachment import UNFINISHED, Attachment, Described, Kind, Mark, Stripped
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Row, day_or_none, new_uuid

_COLUMNS = """attachment.uuid, attachment.kind, attachment.media_type, attachment.name, attachment.size, attachment.sha256,
              attachment.came_sha256, attachment.caption, attachment.alt_text, attachment.came_from, attachment.added_on,
              attachment.stripped, attachment.testimony_id, attachment.draft_id, attachment.id, attachment.rev"""
_ADD = """INSERT INTO attachment (uuid, device_id, batch_id, testimony_id, draft_id, kind, media_type, name, size, sha256, came_sha256,
          came_from, caption, alt_text, added_on, stripped) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_EDIT = """UPDATE attachment SET rev = rev + 1, device_id = ?, caption = ?, alt_text = ?, came_from = ? WHERE id = ? AND rev = ?"""
_CHUNK = "INSERT INTO attachment_chunk (attachment_id, position, bytes) VALUES (?, ?, ?)"
_HEAD = "UPDATE attachment_chunk SET bytes = ? WHERE attachment_id = ? AND position = 0"
_ENDED = "UPDATE attachment SET sha256 = ?, came_sha256 = ? WHERE id = ?"
_MARK = "INSERT INTO attachment_mark (attachment_id, at_ms, note) VALUES (?, ?, ?)"


def _attachment(row: Row) -> Attachment:
    uuid, kind, media_type, name, size, sha256, came_sha256, caption, alt_text, came_from = row[:10]
    added_on, stripped, testimony_id, draft_id, id_, rev = row[10:]
    day = day_or_none(added_on)
    assert day is not None
    return Attachment(
        UUID(bytes=uuid),
        Kind(kind),
        media_type,
        name,
        size,
        bytes(sha256),
        bytes(came_sha256),
        Described(caption, alt_text, came_from),
        day,
        Stripped(stripped),
        testimony_id,
        draft_id,
        id_,
        rev,
    )


def add(
    archive: Archive, one: Attachment, chunks: Iterable[bytes], batch_id: int | None = None
) -> Attachment:
    """Keep an attachment with its bytes, in chunks of at most 1 MiB each; return it with its id."""
    said = one.described
    attachment_id = archive.run(
        _ADD,
        (
            one.uuid.bytes,
            archive.device_id,
            batch_id,
            one.testimony_id,
            one.draft_id,
            one.kind,
            one.media_type,
            one.name,
            one.size,
            one.sha256,
            one.came_sha256,
            said.came_from,
            said.caption,
            said.alt_text,
            one.added_on.isoformat(),
            one.stripped,
        ),
    )
    archive.run_many(_CHUNK, ((attachment_id, position, chunk) for position, chunk in enumerate(chunks)))
    return replace(one, id=attachment_id, rev=1)


def fresh_uuid() -> UUID:
    """Return the id outside of an attachment to be."""
    return new_uuid()


def grow(archive: Archive, attachment_id: int, head: bytes, chunks: Sequence[bytes], size: int) -> None:
    """Add chunks at the end of a recording and keep its first chunk anew, which says how long it is."""
    archive.run(_HEAD, (head, attachment_id))
    last = int(
        archive.value("SELECT max(position) FROM attachment_chunk WHERE attachment_id = ?", (attachment_id,))
    )
    archive.run_many(
        _CHUNK, ((attachment_id, position, chunk) for position, chunk in enumerate(chunks, last + 1))
    )
    archive.run("UPDATE attachment SET size = ? WHERE id = ?", (size, attachment_id))


def finish(archive: Archive, attachment_id: int, sha256: bytes) -> None:
    """Keep the hash of a recording that has ended."""
    archive.run(_ENDED, (sha256, sha256, attachment_id))


def edit(archive: Archive, attachment_id: int, described: Described, rev: int) -> None:
    """Keep what is said about an attachment; raises `Conflict` where the revision moved on."""
    said = (described.caption, described.alt_text, described.came_from)
    if not archive.changed(_EDIT, (archive.device_id, *said, attachment_id, rev)):
        raise Conflict


def remove(archive: Archive, attachment_id: int) -> None:
    """Remove an attachment with its bytes, its marks and the answers about it."""
    archive.run("DELETE FROM attachment WHERE id = ?", (attachment_id,))


def has_place(archive: Archive, testimony_id: int | None, draft_id: int | None) -> bool:
    """Say whether there is a testimony, or a draft, of this id."""
    sql = "SELECT 1 FROM testimony WHERE id = ? UNION ALL SELECT 1 FROM draft WHERE id = ?"
    return archive.row(sql, (testimony_id, draft_id)) is not None


def by_id(archive: Archive, attachment_id: int) -> Attachment | None:
    """Return one attachment."""
    row = archive.row(f"SELECT {_COLUMNS} FROM attachment WHERE id = ?", (attachment_id,))
    return None if row is None else _attachment(row)


def of_testimony(archive: Archive, testimony_id: int) -> list[Attachment]:
    """Return what hangs on a testimony, in the order in which it came."""
    sql = f"SELECT {_COLUMNS} FROM attachment WHERE testimony_id = ? ORDER BY id"
    return [_attachment(row) for row in archive.rows(sql, (testimony_id,))]


def of_draft(archive: Archive, draft_id: int) -> list[Attachment]:
    """Return what hangs on a draft, in the order in which it came."""
    sql = f"SELECT {_COLUMNS} FROM attachment WHERE draft_id = ? ORDER BY id"
    return [_attachment(row) for row in archive.rows(sql, (draft_id,))]


def unfinished(archive: Archive) -> list[Attachment]:
    """Return recordings that were begun and have not ended."""
    sql = f"SELECT {_COLUMNS} FROM attachment WHERE sha256 = ? ORDER BY id"
    return [_attachment(row) for row in archive.rows(sql, (UNFINISHED,))]


def chunks(archive: Archive, attachment_id: int) -> Iterator[bytes]:
    """Return the bytes of an attachment, a chunk at a time."""
    sql = "SELECT position FROM attachment_chunk WHERE attachment_id = ? ORDER BY position"
    for (position,) in archive.rows(sql, (attachment_id,)):
        one = "SELECT bytes FROM attachment_chunk WHERE attachment_id = ? AND position = ?"
        yield bytes(archive.value(one, (attachment_id, position)))


def total_size(archive: Archive) -> int:
    """Return how many bytes all attachments have together."""
    return int(archive.value("SELECT coalesce(sum(size), 0) FROM attachment"))


# ---- marks -------------------------------------------------------------------------------------------------------------
def marks(archive: Archive, attachment_id: int) -> list[Mark]:
    """Return the marks in a recording, in the order of time."""
    sql = "SELECT at_ms, note FROM attachment_mark WHERE attachment_id = ? ORDER BY at_ms"
    return [Mark(*row) for row in archive.rows(sql, (attachment_id,))]


def keep_marks(archive: Archive, attachment_id: int, wanted: Iterable[Mark]) -> None:
    """Make these the marks of a recording."""
    archive.run("DELETE FROM attachment_mark WHERE attachment_id = ?", (attachment_id,))
    archive.run_many(_MARK, ((attachment_id, one.at_ms, one.note) for one in wanted))
