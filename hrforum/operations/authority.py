"""What an organiser does with authorities: say who is responsible, at which level, for which testimonies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hrforum.domain.authority import Authority
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import needed, plain
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import authority as storage
from hrforum.storage import packet_ask, testimony
from hrforum.storage.archive import Archive, Removed

_CHANGED = concepts(Concept.AUTHORITY)


@dataclass(frozen=True, slots=True)
class Responsible:
    """An authority and the testimonies it is, or is no longer, responsible for, by id."""

    authority_id: int
    testimonies: tuple[int, ...]


def everything(archive: Archive) -> list[Authority]:
    """Return all authorities in the order in which they were added."""
    return storage.everything(archive)


def of_testimony(archive: Archive, testimony_id: int) -> list[Authority]:
    """Return who is responsible for what one testimony tells of."""
    return storage.of_testimony(archive, testimony_id)


def testimonies_of(archive: Archive, authority_id: int) -> list[int]:
    """Return the testimonies for which an authority is responsible."""
    return storage.testimonies_of(archive, authority_id)


def by_id(archive: Archive, authority_id: int) -> Authority:
    """Return one authority; raises `NotFound`."""
    found = storage.by_id(archive, authority_id)
    if found is None:
        raise NotFound(_("There is no such authority in this archive."))
    return found


def named(archive: Archive, asked: str) -> Authority:
    """Return the authority of this id or name, whatever the case; raises `NotFound`."""
    folded = asked.strip().casefold()
    every = storage.everything(archive)
    found = [one for one in every if str(one.id) == folded] or [
        one for one in every if one.name.casefold() == folded
    ]
    if not found:
        raise NotFound(_("There is no authority {asked} in this archive.").format(asked=asked))
    return found[0]


def _clean(archive: Archive, one: Authority) -> Authority:
    name = needed(one.name, _("The authority's name"))
    same = (each for each in storage.everything(archive) if each.id != one.id)
    if any(each.name.casefold() == name.casefold() for each in same):
        raise Refused(_("There is an authority of that name already."))
    # What the city can still do is a question only where the state has taken the matter out of its hands.
    can_do = plain(one.can_do).strip() if one.preempted else ""
    return replace(one, name=name, can_do=can_do, note=plain(one.note).strip())


@deed("authority.add", undo=True)
def add(archive: Archive, one: Authority) -> Done[Authority]:
    """Keep a new authority and return it with its id. Raises `Refused` where the name is empty or taken."""
    return _added(archive, by_id(archive, storage.add(archive, _clean(archive, one))))


def _added(archive: Archive, kept: Authority) -> Done[Authority]:
    about = (archive.uuid_of("authority", kept.id),)
    return Done(kept, _("Add authority"), _CHANGED, about, lambda again: remove(again, kept.id))


@deed("authority.edit", undo=True)
def edit(archive: Archive, one: Authority) -> Done[Authority]:
    """Keep an authority's new values. Raises `Conflict`, `NotFound`, `Refused`."""
    before = by_id(archive, one.id)
    storage.edit(archive, _clean(archive, one))

    def inverse(again: Archive) -> Changes[Authority]:
        return edit(again, replace(before, rev=by_id(again, before.id).rev))

    about = (archive.uuid_of("authority", one.id),)
    return Done(by_id(archive, one.id), _("Change authority"), _CHANGED, about, inverse)


@deed("authority.remove", undo=True)
def remove(archive: Archive, authority_id: int) -> Done[None]:
    """Remove an authority; the testimonies stay. Raises `Refused` while a packet asks something of it."""
    by_id(archive, authority_id)
    if packet_ask.of_authority(archive, authority_id):
        raise Refused(_("A packet asks something of this authority. Take the ask out of the packet first."))
    about = (archive.uuid_of("authority", authority_id),)
    removed = storage.remove(archive, authority_id)
    return Done(
        None,
        _("Remove authority"),
        _CHANGED,
        about,
        lambda again: _put_back(again, authority_id, removed),
    )


@deed("authority.put_back", undo=True)
def _put_back(archive: Archive, authority_id: int, removed: Removed) -> Done[Authority]:
    archive.put_back(removed)
    return _added(archive, by_id(archive, authority_id))


@deed("authority.add_linked", undo=True)
def add_linked(archive: Archive, one: Authority, testimony_ids: Sequence[int]) -> Done[Authority]:
    """Keep a new authority and say that it is responsible for these testimonies, in one step."""
    kept = by_id(archive, storage.add(archive, _clean(archive, one)))
    here = [each.id for each in testimony.by_ids(archive, list(testimony_ids))]
    storage.link(archive, kept.id, here)
    return _added(archive, kept)


@deed("authority.link", undo=True)
def link(archive: Archive, wanted: Responsible) -> Done[Responsible]:
    """Say that an authority is responsible for what testimonies tell of; return those of which it was not said before."""
    by_id(archive, wanted.authority_id)
    # What was erased in the meantime has no row to hang on.
    here = [one.id for one in testimony.by_ids(archive, list(wanted.testimonies))]
    fresh = replace(wanted, testimonies=tuple(storage.link(archive, wanted.authority_id, here)))
    about = (archive.uuid_of("authority", wanted.authority_id),)
    return Done(fresh, _("Link authority"), _CHANGED, about, lambda again: unlink(again, fresh))


@deed("authority.unlink", undo=True)
def unlink(archive: Archive, gone: Responsible) -> Done[Responsible]:
    """Say that an authority is not responsible for testimonies; return those of which it was said."""
    by_id(archive, gone.authority_id)
    had = replace(gone, testimonies=tuple(storage.unlink(archive, gone.authority_id, gone.testimonies)))
    about = (archive.uuid_of("authority", gone.authority_id),)
    return Done(had, _("Unlink authority"), _CHANGED, about, lambda again: link(again, had))
