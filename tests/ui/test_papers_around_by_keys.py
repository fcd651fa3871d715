"""What else the hearing needs, from the packets page by keys: brief, cards, a Word document, a submission."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from hrforum.domain.consent import Use
from hrforum.domain.submission import SubmissionKind
from hrforum.operations import consent, packet, right, testimony
from tests.archive_of import yes
from tests.ui.conftest import Hand
from tests.ui.test_packets_by_keys import filled, save_as
from ui.deeds.document_place import document_chooser
from ui.dialogs.around_dialogs import CardsDialog
from ui.dialogs.packet_dialogs import Names, NamesDialog, UndecidedDialog
from ui.dialogs.submission_dialog import SubmissionDialog


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


def let_all_stand(hand: Hand) -> None:
    """Answer both questions about what a paper holds: names in the words, and what nobody decided on."""
    names = hand.dialog()
    assert isinstance(names, NamesDialog)
    names._sure.setChecked(True)
    names._choose(Names.LET_STAND)
    hand.settle()
    undecided = hand.dialog()
    assert isinstance(undecided, UndecidedDialog), "a paper beside the packet is stopped as the packet is"
    hand.tab_to("I read them: all of it may stand in this document")
    hand.press("Space")
    hand.tab_to("Export all the same")
    hand.press("Space")
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
    let_all_stand(full)
    assert full.sentence() == "Saved: cards.docx."
    (made,) = full.ask(lambda archive: packet.editions(archive, kept.id))
    assert len(made.versions) == 3
    assert docx.Document(str(tmp_path / "cards.docx")).paragraphs[0].text == "Exhibit 1"


def test_a_submission_says_how_long_it_is(full: Hand, tmp_path: Path) -> None:
    filled(full)
    choose(full, "S")
    dialog = full.dialog()
    assert isinstance(dialog, SubmissionDialog)
    assert dialog.value().wanted.budget == 2815
    dialog._joint.setPlainText("Elm Union\n\n")
    assert "Confirm it" in dialog._source.text()
    wanted = dialog.value().wanted
    assert (wanted.kind, wanted.joint, wanted.budget) == (SubmissionKind.UPR, ("Elm Union",), 5630)
    full.press("Return")
    save_as(full, tmp_path / "upr.docx")
    assert "of 5630." in full.sentence()
    assert not (tmp_path / "upr-inside.csv").exists()


def counted(hand: Hand, dialog: SubmissionDialog) -> int:
    """Wait until the words are counted that stand there now; return how many they are."""
    hand.qtbot.waitUntil(lambda: not dialog._pause.isActive())
    hand.settle()
    return int(dialog._count.text().split()[0])


def test_the_words_are_counted_while_somebody_types_and_kept_for_next_time(
    full: Hand, tmp_path: Path
) -> None:
    filled(full)

    def agree(archive: Any) -> None:
        for each in testimony.ids(archive):
            consent.give(archive, each, yes(Use.UN_SUBMISSION))

    full.ask(agree)
    choose(full, "S")
    dialog = full.dialog()
    assert isinstance(dialog, SubmissionDialog)
    before = counted(full, dialog)
    full.tab_to("Introduction")
    full.write("Four words of introduction")
    assert counted(full, dialog) == before + 4
    dialog._budget.setValue(before)
    assert counted(full, dialog) == before + 4
    assert "4 too many" in dialog._count.text()
    full.tab_to("Keep this number: I confirmed it with the body")
    full.press("Space")
    full.tab_to("Also save what each paragraph rests on, for yourselves alone")
    full.press("Space")
    full.tab_to("Save …")
    full.press("Return")
    save_as(full, tmp_path / "upr.docx")
    let_all_stand(full)
    said = [each.text for each in docx.Document(str(tmp_path / "upr.docx")).paragraphs]
    assert "Four words of introduction" in said
    assert "upr-inside.csv" in full.sentence()
    codes = full.ask(lambda archive: right.codes_of(archive, testimony.ids(archive)))
    assert any(each in (tmp_path / "upr-inside.csv").read_text("utf-8") for each in codes)
    choose(full, "S")
    dialog = full.dialog()
    assert isinstance(dialog, SubmissionDialog)
    assert dialog.value().wanted.budget == before
    assert dialog.value().wanted.introduction == "Four words of introduction"
    assert "Confirm" not in dialog._source.text()
    assert counted(full, dialog) == before + 4


def test_the_kind_of_file_gives_the_name_its_ending(full: Hand) -> None:
    chooser = document_chooser(full.window, "Save", "packet.pdf")
    chooser.filterSelected.emit(chooser.nameFilters()[1])
    assert chooser.defaultSuffix() == "docx"
    assert [Path(each).name for each in chooser.selectedFiles()] == ["packet.docx"]
    chooser.deleteLater()
