"""Months of a group's work by chance: people come, some are erased, and a packet leaves each month."""

from collections.abc import Callable
from functools import partial
from random import Random

from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.table import Asked, Condition, Readers, Unit
from hrforum.domain.tag import Labels
from hrforum.errors import Refused
from hrforum.operations import erase, export, hearing, packet, tag, testimony
from hrforum.operations import saved_table as operations
from hrforum.operations.deed import today
from hrforum.operations.document import Written
from hrforum.operations.export import Prepared
from hrforum.storage import edition_number, saved_table
from hrforum.storage.archive import Archive
from hrforum.storage.edition_number import Left
from tests.archive_of import keep

PACKETS = 10
_FIELDS = {"race": 3, "gender_identity": 2, "what_happened": 3}


def make_packets(
    archive: Archive, random: Random, packets: int = PACKETS, *, tables: bool = True
) -> list[list[Left]]:
    """Let so many packets leave an archive, and tables by themselves between them; return the numbers of each, the first first."""
    tags = {key: _tags(archive, key, number) for key, number in _FIELDS.items()}
    before = hearing.add(archive, Hearing("Council", today())).value
    left: list[list[Left]] = []
    for month in range(packets):
        for _person in range(random.choice([0, 1, 2, 4, 7, 15]) + (20 if month == 0 else 0)):
            _speak(archive, random, tags)
        for id_ in random.sample(testimony.ids(archive), random.choice([0, 0, 1, 3])):
            erase.erase(archive, id_, Scope.ALL)
        left.append(_fresh(archive, partial(leave, archive, before.id, f"Packet {month}")))
        names = [f"{month}-{number}.csv" for number in range(random.choice([0, 1, 2]) if tables else 0)]
        left += [_fresh(archive, partial(save_some_table, archive, random, name)) for name in names]
    return left


def _fresh(archive: Archive, work: Callable[[], object]) -> list[Left]:
    """Return the numbers that left by some work, in an edition or in a file of their own."""
    before = [len(edition_number.everything(archive)), len(saved_table.numbers(archive))]
    work()
    after = [edition_number.everything(archive), saved_table.numbers(archive)]
    return [one for some, known in zip(after, before, strict=True) for one in some[: len(some) - known]]


def save_some_table(archive: Archive, random: Random, name: str) -> bool:
    """Save a table by some of the dimensions for outside, now and then of some people only; say whether it could be told."""
    by = random.sample(list(_FIELDS), random.choice([1, 1, 2]))
    where: tuple[Condition, ...] = ()
    if random.random() < 0.3:
        key = random.choice(list(_FIELDS))
        where = ((key, (f"{key}_number_0",)),)
    asked = Asked(
        tuple(by), where, random.choice([Unit.PEOPLE, Unit.PEOPLE, Unit.TESTIMONIES]), Readers.OUTWARD
    )
    try:
        operations.save(archive, asked, archive.path.with_name(name))
    except Refused:
        return False
    return True


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
            f"{month}: {new.count} of {new.title} after {old.count} of {old.title}, {before}"
            for new in numbers
            if (new.question, frozenset(new.people)) not in known
            for old, before in earlier
            if 0 < len(set(new.people) ^ set(old.people)) < threshold
        ]
    return found
