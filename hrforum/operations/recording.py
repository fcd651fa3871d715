"""Recording into the archive: samples are kept as they come, so that a crash loses seconds at most, and become an attachment at the end."""

import hashlib
from collections.abc import Sequence

from hrforum.domain.attachment import (
    CHUNK,
    LARGEST,
    UNFINISHED,
    Attachment,
    Described,
    Kind,
    Mark,
    Stripped,
)
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.recording import FRAME_BYTES, HEAD_BYTES, head
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import attachment
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.storage import attachment as storage
from hrforum.storage.archive import Archive


def begin(archive: Archive, *, testimony_id: int | None = None, draft_id: int | None = None) -> Attachment:
    """Begin a recording on a testimony or a draft. It is no deed before it ends. Raises `NotFound`."""
    first = head(0)
    one = Attachment(
        storage.fresh_uuid(),
        Kind.SOUND,
        "audio/wav",
        _("Recording of {day}").format(day=today().isoformat()) + ".wav",
        len(first),
        UNFINISHED,
        UNFINISHED,
        Described(came_from=_("Recorded in hrforum")),
        today(),
        Stripped.NOTHING,
        testimony_id,
        None if testimony_id else draft_id,
    )
    attachment.must_be_there(archive, one)
    with archive.atomic():
        kept = storage.add(archive, one, (first,))
    archive.settle()
    return kept


def append(archive: Archive, attachment_id: int, samples: bytes) -> int:
    """Keep further samples; on return they are on the disk. Return the size of the recording in bytes.

    Raises `NotFound` where the recording is gone, `Refused` where it has ended or would be larger than an attachment may be.
    """
    if len(samples) % FRAME_BYTES:
        raise ValueError("samples come in whole frames")
    with archive.atomic():
        one = attachment.by_id(archive, attachment_id)
        size = one.size + len(samples)
        if one.finished or size > LARGEST:
            raise Refused(_("This recording has ended."))
        pieces = [samples[at : at + CHUNK] for at in range(0, len(samples), CHUNK)]
        storage.grow(archive, attachment_id, head(size - HEAD_BYTES), pieces, size)
    archive.settle()
    return size


@deed("attachment.record", undo=False)
def finish(archive: Archive, attachment_id: int, marks: Sequence[Mark] = ()) -> Done[Attachment]:
    """End a recording: it is an attachment like any other from now on. Raises `NotFound`."""
    digest = hashlib.sha256()
    for piece in storage.chunks(archive, attachment_id):
        digest.update(piece)
    storage.finish(archive, attachment_id, digest.digest())
    storage.keep_marks(archive, attachment_id, attachment.in_order(marks))
    one = attachment.by_id(archive, attachment_id)
    return Done(one, _("Record"), concepts(Concept.ATTACHMENT), (one.uuid,))


def throw_away(archive: Archive, attachment_id: int) -> None:
    """Remove a recording that has not ended; one that is gone already is no error."""
    with archive.atomic():
        try:
            if not attachment.by_id(archive, attachment_id).finished:
                storage.remove(archive, attachment_id)
        except NotFound:
            return
    archive.settle()


def end(archive: Archive, attachment_id: int, marks: Sequence[Mark] = ()) -> Changes[Attachment] | None:
    """End a recording, or throw it away where nothing was recorded; then return None. Raises `NotFound`."""
    if attachment.by_id(archive, attachment_id).size > HEAD_BYTES:
        return finish(archive, attachment_id, marks)
    throw_away(archive, attachment_id)
    return None


def finish_broken_off(archive: Archive) -> list[Changes[Attachment]]:
    """End the recordings that a crash or a lock broke off, with all that had been kept of them; empty ones go."""
    ended = (end(archive, one.id) for one in storage.unfinished(archive))
    return [each for each in ended if each is not None]
