"""What an organiser does with packets: choose testimonies for a hearing, see what gets in, edit, remove."""

from collections.abc import Sequence
from dataclasses import replace

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Use
from hrforum.domain.packet import Chosen, Edition, Packet
from hrforum.domain.plain import needed
from hrforum.domain.redaction import at_hearing
from hrforum.domain.where import Where
from hrforum.errors import NotFound, Refused
from hrforum.i18n import LANGUAGES, _, translator
from hrforum.operations import hearing
from hrforum.operations.candidate import Purpose
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.operations.selection import Selection, select
from hrforum.progress import SILENT, Progress
from hrforum.storage import packet as storage
from hrforum.storage import testimony
from hrforum.storage.archive import Archive, Removed

_PACKET = concepts(Concept.PACKET)


def everything(archive: Archive) -> list[Packet]:
    """Return all packets, the newest first."""
    return storage.everything(archive)


def by_id(archive: Archive, packet_id: int) -> Packet:
    """Return one packet; raises `NotFound`."""
    found = storage.by_id(archive, packet_id)
    if found is None:
        raise NotFound(_("There is no such packet in this archive."))
    return found


def editions(archive: Archive, packet_id: int) -> list[Edition]:
    """Return a packet's editions, the newest first."""
    return storage.editions(archive, packet_id)


def consider(archive: Archive, packet: Packet, progress: Progress = SILENT) -> Selection:
    """Say what a packet, kept or not, would show: exhibits, what stays out and why, names in words, who is counted.

    It is made today and public on the day of the hearing, so consent has to hold on both.
    """
    return select(archive, packet.chosen, purpose_of(archive, packet), progress)


def purpose_of(archive: Archive, packet: Packet) -> Purpose:
    """Return what a packet is for: its hearing, made today and public on the hearing's day."""
    heard_on = hearing.by_id(archive, packet.hearing_id).held_on
    return Purpose(
        Use.HEARING_PACKET, today(), packet.language, at_hearing(packet.hearing_id), public_on=heard_on
    )


def matching(archive: Archive, where: Where) -> tuple[Chosen, ...]:
    """Return the testimonies of a filter as a packet's choice, in the order in which they were kept."""
    return tuple(Chosen(each) for each in reversed(testimony.ids(archive, where)))


def _clean(archive: Archive, one: Packet) -> Packet:
    hearing.by_id(archive, one.hearing_id)
    if one.language not in LANGUAGES:
        raise Refused(
            _("A document's language is one of: {languages}.").format(languages=", ".join(LANGUAGES))
        )
    once = {each.testimony_id: each for each in reversed(one.chosen)}
    chosen = tuple(once.pop(each.testimony_id) for each in one.chosen if each.testimony_id in once)
    known = {each.id for each in testimony.by_ids(archive, [each.testimony_id for each in chosen])}
    return replace(
        one,
        title=needed(one.title, _("The packet's title")),
        chosen=tuple(each for each in chosen if each.testimony_id in known),
    )


@deed("packet.add", undo=True)
def add(archive: Archive, one: Packet) -> Done[Packet]:
    """Keep a new packet and return it with its id; a testimony chosen twice stands once, one that is gone not at all."""
    clean = _clean(archive, one)
    kept = replace(clean, id=storage.add(archive, clean), rev=1)
    return _added(archive, kept)


def _added(archive: Archive, kept: Packet) -> Done[Packet]:
    about = (archive.uuid_of("packet", kept.id),)
    return Done(kept, _("Add packet"), _PACKET, about, lambda again: remove(again, kept.id))


@deed("packet.edit", undo=True)
def edit(archive: Archive, one: Packet) -> Done[Packet]:
    """Keep a packet's new values and choice. Raises `Conflict` or `NotFound`."""
    before = by_id(archive, one.id)
    clean = _clean(archive, one)
    storage.edit(archive, clean)

    def inverse(again: Archive) -> Changes[Packet]:
        return edit(again, replace(before, rev=by_id(again, before.id).rev))

    about = (archive.uuid_of("packet", one.id),)
    return Done(replace(clean, rev=one.rev + 1), _("Change packet"), _PACKET, about, inverse)


@deed("packet.remove", undo=True)
def remove(archive: Archive, packet_id: int) -> Done[None]:
    """Remove a packet; raises `Refused` once it was exported: what left the archive stays on record."""
    by_id(archive, packet_id)
    if storage.editions(archive, packet_id):
        raise Refused(_("This packet was exported, so it stays on record."))
    about = (archive.uuid_of("packet", packet_id),)
    removed = storage.remove(archive, packet_id)
    return Done(None, _("Remove packet"), _PACKET, about, lambda again: _put_back(again, packet_id, removed))


@deed("packet.put_back", undo=True)
def _put_back(archive: Archive, packet_id: int, removed: Removed) -> Done[Packet]:
    archive.put_back(removed)
    return _added(archive, by_id(archive, packet_id))


def for_hearing(archive: Archive, hearing_id: int, chosen: Sequence[Chosen], language: str) -> Packet:
    """Return the hearing's newest packet of these testimonies in this language, with the forms and sections somebody gave it.

    Where there is none it is added; a packet with another choice stays as somebody made it.
    """
    which = hearing.by_id(archive, hearing_id)
    wanted = {each.testimony_id for each in chosen}
    for one in storage.of_hearing(archive, hearing_id):
        if one.language == language and {each.testimony_id for each in one.chosen} == wanted:
            return one
    title = which.item or translator(language).gettext("Testimonies for {body}").format(body=which.body)
    return add(archive, Packet(hearing_id, title, language, chosen=tuple(chosen))).value
