"""What an organiser does with hearings."""

from collections.abc import Iterable
from dataclasses import replace

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Use
from hrforum.domain.hearing import Brought, Hearing, Warned, clock, counted, warnings
from hrforum.domain.plain import needed, plain
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.storage import hearing as storage
from hrforum.storage import packet
from hrforum.storage.archive import Archive, Removed


def everything(archive: Archive) -> list[Hearing]:
    """Return all hearings, the latest first."""
    return storage.everything(archive)


def by_id(archive: Archive, hearing_id: int) -> Hearing:
    """Return one hearing; raises `NotFound`."""
    found = storage.by_id(archive, hearing_id)
    if found is None:
        raise NotFound(_("There is no such hearing in this archive."))
    return found


def named(archive: Archive, asked: str) -> Hearing:
    """Return the hearing of this id or body, whatever the case.

    Raises `NotFound`, and `Refused` where several hearings are before that body.
    """
    folded = asked.strip().casefold()
    every = storage.everything(archive)
    found = [one for one in every if str(one.id) == folded] or [
        one for one in every if one.body.casefold() == folded
    ]
    if not found:
        raise NotFound(_("There is no hearing {asked} in this archive.").format(asked=asked))
    if len(found) > 1:
        ids = ", ".join(str(one.id) for one in found)
        raise Refused(_("Several hearings are before that body; say which by its id: {ids}.").format(ids=ids))
    return found[0]


def _clean(one: Hearing) -> Hearing:
    return replace(
        one,
        body=needed(one.body, _("The body")),
        item=plain(one.item).strip(),
        rules=plain(one.rules).strip(),
        room=plain(one.room).strip(),
        starts=clock(one.starts),
        deadline_time=clock(one.deadline_time) if one.deadline else "",
        copies=counted(one.copies, _("Copies")),
        page_limit=counted(one.page_limit, _("The page limit")),
        speaking_seconds=counted(one.speaking_seconds, _("The speaking time")),
        public_record=plain(one.public_record).strip(),
    )


def warnings_of(archive: Archive, hearing_id: int, brought: Brought | None = None) -> list[Warned]:
    """Return what a hearing's rules warn of today, the grave first; more where it is known what is brought."""
    return warnings(by_id(archive, hearing_id), today(), brought)


def brought(archive: Archive, forms: Iterable[Use], pages: int | None = None) -> Brought:
    """Return what a document with exhibits of these forms brings to a hearing, with its pages where they are known."""
    # Who stands under another name is not named either.
    anonymous = sum(each is not Use.NAMED_QUOTE for each in forms)
    return Brought(anonymous, pages, archive.described()[0])


@deed("hearing.add", undo=True)
def add(archive: Archive, one: Hearing) -> Done[Hearing]:
    """Keep a new hearing and return it with its id."""
    clean = _clean(one)
    kept = replace(clean, id=storage.add(archive, clean), rev=1)
    return _added(archive, kept)


def _added(archive: Archive, kept: Hearing) -> Done[Hearing]:
    about = (archive.uuid_of("hearing", kept.id),)
    return Done(
        kept, _("Add hearing"), concepts(Concept.HEARING), about, lambda again: remove(again, kept.id)
    )


@deed("hearing.edit", undo=True)
def edit(archive: Archive, one: Hearing) -> Done[Hearing]:
    """Keep a hearing's new values. Raises `Conflict` or `NotFound`."""
    before = by_id(archive, one.id)
    clean = _clean(one)
    storage.edit(archive, clean)

    def inverse(again: Archive) -> Changes[Hearing]:
        return edit(again, replace(before, rev=by_id(again, before.id).rev))

    return Done(
        replace(clean, rev=one.rev + 1),
        _("Change hearing"),
        concepts(Concept.HEARING, Concept.PACKET),
        (archive.uuid_of("hearing", one.id),),
        inverse,
    )


@deed("hearing.remove", undo=True)
def remove(archive: Archive, hearing_id: int) -> Done[None]:
    """Remove a hearing; raises `Refused` while packets are made for it."""
    by_id(archive, hearing_id)
    if packet.of_hearing(archive, hearing_id):
        raise Refused(
            _("A packet is made for this hearing, so it cannot be removed. Remove the packet first.")
        )
    about = (archive.uuid_of("hearing", hearing_id),)
    removed = storage.remove(archive, hearing_id)
    return Done(
        None,
        _("Remove hearing"),
        concepts(Concept.HEARING),
        about,
        lambda again: _put_back(again, hearing_id, removed),
    )


@deed("hearing.put_back", undo=True)
def _put_back(archive: Archive, hearing_id: int, removed: Removed) -> Done[Hearing]:
    archive.put_back(removed)
    return _added(archive, by_id(archive, hearing_id))
