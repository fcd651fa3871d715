"""Import of texts, by keyboard: where they are split is chosen and seen, and what comes in is what was seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QScrollArea

from hrforum.operations import consent, testimony
from tests.exchange.test_kobo_exports import ROWS as SUBMISSIONS
from tests.exchange.test_kobo_exports import as_xlsx
from tests.ui.conftest import Hand
from tests.ui.test_import_page import boxes, bring_in, choose, drop, keys_of, looked, page_of, read

TRANSCRIPT = """Notes of the evening

MODERATOR: Who begins?
ANA: The roof leaks.
BO: No heat.
MODERATOR: Since when?
BO: Since March.
ANA: And mould.
"""


def transcript(folder: Path) -> Path:
    path = folder / "evening.txt"
    path.write_text(TRANSCRIPT)
    return path


def letters(path: Path, *people: str) -> Path:
    document = docx.Document()
    document.add_heading("Letters", 1)
    for name in people:
        document.add_heading(name, 2)
        document.add_paragraph(f"Words of {name}.")
    document.save(str(path))
    return path


def split_by(hand: Hand, text: str) -> None:
    """Choose where texts are split, with the arrow keys."""
    box = hand.tab_to("Each testimony is")
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _each in range(box.count()):
        if box.currentText() == text:
            break
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == text
    looked(hand, page_of(hand))


def previewed(hand: Hand) -> list[tuple[str, str]]:
    model = page_of(hand).mapping.preview._model
    rows = [model.value(at) for at in range(model.rowCount())]
    return [(row.pseudonym or row.name, row.words) for row in rows]


def words_in(hand: Hand) -> list[str]:
    readings = hand.ask(lambda opened: [testimony.read(opened, each) for each in testimony.ids(opened)])
    return sorted(one.intake.words for one in readings)


def test_a_transcript_is_split_at_its_speakers_and_comes_in_once(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, transcript(tmp_path))
    assert empty.focus() is page.split.box
    assert page.file.told == "3 pieces in 1 file; text, UTF-8."
    assert page.split.box.currentText() == "All that one speaker says"
    assert {name: box.currentText() for name, box in boxes(page).items()} == {
        "words": "Words",
        "speaker": "Name",
        "file": "Not brought in",
    }
    choose(empty, "speaker", "Pseudonym")
    assert previewed(empty) == [
        ("ANA", "The roof leaks.\n\nAnd mould."),
        ("BO", "No heat.\nMODERATOR: Since when?\n\nSince March."),
    ]
    assert page.mapping.preview.told == "2 rows come in, 1 is skipped."
    choose(empty, "MODERATOR", "Left out with its words")
    # What was chosen for the columns stays.
    assert boxes(page)["speaker"].currentText() == "Pseudonym"
    assert previewed(empty)[1] == ("BO", "No heat.\n\nSince March.")
    assert page.mapping.preview.told == "2 rows come in, 2 are skipped."
    bring_in(empty)
    assert "4 words of MODERATOR in evening.txt are left out, as chosen." in page.outcome.text()
    assert words_in(empty) == ["No heat.\n\nSince March.", "The roof leaks.\n\nAnd mould."]
    (one, _other) = empty.ask(testimony.ids)
    assert empty.ask(lambda opened: consent.answers(opened, one)) == []
    read(empty, tmp_path / "evening.txt")
    choose(empty, "MODERATOR", "Left out with its words")
    bring_in(empty)
    assert page.outcome.sentence.startswith("0 added, 2 in the archive already")
    empty.press("Ctrl+Z")
    empty.press("Ctrl+Z")
    assert words_in(empty) == []


def test_a_word_file_is_split_at_a_level_or_taken_whole(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, letters(tmp_path / "letters.docx", "Ana", "Bo"))
    assert page.split.box.currentText() == "What stands under a heading of level 2: 2 headings"
    assert [words for _who, words in previewed(empty)] == ["Words of Ana.", "Words of Bo."]
    choose(empty, "heading", "Pseudonym")
    assert [who for who, _words in previewed(empty)] == ["Ana", "Bo"]
    split_by(empty, "The whole file")
    assert list(boxes(page)) == ["words", "file"]
    assert [words for _who, words in previewed(empty)] == [
        "Letters\n\nAna\n\nWords of Ana.\n\nBo\n\nWords of Bo."
    ]
    split_by(empty, "What stands under a heading of level 2: 2 headings")
    bring_in(empty)
    assert words_in(empty) == ["Words of Ana.", "Words of Bo."]


def test_several_files_are_dropped_or_chosen_together(empty: Hand, tmp_path: Path) -> None:
    page = page_of(empty)
    empty.press("Ctrl+4")
    paths = [letters(tmp_path / f"{n}.docx", f"Person {n}") for n in range(3)]
    drop(page, *paths)
    looked(empty, page)
    assert page.split.box.currentText() == "A whole file: 3 files"
    assert page.mapping.acceptable == 3
    # Enter reads the same files again.
    empty.tab_to("File")
    empty.press("Return")
    looked(empty, page)
    assert page.mapping.acceptable == 3
    (tmp_path / "torn.docx").write_bytes(paths[0].read_bytes()[:-200])
    drop(page, *paths, tmp_path / "torn.docx")
    looked(empty, page)
    assert page.file.wrong.startswith("torn.docx is damaged or incomplete")
    assert not page.mapping.isVisible()
    assert not page.split.isVisible()
    assert words_in(empty) == []


def test_a_choice_without_speakers_brings_nothing_in(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, transcript(tmp_path))
    for name in ("ANA", "BO"):
        choose(empty, name, "Part of the words before it")
    assert page.mapping.preview.told == "There are no names of speakers to split at."
    assert not page._bring_in.isEnabled()
    choose(empty, "BO", "Speaks: a testimony")
    assert page.mapping.acceptable == 1
    assert page._bring_in.isEnabled()


def test_a_spreadsheet_has_nothing_to_split(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, transcript(tmp_path))
    assert page.split.isVisible()
    as_xlsx(tmp_path / "kobo.xlsx", rows=SUBMISSIONS * 3)
    read(empty, tmp_path / "kobo.xlsx")
    assert not page.split.isVisible()
    assert boxes(page)["issues"].currentText() == "Tag of: issues (new)"
    assert boxes(page)["_submission_time"].currentText() == "Not brought in"
    assert "export of KoBoToolbox" in page.file.told
    bring_in(empty)
    assert page.outcome.sentence.startswith("15 added")


def test_no_two_keys_of_the_page_are_the_same(empty: Hand, tmp_path: Path) -> None:
    page = read(empty, transcript(tmp_path))
    page.terms._agreed.setChecked(True)
    assert len(keys_of(empty, page)) == len(set(keys_of(empty, page))) > 8


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_with_speakers_is_never_wider_than_a_small_screen(
    empty: Hand, tmp_path: Path, percent: int
) -> None:
    preferences = empty.window.preferences
    preferences.change(replace(preferences.now, text_percent=percent))
    path = tmp_path / "long.txt"
    path.write_text("".join(f"WITNESSES NUMBERED FROM {n} UPWARDS: {'word ' * 60}\n" for n in range(8)) * 2)
    page = read(empty, path)
    (scrolled,) = [each for each in page.findChildren(QScrollArea) if each.widget() is not None]
    assert page.split.labels.isVisible()
    assert scrolled.horizontalScrollBar().maximum() == 0


def test_tab_goes_from_the_file_through_the_split_to_the_columns(empty: Hand, tmp_path: Path) -> None:
    read(empty, transcript(tmp_path))
    empty.tab_to("File")
    names = []
    while "Nothing is stated" not in names:
        here = empty.focus()
        names.append(here.accessibleName() or str(here.property("text")).replace("&", ""))
        assert len(names) < 40, "Tab never comes to the end of the page"
        empty.tab()
    assert names == [
        "File",
        "Choose another …",
        "Each testimony is",
        "What “MODERATOR” becomes",
        "What “ANA” becomes",
        "What “BO” becomes",
        "What “words” becomes",
        "What “speaker” becomes",
        "What “file” becomes",
        "First rows (2)",
        "The first rows as they would come in",
        "Forum for rows that name none",
        "Nothing is stated",
    ]
