"""Counting people, testimonies, households and incidents in a real archive, inside and outward."""

from datetime import date

import pytest

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Speaker
from hrforum.domain.table import Asked, Readers, Table, Unit
from hrforum.domain.tag import NOT_ASKED, Labels
from hrforum.errors import Refused
from hrforum.operations import check, consent, erase, tag, testimony
from hrforum.operations.intersections import intersections
from hrforum.operations.population import population
from hrforum.operations.tables import tables
from hrforum.operations.tabulate import tabulate
from hrforum.storage import speaking
from hrforum.storage.archive import Archive, new_uuid
from tests.archive_of import keep, reopened, yes


def tag_id(archive: Archive, dimension: str, label: str) -> int:
    one = tag.dimension_named(archive, dimension)
    return (
        tag.find_tag(tag.codebook(archive), one, label) or tag.add(archive, one.id, Labels(label)).value
    ).id


def numbers(table: Table) -> dict[tuple[str, ...], int | None]:
    """Return the cells with somebody in them, by their tags."""
    return {tuple(tag for _key, tag in cell.tags): cell.count for cell in table.cells if cell.count != 0}


@pytest.fixture
def couple(archive: Archive) -> Archive:
    """Give an archive of two testimonies: one by Ada and Bo together, one more by Ada."""
    black, woman = tag_id(archive, "race", "black"), tag_id(archive, "gender_identity", "woman")
    rent, cold = (
        tag_id(archive, "what_happened", "rent_increase"),
        tag_id(archive, "what_happened", "utilities_cut"),
    )
    first = keep(
        archive,
        "Together.",
        (Use.RECORD, Use.COUNT),
        speakers=(Speaker("Ada", tags=(black, woman)), Speaker("Bo", tags=(black,))),
        tags=(rent,),
        heard_on=date(2026, 3, 4),
        place="Fruitvale ",
    )
    ada = testimony.read(archive, first.id).intake.speakers[0]
    keep(
        archive,
        "Again.",
        (Use.RECORD, Use.COUNT),
        speakers=(ada,),
        tags=(cold, rent),
        heard_on=date(2026, 5, 4),
        place="fruitvale",
    )
    return archive


def test_each_unit_is_counted_once(couple: Archive) -> None:
    by_what = Asked(("what_happened",))
    assert numbers(tabulate(couple, by_what)) == {("rent_increase",): 2, ("utilities_cut",): 1}
    assert tabulate(couple, by_what).n == 2
    told = tabulate(couple, Asked(("what_happened",), unit=Unit.TESTIMONIES))
    assert (numbers(told), told.n) == ({("rent_increase",): 2, ("utilities_cut",): 1}, 2)
    by_gender = tabulate(couple, Asked(("gender_identity",), unit=Unit.TESTIMONIES))
    # A testimony by a woman and by somebody who was not asked counts in each.
    assert (numbers(by_gender), by_gender.n) == ({("woman",): 2, (NOT_ASKED,): 1}, 2)
    assert "several answers" in " ".join(by_gender.notes)


def test_households_and_incidents(couple: Archive) -> None:
    ids = sorted(testimony.ids(couple))
    people = sorted({one.testifier_id for id_ in ids for one in testimony.read(couple, id_).intake.speakers})
    for table, link, column, members in (
        ("household", "testifier_household", "testifier_id", people),
        ("incident", "testimony_incident", "testimony_id", ids),
    ):
        one = couple.run(
            f"INSERT INTO {table} (uuid, device_id, note) VALUES (?, ?, '')",
            (new_uuid().bytes, couple.device_id),
        )
        couple.run_many(
            f"INSERT INTO {link} ({table}_id, {column}) VALUES (?, ?)", [(one, each) for each in members]
        )
    with reopened(couple) as again:
        for unit in (Unit.HOUSEHOLDS, Unit.INCIDENTS):
            found = tabulate(again, Asked(("race",), unit=unit))
            assert (found.n, numbers(found)) == (1, {("black",): 1})


def test_dimensions_that_every_testimony_has(couple: Archive) -> None:
    for key, expected in {
        "period": {("2026-03",): 2, ("2026-05",): 1},
        "quarter": {("2026-Q1",): 2, ("2026-Q2",): 1},
        "year": {("2026",): 2},
        "place": {("Fruitvale",): 2},
        "told_in": {("en",): 2},
        "forum": {(NOT_ASKED,): 2},
    }.items():
        assert numbers(tabulate(couple, Asked((key,)))) == expected, key


def test_conditions_hold_for_the_same_testimony(couple: Archive) -> None:
    cold_in_march = Asked(("race",), (("what_happened", ("utilities_cut",)), ("period", ("2026-03",))))
    assert tabulate(couple, cold_in_march).n == 0
    cold_or_rent = Asked(("race",), (("what_happened", ("utilities_cut", "rent_increase")),))
    assert tabulate(couple, cold_or_rent).n == 2


def test_numbers_are_those_of_now(couple: Archive) -> None:
    assert tabulate(couple, Asked(("race",))).n == 2
    kept = keep(couple, speakers=(Speaker(),))
    assert tabulate(couple, Asked(("race",))).n == 3
    erase.erase(couple, kept.id, Scope.ALL)
    assert tabulate(couple, Asked(("race",))).n == 2


def test_bitmaps_are_kept_until_the_next_deed_and_hold_no_words(couple: Archive) -> None:
    first = population(couple).speakings
    kept = couple.value("SELECT count(*) FROM bitmap")
    assert kept > 5
    with reopened(couple) as again:
        assert population(again).speakings == first == speaking.make(again, first.stamp)
        assert (
            again.value("SELECT count(*) FROM bitmap WHERE instr(bits, 'ruitvale') OR instr(key, 'ruitvale')")
            == 0
        )
        keep(again, "New.", place="Elsewhere")
        later = population(again).speakings
        assert speaking.same(later, speaking.make(again, later.stamp))
        assert not speaking.same(later, first)


def test_the_check_proves_the_bitmaps(couple: Archive) -> None:
    population(couple)
    assert check.run(couple).problems == ()
    couple.run("DELETE FROM bitmap WHERE kind = 'month'")
    assert check.run(couple).problems == ("Out of step: what tables are counted from",)


def test_outside_consent_decides_who_is_counted(archive: Archive) -> None:
    black = tag_id(archive, "race", "black")
    for number in range(12):
        uses = (Use.RECORD, Use.COUNT) if number < 9 else (Use.RECORD,)
        keep(archive, uses=uses, speakers=(Speaker(tags=(black,)),))
    ids = testimony.ids(archive)
    outward = Asked(("race",), readers=Readers.OUTWARD)
    assert tabulate(archive, outward).n == 9
    consent.give(archive, ids[0], yes(Use.COUNT))
    consent.give(archive, ids[-1], [Consent(Use.COUNT, Answer.YES, until_day=date(2020, 1, 1))])
    assert tabulate(archive, outward).n == 9
    consent.give(archive, ids[-2], [Consent(Use.COUNT, Answer.NO)])
    assert tabulate(archive, outward).n == 8
    assert tabulate(archive, Asked(("race",))).n == 12


def test_many_testimonies_of_few_people_are_withheld(archive: Archive) -> None:
    black = tag_id(archive, "race", "black")
    first = keep(archive, uses=(Use.RECORD, Use.COUNT), speakers=(Speaker(tags=(black,)),))
    one = testimony.read(archive, first.id).intake.speakers
    for _each in range(9):
        keep(archive, uses=(Use.RECORD, Use.COUNT), speakers=tuple(one))
    for _each in range(20):
        keep(
            archive,
            uses=(Use.RECORD, Use.COUNT),
            speakers=(Speaker(tags=(tag_id(archive, "race", "white"),)),),
        )
    found = tabulate(archive, Asked(("race",), unit=Unit.TESTIMONIES, readers=Readers.OUTWARD))
    assert found.n == 30
    assert numbers(found)["black",] is None


def test_tables_of_one_document_keep_each_others_secrets(archive: Archive) -> None:
    for number in range(60):
        race = "black" if number % 12 else "white"
        gender = "woman" if number % 5 else "man"
        keep(
            archive,
            uses=(Use.RECORD, Use.COUNT),
            speakers=(
                Speaker(tags=(tag_id(archive, "race", race), tag_id(archive, "gender_identity", gender))),
            ),
        )
    asked = [
        Asked(by, readers=Readers.OUTWARD)
        for by in (("race",), ("race", "gender_identity"), ("gender_identity",))
    ]
    found = tables(archive, asked)
    shown = [
        {frozenset(cell.tags): cell.count for cell in (*one.cells, *one.totals)}
        for one in found
        if one is not None
    ]
    assert len(shown) == 3
    for part in (shown[0], shown[2]):
        assert all(shown[1][tags] == count for tags, count in part.items())
    with pytest.raises(Refused):
        tables(archive, [asked[0], Asked(("race",))])


def test_what_goes_together_in_people_and_pairs(couple: Archive) -> None:
    found = intersections(couple, Asked(("race", "what_happened")))
    first, second = found.combinations
    assert (first.tags, first.count, first.only) == (
        (("race", "black"), ("what_happened", "rent_increase")),
        2,
        2,
    )
    assert (second.count, second.only) == (1, 1)
    assert {cell.tags: cell.count for cell in found.together} == {
        (("race", "black"), ("what_happened", "rent_increase")): 2,
        (("race", "black"), ("what_happened", "utilities_cut")): 1,
        (("what_happened", "rent_increase"), ("what_happened", "utilities_cut")): 1,
    }
    assert any("no proof of a cause" in note for note in found.notes)
