"""What else the hearing needs, from the packets page by keys: brief, cards, a Word document, a submission."""

from __future__ import annotations

from pathlib import Path

import docx
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from hrforum.domain.submission import SubmissionKind
from hrforum.operations import packet
from tests.ui.conftest import Hand
from tests.ui.test_packets_by_keys import filled, save_as
from ui.deeds.document_place import document_chooser
from ui.dialogs.around_dialogs import CardsDialog, SubmissionDialog
from ui.dialogs.packet_dialogs import Names, NamesDialog


def choose(hand: Hand, letter: str) -> None:
    """Open the menu by its button and choose by its letter."""
    hand.tab_to("Also make")
    made = hand.focus()
    assert isinstance(made, QPushButton)
    menu = made.menu()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if f"&{letter}" in each.text())
    action.trigger()
    hand.settle()


def test_a_brief_and_a_word_document_are_made(full: Hand, tmp_path: Path) -> None:
    kept = filled(full)
    choose(full, "B")
    save_as(full, tmp_path / "brief.pdf")
    assert full.sentence() == "Saved: 1 page in brief.pdf."
    choose(full, "W")
    word = full.dialog()
    assert isinstance(word, QFileDialog)
    assert "(*.docx)" in word.selectedNameFilter()
    word.reject()
    full.settle()
    assert len(full.ask(lambda archive: packet.editions(archive, kept.id))) == 1


def test_cards_take_the_hearings_time(full: Hand, tmp_path: Path) -> None:
    kept = filled(full)
    choose(full, "C")
    dialog = full.dialog()
    assert isinstance(dialog, CardsDialog)
    assert "420" in dialog._room.text()
    dialog._mode.setCurrentIndex(1)
    assert "210" in dialog._room.text()
    assert dialog.value().speaking.budget == 210
    full.press("Return")
    save_as(full, tmp_path / "cards.docx")
    names = full.dialog()
    assert isinstance(names, NamesDialog)
    names._sure.setChecked(True)
    names._choose(Names.LET_STAND)
    full.settle()
    assert full.sentence() == "Saved: cards.docx."
    (made,) = full.ask(lambda archive: packet.editions(archive, kept.id))
    assert len(made.versions) == 3
    assert docx.Document(str(tmp_path / "cards.docx")).paragraphs[0].text == "Exhibit 1"


def test_a_submission_says_how_long_it_is(full: Hand, tmp_path: Path) -> None:
    filled(full)
    choose(full, "S")
    dialog = full.dialog()
    assert isinstance(dialog, SubmissionDialog)
    assert dialog.value().budget == 2815
    dialog._joint.setPlainText("Elm Union\n\n")
    assert "Confirm it" in dialog._source.text()
    wanted = dialog.value()
    assert (wanted.kind, wanted.joint, wanted.budget) == (SubmissionKind.UPR, ("Elm Union",), 5630)
    full.press("Return")
    save_as(full, tmp_path / "upr.docx")
    assert "of 5630." in full.sentence()


def test_the_kind_of_file_gives_the_name_its_ending(full: Hand) -> None:
    chooser = document_chooser(full.window, "Save", "packet.pdf")
    chooser.filterSelected.emit(chooser.nameFilters()[1])
    assert chooser.defaultSuffix() == "docx"
    assert [Path(each).name for each in chooser.selectedFiles()] == ["packet.docx"]
    chooser.deleteLater()
