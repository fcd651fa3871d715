"""What leaves: one testimony as an audience would read it today, or why it would not; and copying it out through the same gate."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from hrforum.domain.changes import Concept
from hrforum.domain.consent import Released, Use
from hrforum.domain.redaction import EVERYONE, Audience, Outside
from hrforum.domain.rendering import Spans
from hrforum.domain.span import Span
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import handout, hearing, testimony
from hrforum.operations.candidate import Candidate, Purpose, candidate
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.operations.gate import why_in, why_not
from hrforum.operations.selection import knows_of_names, name_parts
from hrforum.storage import version
from hrforum.storage.archive import Archive

_USES = {
    Outside.EVERYONE: (Use.HEARING_PACKET, Use.UN_SUBMISSION, Use.PRESS),
    Outside.HEARING: (Use.HEARING_PACKET,),
    Outside.CITIES: (Use.SHARE_CITIES,),
}
"""For each audience the uses in which it would get words; the first that is agreed to is shown."""

CLIPBOARD, INSIDE = "clipboard", "clipboard_inside"
"""The kinds of handout that copying makes."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an audience would read today: `released` is None where nothing leaves. `why` says why, `ask` what to ask the person.

    `names` are the parts of a name or contact that still stand in the words and were not agreed to; for the window alone. In a travel
    copy, which knows no names, `named` says all the same that there are some.
    """

    audience: Audience
    released: Released | None
    why: str
    ask: str = ""
    names: tuple[str, ...] = ()
    named: bool = False


def preview(archive: Archive, testimony_id: int, audience: Audience, spans: Spans | None = None) -> Preview:
    """Return one testimony, or parts of it, as an audience would read it today; raises `NotFound`."""
    each = candidate(archive, testimony_id)
    if each is None:
        raise NotFound(_("This testimony is no longer in the archive."))
    purposes = [_purpose(archive, use, audience) for use in _USES[audience.circle]]
    for purpose in purposes:
        released = each.released(purpose, spans)
        if released is not None:
            names = name_parts(archive, each, released)
            named = bool(names) or knows_of_names(archive, each)
            return Preview(audience, released, why_in(released), names=names, named=named)
    return _stays(each, purposes[0])


def _stays(each: Candidate, purpose: Purpose) -> Preview:
    stays = why_not(each, purpose)
    return Preview(purpose.audience, None, stays.why, stays.ask)


def _purpose(archive: Archive, use: Use, audience: Audience) -> Purpose:
    public_on = hearing.by_id(archive, audience.hearing_id).held_on if audience.hearing_id else None
    return Purpose(use, today(), archive.described()[2], audience, public_on)


# ---- copying -------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Copied:
    """A text for the clipboard. For use outside it went through the gate, and `why` says what was agreed to."""

    text: str
    why: str


@deed("clipboard.copy", undo=False)
def copy_out(
    archive: Archive, testimony_id: int, spans: Spans | None = None, audience: Audience = EVERYONE
) -> Done[Copied]:
    """Return words, or parts of versions, as an audience may read them, and note that they left.

    Raises `Refused`, saying why, where they may not leave, or hold a part of a name or contact that was not agreed to.
    """
    shown = preview(archive, testimony_id, audience, spans)
    if shown.released is None or not shown.released.renderings:
        raise Refused(_("Nothing was copied. {why}").format(why=shown.why))
    if shown.named and not shown.names:
        raise Refused(
            _(
                "Nothing was copied: the words hold a part of the person's name or contact, which this travel copy does not know. Copy them from the archive itself."
            )
        )
    if shown.names:
        raise Refused(
            _(
                "Nothing was copied: a part of the person's name or contact stands there and was not agreed to. Hide it first, or let it stand."
            )
        )
    text = "\n\n".join(each.words for each in shown.released.renderings)
    return _noted(archive, testimony_id, shown.released.versions, CLIPBOARD, Copied(text, shown.why))


@deed("clipboard.copy_inside", undo=False)
def copy_inside(archive: Archive, testimony_id: int, of: UUID, span: Span) -> Done[Copied]:
    """Return a stretch of a version's words as it is, for use inside alone, and note that it was taken."""
    words = {one.uuid: one.words for one in version.current(archive, testimony_id)}
    if of not in words or not span.fits(words[of]):
        raise NotFound(_("These are not the words of today any more. Open the testimony again."))
    return _noted(archive, testimony_id, [of], INSIDE, Copied(span.of(words[of]), ""))


def _noted(
    archive: Archive, testimony_id: int, of: Sequence[UUID], kind: str, copied: Copied
) -> Done[Copied]:
    noted = handout.note(archive, kind, "", of)
    about = (testimony.by_id(archive, testimony_id).uuid, archive.uuid_of("handout", noted.id))
    return Done(copied, _("Copy words"), concepts(Concept.EDITION), about)
