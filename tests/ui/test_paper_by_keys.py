"""From paper by keys: the code first, wrong characters named at once, forum, language and proof filled in; sheets and cards printed."""

from __future__ import annotations

from pathlib import Path

import pypdf
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from hrforum.domain.consent import Proof, Use
from hrforum.operations import contact, draft, paper, reserved_code, testimony
from tests.ui.conftest import Hand
from ui.dialogs.paper_dialogs import SheetsDialog
from ui.pages.testimony_form import TestimonyForm


def printed(hand: Hand, language: str = "es") -> str:
    """Reserve the code of one sheet for the forum."""

    def reserve(archive: object) -> str:
        sheets = paper.draw(archive, 1, forum_id=1, language=language)  # type: ignore[arg-type]  # the open archive
        reserved_code.reserve(archive, sheets.codes, 1, language)  # type: ignore[arg-type]  # as above
        return sheets.codes[0]

    return hand.ask(reserve)


def wrong_in(dialog: QWidget) -> str:
    return "\n".join(
        str(each.property("text"))
        for each in dialog.findChildren(QWidget)
        if each.isVisible() and each.property("role") == "wrong"
    )


def form_of(hand: Hand) -> TestimonyForm:
    form = hand.window.desk.pages["testimonies"].writing.form
    assert isinstance(form, TestimonyForm)
    return form


def test_a_sheet_is_entered_from_its_code(full: Hand) -> None:
    code = printed(full)
    full.press("Ctrl+Shift+N")
    dialog = full.dialog()
    slip = code[:-1] + ("0" if code[-1] != "0" else "1")
    full.write(slip)
    assert f"{code[-1]} would" in wrong_in(dialog), "before Enter was pressed"
    full.press("Backspace")
    assert wrong_in(dialog) == ""
    full.write(code[-1])
    assert wrong_in(dialog) == ""
    full.press("Return")
    assert full.no_dialog()
    form = form_of(full)
    assert not form.touched
    full.press("1")
    full.write("Hace mucho viento en la escalera.")
    full.press("Ctrl+Return")
    reading = full.ask(lambda opened: testimony.read(opened, testimony.by_code(opened, code).id))
    assert (reading.forum, reading.intake.language) == ("Oak Street church", "es")
    assert {one.proof for one in reading.consents} == {Proof.SIGNED}
    assert full.ask(reserved_code.still_out) == []
    full.press("Ctrl+Shift+N")
    dialog = full.dialog()
    full.write(code)
    full.press("Return")
    assert "already kept" in "".join(str(each.property("text")) for each in dialog.findChildren(QWidget))
    full.press("Escape")


def test_a_draft_from_paper_keeps_its_code(full: Hand) -> None:
    code = printed(full)
    full.press("Ctrl+Shift+N")
    full.dialog()
    full.write(code.lower())
    full.press("Return")
    full.press("1")
    full.write("Half a sentence")
    full.tab_to("Leave for later")
    full.press("Return")
    (kept,) = full.ask(draft.everything)
    assert code in kept.body
    full.window.drafts.on_go_on_requested(kept.id)
    full.settle()
    assert form_of(full).sheet_code == code
    full.press("Ctrl+Return")
    assert full.ask(lambda opened: testimony.by_code(opened, code)).code == code


def test_sheets_are_printed_from_the_forum(full: Hand, tmp_path: Path) -> None:
    full.press("Ctrl+1")
    full.tab_to("Print sheets …")
    full.press("Return")
    dialog = full.dialog()
    assert isinstance(dialog, SheetsDialog)
    full.write("0")
    full.tab_to("Save as PDF …")
    full.press("Return")
    assert "1 to 200" in wrong_in(dialog)
    full.tab_to("How many")
    full.press("Ctrl+A")
    full.write("2")
    full.tab_to("Whom people call")
    full.write("Nell, 510 555 0100")
    full.tab_to("Save as PDF …")
    full.press("Return")
    target = tmp_path / "sheets.pdf"
    save_as(full, target)
    out = full.ask(reserved_code.still_out)
    assert len(out) == 2
    assert out[0].language == "en"
    text = "".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    assert all(one.code in text for one in out)
    assert "510 555 0100" in text
    assert full.ask(contact.read) == "Nell, 510 555 0100"
    assert "Saved:" in full.sentence()


def test_the_card_is_printed_at_the_moment_of_keeping(full: Hand, tmp_path: Path) -> None:
    full.press("Ctrl+N")
    full.press("1")
    full.write("The hall is cold.")
    full.press("Ctrl+Return")
    newest = full.ask(lambda opened: testimony.lines(opened, testimony.ids(opened, limit=1)))[0]
    full.tab_to("Card to take home …")
    full.press("Return")
    target = tmp_path / "card.pdf"
    save_as(full, target)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    assert newest.code in text
    given = full.ask(lambda opened: testimony.read(opened, newest.id)).in_force
    assert given[Use.RECORD]


def save_as(hand: Hand, target: Path) -> None:
    """Choose a file in the dialog that asks where."""
    hand.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(target))
    chooser.close()
    hand.settle()
    hand.qtbot.waitUntil(target.exists)
    hand.settle()
