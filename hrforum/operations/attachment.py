"""What an organiser does with attachments: add one to a testimony or its draft, describe it, mark places in it, remove it."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import partial

from hrforum.domain.attachment import (
    CHUNK,
    MANY,
    Attachment,
    Described,
    Incoming,
    Kind,
    Mark,
)
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import plain
from hrforum.domain.risk import allows_audio
from hrforum.errors import Damaged, FileTrouble, NotFound, Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.storage import attachment as storage
from hrforum.storage import testifier
from hrforum.storage import testimony as testimonies
from hrforum.storage.archive import Archive

_CHANGED = concepts(Concept.ATTACHMENT)


# ---- reading -----------------------------------------------------------------------------------------------------------
def by_id(archive: Archive, attachment_id: int) -> Attachment:
    """Return one attachment without its bytes; raises `NotFound`."""
    found = storage.by_id(archive, attachment_id)
    if found is None:
        raise NotFound(_("This attachment is no longer in the archive."))
    return found


def of_testimony(archive: Archive, testimony_id: int) -> list[Attachment]:
    """Return what hangs on a testimony, in the order in which it came."""
    return storage.of_testimony(archive, testimony_id)


def of_draft(archive: Archive, draft_id: int) -> list[Attachment]:
    """Return what hangs on the draft of a testimony that is not kept yet."""
    return storage.of_draft(archive, draft_id)


def content(archive: Archive, attachment_id: int) -> bytes:
    """Return the bytes of an attachment, compared with its hash; raises `NotFound`, `Damaged`."""
    one = by_id(archive, attachment_id)
    whole = b"".join(storage.chunks(archive, attachment_id))
    if one.finished and hashlib.sha256(whole).digest() != one.sha256:
        raise Damaged(_("A part of this attachment is damaged. The newest backup may still have it whole."))
    return whole


def warning(archive: Archive) -> str:
    """Return a sentence once all attachments together have 1 GB or more, else nothing."""
    size = storage.total_size(archive)
    if size < MANY:
        return ""
    return _(
        "The attachments have {size} GB together. Backups and checks take longer: keep only what is needed."
    ).format(size=f"{size / MANY:.1f}")


# ---- adding ------------------------------------------------------------------------------------------------------------
@deed("attachment.add", undo=False)
def add(
    archive: Archive,
    incoming: Incoming,
    described: Described = Described(),  # noqa: B008  # frozen, and holds nothing
    *,
    testimony_id: int | None = None,
    draft_id: int | None = None,
    deliberate: bool = False,
) -> Done[Attachment]:
    """Keep a file that was taken in; it hangs on a testimony, or on a draft until that is kept.

    Sound of somebody at high risk is refused unless it is `deliberate`: a voice is as good as a name. Also raises as `must_be_there`.
    """
    if incoming.kind is Kind.SOUND and testimony_id is not None and not deliberate:
        _refuse_voice_at_risk(archive, testimony_id)
    one = Attachment(
        storage.fresh_uuid(),
        incoming.kind,
        incoming.media_type,
        incoming.name,
        len(incoming.content),
        incoming.sha256,
        incoming.came_sha256,
        cleaned(described),
        today(),
        incoming.stripped,
        testimony_id,
        None if testimony_id else draft_id,
    )
    must_be_there(archive, one)
    view = memoryview(incoming.content)
    pieces = (bytes(view[at : at + CHUNK]) for at in range(0, len(view), CHUNK))
    kept = storage.add(archive, one, pieces)
    return Done(kept, _("Add attachment"), _CHANGED, (kept.uuid,))


def _refuse_voice_at_risk(archive: Archive, testimony_id: int) -> None:
    if not all(allows_audio(each.risk) for each in testifier.of_testimony(archive, testimony_id)):
        raise Refused(
            _(
                "Somebody who speaks here is at high risk, and a voice is as good as a name. Attach sound only where that is meant: say so deliberately."
            )
        )


def must_be_there(archive: Archive, one: Attachment) -> None:
    """Raise `NotFound` where the testimony or draft that an attachment is to hang on is gone, `Refused` where its words were erased."""
    if not storage.has_place(archive, one.testimony_id, one.draft_id):
        raise NotFound(_("This testimony is no longer in the archive."))
    of = testimonies.by_id(archive, one.testimony_id) if one.testimony_id else None
    if of is not None and of.erased_on:
        raise Refused(
            _("The words of {code} were erased on {day}, so nothing is attached there any more.").format(
                code=of.code, day=of.erased_on.isoformat()
            )
        )


def cleaned(described: Described) -> Described:
    """Return what is said about an attachment as it may be kept; raises `Refused`."""
    said = (described.caption, described.alt_text, described.came_from)
    return Described(*(plain(each).strip() for each in said))


# ---- changing ----------------------------------------------------------------------------------------------------------
@deed("attachment.edit", undo=True)
def edit(archive: Archive, attachment_id: int, described: Described, rev: int) -> Done[Attachment]:
    """Keep what is said about an attachment. `rev` is the revision that was read; raises `Conflict`, `NotFound`."""
    before = by_id(archive, attachment_id)
    storage.edit(archive, attachment_id, cleaned(described), rev)
    inverse = partial(_edit_back, attachment_id=attachment_id, described=before.described)
    return Done(by_id(archive, attachment_id), _("Change attachment"), _CHANGED, (before.uuid,), inverse)


def _edit_back(archive: Archive, attachment_id: int, described: Described) -> Changes[Attachment]:
    return edit(archive, attachment_id, described, by_id(archive, attachment_id).rev)


def marks(archive: Archive, attachment_id: int) -> list[Mark]:
    """Return the marks in a recording, in the order of time."""
    return storage.marks(archive, attachment_id)


@deed("attachment.mark", undo=True)
def mark(archive: Archive, attachment_id: int, wanted: Sequence[Mark]) -> Done[tuple[Mark, ...]]:
    """Make these the marks of a recording; two at the same moment are one. Raises `Refused` where it is no sound."""
    one = by_id(archive, attachment_id)
    if one.kind is not Kind.SOUND:
        raise Refused(_("Only sound can have marks in it."))
    before = storage.marks(archive, attachment_id)
    fresh = in_order(wanted)
    storage.keep_marks(archive, attachment_id, fresh)
    inverse = partial(mark, attachment_id=attachment_id, wanted=before)
    return Done(fresh, _("Change marks"), _CHANGED, (one.uuid,), inverse)


def in_order(wanted: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in the order of time, the last one of each moment; raises `Refused` for a note that cannot be kept."""
    by_time = {max(0, each.at_ms): plain(each.note).strip() for each in wanted}
    return tuple(Mark(at_ms, note) for at_ms, note in sorted(by_time.items()))


# ---- removing ----------------------------------------------------------------------------------------------------------
def remove(archive: Archive, attachment_id: int) -> Changes[None]:
    """Remove an attachment for good: its bytes leave the table and the free pages, as removed words do."""
    changes = _remove(archive, attachment_id)
    try:
        archive.sweep()
    except FileTrouble:
        raise FileTrouble(
            _(
                "The attachment is removed, but the disk did not let the archive be rewritten, so traces may be left in the file. Free "
                "some space: they are cleared when the archive is closed, and before the next backup."
            )
        ) from None
    return changes


@deed("attachment.remove", undo=False)
def _remove(archive: Archive, attachment_id: int) -> Done[None]:
    one = by_id(archive, attachment_id)
    storage.remove(archive, attachment_id)
    archive.rewrite_later()
    return Done(None, _("Remove attachment"), _CHANGED | concepts(Concept.CONSENT), (one.uuid,))
