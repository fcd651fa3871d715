"""What stands beside numbers: unit, how many in all, what they are not, percentages only of enough; and who is behind each."""

from datetime import date

import pytest

from hrforum.domain.consent import Use
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Speaker
from hrforum.domain.packet import Packet
from hrforum.domain.table import Asked, Readers, Unit
from hrforum.operations import ask, hearing, ledger, packet, statement, tag
from hrforum.operations.behind import behind
from hrforum.operations.tabulate import tabulate
from hrforum.storage.archive import Archive
from tests.archive_of import keep


def tag_id(archive: Archive, key: str, name: str) -> int:
    one = tag.dimension_named(archive, key)
    found = tag.find_tag(tag.codebook(archive), one, name)
    assert found is not None
    return found.id


def speak(archive: Archive, people: int, race: str, *happened: str) -> None:
    for _each in range(people):
        keep(
            archive,
            "Said.",
            (Use.RECORD, Use.COUNT),
            speakers=(Speaker(tags=(tag_id(archive, "race", race),)),),
            tags=tuple(tag_id(archive, "what_happened", each) for each in happened),
        )


@pytest.mark.parametrize(("people", "percent"), [(19, None), (20, 100)])
def test_a_percentage_needs_a_base_of_twenty(archive: Archive, people: int, percent: int | None) -> None:
    speak(archive, people, "black")
    table = tabulate(archive, Asked(("race",)))
    assert {cell.percent for cell in table.cells if cell.count} == {percent}


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("readers", list(Readers))
def test_every_table_says_its_unit_and_that_it_is_no_sample(
    archive: Archive, unit: Unit, readers: Readers
) -> None:
    speak(archive, 6, "black")
    notes = tabulate(archive, Asked(("race",), unit=unit, readers=readers)).notes
    assert unit.value in notes[0]
    assert sum("not a sample" in note for note in notes) == 1


def test_who_gave_several_answers_is_counted_in_each_and_once_in_all(archive: Archive) -> None:
    speak(archive, 7, "black", "eviction", "rent_increase")
    speak(archive, 5, "black", "eviction")
    table = tabulate(archive, Asked(("what_happened",)))
    assert {cell.tags[0][1]: cell.count for cell in table.cells} == {"eviction": 12, "rent_increase": 7}
    assert table.n == 12


def test_every_number_opens_the_testimonies_behind_it(archive: Archive) -> None:
    speak(archive, 7, "black", "eviction", "rent_increase")
    speak(archive, 5, "white", "eviction")
    asked = Asked(("race", "what_happened"), unit=Unit.TESTIMONIES)
    table = tabulate(archive, asked)
    for cell in (*table.cells, *table.totals):
        assert len(behind(archive, asked, cell.tags)) == cell.count


def test_no_cell_says_all_of_these_people(archive: Archive) -> None:
    speak(archive, 12, "black", "eviction")
    speak(archive, 14, "white", "eviction")
    speak(archive, 15, "white", "rent_increase")
    inside = tabulate(archive, Asked(("race", "what_happened")))
    every = {frozenset(cell.tags): cell.count for cell in (*inside.cells, *inside.totals)}
    all_black = frozenset({("race", "black"), ("what_happened", "eviction")})
    assert every[all_black] == every[frozenset({("race", "black")})] == 12
    outside = tabulate(archive, Asked(("race", "what_happened"), readers=Readers.OUTWARD))
    told = {frozenset(cell.tags): cell.count for cell in (*outside.cells, *outside.totals)}
    assert None in (told[all_black], told[frozenset({("race", "black")})])


def test_the_organisers_choice_is_kept_with_the_packet_and_its_id_in_the_ledger(archive: Archive) -> None:
    speak(archive, 9, "black", "eviction")
    held = hearing.add(archive, Hearing("City Council", date(2026, 12, 1))).value
    one = packet.add(archive, Packet(held.id, "Heat")).value
    asked = Asked(where=(("race", ("black",)),), readers=Readers.OUTWARD)
    first = ask.ask(archive, asked).statements[0]
    kept = statement.choose(archive, one.id, first, "Nine Black tenants spoke.").value
    assert (kept.wording, kept.count) == ("Nine Black tenants spoke.", 9)
    assert statement.of_packet(archive, one.id) == [kept]
    line = list(ledger.lines(archive))[-1]
    assert line.deed == "statement.choose"
    assert archive.uuid_of("packet_statement", kept.id) in line.subjects
    assert "Nine" not in str(line)
