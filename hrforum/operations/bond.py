"""What an organiser does with households and incidents: say who or what belongs together, add, take out, remove."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hrforum.domain.bond import Bond, BondKind
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import plain
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import bond as storage
from hrforum.storage import testifier, testimony
from hrforum.storage.archive import Archive, Removed

_CHANGED = {
    BondKind.HOUSEHOLD: concepts(Concept.TESTIFIER),
    BondKind.INCIDENT: concepts(Concept.TESTIMONY),
}


def by_id(archive: Archive, kind: BondKind, bond_id: int) -> Bond:
    """Return one household or incident; raises `NotFound`."""
    found = storage.by_id(archive, kind, bond_id)
    if found is None:
        told = {
            BondKind.HOUSEHOLD: _("There is no household {id} in this archive."),
            BondKind.INCIDENT: _("There is no incident {id} in this archive."),
        }
        raise NotFound(told[kind].format(id=bond_id))
    return found


def everything(archive: Archive, kind: BondKind) -> list[Bond]:
    """Return all households, or all incidents, the newest first."""
    return storage.everything(archive, kind)


def told_of(archive: Archive, kind: BondKind, testimony_ids: Sequence[int]) -> list[Bond]:
    """Return the incidents that these testimonies tell of, or the households of those who speak in them."""
    return storage.holding(archive, kind, members_of(archive, kind, testimony_ids))


def members_of(archive: Archive, kind: BondKind, testimony_ids: Sequence[int]) -> tuple[int, ...]:
    """Return who or what of these testimonies belongs to a bond: everybody who speaks in them, or the testimonies themselves."""
    if kind is BondKind.INCIDENT:
        return tuple(dict.fromkeys(testimony_ids))
    return tuple(sorted(testifier.speaking_in(archive, list(testimony_ids))))


def codes_of(archive: Archive, one: Bond) -> list[str]:
    """Return the codes of the testimonies of an incident, or of those in which the people of a household speak."""
    ids = one.members
    if one.kind is BondKind.HOUSEHOLD:
        ids = tuple({each for who in one.members for each in testifier.testimonies_of(archive, who)})
    codes = testimony.codes(archive, list(ids))
    return [codes[each] for each in sorted(codes)]


@deed("bond.add", undo=True)
def add(archive: Archive, one: Bond) -> Done[Bond]:
    """Say that people share a household, or that testimonies tell of one incident; raises `Refused` where nobody is named."""
    clean = _clean(archive, one)
    if not clean.members:
        raise Refused(_("Say who or what belongs to it."))
    return _added(archive, by_id(archive, one.kind, storage.add(archive, clean)))


def _added(archive: Archive, kept: Bond) -> Done[Bond]:
    says = {BondKind.HOUSEHOLD: _("Add household"), BondKind.INCIDENT: _("Add incident")}[kept.kind]
    about = (archive.uuid_of(kept.kind, kept.id),)
    return Done(kept, says, _CHANGED[kept.kind], about, lambda again: remove(again, kept.kind, kept.id))


@deed("bond.edit", undo=True)
def edit(archive: Archive, one: Bond) -> Done[Bond]:
    """Keep another note and other members. Raises `NotFound`, `Conflict`."""
    before = by_id(archive, one.kind, one.id)
    storage.edit(archive, _clean(archive, one))

    def inverse(again: Archive) -> Changes[Bond]:
        return edit(again, replace(before, rev=by_id(again, one.kind, one.id).rev))

    says = {BondKind.HOUSEHOLD: _("Change household"), BondKind.INCIDENT: _("Change incident")}[one.kind]
    about = (archive.uuid_of(one.kind, one.id),)
    return Done(by_id(archive, one.kind, one.id), says, _CHANGED[one.kind], about, inverse)


def link(archive: Archive, kind: BondKind, bond_id: int, members: Iterable[int]) -> Changes[Bond]:
    """Say that these belong to it too."""
    one = by_id(archive, kind, bond_id)
    return edit(archive, replace(one, members=(*one.members, *members)))


def unlink(archive: Archive, kind: BondKind, bond_id: int, members: Iterable[int]) -> Changes[Bond]:
    """Say that these do not belong to it."""
    one, gone = by_id(archive, kind, bond_id), set(members)
    return edit(archive, replace(one, members=tuple(each for each in one.members if each not in gone)))


@deed("bond.remove", undo=True)
def remove(archive: Archive, kind: BondKind, bond_id: int) -> Done[None]:
    """Remove a household or incident; who or what belonged to it stays."""
    by_id(archive, kind, bond_id)
    about = (archive.uuid_of(kind, bond_id),)
    removed = storage.remove(archive, kind, bond_id)
    says = {BondKind.HOUSEHOLD: _("Remove household"), BondKind.INCIDENT: _("Remove incident")}[kind]
    return Done(None, says, _CHANGED[kind], about, lambda again: _put_back(again, kind, bond_id, removed))


@deed("bond.put_back", undo=True)
def _put_back(archive: Archive, kind: BondKind, bond_id: int, removed: Removed) -> Done[Bond]:
    archive.put_back(removed)
    return _added(archive, by_id(archive, kind, bond_id))


def _clean(archive: Archive, one: Bond) -> Bond:
    members = tuple(storage.existing(archive, one.kind, one.members))
    return replace(one, note=plain(one.note).strip(), members=members)
