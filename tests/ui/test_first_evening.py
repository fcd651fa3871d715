"""What a first evening needs: Enter presses what has the keyboard, and the form offers what there is, in its own order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSettings
from PySide6.QtWidgets import QScrollArea

from hrforum.operations import forum, recovery, testimony
from tests.ui.conftest import Hand
from ui.dialogs.archive_dialogs import NewArchiveDialog
from ui.dialogs.recovery_dialogs import RecoverySheetDialog


def add_forum(hand: Hand, name: str) -> None:
    hand.press("Ctrl+1")
    hand.tab_to("Add forum")
    hand.press("Return")
    hand.dialog()
    hand.write(name)
    hand.press("Return")


def test_enter_presses_the_button_that_has_the_keyboard(empty: Hand) -> None:
    empty.press("Ctrl+1")
    empty.tab_to("Add forum")
    empty.press("Return")
    empty.dialog()
    empty.write("Oak Street church")
    empty.tab_to("Cancel")
    empty.press("Return")
    assert empty.no_dialog()
    assert empty.ask(forum.everything) == []
    add_forum(empty, "Oak Street church")
    empty.press("Delete")
    empty.dialog()
    empty.tab_to("Remove forum")
    empty.press("Enter")
    assert empty.ask(forum.everything) == []


def test_the_first_testimony_is_taken_at_the_forum_just_added(empty: Hand) -> None:
    for name in ("Oak Street church", "Elm Street school"):
        add_forum(empty, name)
        empty.press("Ctrl+N")
        empty.press("1")
        empty.write("The heat is off.")
        empty.tab_to("Tags")
        empty.write("evict")
        empty.press("Return")
        empty.press("Ctrl+Return")
        newest = empty.ask(lambda archive: testimony.read(archive, max(testimony.ids(archive))))
        assert newest.intake.forum_id in {one.id for one in empty.ask(forum.everything) if one.name == name}
        assert newest.intake.tags


def test_tab_goes_down_the_form_as_it_is_read(full: Hand) -> None:
    full.press("Ctrl+N")
    full.tab_to("Somebody speaks together with them")
    full.press("Return")
    full.tab_to("Add the person’s own words")
    full.press("Return")
    full.tab_to("Tags")
    full.write("evict")
    full.press("Return")
    form = full.window.desk.pages["testimonies"].form
    paper = form.findChild(QScrollArea).widget()
    form.begin()
    seen: list[tuple[int, str]] = []
    while paper.isAncestorOf(full.focus()):
        here = full.focus()
        seen.append((here.mapTo(paper, QPoint()).y(), here.accessibleName()))
        full.tab()
    names = [name for _y, name in seen]
    assert names.count("Pseudonym") == 2
    assert names.count("In the person’s own words") == 1
    downwards = [y for y, _name in seen]
    assert downwards == sorted(downwards), seen


def test_tab_comes_to_the_page_that_is_shown_and_reads_a_testimony_downwards(full: Hand) -> None:
    full.press("Ctrl+F")
    full.write("elevator")
    full.tab_to("Collect: Testimonies")
    full.tab_to("Translate …")
    full.press("Return")
    full.write("Hay ratas en las paredes.")
    full.tab_to("Translated by")
    full.write("Rosa")
    full.tab_to("Keep translation")
    full.press("Return")
    full.press("Ctrl+2")
    full.tab_to("Where it went …")
    names = []
    while "Collect" not in full.focus().accessibleName():
        full.tab()
        names.append(full.focus().accessibleName() or str(full.focus().property("text")))
    downwards = ("Hide …", "Take this translation away", "Who is responsible …", "Open the name vault …")
    places = [names.index(name) for name in downwards if name in names]
    assert len(places) > 2, names
    assert places == sorted(places), names
    assert names[-1] == "Collect: Testimonies"


def test_a_new_archive_says_that_its_recovery_sheet_comes_next(hand: Hand, tmp_path: Path) -> None:
    hand.window.deeds.on_new_requested()
    dialog = hand.dialog()
    assert isinstance(dialog, NewArchiveDialog)
    hand.write("Oak Street tenants")
    for name in ("Passphrase", "Passphrase again"):
        hand.tab_to(name)
        hand.write("river copper lantern mild otter quilt")
    value = dialog.value()
    assert value is not None
    path = tmp_path / "oak.hrforum"
    hand.window.deeds.make_at(path, value, dialog)
    hand.settle()
    sheet = hand.dialog()
    assert isinstance(sheet, RecoverySheetDialog), "it comes by itself, and may be left for later"
    hand.press("Escape")
    assert hand.no_dialog()
    assert "recovery sheet" in hand.sentence()
    code, _salt = hand.ask(recovery.codes)
    hand.window.worker.close_archive()
    hand.settle()
    hand.window.deeds.on_sheet_given(path, " ".join(code))
    hand.settle()
    assert "new passphrase" in hand.sentence()


def test_the_status_line_says_undone_and_done_again(full: Hand) -> None:
    full.press("Ctrl+1")
    full.press("Return")
    full.dialog()
    full.press("Ctrl+A")
    full.write("Oak Street, March")
    full.press("Return")
    assert full.window.saved.text() == "Saved: Change forum"
    full.press("Ctrl+Z")
    assert full.window.saved.text() == "Undone: Change forum"
    full.press("Ctrl+Shift+Z")
    assert full.window.saved.text() == "Done again: Change forum"


def test_the_file_dialog_writes_no_folder_down(hand: Hand) -> None:
    assert hand.window.isVisible()
    assert not QSettings(QSettings.Scope.UserScope, "QtProject").isWritable()


def test_the_page_of_numbers_leads_to_the_first_testimony_while_there_is_none(empty: Hand) -> None:
    empty.press("Ctrl+6")
    empty.tab_to("Take the first testimony")
    empty.press("Return")
    assert empty.window.desk.shown == "testimonies"
    assert empty.window.desk.pages["testimonies"].form is not None
