"""Where a testimony's words stand or went: the packets that chose it and the editions that hold a version of it."""

from dataclasses import dataclass
from datetime import date

from hrforum.operations import hearing, packet, testimony
from hrforum.storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Reached:
    """One packet that a testimony's words reach. `exported` counts its editions that hold them, `last_on` is the latest one's day."""

    title: str
    body: str
    chosen: bool
    exported: int
    last_on: date | None


def of_testimony(archive: Archive, testimony_id: int) -> tuple[Reached, ...]:
    """Return every packet that has the testimony in its choice now, or in an edition; the newest packet first."""
    mine = {one.uuid for one in testimony.history(archive, testimony_id)}
    bodies = {one.id: one.body for one in hearing.everything(archive)}
    found = []
    for one in packet.everything(archive):
        chosen = any(each.testimony_id == testimony_id for each in one.chosen)
        held = [each for each in packet.editions(archive, one.id) if mine & set(each.versions)]
        if chosen or held:
            last_on = max((each.made_on for each in held), default=None)
            found.append(Reached(one.title, bodies[one.hearing_id], chosen, len(held), last_on))
    return tuple(found)
