"""Months of a group's work by chance: people come, some are erased, and a packet leaves each month."""

from random import Random

from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.tag import Labels
from hrforum.operations import erase, export, hearing, packet, tag, testimony
from hrforum.operations.deed import today
from hrforum.operations.document import Written
from hrforum.operations.export import Prepared
from hrforum.storage import edition_number
from hrforum.storage.archive import Archive
from hrforum.storage.edition_number import Left
from tests.archive_of import keep

PACKETS = 10
_FIELDS = {"race": 3, "gender_identity": 2, "what_happened": 3}


def make_packets(archive: Archive, random: Random, packets: int = PACKETS) -> list[list[Left]]:
    """Let so many packets leave an archive; return the numbers of each, the first packet first."""
    tags = {key: _tags(archive, key, number) for key, number in _FIELDS.items()}
    before = hearing.add(archive, Hearing("Council", today())).value
    left: list[list[Left]] = []
    for month in range(packets):
        for _person in range(random.choice([0, 1, 2, 4, 7, 15]) + (20 if month == 0 else 0)):
            _speak(archive, random, tags)
        for id_ in random.sample(testimony.ids(archive), random.choice([0, 0, 1, 3])):
            erase.erase(archive, id_, Scope.ALL)
        known = sum(map(len, left))
        leave(archive, before.id, f"Packet {month}")
        left.append(edition_number.everything(archive)[: len(edition_number.everything(archive)) - known])
    return left


def leave(archive: Archive, hearing_id: int, title: str) -> Prepared:
    """Let a packet of everything leave, without setting its pages."""
    chosen = tuple(Chosen(id_) for id_ in testimony.ids(archive))
    one = packet.add(archive, Packet(hearing_id, title, chosen=chosen)).value
    prepared = export.prepare(archive, one.id)
    export.record(archive, prepared, Written(archive.path.with_suffix(".pdf"), 1, "00" * 32))
    return prepared


def _tags(archive: Archive, key: str, number: int) -> list[int]:
    one = tag.dimension_named(archive, key)
    return [tag.add(archive, one.id, Labels(f"{key} number {n}")).value.id for n in range(number)]


def _speak(archive: Archive, random: Random, tags: dict[str, list[int]]) -> None:
    mine = [random.choice(tags[key]) for key in ("race", "gender_identity") if random.random() < 0.9]
    told = random.sample(tags["what_happened"], random.choice([1, 1, 2]))
    known = [Speaker(tags=tuple(mine))]
    if random.random() < 0.1 and (ids := testimony.ids(archive)):
        known = list(testimony.read(archive, random.choice(ids)).intake.speakers)
    keep(archive, "Said.", (Use.RECORD, Use.COUNT), speakers=tuple(known), tags=tuple(told))


def breaks(left: list[list[Left]], threshold: int = 5) -> list[str]:
    """Return every new number whose people differ from an earlier document's number by some, and by fewer than the threshold.

    A number that answers the same question by the same people as an earlier one is not new.
    """
    found = []
    for month, numbers in enumerate(left):
        earlier = [(old, before) for before in range(month) for old in left[before]]
        known = {(old.question, frozenset(old.people)) for old, _before in earlier}
        found += [
            f"packet {month}: {new.count} after {old.count} of packet {before}"
            for new in numbers
            if (new.question, frozenset(new.people)) not in known
            for old, before in earlier
            if 0 < len(set(new.people) ^ set(old.people)) < threshold
        ]
    return found
