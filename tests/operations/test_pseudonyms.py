"""One pseudonym for one person and for nobody after them; proposed ones resemble no name."""

from dataclasses import replace
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.changes import Changes
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Intake, Kept, Speaker
from hrforum.domain.pseudonym import folded, propose, resembles
from hrforum.domain.where import ALL
from hrforum.errors import Refused
from hrforum.exchange.mapping import Mapping
from hrforum.exchange.rows import Sheet, SheetRow
from hrforum.i18n import LANGUAGES
from hrforum.operations import erase, export, packet, pseudonym, sheet, testimony
from hrforum.operations.sheet import Brought
from hrforum.storage import pseudonym as storage
from hrforum.storage.archive import Archive
from hrforum.storage.schema_2 import mark_pseudonyms
from tests.archive_of import PACKET_USES, keep, new_hearing

WAYS = ("Blue Heron", "blue heron", "BLUE-HERON", " Blue  Hérón ")


def _keep(archive: Archive, called: str, words: str = "No heat.") -> Kept:
    return testimony.add(archive, Intake(words, speakers=(Speaker(called),))).value


def _called(archive: Archive, kept: Kept) -> str:
    return testimony.read(archive, kept.id).intake.speakers[0].pseudonym


@pytest.mark.parametrize("again", WAYS)
def test_nobody_gets_a_pseudonym_that_somebody_has(archive: Archive, again: str) -> None:
    _keep(archive, WAYS[0])
    other = _keep(archive, "Wren")
    with pytest.raises(Refused, match="Somebody else has or had the pseudonym"):
        _keep(archive, again)
    reading = testimony.read(archive, other.id)
    with pytest.raises(Refused, match="Somebody else has or had the pseudonym"):
        testimony.edit(archive, other.id, replace(reading.intake, speakers=(Speaker(again),)), 1)
    assert testimony.count(archive) == 2


def test_two_who_speak_together_have_two(archive: Archive) -> None:
    with pytest.raises(Refused):
        testimony.add(archive, Intake("No heat.", speakers=(Speaker("Wren"), Speaker("wren"))))


def test_one_person_keeps_theirs_from_one_testimony_to_the_next(archive: Archive) -> None:
    first = _keep(archive, "Wren")
    wren = testimony.read(archive, first.id).intake.speakers[0]
    second = testimony.add(archive, Intake("Again.", speakers=(wren,))).value
    assert _called(archive, second) == "Wren"
    assert archive.counts("testifier", "pseudonym_given") == (1, 1)


@pytest.mark.parametrize("again", WAYS)
def test_it_is_nobodys_after_the_person_was_forgotten(archive: Archive, again: str) -> None:
    kept = _keep(archive, WAYS[0])
    erase.erase(archive, kept.id, Scope.ALL)
    assert archive.counts("testifier") == (0,)
    with pytest.raises(Refused, match="has or had"):
        _keep(archive, again)


def test_who_changes_theirs_may_go_back_and_nobody_else_may_take_it(archive: Archive) -> None:
    kept = _keep(archive, "Wren")
    reading = testimony.read(archive, kept.id)
    one = reading.intake.speakers[0]
    changes = testimony.edit(
        archive, kept.id, replace(reading.intake, speakers=(replace(one, pseudonym="Finch"),)), 1
    )
    for taken in ("Wren", "Finch"):
        with pytest.raises(Refused):
            _keep(archive, taken)
    assert changes.inverse is not None
    changes.inverse(archive)
    assert _called(archive, kept) == "Wren"


def test_a_mark_says_no_pseudonym(archive: Archive) -> None:
    _keep(archive, "Wren")
    ((mark, who),) = archive.rows("SELECT mark, testifier FROM pseudonym_given")
    assert (len(mark), len(who)) == (32, 16)
    assert b"wren" not in mark.lower()
    assert storage.holder(archive, "Wren") == UUID(bytes=who)


def test_an_archive_of_the_first_version_marks_those_it_gave(archive: Archive) -> None:
    """Of two people with the same one, which that version let happen, the first keeps it."""
    first = _keep(archive, "Wren")
    second = _keep(archive, "Finch")
    archive.run("UPDATE testifier SET pseudonym = 'wren' WHERE pseudonym = 'Finch'")
    archive.run("DELETE FROM pseudonym_given")
    mark_pseudonyms(archive.db)
    holder = storage.holder(archive, "WREN")
    assert holder == testimony.read(archive, first.id).intake.speakers[0].uuid
    reading = testimony.read(archive, second.id)
    testimony.edit(archive, second.id, replace(reading.intake, words="Changed."), reading.testimony.rev)
    assert _called(archive, second) == "wren", "what somebody has already stays"


# ---- imports -----------------------------------------------------------------------------------------------------------
def _bring(archive: Archive, *called: str) -> Changes[Brought]:
    rows = tuple(SheetRow(number, (f"Story {number}.", one)) for number, one in enumerate(called, 2))
    read = Sheet(("words", "called"), rows, (), "csv", "UTF-8")
    mapping = Mapping((("words", "words"), ("pseudonym", "called")))
    return sheet.bring_in(archive, read, mapping, file_name="stories.csv")


def _all_called(archive: Archive) -> list[str]:
    return [
        testimony.read(archive, each).intake.speakers[0].pseudonym
        for each in reversed(testimony.ids(archive))
    ]


def test_people_of_a_sheet_are_kept_apart(archive: Archive) -> None:
    _keep(archive, "Tenant 3")
    brought = _bring(archive, "Tenant", "tenant", "", "Tenant", "Wren").value
    assert _all_called(archive)[1:] == ["Tenant", "tenant 2", "", "Tenant 4", "Wren"]
    assert [(one.row, one.skipped) for one in brought.notes] == [(3, False), (5, False)]
    assert "tenant 2" in brought.notes[0].why


def test_an_import_taken_back_gives_its_pseudonyms_back(archive: Archive) -> None:
    changes = _bring(archive, "Tenant", "Tenant")
    assert changes.inverse is not None
    back = changes.inverse(archive)
    assert archive.counts("pseudonym_given") == (0,)
    assert back.inverse is not None
    back.inverse(archive)
    assert _all_called(archive) == ["Tenant", "Tenant 2"]


def test_what_went_out_under_a_pseudonym_keeps_it_given(archive: Archive, tmp_path: Path) -> None:
    rows = (SheetRow(2, ("Story.", "Wren")),)
    read = Sheet(("words", "called"), rows, (), "csv", "UTF-8")
    mapping = Mapping((("words", "words"), ("pseudonym", "called")))
    stated = sheet.Stated(PACKET_USES, "Nell")
    changes = sheet.bring_in(archive, read, mapping, file_name="stories.csv", stated=stated)
    one = packet.for_hearing(archive, new_hearing(archive).id, packet.matching(archive, ALL), "en")
    export.export(archive, one.id, tmp_path / "packet.pdf")
    assert changes.inverse is not None
    changes.inverse(archive)
    with pytest.raises(Refused):
        _keep(archive, "Wren")


# ---- proposing ---------------------------------------------------------------------------------------------------------
NAMES = st.sampled_from(
    [
        "Rosa Delgado",
        "Ahmed Haddad",
        "Cedric April",
        "Olmo Sierra",
        "李小龍",
        "An Do",
        "",
        "Émilie du Châtelet",
    ]
)


@given(NAMES, st.sampled_from(LANGUAGES), st.integers())
def test_what_is_proposed_resembles_no_part_of_the_name(name: str, language: str, seed: int) -> None:
    found = propose(language, lambda _each: False, name, Random(seed))
    assert not resembles(found, name)
    for part in name.split():
        assert folded(part)[:4] not in folded(found) or len(folded(part)) < 3


@pytest.mark.parametrize(
    ("one", "name"), [("April Cedar", "Cedric Stone"), ("Pino del norte", "Pina Bosch"), ("Rosy Elm", "Rosa")]
)
def test_names_that_resemble_each_other_are_seen(one: str, name: str) -> None:
    assert resembles(one, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hundreds_of_proposals_are_all_different(language: str) -> None:
    taken: set[str] = set()
    for _each in range(300):
        taken.add(folded(propose(language, lambda one: folded(one) in taken, "Rosa Delgado", Random(7))))
    assert len(taken) == 300


def test_what_is_proposed_here_was_never_given(archive: Archive) -> None:
    kept = testimony.add(archive, Intake("No heat.", speakers=(Speaker("", "Rosa Delgado"),))).value
    one = testimony.read(archive, kept.id).intake.speakers[0]
    for _each in range(20):
        found = pseudonym.propose(archive, testifier_id=one.testifier_id)
        assert not resembles(found, "Rosa Delgado"), "the name in the vault is looked at, not shown"
        keep(archive, speakers=(Speaker(found),))
    assert archive.counts("pseudonym_given") == (20,)
