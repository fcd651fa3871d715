"""A statement beside the totals of its packet: nothing that is withheld in one can be worked out from the other."""

from datetime import date

import pytest

from hrforum.analysis.hidden import Hidden
from hrforum.domain.consent import Use
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.statement import Rung, Statement
from hrforum.domain.table import Unit
from hrforum.domain.tag import Labels
from hrforum.operations import export, hearing, packet, statement, tag, testimony
from hrforum.storage.archive import Archive
from tests.archive_of import keep

SPOKE = {3: 2, 4: 6, 5: 7, 6: 1, 7: 20, 8: 30}


@pytest.fixture
def districts(archive: Archive) -> Archive:
    """Give an archive of 66 people in six districts, two of them with very few."""
    one = tag.dimension_named(archive, "district")
    for number, people in SPOKE.items():
        made = tag.add(archive, one.id, Labels(f"District {number}")).value
        for _each in range(people):
            keep(archive, "Said.", (Use.RECORD, Use.COUNT), speakers=(Speaker(tags=(made.id,)),))
    return archive


def packet_with(archive: Archive, *some: tuple[int, ...]) -> int:
    """Keep a packet of everything, with a statement on the people of each of these groups of districts."""
    held = hearing.add(archive, Hearing("City Council", date(2026, 12, 1))).value
    everybody = tuple(Chosen(id_) for id_ in testimony.ids(archive))
    one = packet.add(archive, Packet(held.id, "Heat", chosen=everybody)).value
    for numbers in some:
        count = sum(SPOKE[each] for each in numbers)
        where = (("district", tuple(f"district_{each}" for each in numbers)),)
        sentence = f"{count} people: {numbers}."
        statement.choose(
            archive, one.id, Statement(Rung.WIDER_GROUP, sentence, count, Unit.PEOPLE, where, 1.0)
        )
    return one.id


def shown(prepared: export.Prepared) -> dict[str, str]:
    """Return how the districts are told."""
    (found,) = [one for one in prepared.content.totals if one.label == "District"]
    return {row.label: row.shown for row in found.rows}


def test_totals_that_a_statement_would_tell_of_are_held_back(districts: Archive) -> None:
    alone = shown(export.prepare(districts, packet_with(districts)))
    assert (alone["District 3"], alone["District 6"]) == ("withheld", "withheld")
    assert (alone["District 7"], alone["District 8"]) == ("20", "30")
    # Of the small districts this takes one: with the others told, its two people could be worked out.
    together = export.prepare(districts, packet_with(districts, (3, 7)))
    assert shown(together) == {"All answers": "withheld"}
    assert together.content.statements == ("22 people: (3, 7).",)


def test_totals_stand_beside_a_statement_that_says_nothing_of_them(districts: Archive) -> None:
    beside = export.prepare(districts, packet_with(districts, (7, 8)))
    assert shown(beside) == shown(export.prepare(districts, packet_with(districts)))
    assert beside.content.statements == ("50 people: (7, 8).",)


def test_a_number_that_takes_all_hidden_answers_or_none_tells_nothing() -> None:
    hidden = Hidden({"district": frozenset("abc")})
    assert not hidden.told_by([("district", ("x", "y"))])
    assert not hidden.told_by([("district", ("a", "b", "c", "x"))])
    assert not hidden.told_by([("race", ("a",))])
    assert hidden.told_by([("district", ("a", "x"))])
    assert hidden.told_by([("race", ("z",)), ("district", ("a",))])


def test_where_people_gave_several_answers_none_of_the_hidden_ones_may_be_asked() -> None:
    hidden = Hidden({"what": frozenset("ab")}, frozenset(("what",)))
    assert hidden.told_by([("what", ("a", "b"))])
    assert not hidden.told_by([("what", ("c",))])


def test_a_year_tells_of_hidden_months() -> None:
    hidden = Hidden({"period": frozenset(("2026-03",))})
    assert hidden.told_by([("year", ("2026",))])
    both = hidden.with_(Hidden({"period": frozenset(("2026-04",))}))
    assert not both.told_by([("period", ("2026-03", "2026-04"))])
    assert both.told_by([("period", ("2026-03",))])
