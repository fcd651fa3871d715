"""A passphrase is offered in words, and the recovery sheet is put on paper and tried out, by keys alone."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from hrforum.operations import archive
from tests.ui.conftest import Hand
from ui.dialogs.archive_dialogs import NewArchiveDialog
from ui.dialogs.recovery_dialogs import RecoverySheetDialog, SheetWanted, TypeBackDialog


def test_six_words_are_offered_and_taken(hand: Hand) -> None:
    hand.window.deeds.on_new_requested()
    dialog = hand.dialog()
    assert isinstance(dialog, NewArchiveDialog)
    hand.write("Oak Street tenants")
    offered = next(
        each for each in dialog.findChildren(QLabel) if each.accessibleName().startswith("Six words")
    )
    hand.qtbot.waitUntil(lambda: len(offered.text().split()) == 6)
    first = offered.text()
    hand.tab_to("Draw others")
    hand.press("Space")
    hand.qtbot.waitUntil(lambda: offered.text() != first)
    hand.tab_to("Use these words")
    hand.press("Space")
    hand.qtbot.waitUntil(
        lambda: any(each.text() == "This is very hard to guess." for each in dialog.findChildren(QLabel))
    )
    value = dialog.value()
    assert value is not None
    assert value.passphrase == offered.text()


def test_the_sheet_is_printed_as_cards_and_tried_out(full: Hand, tmp_path: Path) -> None:
    full.window.menus.sheet.trigger()
    dialog = full.dialog()
    assert isinstance(dialog, RecoverySheetDialog)
    full.tab_to("One sheet")
    full.press("Right")
    wanted = dialog.value()
    assert wanted == SheetWanted(3, 2)
    full.window.recovery.write(tmp_path / "cards.pdf", wanted, dialog)
    full.qtbot.waitUntil(full.no_dialog, timeout=30_000)
    pages = [page.extract_text().split("made on")[1] for page in PdfReader(tmp_path / "cards.pdf").pages]
    cards = [" ".join(re.findall(r"\d+ [a-z]{4,}", page)) for page in pages]
    full.window.menus.sheet_trial.trigger()
    trial = full.dialog()
    assert isinstance(trial, TypeBackDialog)
    full.write(cards[0])
    field = trial.findChildren(QPlainTextEdit)[0]
    trial.act_button.click()
    full.qtbot.waitUntil(lambda: "1 more card" in trial._strip.sentence)
    field.setPlainText("\n".join(cards[:2]))
    trial.act_button.click()
    full.qtbot.waitUntil(full.no_dialog, timeout=30_000)
    assert "The paper is right" in full.sentence()
    assert full.ask(archive.about).recovery_typed_back
