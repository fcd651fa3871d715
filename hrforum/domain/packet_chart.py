"""A chart that the organisers chose for a packet: what it counts, how it is drawn and where it stands. Never its numbers."""

from dataclasses import dataclass, field
from enum import StrEnum

from hrforum.domain.chart import Kind, Ring
from hrforum.domain.packet import COVER, is_place
from hrforum.domain.table import Asked


class Source(StrEnum):
    """What a chart shows: a table, which answers go together, or the statements that were chosen for the packet."""

    TABLE = "table"
    TOGETHER = "together"
    STATEMENTS = "statements"


@dataclass(frozen=True, slots=True)
class PacketChart:
    """One chart. `place` is a section or the finding on an article; `title` is the organisers' own, "" for the usual one.

    `outlines` are the districts of a map, by their label in small letters. `id` 0: not kept yet.
    """

    packet_id: int
    place: str
    kind: Kind = Kind.BARS
    source: Source = Source.TABLE
    asked: Asked = field(default_factory=Asked)
    title: str = ""
    outlines: tuple[tuple[str, tuple[Ring, ...]], ...] = ()
    id: int = 0


def holds_charts(place: str) -> bool:
    """Say whether a chart can stand at a place: in a section or in the finding on an article, not on the cover."""
    return place != COVER and is_place(place)
