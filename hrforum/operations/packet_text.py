"""What an organiser does with their own words in a packet: write them, section by section, and read them again."""

from dataclasses import replace

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.packet import OwnText, is_place
from hrforum.domain.plain import plain
from hrforum.errors import NotFound
from hrforum.i18n import _
from hrforum.operations import packet
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import packet_text as storage
from hrforum.storage.archive import Archive

_PACKET = concepts(Concept.PACKET)


def of_packet(archive: Archive, packet_id: int) -> dict[str, str]:
    """Return what the organiser wrote into a packet, by its place there."""
    return storage.of_packet(archive, packet_id)


@deed("packet.write", undo=True)
def write(archive: Archive, one: OwnText) -> Done[OwnText]:
    """Keep the organiser's own words at one place of a packet; blank ones take them away. Raises `NotFound`."""
    packet.by_id(archive, one.packet_id)
    if not is_place(one.place):
        raise NotFound(_("There is no such section in a packet."))
    before = storage.of_packet(archive, one.packet_id).get(one.place, "")
    kept = replace(one, words=plain(one.words) if one.words.strip() else "")
    storage.keep(archive, kept)

    def inverse(again: Archive) -> Changes[OwnText]:
        return write(again, replace(one, words=before))

    about = (archive.uuid_of("packet", one.packet_id),)
    return Done(kept, _("Write in packet"), _PACKET, about, inverse)
