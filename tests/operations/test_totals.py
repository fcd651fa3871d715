"""The totals of a document: counted right, small numbers withheld, and nothing told by the order of the rows."""

from collections.abc import Mapping

import pytest

from hrforum.domain.consent import Use
from hrforum.domain.intake import Speaker
from hrforum.domain.tag import NOT_ASKED, PREFER_NOT_TO_SAY, About, Labels
from hrforum.operations import tag, testimony
from hrforum.operations.totals import Totals, totals
from hrforum.storage.archive import Archive
from tests.archive_of import keep


def tagged(archive: Archive, about: About, numbers: Mapping[str, int], without: int = 0) -> Totals:
    """Keep so many testimonies with each tag of a new dimension, and some without; return the totals."""
    made = tag.add_dimension(archive, Labels("What it was", "Qué fue", "Ce que c'était"), about).value
    for label, number in numbers.items():
        known = tag.find_tag(tag.codebook(archive), made, label)
        one = known or tag.add(archive, made.id, Labels(label, f"{label} es")).value
        for _each in range(number):
            _keep(archive, about, (one.id,))
    for _each in range(without):
        _keep(archive, about, ())
    return totals(archive, testimony.ids(archive), "en")


def _keep(archive: Archive, about: About, tags: tuple[int, ...]) -> int:
    if about is About.PERSON:
        return keep(archive, uses=(Use.COUNT,), speakers=(Speaker(tags=tags),)).id
    return keep(archive, uses=(Use.COUNT,), tags=tags).id


def rows(found: Totals) -> list[tuple[str, str]]:
    """Return the rows of the only table."""
    (table,) = found.tables
    return [(row.label, row.shown) for row in table.rows]


@pytest.mark.parametrize(("about", "unit"), [(About.PERSON, "people"), (About.EXPERIENCE, "testimonies")])
def test_numbers_are_told_largest_first_and_small_ones_withheld(
    archive: Archive, about: About, unit: str
) -> None:
    found = tagged(archive, about, {"Cold": 12, "Mould": 20, "Rats": 2, "Smoke": 8, "Damp": 1}, without=15)
    assert (found.testimonies, found.people) == ("58", "58")
    assert (found.tables[0].label, found.tables[0].unit) == ("What it was", unit)
    # Withheld ones stand in the order of the alphabet: that of their sizes would tell them.
    assert rows(found) == [
        ("Mould", "20"),
        ("Cold", "12"),
        ("Damp", "withheld"),
        ("Rats", "withheld"),
        ("Smoke", "withheld"),
        ("No answer", "15"),
    ]


def test_the_chart_draws_what_the_table_tells(archive: Archive) -> None:
    found = tagged(archive, About.EXPERIENCE, {"Cold": 9, "Mould": 20, "Rats": 2})
    assert found.chart is not None
    assert [(bar.label, bar.shown) for bar in found.chart.bars] == rows(found)
    assert [bar.count for bar in found.chart.bars] == [20, None, None]
    assert "not a sample" in found.chart.note


def test_many_small_answers_are_gathered(archive: Archive) -> None:
    found = tagged(archive, About.EXPERIENCE, {"Cold": 30, "Heat": 12, **{f"Kind {n}": 1 for n in range(8)}})
    assert rows(found) == [
        ("Cold", "30"),
        ("Heat", "12"),
        ("8 other answers, each of them", "withheld"),
        ("No answer", "withheld"),
    ]


def test_too_few_to_be_told_are_not(archive: Archive) -> None:
    found = tagged(archive, About.EXPERIENCE, {"Cold": 2, "Mould": 1})
    assert (found.testimonies, found.people) == ("withheld", "withheld")
    assert rows(found) == [("All answers", "withheld")]
    assert found.chart is None


def test_not_asked_is_no_answer_and_a_refusal_to_say_is_one(archive: Archive) -> None:
    found = tagged(archive, About.PERSON, {"Cold": 6, NOT_ASKED: 5, PREFER_NOT_TO_SAY: 7}, without=5)
    assert rows(found) == [("Prefers not to say", "7"), ("Cold", "6"), ("No answer", "10")]


def test_people_are_counted_once_and_their_testimonies_each(archive: Archive) -> None:
    found = tagged(archive, About.PERSON, {"Cold": 6})
    one = testimony.read(archive, testimony.ids(archive)[0]).intake.speakers[0]
    keep(archive, uses=(Use.COUNT,), speakers=(one, Speaker()))
    found = totals(archive, testimony.ids(archive), "en")
    assert (found.testimonies, found.people) == ("7", "7")
    # The second speaker gave no answer: one alone, so the others cannot be told exactly either.
    assert rows(found) == [("All answers", "withheld")]


def test_labels_are_in_the_documents_language_where_there_are_any(archive: Archive) -> None:
    tagged(archive, About.EXPERIENCE, {"Cold": 6, "Mould": 8})
    ids = testimony.ids(archive)
    assert [row.label for row in totals(archive, ids, "es").tables[0].rows] == ["Mould es", "Cold es"]
    assert totals(archive, ids, "es").tables[0].label == "Qué fue"
    french = totals(archive, ids, "fr").tables[0]
    assert (french.label, [row.label for row in french.rows]) == ("Ce que c'était", ["Mould", "Cold"])
    assert french.unit != "testimonies"


def test_nothing_counted_is_zero(archive: Archive) -> None:
    assert totals(archive, [], "en") == Totals("0", "0", (), None)
