"""Numbers of two documents, one taken from the other: a later one that would tell of a few people is stopped."""

from random import Random

import pytest

from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.table import Asked, Readers
from hrforum.domain.tag import Labels
from hrforum.operations import ask as asking
from hrforum.operations import erase, hearing, tabulate, tag, testimony
from hrforum.operations.deed import today
from hrforum.storage import edition_number
from hrforum.storage.archive import Archive
from tests.archive_of import keep
from tests.operations.sequences import breaks, leave, make_packets


@pytest.mark.parametrize("seed", range(2))
def test_ten_packets_tell_of_nobody(archive: Archive, seed: int) -> None:
    left = make_packets(archive, Random(seed))
    assert sum(map(len, left)) > 12
    assert breaks(left) == []


def test_a_break_would_be_seen(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrforum.operations.differencing.too_near", lambda *_sets, **_more: False)
    assert breaks(make_packets(archive, Random(0)))


@pytest.fixture
def tenants(archive: Archive) -> Archive:
    """Give an archive of 30 tenants, 18 of them in one district and 12 in another."""
    for number in range(30):
        tenant(archive, "District 4" if number < 18 else "District 6")
    return archive


def tenant(archive: Archive, district: str) -> int:
    made = tag.dimension_named(archive, "district")
    known = tag.find_tag(tag.codebook(archive), made, district)
    one = known or tag.add(archive, made.id, Labels(district)).value
    return keep(archive, uses=(Use.RECORD, Use.COUNT), speakers=(Speaker(tags=(one.id,)),)).id


def filed(archive: Archive, title: str) -> list[tuple[str, str]]:
    """Let a packet leave; return how its whole numbers are told, and its table of districts."""
    where = hearing.add(archive, Hearing("Council", today())).value
    content = leave(archive, where.id, title).content
    (districts,) = [one for one in content.totals if one.label == "District"]
    return [("people", content.people), *((row.label, row.shown) for row in districts.rows)]


def test_one_newcomer_a_month_later(tenants: Archive) -> None:
    assert filed(tenants, "March") == [("people", "30"), ("District 4", "18"), ("District 6", "12")]
    tenant(tenants, "District 4")
    assert filed(tenants, "April") == [
        ("people", "30 or more"),
        ("All answers", "withheld"),
    ]
    for _each in range(4):
        tenant(tenants, "District 4")
    # Five more in District 4, and nobody in District 6: both may be told again.
    assert filed(tenants, "May") == [("people", "35"), ("District 4", "23"), ("District 6", "12")]


def test_the_earlier_document_is_named_and_a_way_out_proposed(tenants: Archive) -> None:
    filed(tenants, "March")
    tenant(tenants, "District 4")
    where = hearing.add(tenants, Hearing("Council", today())).value
    prepared = leave(tenants, where.id, "April")
    assert {each.name for each in prepared.stopped} == {"People", "Testimonies", "District"}
    assert "“March”" in prepared.stopped[0].why
    assert "longer period or a wider group" in prepared.stopped[0].why


def test_the_same_again_is_told_again(tenants: Archive) -> None:
    assert filed(tenants, "March") == filed(tenants, "March, a second copy")


def test_an_erased_person_is_counted_no_more_and_the_number_is_coarse(tenants: Archive) -> None:
    filed(tenants, "March")
    erase.erase(tenants, testimony.ids(tenants)[0], Scope.ALL)
    assert filed(tenants, "April")[0] == ("people", "25 or more")
    assert all(len(one.people) == one.count for one in edition_number.everything(tenants))


def test_a_table_for_outside_knows_what_left_before(tenants: Archive) -> None:
    filed(tenants, "March")
    tenant(tenants, "District 4")
    table = tabulate.tabulate(tenants, Asked(("district",), readers=Readers.OUTWARD))
    assert table.n is None
    assert all(cell.count in (None, 0) for cell in table.cells)
    inside = tabulate.tabulate(tenants, Asked(("district",)))
    assert inside.n == 31


def test_an_answer_for_outside_knows_what_left_before(tenants: Archive) -> None:
    filed(tenants, "March")
    tenant(tenants, "District 4")
    asked = Asked(where=(("district", ("District 4",)),), readers=Readers.OUTWARD)
    answered = asking.ask(tenants, asked)
    assert answered.count is None
    assert "“March”" in answered.why
    assert [one.rung for one in answered.statements if one.count is not None] == []
