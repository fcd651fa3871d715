"""What an organiser does with statements: choose one for a packet, word it, take it out; and which of them a document may still tell."""

import json
from collections.abc import Iterator

from pyroaring import BitMap

from hrforum.analysis.differencing import too_near
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import needed
from hrforum.domain.statement import Chosen, Statement
from hrforum.domain.table import THRESHOLD, Asked, Condition, Readers, Unit
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import packet
from hrforum.operations.ask import ask
from hrforum.operations.deed import Done, concepts, deed
from hrforum.operations.differencing import Telling
from hrforum.operations.population import population
from hrforum.operations.tabulate import rows_of
from hrforum.storage import statement as storage
from hrforum.storage.archive import Archive, Removed

_PACKET = concepts(Concept.PACKET)


def of_packet(archive: Archive, packet_id: int) -> list[Chosen]:
    """Return a packet's statements, the first chosen first."""
    return [one for one, _people in storage.of_packet(archive, packet_id)]


@deed("statement.choose", undo=True)
def choose(
    archive: Archive, packet_id: int, one: Statement, wording: str = "", threshold: int = THRESHOLD
) -> Done[Chosen]:
    """Keep a statement with a packet, worded as the organiser likes. Raises `NotFound`.

    Raises `Refused` where it may not be told outside any more, or where together with another statement of this packet it would tell
    of a few people.
    """
    packet.by_id(archive, packet_id)
    people = BitMap()
    if one.count is not None:
        answered = ask(archive, Asked((), one.where, one.unit, Readers.OUTWARD, threshold))
        if answered.count != one.count:
            raise Refused(answered.why or _("The number has changed meanwhile. Ask again."))
        people = _people(archive, one.unit, one.where)
        if any(too_near(other, people, threshold) for _kept, other in storage.of_packet(archive, packet_id)):
            raise Refused(
                _(
                    "Together with another statement of this packet, this one would tell of a few people. Choose one of them."
                )
            )
    wanted = Chosen(packet_id, needed(wording or one.sentence, _("The statement")), _question(one), one.count)
    kept = Chosen(
        packet_id, wanted.wording, wanted.question, wanted.count, storage.add(archive, wanted, people)
    )
    return _chosen(archive, kept)


def _chosen(archive: Archive, kept: Chosen) -> Done[Chosen]:
    about = (archive.uuid_of("packet_statement", kept.id), archive.uuid_of("packet", kept.packet_id))
    return Done(kept, _("Choose statement"), _PACKET, about, lambda again: remove(again, kept.id))


@deed("statement.remove", undo=True)
def remove(archive: Archive, statement_id: int) -> Done[None]:
    """Take a statement out of its packet; raises `NotFound`."""
    found = storage.by_id(archive, statement_id)
    if found is None:
        raise NotFound(_("There is no such statement in this archive."))
    about = (archive.uuid_of("packet_statement", statement_id), archive.uuid_of("packet", found.packet_id))
    removed = storage.remove(archive, statement_id)

    def inverse(again: Archive) -> Changes[Chosen]:
        return _put_back(again, found, removed)

    return Done(None, _("Remove statement"), _PACKET, about, inverse)


@deed("statement.put_back", undo=True)
def _put_back(archive: Archive, found: Chosen, removed: Removed) -> Done[Chosen]:
    archive.put_back(removed)
    return _chosen(archive, found)


def sentences(archive: Archive, packet_id: int, telling: Telling) -> Iterator[str]:
    """Yield the wordings of a packet's statements that a document may tell today, and note their numbers.

    One whose people are others by now, or that is too near to another number of the document, is stopped.
    """
    for one, people in storage.of_packet(archive, packet_id):
        if one.count is None:
            yield one.wording
            continue
        unit, where = asked_of(one)
        now = _people(archive, unit, where)
        if now != people:
            telling.stop(one.wording, _("The people it counts have changed. Ask again and choose it anew."))
        elif not telling.tell_beside(one.wording, unit, where, one.count, people):
            yield one.wording


def expected(archive: Archive, packet_id: int) -> list[tuple[Condition, ...]]:
    """Return the conditions of a packet's statements with a number, for the document's other numbers to be told beside them."""
    return [asked_of(one)[1] for one in of_packet(archive, packet_id) if one.count is not None]


def _people(archive: Archive, unit: Unit, where: tuple[Condition, ...]) -> BitMap:
    everybody = population(archive)
    rows = rows_of(archive, everybody, Asked((), where, unit, Readers.OUTWARD))
    owned = everybody.owners(unit)
    return everybody.people(rows & (owned.alone | BitMap(owned.shared)))


def _question(one: Statement) -> str:
    asked = {"unit": one.unit, "where": [[key, list(tags)] for key, tags in one.where], "rung": one.rung}
    return json.dumps(asked, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def asked_of(one: Chosen) -> tuple[Unit, tuple[Condition, ...]]:
    """Return the unit and conditions that a chosen statement counts."""
    asked = json.loads(one.question)
    return Unit(asked["unit"]), tuple((key, tuple(tags)) for key, tags in asked["where"])
