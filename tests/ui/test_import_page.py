"""Import, by keyboard: a file is read, its columns are mapped, its rows are looked at, and it comes in whole or not at all."""

from __future__ import annotations

import csv
import unicodedata
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QScrollArea, QWidget

from hrforum.domain.consent import Answer, Use
from hrforum.domain.tag import About, Labels
from hrforum.operations import consent, forum, tag, testimony
from tests.ui.conftest import Hand
from ui.pages.import_page import ImportPage
from ui.parts.report_text import ReportText
from ui.parts.shortened import breakable, shortened

HEARING = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"

COLUMNS = ("testimony", "speaker", "heard_on", "borough")
ROWS = (
    ("The roof leaks onto the bed.", "Ana", "2024-07-10", "Bronx"),
    ("The lift has been out since March.", "Ben", "2024-07-10", "Queens"),
    ("", "Cleo", "2024-07-10", "Queens"),
    ("No heat for two winters.", "Dov", "03/04/2024", "Bronx;Queens"),
)


def sheet(path: Path, rows: Sequence[Sequence[str]] = ROWS, columns: Sequence[str] = COLUMNS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([columns, *rows])
    return path


def page_of(hand: Hand) -> ImportPage:
    page = hand.window.desk.pages["import"]
    assert isinstance(page, ImportPage)
    return page


def read(hand: Hand, path: Path) -> ImportPage:
    """Write a path into the page and wait until its rows were looked at."""
    page = page_of(hand)
    if hand.window.desk.shown != "import":
        hand.press("Ctrl+4")
    hand.tab_to("File")
    hand.press("Ctrl+A")
    hand.write(str(path))
    hand.press("Return")
    looked(hand, page)
    return page


def looked(hand: Hand, page: ImportPage) -> None:
    """Wait until what is chosen was looked at."""
    hand.settle()
    hand.qtbot.waitUntil(lambda: not page.mapping._pause.isActive())
    hand.settle()


def choose(hand: Hand, column: str, text: str) -> QComboBox:
    """Go to a column's box with Tab and choose with the arrow keys."""
    box = hand.tab_to(f"What “{column}” becomes")
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _each in range(box.count()):
        if box.currentText() == text:
            break
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == text
    looked(hand, page_of(hand))
    return box


def bring_in(hand: Hand) -> None:
    at = hand.focus()
    button = page_of(hand)._bring_in
    hand.tab_to(button.text().replace("&", ""))
    assert hand.focus() is button, f"Tab went from {at} to something else of that name"
    hand.press("Space")


def count(hand: Hand) -> int:
    return hand.ask(testimony.count)


def boxes(page: ImportPage) -> dict[str, QComboBox]:
    return {row.column.name: row.box for row in page.mapping.table._rows}


def test_a_sheet_comes_in_once_and_undo_takes_it_back(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, sheet(tmp_path / "forum.csv"))
    assert page.file.told == "4 rows, 4 columns; CSV, UTF-8."
    assert {name: box.currentText() for name, box in boxes(page).items()} == {
        "testimony": "Words",
        "speaker": "Name",
        "heard_on": "Heard on",
        "borough": "Tag of: borough (new)",
    }
    assert all("guessed" in box.accessibleDescription() for box in boxes(page).values())
    assert page.mapping.preview.told == "3 rows come in, 1 is skipped."
    bring_in(empty)
    assert len(list((tmp_path / "backups").iterdir())) == 1, "made before anything came in"
    assert page.outcome.sentence == "3 added, 0 in the archive already, 1 skipped."
    assert "Row 4 skipped: The row has no words." in page.outcome.text()
    assert 'Row 5: "03/04/2024" can be either of two days' in page.outcome.text()
    assert count(empty) == 3
    assert empty.window.menus.undo.text() == "&Undo: Import"
    empty.press("Ctrl+Z")
    assert count(empty) == 0
    assert page.outcome.sentence == "This import was taken back: nothing of it is in the archive."
    assert tag.find_dimension(empty.ask(tag.codebook), "borough") is None
    empty.press("Ctrl+Shift+Z")
    assert count(empty) == 3
    assert page.outcome.sentence.startswith("3 added")
    read(empty, tmp_path / "forum.csv")
    bring_in(empty)
    assert page.outcome.sentence.startswith("0 added, 3 in the archive already")
    assert count(empty) == 3
    empty.press("Ctrl+Z")
    empty.press("Ctrl+Z")
    assert count(empty) == 0
    assert "taken back" in page.outcome.sentence


if HEARING.exists():

    def test_the_real_hearing_comes_in_whole_by_keys(empty: Hand) -> None:
        page = read(empty, HEARING)
        assert page.mapping.preview.told == "203 rows come in, 0 are skipped."
        assert page._bring_in.text() == "Bring &in 203 testimonies"
        bring_in(empty)
        assert page.outcome.sentence == "203 added, 0 in the archive already, 0 skipped."
        assert count(empty) == 203
        empty.tab_to("Back to the columns")
        empty.press("Space")
        bring_in(empty)
        assert page.outcome.sentence == "All 203 testimonies were in the archive already; nothing was added."
        assert count(empty) == 203
        # The second import added nothing, so taking it back takes nothing; the first one goes as a whole.
        empty.press("Ctrl+Z")
        assert count(empty) == 203
        empty.press("Ctrl+Z")
        assert count(empty) == 0
        assert empty.ask(testimony.ids) == []


def test_columns_that_nobody_can_guess_are_mapped_by_keys(empty: Hand, tmp_path: Path) -> None:
    columns = ("q1", "q2", "q3 & q4")
    rows = [("My landlord never answers.", "Owner", "Bronx"), ("They turned the gas off.", "Renter", "Bronx")]
    page = read(empty, sheet(tmp_path / "form.csv", rows, columns))
    assert {box.currentText() for box in boxes(page).values()} == {"Not brought in"}
    assert page.mapping.preview.told == "Choose the column that holds the words."
    assert not page._bring_in.isEnabled()
    choose(empty, "q1", "Words")
    assert page.mapping.preview.told == "2 rows come in, 0 are skipped."
    choose(empty, "q2", "Tag of: Housing")
    choose(empty, "q3 & q4", "Own words of: q3 & q4 (new)")
    bring_in(empty)
    readings = empty.ask(lambda opened: [testimony.read(opened, each) for each in testimony.ids(opened)])
    book = empty.ask(tag.codebook)
    tenure, made = tag.find_dimension(book, "housing_tenure"), tag.find_dimension(book, "q3 & q4")
    assert tenure is not None
    assert made is not None
    given_tags = {one.id: one.labels.en for one in book.of(tenure)}
    assert sorted(
        (one.intake.words, [given_tags[each] for each in (*one.intake.tags, *one.intake.speakers[0].tags)])
        for one in readings
    ) == [("My landlord never answers.", ["Owner"]), ("They turned the gas off.", ["Renter"])]
    assert {one.intake.speakers[0].own_words for one in readings} == {((made.id, "Bronx"),)}


def test_two_columns_for_one_field_are_told_apart_first(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, sheet(tmp_path / "a.csv"))
    choose(empty, "speaker", "Words")
    assert page.mapping.preview.told == "“Words” is chosen for two columns. Choose it for one."
    assert not page._bring_in.isEnabled()
    clashing = [name for name, box in boxes(page).items() if box.property("wrong") == "true"]
    assert clashing == ["testimony", "speaker"]
    choose(empty, "testimony", "Not brought in")
    assert page.mapping.preview.told == "4 rows come in, 0 are skipped."
    assert "guessed" not in boxes(page)["speaker"].accessibleDescription()


def test_several_columns_may_be_tags_of_one_dimension(empty: Hand, tmp_path: Path) -> None:
    rows = [("The stairs are dark and nobody mends the lamp.", "Bronx", "Queens")]
    page = read(empty, sheet(tmp_path / "a.csv", rows, ("testimony", "home", "work")))
    choose(empty, "home", "Tag of: District")
    choose(empty, "work", "Tag of: District")
    assert page.mapping.table.clash == ""
    bring_in(empty)
    (which,) = empty.ask(testimony.ids)
    reading = empty.ask(lambda opened: testimony.read(opened, which))
    assert len((*reading.intake.tags, *reading.intake.speakers[0].tags)) == 2


def test_the_preview_shows_the_first_ten_rows_as_they_come_in(empty: Hand, tmp_path: Path) -> None:
    rows = [
        (f"Story number {n}, which is not short at all.", f"P{n}", "2024-07-10", "Bronx") for n in range(12)
    ]
    page = read(empty, sheet(tmp_path / "a.csv", rows))
    preview = page.mapping.preview
    assert preview._model.rowCount() == 10
    empty.tab_to("The first rows as they would come in")
    empty.press("Down")
    told = [each.text() for each in preview._row.findChildren(QLabel)]
    assert "Story number 1, which is not short at all." in told
    assert {"P1", "10 July 2024", "Bronx"} <= set(told)
    assert preview.rows.currentIndex().data() == (
        "Row 3, Story number 1, which is not short at all., 10 July 2024, P1, borough: Bronx"
    )


def test_the_page_follows_the_keyboard_through_the_rows(empty: Hand, tmp_path: Path) -> None:
    preferences = empty.window.preferences
    preferences.change(replace(preferences.now, text_percent=200))
    rows = [(f"Story number {n}, which is not short.", "P", "2024-07-10", "Bronx") for n in range(10)]
    page = read(empty, sheet(tmp_path / "a.csv", rows))
    shown = page.mapping.preview.rows
    empty.tab_to("The first rows as they would come in")
    for _each in rows:
        place = shown.visualRect(shown.currentIndex())
        seen = shown.visibleRegion().boundingRect()
        assert seen.contains(place.center()), f"row {shown.currentIndex().row()} is out of sight"
        empty.press("Down")


def test_undo_leaves_the_keyboard_where_the_outcome_is(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, sheet(tmp_path / "a.csv"))
    bring_in(empty)
    assert empty.focus().property("text") == "See the &testimonies"
    empty.press("Ctrl+Z")
    assert empty.focus().property("text") == "Back to the co&lumns"
    empty.press("Space")
    assert empty.focus() is boxes(page)["testimony"]
    assert page.mapping.acceptable == 3


def test_what_is_skipped_is_listed_row_by_row_before_anything_comes_in(empty: Hand, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        b"testimony,borough\r\nThe roof leaks.,Bronx\r\n,Bronx\r\nOne cell only\r\nWith a \0 in it,Bronx\r\n"
    )
    page = read(empty, path)
    preview = page.mapping.preview
    assert page.file.told.startswith("4 rows")
    assert preview.told == "1 row comes in, 3 are skipped."
    empty.tab_to("First rows (1)")
    empty.press("Right")
    report = empty.tab_to("Rows that are skipped, and why")
    assert isinstance(report, ReportText)
    lines = report.toPlainText().splitlines()
    assert [line.split(":")[0] for line in lines] == ["Row 3", "Row 4", "Row 5"]
    assert "no words" in lines[0]
    assert "NUL character" in lines[2]
    assert count(empty) == 0


def test_consent_is_stated_by_somebody_or_not_at_all(full: Hand, tmp_path: Path) -> None:
    before = set(full.ask(testimony.ids))
    page = read(full, sheet(tmp_path / "a.csv", ROWS[:1]))
    full.tab_to("Nothing is stated")
    full.press("Down")
    bring_in(full)
    assert page.terms._wrong.text() == "Tick what the people agreed to, or state nothing."
    assert full.focus().property("text") == "Keep it in our file"
    full.press("Space")
    full.tab_to("Count it in totals")
    full.press("Space")
    bring_in(full)
    assert full.focus().accessibleName() == "Stated by"
    assert full.focus().accessibleDescription().startswith("Write who states it.")
    assert set(full.ask(testimony.ids)) == before
    full.write("Ada of the union")
    bring_in(full)
    (fresh,) = set(full.ask(testimony.ids)) - before
    answers = full.ask(lambda opened: consent.answers(opened, fresh))
    assert {one.use: one.answer for one in answers} == {Use.RECORD: Answer.YES, Use.COUNT: Answer.YES}
    assert all(one.proof.startswith("stated by importer Ada of the union on ") for one in answers)


def test_without_a_word_about_consent_every_use_stays_not_asked(empty: Hand, tmp_path: Path) -> None:
    read(empty, sheet(tmp_path / "a.csv", ROWS[:1]))
    bring_in(empty)
    (which,) = empty.ask(testimony.ids)
    assert empty.ask(lambda opened: consent.answers(opened, which)) == []


def test_rows_that_name_no_forum_get_the_chosen_or_a_new_one(full: Hand, tmp_path: Path) -> None:
    page = read(full, sheet(tmp_path / "a.csv", ROWS[:1]))
    box = full.tab_to("Forum for rows that name none")
    assert isinstance(box, QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == [
        "No forum",
        "Oak Street church",
        "A new forum …",
    ]
    full.press("End")
    bring_in(full)
    assert full.focus().accessibleName() == "Name of the new forum"
    assert full.focus().accessibleDescription() == "Write the new forum’s name, or choose another."
    full.write("Elm Street hall")
    bring_in(full)
    assert page.outcome.sentence.startswith("1 added")
    made = full.ask(lambda opened: forum.named(opened, "Elm Street hall"))
    assert made is not None
    newest = max(full.ask(testimony.ids))
    assert full.ask(lambda opened: testimony.read(opened, newest)).intake.forum_id == made.id
    # What was chosen for one file is not kept for the next.
    read(full, sheet(tmp_path / "b.csv", ROWS[1:2]))
    assert box.currentText() == "No forum"


def broken(folder: Path) -> dict[str, tuple[Path, str]]:
    kinds = {
        "empty.csv": (b"", "is empty"),
        "letter.pdf": (b"%PDF-1.7 not a sheet", "is not a spreadsheet"),
        "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel format"),
        "torn.xlsx": (b"PK\x03\x04 torn in two", ""),
    }
    found = {"nowhere.csv": (folder / "nowhere.csv", "is not there"), "folder": (folder, "is not there")}
    for name, (content, part) in kinds.items():
        (folder / name).write_bytes(content)
        found[name] = (folder / name, part)
    return found


@pytest.mark.parametrize("name", ["nowhere.csv", "folder", "empty.csv", "letter.pdf", "old.xls", "torn.xlsx"])
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(empty: Hand, tmp_path: Path, name: str) -> None:
    path, part = broken(tmp_path)[name]
    page = read(empty, sheet(tmp_path / "good.csv"))
    read(empty, path)
    assert part in page.file.wrong
    assert page.file.wrong.count(". ") <= 1
    assert page.file.wrong.endswith(".")
    assert empty.focus().accessibleDescription().startswith(page.file.wrong)
    # Nothing of the file before is left to be brought in by mistake.
    assert not page.mapping.isVisible()
    assert not page._bring_in.isVisible()
    page = read(empty, tmp_path / "good.csv")
    assert page.file.wrong == ""
    assert page._bring_in.isEnabled()


def test_stopping_leaves_nothing_behind(empty: Hand, tmp_path: Path) -> None:
    rows = [
        (f"Story {n} of a very long list of stories.", f"P{n}", "2024-07-10", "Bronx") for n in range(4_000)
    ]
    page = read(empty, sheet(tmp_path / "long.csv", rows))
    empty.tab_to("Forum for rows that name none")
    empty.press("End")
    empty.tab_to("Name of the new forum")
    empty.write("Elm Street hall")
    done: list[int] = []
    empty.window.worker.progressed.connect(lambda _ticket, at, _total, _what: done.append(at))
    empty.tab_to("Bring in 4000 testimonies")
    QTest.keyClick(empty.focus(), Qt.Key.Key_Space)
    empty.qtbot.waitUntil(lambda: bool(done) and done[-1] >= 100, timeout=30_000)
    QTest.keyClick(empty.tab_to("Stop"), Qt.Key.Key_Space)
    empty.settle()
    assert done[-1] < 4_000 - 50, "it was over before it could be stopped"
    assert page._strip.sentence == "The import was stopped. Nothing was added."
    assert count(empty) == 0
    assert empty.ask(forum.everything) == []
    assert tag.find_dimension(empty.ask(tag.codebook), "borough") is None
    assert empty.window.worker.undo_name is None
    # Everything is still as chosen, and the keyboard where it was.
    assert empty.focus() is page._bring_in
    assert page._bring_in.isEnabled()


def test_reading_is_stopped_and_the_next_file_wins(empty: Hand, tmp_path: Path) -> None:
    first, second = sheet(tmp_path / "a.csv", ROWS[:1]), sheet(tmp_path / "b.csv", ROWS[:2])
    page = page_of(empty)
    empty.press("Ctrl+4")
    page.read(first)
    page.read(second)
    looked(empty, page)
    assert page.file.told.startswith("2 rows")
    assert page.mapping.acceptable == 2
    assert page.file.wrong == ""


def test_the_chooser_gives_the_page_its_file(empty: Hand, tmp_path: Path) -> None:
    sheet(tmp_path / "chosen.csv")
    empty.press("Ctrl+4")
    assert empty.focus().property("text") == "&Choose a file …"
    empty.press("Space")
    empty.dialog()
    empty.write(str(tmp_path / "chosen.csv"))
    empty.press("Return")
    looked(empty, page_of(empty))
    assert empty.no_dialog()
    assert page_of(empty).mapping.acceptable == 3


def drop(page: ImportPage, *paths: Path) -> QDragEnterEvent:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        # The newest Qt would rather have a QPointF, which an older one does not take.
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(QPoint(20, 20), copy, carried, left, none)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(20, 20), copy, carried, left, none))
    return enter


def test_a_file_dropped_on_the_page_is_read(empty: Hand, tmp_path: Path) -> None:
    page = page_of(empty)
    empty.press("Ctrl+4")
    path = sheet(tmp_path / "a.csv")
    drop(page, path, path)
    looked(empty, page)
    assert page.file.wrong.startswith("a.csv is a spreadsheet: bring it in alone.")
    drop(page, path)
    looked(empty, page)
    assert page.mapping.acceptable == 3
    assert page.file.wrong == ""
    assert page._file_part.property("role") == "card"
    assert not drop(page).isAccepted()


def test_the_report_is_copied(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, sheet(tmp_path / "a.csv"))
    bring_in(empty)
    empty.tab_to("Copy the report")
    empty.press("Space")
    assert empty.sentence() == "The report is copied."
    assert QGuiApplication.clipboard().text() == page.outcome.text()
    assert page.outcome.text().splitlines()[0] == page.outcome.sentence
    empty.tab_to("See the testimonies")
    empty.press("Space")
    assert empty.window.desk.shown == "testimonies"


def test_a_new_dimension_keeps_what_was_chosen(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, sheet(tmp_path / "a.csv"))
    choose(empty, "speaker", "Pseudonym")
    empty.window.worker.run(lambda opened: tag.add_dimension(opened, Labels("Borough"), About.PERSON))
    looked(empty, page)
    assert {name: box.currentText() for name, box in boxes(page).items()} == {
        "testimony": "Words",
        "speaker": "Pseudonym",
        "heard_on": "Heard on",
        "borough": "Tag of: Borough",
    }
    assert "guessed" in boxes(page)["borough"].accessibleDescription()
    assert page.mapping.acceptable == 3


def test_a_file_that_is_put_away_is_gone(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, sheet(tmp_path / "a.csv"))
    empty.tab_to("Put the file away")
    empty.press("Space")
    assert page.mapping.mapping.pairs == ()
    assert page.mapping.acceptable == 0
    assert empty.focus().property("text") == "&Choose a file …"
    empty.press("Ctrl+3")
    empty.press("Ctrl+4")
    assert empty.focus().property("text") == "&Choose a file …"


def test_tab_goes_through_the_page_in_reading_order(empty: Hand, tmp_path: Path) -> None:
    columns = ("testimony", *(f"q{n}" for n in range(20)))
    page = read(empty, sheet(tmp_path / "wide.csv", [("A story of some length.", *["x"] * 20)], columns))
    empty.tab_to("File")
    seen: list[QWidget] = []
    while empty.focus() is not page._put_away:
        seen.append(empty.focus())
        assert len(seen) < 60, "Tab never comes to the end of the page"
        empty.tab()
    names = [each.accessibleName() or str(each.property("text")).replace("&", "") for each in seen]
    assert names == [
        "File",
        "Choose another …",
        *(f"What “{column}” becomes" for column in columns),
        "First rows (1)",
        "The first rows as they would come in",
        "Forum for rows that name none",
        "Nothing is stated",
        "Bring in 1 testimony",
    ]


def keys_of(hand: Hand, page: ImportPage) -> list[str]:
    """Return the keys that are marked on what the page shows, and in the menu bar."""
    menus = [action.text() for action in hand.window.menuBar().actions()]
    shown = [each for each in page.findChildren(QWidget) if each.isVisible()]
    texts = [each.text() for each in shown if isinstance(each, QAbstractButton)]
    texts += [each.text() for each in shown if isinstance(each, QLabel) and each.buddy() is not None]
    marked = (text.replace("&&", "") for text in (*menus, *texts))
    return [text[text.index("&") + 1].casefold() for text in marked if "&" in text]


def test_no_two_keys_of_the_page_are_the_same(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, sheet(tmp_path / "a & b.csv"))
    page.terms._agreed.setChecked(True)
    assert len(keys_of(empty, page)) == len(set(keys_of(empty, page))) > 8
    page.terms._nothing.setChecked(True)
    bring_in(empty)
    assert len(keys_of(empty, page)) == len(set(keys_of(empty, page))) > 8


def test_a_turning_wheel_changes_no_column(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, sheet(tmp_path / "a.csv"))
    before = page.mapping.mapping
    for box in boxes(page).values():
        at = QPointF(box.rect().center())
        turned = QWheelEvent(
            at,
            QPointF(box.mapToGlobal(at)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turned)
    assert page.mapping.mapping == before


def test_a_very_wide_sheet_is_mapped_before_all_its_rows_are_drawn(empty: Hand, tmp_path: Path) -> None:
    columns = ("testimony", *(f"question {n}" for n in range(150)), "borough")
    row = ("The water is brown.", *["yes"] * 150, "Bronx")
    page = read(empty, sheet(tmp_path / "wide.csv", [row] * 3, columns))
    expected = {name: box.currentData() for name, box in boxes(page).items()}
    assert list(expected) == list(columns)
    page.read(tmp_path / "wide.csv")
    empty.qtbot.waitUntil(lambda: page.file.told.startswith("3 rows"))
    assert 0 < len(page.mapping.table._rows) < len(columns)
    assert {column: field for field, column in page.mapping.mapping.pairs} == {
        column: field for column, field in expected.items() if field
    }
    looked(empty, page)
    assert len(page.mapping.table._rows) == len(columns)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_is_never_wider_than_a_small_screen(empty: Hand, tmp_path: Path, percent: int) -> None:
    preferences = empty.window.preferences
    preferences.change(replace(preferences.now, text_percent=percent))
    long = "a very long question of the kind that online forms make " * 4
    rows = [("Go to https://example.org/" + "a" * 300, "x" * 300, "The whole of it, now.")]
    path = sheet(tmp_path / "a.csv", rows, ("testimony", long.strip(), "ask"))
    page = read(empty, path)
    choose(empty, shortened(long.strip()), f"Tag of: {shortened(long.strip(), 40)} (new)")
    (scrolled,) = [each for each in page.findChildren(QScrollArea) if each.widget() is not None]
    assert empty.window.width() == 1366
    assert scrolled.horizontalScrollBar().maximum() == 0
    bring_in(empty)
    assert "1 added" in page.outcome.sentence or "skipped" in page.outcome.sentence
    assert scrolled.horizontalScrollBar().maximum() == 0


@given(st.text(max_size=400), st.integers(2, 80))
def test_a_stranger_s_text_becomes_one_short_line(text: str, most: int) -> None:
    line = shortened(text, most)
    assert len(line) <= most
    assert not any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in line)
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert breakable(line).replace("\u200b", "") == line.replace("\u200b", "")
