"""Numbers that leave by themselves: remembered with the people behind them, held against later ones, safe beside earlier ones."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from hrforum.domain.chart import Kind
from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.table import Asked, Readers
from hrforum.domain.tag import Labels
from hrforum.errors import Refused
from hrforum.operations import ask as asking
from hrforum.operations import erase, hearing, ledger, picture, saved_table, tabulate, tag, testimony
from hrforum.operations.deed import today
from hrforum.storage import edition_number
from hrforum.storage import saved_table as storage
from hrforum.storage.archive import Archive
from tests.archive_of import keep, new_archive
from tests.operations.laid_together import breaks, people_of, save_tables
from tests.operations.sequences import leave

BY_DISTRICT = Asked(("district",), readers=Readers.OUTWARD)


def tenant(archive: Archive, district: str, race: str = "") -> int:
    """Keep a testimony of somebody who agreed to be counted."""
    tags = []
    for key, label in (("district", district), ("race", race)):
        made = tag.dimension_named(archive, key)
        if label:
            known = tag.find_tag(tag.codebook(archive), made, label)
            tags.append((known or tag.add(archive, made.id, Labels(label)).value).id)
    return keep(archive, uses=(Use.RECORD, Use.COUNT), speakers=(Speaker(tags=tuple(tags)),)).id


@pytest.fixture
def tenants(archive: Archive) -> Archive:
    """Give an archive of 30 tenants, 18 of them in one district and 12 in another."""
    for number in range(30):
        tenant(archive, "District 4" if number < 18 else "District 6")
    return archive


def told(archive: Archive, asked: Asked = BY_DISTRICT) -> list[int | None]:
    table = tabulate.tabulate(archive, asked)
    return [table.n, *(cell.count for cell in table.cells if cell.count != 0)]


def test_a_saved_table_says_what_it_counts_and_what_it_is_not(tenants: Archive, tmp_path: Path) -> None:
    saved_table.save(tenants, BY_DISTRICT, tmp_path / "districts.csv")
    lines = (tmp_path / "districts.csv").read_text("utf-8").splitlines()
    assert lines[:3] == ['"District","people"', '"District 4","18"', '"District 6","12"']
    assert '"All","30"' in lines
    assert any("not a sample" in line for line in lines)


def test_a_later_number_is_held_against_a_saved_table(tenants: Archive, tmp_path: Path) -> None:
    assert told(tenants) == [30, 18, 12]
    saved_table.save(tenants, BY_DISTRICT, tmp_path / "march.csv")
    assert told(tenants) == [30, 18, 12], "what left may be told again"
    tenant(tenants, "District 4")
    assert told(tenants)[0] is None
    where = hearing.add(tenants, Hearing("Council", today())).value
    prepared = leave(tenants, where.id, "April")
    assert prepared.content.people == "30 or more"
    assert {each.name for each in prepared.stopped} == {"People", "Testimonies", "District"}
    assert "“march.csv”" in prepared.stopped[0].why
    assert "longer period or a wider group" in prepared.stopped[0].why
    answered = asking.ask(tenants, Asked(where=(("district", ("District 4",)),), readers=Readers.OUTWARD))
    assert answered.count is None
    assert "“march.csv”" in answered.why


def test_a_saved_picture_is_remembered_as_its_table_is(archive: Archive, tmp_path: Path) -> None:
    for number in range(40):
        tenant(archive, "District 4" if number % 2 else "District 6", "black" if number % 4 > 1 else "white")
    picture.save(archive, picture.Wanted(BY_DISTRICT, Kind.BARS), tmp_path / "march.svg")
    together = picture.Wanted(Asked(("district", "race")), Kind.UPSET, together=True)
    picture.save(archive, together, tmp_path / "together.csv")
    assert "District 4 + Black" in (tmp_path / "together.csv").read_text("utf-8")
    assert [(one.name, one.by) for one in saved_table.everything(archive)] == [
        ("together.csv", ("district", "race")),
        ("march.svg", ("district",)),
    ]
    tenant(archive, "District 6", "white")
    assert told(archive)[0] is None


def test_a_saved_table_is_held_against_a_filed_packet(tenants: Archive, tmp_path: Path) -> None:
    where = hearing.add(tenants, Hearing("Council", today())).value
    leave(tenants, where.id, "March")
    tenant(tenants, "District 4")
    saved_table.save(tenants, BY_DISTRICT, tmp_path / "april.csv")
    assert "18" not in (tmp_path / "april.csv").read_text("utf-8")
    assert "19" not in (tmp_path / "april.csv").read_text("utf-8")


def test_after_an_erasure_nothing_says_who_it_was_and_the_number_is_coarse(
    tenants: Archive, tmp_path: Path
) -> None:
    saved_table.save(tenants, BY_DISTRICT, tmp_path / "march.csv")
    where = hearing.add(tenants, Hearing("Council", today())).value
    leave(tenants, where.id, "March")
    first = testimony.ids(tenants)[0]
    who = testimony.read(tenants, first).intake.speakers[0].testifier_id
    erase.erase(tenants, first, Scope.ALL)
    left = [*storage.numbers(tenants), *edition_number.everything(tenants)]
    assert not any(who in one.people for one in left)
    assert all(len(one.people) == one.count for one in left)
    unknown = [max(one.people) for one in left if one.count == 30 and max(one.people) > 1 << 31]
    assert len(unknown) == len(set(unknown)) > 1, "two numbers say nothing of one person"
    assert told(tenants)[0] is None
    assert leave(tenants, where.id, "April").content.people == "25 or more"


def test_numbers_of_the_inside_leave_only_deliberately_and_on_record(
    tenants: Archive, tmp_path: Path
) -> None:
    inside = Asked(("district",))
    with pytest.raises(saved_table.InsideNumbers, match="recognised"):
        saved_table.save(tenants, inside, tmp_path / "inside.csv")
    assert not (tmp_path / "inside.csv").exists()
    before = len(list(ledger.lines(tenants)))
    saved_table.save(tenants, inside, tmp_path / "inside.csv", accept_inside=True)
    (kept,) = saved_table.everything(tenants)
    assert (kept.name, kept.readers) == ("inside.csv", Readers.INSIDE)
    assert len(list(ledger.lines(tenants))) == before + 1
    assert storage.numbers(tenants) == []


def test_beside_an_earlier_table_what_tells_too_much_is_refused(archive: Archive, tmp_path: Path) -> None:
    for district, race, number in (
        ("District 4", "black", 14),
        ("District 4", "white", 3),
        ("District 6", "black", 9),
        ("District 6", "white", 8),
    ):
        for _each in range(number):
            tenant(archive, district, race)
    saved_table.save(archive, Asked(("district", "race"), readers=Readers.OUTWARD), tmp_path / "both.csv")
    of_blacks = Asked(("district",), (("race", ("black",)),), readers=Readers.OUTWARD)
    with pytest.raises(Refused, match="both\\.csv"):
        saved_table.save(archive, of_blacks, tmp_path / "black.csv")
    assert not (tmp_path / "black.csv").exists()
    # Part of what left already says nothing new.
    saved_table.save(archive, BY_DISTRICT, tmp_path / "districts.csv")


def test_words_written_anew_do_not_part_a_table_from_an_earlier_one(tenants: Archive, tmp_path: Path) -> None:
    for number in range(14):
        tenant(tenants, "District 4", "black" if number < 11 else "white")
    saved_table.save(tenants, Asked(("district", "race"), readers=Readers.OUTWARD), tmp_path / "both.csv")
    of_blacks = Asked(("district",), (("race", ("black",)),), readers=Readers.OUTWARD)
    with pytest.raises(Refused, match="both\\.csv"):
        saved_table.save(tenants, of_blacks, tmp_path / "black.csv")
    first = testimony.read(tenants, testimony.ids(tenants)[3])
    again = replace(first.intake, words="The same, spelled better.")
    testimony.edit(tenants, first.testimony.id, again, first.testimony.rev)
    with pytest.raises(Refused, match="both\\.csv"):
        saved_table.save(tenants, of_blacks, tmp_path / "black.csv")


@pytest.mark.parametrize("seed", range(3))
def test_tables_saved_one_by_one_tell_nothing_together(tmp_path: Path, seed: int) -> None:
    with new_archive(tmp_path) as archive:
        people_of(archive, Random(seed))
        tables = save_tables(archive, Random(seed), tmp_path)
    assert len(tables) > 1
    assert breaks(tables) == []


def test_a_break_would_be_seen(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrforum.operations.saved_table.stands_in_the_way", lambda *_all: None)
    people_of(archive, Random(1))
    assert breaks(save_tables(archive, Random(1), tmp_path))
