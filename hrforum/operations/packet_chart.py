"""What an organiser does with the charts of a packet: choose one for a place in it, and take it out again."""

from dataclasses import replace
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.chart import Chart, Kind
from hrforum.domain.packet_chart import PacketChart, Source, holds_charts
from hrforum.domain.plain import plain
from hrforum.domain.table import Readers
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import packet, picture, statement
from hrforum.operations.deed import Done, concepts, deed
from hrforum.operations.population import population
from hrforum.operations.tabulate import settled
from hrforum.storage import packet_chart as storage
from hrforum.storage.archive import Archive, Removed

_PACKET = concepts(Concept.PACKET)


def of_packet(archive: Archive, packet_id: int) -> list[PacketChart]:
    """Return a packet's charts in the order in which they were chosen."""
    return storage.of_packet(archive, packet_id)


def by_id(archive: Archive, chart_id: int) -> PacketChart:
    """Return one chart; raises `NotFound`."""
    found = storage.by_id(archive, chart_id)
    if found is None:
        raise NotFound(_("There is no such chart in this archive."))
    return found


def wanted_of(one: PacketChart) -> picture.Wanted:
    """Return a chart as something to be drawn."""
    return picture.Wanted(one.asked, one.kind, one.source is Source.TOGETHER, one.outlines)


def _clean(archive: Archive, one: PacketChart) -> PacketChart:
    packet.by_id(archive, one.packet_id)
    if not holds_charts(one.place):
        raise NotFound(_("There is no such section in a packet."))
    title = " ".join(plain(one.title).split())
    if one.source is Source.STATEMENTS:
        if not any(each.count is not None for each in statement.of_packet(archive, one.packet_id)):
            raise Refused(_("No statement with a number is chosen for this packet yet. Choose some first."))
        return replace(one, title=title, kind=Kind.BARS, outlines=())
    outward = replace(one.asked, readers=Readers.OUTWARD, words="")
    asked = settled(population(archive), outward)
    # What cannot be drawn today is said now, and not when the packet is made.
    found: Chart = picture.outward(archive, replace(wanted_of(one), asked=asked))
    if not found.told:
        raise Refused(_("Nothing of this may be told outside: choose fewer dimensions or a wider group."))
    return replace(one, title=title, asked=asked, outlines=one.outlines if one.kind is Kind.MAP else ())


@deed("packet.chart", undo=True)
def choose(archive: Archive, one: PacketChart) -> Done[PacketChart]:
    """Keep a chart with a packet and return it with its id; its numbers are counted anew whenever the packet is made.

    Raises `NotFound`, and `Refused` where it cannot be drawn so, or tells nothing outside.
    """
    clean = _clean(archive, one)
    return _chosen(archive, replace(clean, id=storage.add(archive, clean)))


def _chosen(archive: Archive, kept: PacketChart) -> Done[PacketChart]:
    return Done(kept, _("Choose chart"), _PACKET, _about(archive, kept), lambda again: remove(again, kept.id))


def _about(archive: Archive, one: PacketChart) -> tuple[UUID, UUID]:
    return archive.uuid_of("packet_chart", one.id), archive.uuid_of("packet", one.packet_id)


@deed("packet.chart_remove", undo=True)
def remove(archive: Archive, chart_id: int) -> Done[None]:
    """Take a chart out of its packet; raises `NotFound`."""
    about = _about(archive, by_id(archive, chart_id))
    removed = storage.remove(archive, chart_id)

    def inverse(again: Archive) -> Changes[PacketChart]:
        return _put_back(again, chart_id, removed)

    return Done(None, _("Remove chart"), _PACKET, about, inverse)


@deed("packet.chart_put_back", undo=True)
def _put_back(archive: Archive, chart_id: int, removed: Removed) -> Done[PacketChart]:
    archive.put_back(removed)
    return _chosen(archive, by_id(archive, chart_id))
