"""Statements in a packet: chosen from what may be told, printed while they are true, and stopped where they would tell of a few."""

from dataclasses import replace
from datetime import date

import pytest

from hrforum.analysis.rollup import ladder
from hrforum.documents.outline import Bullets, Paragraph
from hrforum.documents.packet import packet_outline
from hrforum.documents.summary import summary_outline
from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.statement import Rung, Statement
from hrforum.domain.table import Answer, Asked, Axis, Readers
from hrforum.domain.tag import Labels
from hrforum.errors import Refused
from hrforum.operations import ask as asking
from hrforum.operations import erase, export, hearing, packet, statement, tag, testimony
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep
from tests.operations.sequences import leave

WOMEN = (("gender_identity", ("woman",)),)


@pytest.fixture
def heard(archive: Archive) -> Archive:
    """Give an archive of 30 people in districts 1 to 5, three women in each; the first agreed to be quoted."""
    ids = {}
    for number in range(1, 6):
        made = tag.dimension_named(archive, "district")
        ids[number] = tag.add(archive, made.id, Labels(f"District {number}")).value.id
    genders = tag.dimension_named(archive, "gender_identity")
    woman, man = (tag.tag_named(archive, genders, each).id for each in ("woman", "man"))
    for number in range(30):
        uses = PACKET_USES if number == 0 else (Use.RECORD, Use.COUNT)
        tags = (ids[number % 5 + 1], woman if number % 2 == 0 else man)
        keep(
            archive,
            f"Said number {number}.",
            uses,
            speakers=(Speaker(tags=tags),),
            heard_on=date(2026, 1 + number % 3, 4),
        )
    return archive


def packet_of(archive: Archive) -> int:
    where = hearing.add(archive, Hearing("Council", date(2026, 12, 1))).value
    chosen = tuple(Chosen(each) for each in testimony.ids(archive))
    return packet.add(archive, Packet(where.id, "Heat", chosen=chosen)).value.id


def offered(archive: Archive, *where: tuple[str, str]) -> list[Statement]:
    conditions = tuple((key, (tag_,)) for key, tag_ in where)
    return list(asking.ask(archive, Asked(where=conditions, readers=Readers.OUTWARD)).statements)


def test_every_rung_is_offered_with_its_number(heard: Archive) -> None:
    found = offered(heard, ("gender_identity", "woman"), ("district", "District 1"))
    assert [one.rung for one in found] == [
        Rung.WIDER_GROUP,
        Rung.NO_PLACE,
        Rung.FEWER_DIMENSIONS,
        Rung.QUOTES,
    ]
    assert [(one.count, round(one.keeps, 2)) for one in found] == [
        (6, 0.75),
        (15, 0.5),
        (6, 0.5),
        (None, 0.0),
    ]
    assert found[0].sentence == "6 people: Gender identity: Woman; District: District 1 or District 2."
    assert found[-1].quotes[0].words == "Said number 0."
    in_january = offered(
        heard, ("gender_identity", "woman"), ("district", "District 1"), ("period", "2026-01")
    )
    assert {one.rung for one in in_january} >= {Rung.NO_PLACE, Rung.FEWER_DIMENSIONS, Rung.QUOTES}
    months = offered(heard, ("district", "District 1"), ("period", "2026-01"))
    assert next(one.count for one in months if one.rung is Rung.WIDER_PERIOD) == 6


def test_the_ladder_keeps_neighbours_together() -> None:
    ages = Axis("age", "Age", tuple(Answer(each, each) for each in "abcd"), ordered=True)
    steps = ladder([("age", ("b",))], {"age": ages})
    wheres = [step.where[0][1] for step in steps]
    assert wheres == [("b",), ("a", "b"), ("b", "c"), ("a", "b", "c"), ("b", "c", "d")]
    assert [round(step.keeps, 2) for step in steps] == [1.0, 0.5, 0.5, 0.33, 0.33]


def test_a_period_is_widened() -> None:
    months = Axis("period", "Month", (Answer("2026-03", "2026-03"),), ordered=True)
    steps = ladder([("period", ("2026-03",))], {"period": months})
    assert [step.where for step in steps] == [
        (("period", ("2026-03",)),),
        (("quarter", ("2026-Q1",)),),
        (("year", ("2026",)),),
    ]


def test_a_chosen_statement_stands_in_the_packet_and_its_number_leaves(heard: Archive) -> None:
    id_ = packet_of(heard)
    one = offered(heard, ("gender_identity", "woman"))[0]
    kept = statement.choose(heard, id_, one, "Fifteen women spoke.").value
    assert statement.of_packet(heard, id_) == [kept]
    prepared = export.prepare(heard, id_)
    assert prepared.content.statements == ("Fifteen women spoke.",)
    assert "Fifteen women spoke." in prepared.manifest
    assert Bullets(("Fifteen women spoke.",)) in packet_outline(prepared.content, "en").blocks
    assert Paragraph("Fifteen women spoke.") in summary_outline(prepared.content, "en").blocks
    assert any(number.count == 15 for number in prepared.numbers)


def test_a_statement_that_is_no_longer_true_is_not_printed(heard: Archive) -> None:
    id_ = packet_of(heard)
    statement.choose(heard, id_, offered(heard, ("gender_identity", "woman"))[0])
    erase.erase(heard, testimony.ids(heard)[1], Scope.ALL)
    prepared = export.prepare(heard, id_)
    assert prepared.content.statements == ()
    assert ["choose it anew" in one.why for one in prepared.stopped] == [True]


def test_two_statements_that_would_tell_of_a_few_are_not_both_kept(heard: Archive) -> None:
    id_ = packet_of(heard)
    found = offered(heard, ("gender_identity", "woman"), ("district", "District 1"))
    (most,) = [one for one in found if one.rung is Rung.NO_PLACE]
    statement.choose(heard, id_, most)
    districts = ("district_1", "district_2", "district_3", "district_4")
    without_three = replace(most, where=(*most.where, ("district", districts)), count=12)
    with pytest.raises(Refused, match="tell of a few people"):
        statement.choose(heard, id_, without_three)


def test_what_may_not_be_told_cannot_be_chosen(heard: Archive) -> None:
    id_ = packet_of(heard)
    one = offered(heard, ("gender_identity", "woman"))[0]
    small = replace(one, where=(*one.where, ("district", ("district_1",))), count=3)
    with pytest.raises(Refused, match="Fewer than 5"):
        statement.choose(heard, id_, small)
    with pytest.raises(Refused, match="changed meanwhile"):
        statement.choose(heard, id_, replace(one, count=14))


def test_a_number_that_left_before_is_not_offered_with_one_more(heard: Archive) -> None:
    where = hearing.add(heard, Hearing("Council", date(2026, 12, 1))).value
    leave(heard, where.id, "March")
    genders = tag.dimension_named(heard, "gender_identity")
    woman = tag.tag_named(heard, genders, "woman").id
    keep(heard, uses=(Use.RECORD, Use.COUNT), speakers=(Speaker(tags=(woman,)),))
    assert offered(heard, ("gender_identity", "woman")) == [
        one for one in offered(heard, ("gender_identity", "woman")) if one.rung is Rung.QUOTES
    ]
