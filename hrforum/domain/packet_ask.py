"""What the organisers ask of whom until when: an ask of a packet, tied to an authority and perhaps to the finding on a right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PacketAsk:
    """One ask. `by` is the day until which it should be done, None for none; `article` the key of the finding it belongs to, or "".

    It is asked of the authority `authority_id`, or with 0 of `who` in the organisers' own words. `id` 0: not kept yet.
    """

    packet_id: int
    what: str
    authority_id: int = 0
    who: str = ""
    by: date | None = None
    article: str = ""
    id: int = 0
    rev: int = 0


def in_order(asks: Iterable[PacketAsk]) -> list[PacketAsk]:
    """Return asks as they are read: the earliest day first, those without a day last."""
    return sorted(asks, key=lambda one: (one.by is None, one.by or date.max, one.id))
