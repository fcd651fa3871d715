"""What an organiser does with the asks of a packet: say what is asked of whom until when, change it, take it out."""

from dataclasses import replace
from uuid import UUID

from hrforum.documents.content import AskOf
from hrforum.domain.authority import Authority
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.packet import Section, is_place, place_of
from hrforum.domain.packet_ask import PacketAsk, in_order
from hrforum.domain.plain import needed, plain
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import authority, packet
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import packet_ask as storage
from hrforum.storage.archive import Archive, Removed

_PACKET = concepts(Concept.PACKET)


def of_packet(archive: Archive, packet_id: int) -> list[PacketAsk]:
    """Return a packet's asks as they are read: the earliest day first."""
    return in_order(storage.of_packet(archive, packet_id))


def told(archive: Archive, packet_id: int) -> tuple[AskOf, ...]:
    """Return a packet's asks as a document says them, each with the name of whom it is asked of."""
    known = {one.id: one for one in authority.everything(archive)}
    return tuple(_told(one, known.get(one.authority_id)) for one in of_packet(archive, packet_id))


def _told(one: PacketAsk, of: Authority | None) -> AskOf:
    if of is None:
        return AskOf(one.who, one.what, one.by, one.article)
    return AskOf(of.name, one.what, one.by, one.article, of.preempted, of.can_do)


def by_id(archive: Archive, ask_id: int) -> PacketAsk:
    """Return one ask; raises `NotFound`."""
    found = storage.by_id(archive, ask_id)
    if found is None:
        raise NotFound(_("There is no such ask in this archive."))
    return found


def _clean(archive: Archive, one: PacketAsk) -> PacketAsk:
    packet.by_id(archive, one.packet_id)
    who = plain(one.who).strip()
    if one.authority_id:
        authority.by_id(archive, one.authority_id)
        who = ""
    elif not who:
        raise Refused(_("Say of whom it is asked: choose an authority, or write who it is."))
    if one.article and not is_place(place_of(Section.FINDINGS, one.article)):
        raise NotFound(_("There is no such finding in a packet."))
    return replace(one, what=needed(one.what, _("What is asked")), who=who)


@deed("packet.ask", undo=True)
def add(archive: Archive, one: PacketAsk) -> Done[PacketAsk]:
    """Keep a new ask and return it with its id. Raises `NotFound`, and `Refused` where nothing or nobody is asked."""
    clean = _clean(archive, one)
    return _added(archive, replace(clean, id=storage.add(archive, clean), rev=1))


def _added(archive: Archive, kept: PacketAsk) -> Done[PacketAsk]:
    return Done(kept, _("Add ask"), _PACKET, _about(archive, kept), lambda again: remove(again, kept.id))


def _about(archive: Archive, one: PacketAsk) -> tuple[UUID, UUID]:
    return archive.uuid_of("packet_ask", one.id), archive.uuid_of("packet", one.packet_id)


@deed("packet.ask_edit", undo=True)
def edit(archive: Archive, one: PacketAsk) -> Done[PacketAsk]:
    """Keep an ask's new values. Raises `Conflict`, `NotFound`, `Refused`."""
    before = by_id(archive, one.id)
    clean = _clean(archive, replace(one, packet_id=before.packet_id))
    storage.edit(archive, clean)

    def inverse(again: Archive) -> Changes[PacketAsk]:
        return edit(again, replace(before, rev=by_id(again, before.id).rev))

    kept = replace(clean, rev=one.rev + 1)
    return Done(kept, _("Change ask"), _PACKET, _about(archive, kept), inverse)


@deed("packet.ask_remove", undo=True)
def remove(archive: Archive, ask_id: int) -> Done[None]:
    """Take an ask out of its packet; raises `NotFound`."""
    one = by_id(archive, ask_id)
    about = _about(archive, one)
    removed = storage.remove(archive, ask_id)
    return Done(None, _("Remove ask"), _PACKET, about, lambda again: _put_back(again, ask_id, removed))


@deed("packet.ask_put_back", undo=True)
def _put_back(archive: Archive, ask_id: int, removed: Removed) -> Done[PacketAsk]:
    archive.put_back(removed)
    return _added(archive, by_id(archive, ask_id))
