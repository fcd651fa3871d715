"""Bringing in a spreadsheet: whole, once, undone in one step, and never what was removed for good."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hrforum.domain.changes import Changes
from hrforum.domain.consent import Answer, Use
from hrforum.domain.erase import Scope
from hrforum.domain.packet import Packet
from hrforum.domain.tag import About, Labels
from hrforum.domain.where import ALL
from hrforum.errors import Cancelled, HrforumError, NotFound, Refused
from hrforum.exchange.rows import SheetRow
from hrforum.operations import check, consent, erase, export, forum, packet, search, sheet, tag, testimony
from hrforum.operations.sheet import Brought, Mapping, Sheet, Stated
from hrforum.storage.archive import Archive
from tests.archive_of import keep, new_archive, new_hearing, reopened, settings_in
from tests.operations.state import lines_of, state_of

REAL = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"


def sheet_of(*rows: tuple[str, ...], header: tuple[str, ...] = ("words", "kind", "forum")) -> Sheet:
    """Return a sheet with these rows."""
    return Sheet(
        header, tuple(SheetRow(number, row) for number, row in enumerate(rows, 2)), (), "csv", "UTF-8"
    )


MAPPING = Mapping((("words", "words"), ("tag.kind", "kind"), ("forum", "forum")))


def bring(archive: Archive, some: Sheet, mapping: Mapping = MAPPING, **more: object) -> Changes[Brought]:
    """Bring a sheet in."""
    return sheet.bring_in(archive, some, mapping, file_name="some.csv", **more)  # type: ignore[arg-type]  # options by name


def back(archive: Archive, changes: Changes[Brought]) -> Changes[Brought]:
    """Take an import back, or bring it in again."""
    assert changes.inverse is not None
    return changes.inverse(archive)


# ---- the real hearing ----------------------------------------------------------------------------------------------------
if REAL.is_file():

    @pytest.fixture(scope="module")
    def hearing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, Changes[Brought]]]:
        """An archive into which the whole hearing was brought."""
        read = sheet.read_sheet(REAL)
        with (
            settings_in(tmp_path_factory.mktemp("settings")),
            new_archive(tmp_path_factory.mktemp("hearing")) as archive,
        ):
            yield (
                archive,
                bring(archive, read, sheet.guess(read.header, read.rows), forum_name="City hearing"),
            )

    def test_the_real_hearing_comes_in_whole(hearing: tuple[Archive, Changes[Brought]]) -> None:
        archive, changes = hearing
        with REAL.open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        assert (changes.value.read, changes.value.added, changes.value.skipped) == (203, 203, ())
        assert len(rows) == 203
        kept = [testimony.read_whole(archive, each) for each in reversed(testimony.ids(archive))]
        assert [one.intake.words for one in kept] == [row["testimony"] for row in rows]
        assert [one.intake.speakers[0].name for one in kept] == [row["speaker"].strip() for row in rows]
        assert [str(one.testimony.heard_on) for one in kept] == [row["heard_on"] for row in rows]
        assert {one.forum for one in kept} == {"City hearing"}
        assert len({one.testimony.code for one in kept}) == 203
        assert check.run(archive).problems == ()

    def test_without_consent_nothing_of_it_leaves(hearing: tuple[Archive, Changes[Brought]]) -> None:
        archive, _changes = hearing
        assert archive.counts("consent") == (0,)
        one = Packet(new_hearing(archive).id, "All", chosen=packet.matching(archive, ALL))
        found = packet.consider(archive, one)
        assert (found.exhibits, found.counted, len(found.left_out)) == ((), (), 203)
        with pytest.raises(Refused):
            export.prepare(archive, packet.add(archive, one).value.id)

    def test_bringing_it_in_again_adds_nothing_and_says_so(hearing: tuple[Archive, Changes[Brought]]) -> None:
        archive, _changes = hearing
        read = sheet.read_sheet(REAL)
        # Another mapping makes no other rows of it.
        again = bring(archive, read, Mapping((("words", "testimony"),))).value
        assert (again.added, again.already_there, again.skipped) == (0, 203, ())
        assert again.sentence == "All 203 testimonies were in the archive already; nothing was added."
        assert testimony.count(archive) == 203

    def test_what_was_removed_of_it_does_not_come_back(hearing: tuple[Archive, Changes[Brought]]) -> None:
        archive, _changes = hearing
        gone = testimony.ids(archive)[100]
        erase.erase(archive, gone, Scope.ALL)
        again = bring(archive, sheet.read_sheet(REAL), Mapping((("words", "testimony"),))).value
        assert (again.added, again.already_there) == (0, 202)
        (skipped,) = again.skipped
        assert skipped.why == "This row was removed from the archive for good."
        # Ids are given in order and the list is newest first: the 103rd row, on the 104th line.
        assert skipped.row == 104


# ---- small sheets ----------------------------------------------------------------------------------------------------------
def test_equal_rows_are_as_many_testimonies(archive: Archive) -> None:
    twice = sheet_of(("Same words.", "", ""), ("Same words.", "", ""), ("Other words.", "", ""))
    assert bring(archive, twice).value.added == 3
    assert bring(archive, twice).value.already_there == 3
    thrice = sheet_of(*[("Same words.", "", "")] * 3)
    assert (bring(archive, thrice).value.added, testimony.count(archive)) == (1, 4)


def test_the_same_rows_are_others_in_another_archive(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with new_archive(tmp_path / "other") as other:
        for each in (archive, other):
            bring(each, sheet_of(("Same words.", "", "")))
        marks = [each.rows("SELECT row_mark FROM testimony") for each in (archive, other)]
        assert marks[0] != marks[1]
        assert len(bytes(marks[0][0][0])) == 32


def test_tags_and_forums_are_found_or_made(archive: Archive) -> None:
    some = sheet_of(("One.", "Mould; No heat", "Oak hall"), ("Two.", "mould", "OAK HALL"), ("Three.", "", ""))
    brought = bring(archive, some, forum_name="Elsewhere").value
    assert brought.made == {
        "dimensions": ["kind"],
        "tags": ["kind=mould", "kind=no_heat"],
        "forums": ["Oak hall", "Elsewhere"],
    }
    kind = tag.dimension_named(archive, "kind")
    assert kind.about is About.PERSON
    names = [testimony.read(archive, each).forum for each in reversed(testimony.ids(archive))]
    assert names == ["Oak hall", "Oak hall", "Elsewhere"]
    assert sorted(tag.times_given(archive).values()) == [1, 2]
    assert {line.code[:3] for line in testimony.lines(archive, testimony.ids(archive))} == {"OAK", "ELS"}


def test_stated_consent_says_who_stated_it(archive: Archive) -> None:
    bring(archive, sheet_of(("One.", "", "")), stated=Stated((Use.COUNT, Use.RECORD), "Nell"))
    kept = testimony.ids(archive)[0]
    in_force = consent.in_force_now(archive, kept)
    assert {use for use, answer in in_force.items() if answer is Answer.YES} == {Use.COUNT, Use.RECORD}
    for answer in consent.answers(archive, kept):
        assert answer.asked_by == "Nell"
        assert answer.proof.startswith("stated by importer Nell on ")


def test_rows_that_cannot_come_in_are_told_and_the_rest_does(archive: Archive) -> None:
    some = sheet_of(("One.", "", ""), ("", "Mould", ""), ("  ", "", ""), ("Two.", "", ""))
    brought = bring(archive, some).value
    assert (brought.read, brought.added) == (4, 2)
    assert [(one.row, one.why) for one in brought.skipped] == [
        (3, "The row has no words."),
        (4, "The row has no words."),
    ]
    assert brought.sentence == "2 added, 0 in the archive already, 2 skipped."


def test_a_mapping_that_does_not_fit_changes_nothing(archive: Archive) -> None:
    before, lines = state_of(archive), lines_of(archive)
    with pytest.raises(HrforumError):
        bring(archive, sheet_of(("One.", "", "")), Mapping((("words", "no such column"),)))
    assert (state_of(archive), lines_of(archive)) == (before, lines)


@pytest.mark.parametrize("stop_at", [0, 50, 100])
def test_stopping_leaves_nothing_behind(archive: Archive, stop_at: int) -> None:
    class Stop:
        def step(self, done: int, total: int, label: str) -> None:
            assert total == 120
            assert label
            if done == stop_at:
                raise Cancelled

    before, lines = state_of(archive), lines_of(archive)
    many = sheet_of(*[(f"Words {number}.", "Mould", f"Forum {number}") for number in range(120)])
    with pytest.raises(Cancelled):
        bring(archive, many, progress=Stop())
    assert (state_of(archive), lines_of(archive)) == (before, lines)


# ---- taking it back ----------------------------------------------------------------------------------------------------------
def test_taking_back_leaves_what_was_there_and_is_used(archive: Archive) -> None:
    own = tag.add_dimension(archive, sheet_labels("Kind"), About.EXPERIENCE).value
    mine = tag.add(archive, own.id, sheet_labels("Mould")).value
    keep(archive, tags=(mine.id,))
    before = state_of(archive)
    changes = bring(archive, sheet_of(("One.", "Mould; Cold", "Oak hall"), ("Two.", "Cold", "Elm hall")))
    taken = back(archive, changes)
    assert state_of(archive) == before
    assert search.find(archive, "one").hits == ()
    again = back(archive, taken)
    assert again.value.added == 2
    assert testimony.count(archive) == 3
    # A tag and a forum of the import that something else uses by then stay when it is taken back once more.
    cold = tag.tag_named(archive, own, "cold")
    oak = forum.named(archive, "Oak hall")
    assert oak is not None
    keep(archive, tags=(cold.id,), forum_id=oak.id)
    back(archive, again)
    assert [one.name for one in forum.everything(archive)] == ["Oak hall"]
    assert [one.key for one in tag.codebook(archive).of(own)][:2] == ["mould", "cold"]
    assert testimony.count(archive) == 2
    assert check.run(archive).problems == ()


def sheet_labels(name: str) -> Labels:
    """Return English labels."""
    return Labels(name)


def test_an_import_is_taken_back_once(archive: Archive) -> None:
    changes = bring(archive, sheet_of(("One.", "", "")))
    back(archive, changes)
    with pytest.raises(NotFound) as told:
        back(archive, changes)
    assert "taken back already" in told.value.sentence


def test_rows_that_were_taken_back_may_come_in_again(archive: Archive) -> None:
    some = sheet_of(("One.", "", ""), ("Two.", "", ""))
    first = bring(archive, some)
    codes = {line.code for line in testimony.lines(archive, testimony.ids(archive))}
    back(archive, first)
    assert bring(archive, some).value.added == 2
    assert not codes & {line.code for line in testimony.lines(archive, testimony.ids(archive))}
    with pytest.raises(NotFound) as told:
        testimony.by_code(archive, codes.pop())
    assert "was erased on" in told.value.sentence


def test_an_imported_testimony_that_was_edited_goes_with_the_import(archive: Archive) -> None:
    changes = bring(archive, sheet_of(("One.", "", "")))
    kept = testimony.ids(archive)[0]
    reading = testimony.read(archive, kept)
    testimony.edit(archive, kept, replace(reading.intake, words="Edited."), 1)
    testimony.translate(archive, kept, "es", "Cambiado.", "Anne", "")
    back(archive, changes)
    assert set(archive.counts("testimony", "version", "current_version", "testifier")) == {0}


def test_rows_carry_their_batch(archive: Archive) -> None:
    brought = bring(archive, sheet_of(("One.", "Mould", "Oak hall")), stated=Stated((Use.COUNT,), "N")).value
    for table in ("forum", "testifier", "testimony", "version", "dimension", "consent"):
        assert archive.rows(f"SELECT DISTINCT batch_id FROM {table} WHERE batch_id IS NOT NULL") == [
            (brought.batch_id,)
        ], table
    with reopened(archive) as again:
        assert again.rows("SELECT file_name FROM batch") == [("some.csv",)]
