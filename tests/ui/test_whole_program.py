"""The program around the pages: practice, passphrase, recovery sheet, preferences, bugs, and its start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from hrforum import settings
from hrforum.errors import HrforumError
from hrforum.operations import archive, recovery
from tests.ui.conftest import Hand
from ui import app as windows
from ui import theme
from ui.archive_worker import ArchiveWorker
from ui.bug import bug_from
from ui.dialogs.archive_dialogs import NewPassphraseDialog
from ui.ticket import Ticket

PASSPHRASE = "another six words for the door"


def test_a_practice_archive_says_so_everywhere(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "practice.hrforum"
    hand.window.deeds.practise_at(path)
    hand.settle()
    assert hand.window.windowTitle() == "PRACTICE – hrforum"
    for key in ("forums", "testimonies", "tags", "packets", "hearings"):
        hand.window.go(key)
        hand.settle()
        marks = [each for each in hand.window.findChildren(QLabel) if each.property("role") == "practice"]
        assert any(each.isVisible() and "PRACTICE" in each.text() for each in marks), key
    hand.window.worker.close_archive()
    hand.window.deeds.practise_at(path)
    hand.settle()
    assert hand.window.desk.sentence == ""
    assert hand.ask(archive.about).practice


def test_the_passphrase_is_changed_and_the_old_sheet_is_void(full: Hand) -> None:
    path = full.window.deeds.path
    assert path is not None
    present = "the passphrase before it"
    full.ask(lambda opened: archive.change_passphrase(opened, present))
    old_sheet, _salt = full.ask(recovery.codes)
    full.window.menus.passphrase.trigger()
    dialog = full.dialog()
    assert isinstance(dialog, NewPassphraseDialog)
    full.write("not the present one")
    full.tab_to("Passphrase")
    full.write(PASSPHRASE)
    full.tab_to("Passphrase again")
    full.write(PASSPHRASE)
    full.press("Return")
    assert dialog.isVisible()
    assert "not the passphrase of this archive" in dialog._strip.sentence
    full.tab_to("Present passphrase")
    full.press("Ctrl+A")
    full.write(present)
    full.press("Return")
    assert full.no_dialog()
    assert "print a new one now" in full.sentence()
    closed: list[None] = []
    full.window.worker.close_archive(closed.append)
    full.qtbot.waitUntil(lambda: bool(closed))
    archive.unlock(path, PASSPHRASE).close()
    with pytest.raises(HrforumError):
        archive.unlock_with_recovery(path, " ".join(old_sheet))


def test_the_recovery_sheet_is_written(full: Hand, tmp_path: Path) -> None:
    full.window.menus.sheet.trigger()
    full.dialog()
    full.press("Return")
    chooser = full.dialog()
    target = tmp_path / "sheet.pdf"
    chooser.fileSelected.emit(str(target))  # type: ignore[attr-defined]  # a QFileDialog
    chooser.reject()
    full.settle()
    assert target.read_bytes().startswith(b"%PDF")
    assert "Print it" in full.sentence()


def test_text_size_and_colours_change_at_once_and_are_kept(full: Hand, qapp: QApplication) -> None:
    try:
        full.press("Ctrl++")
        full.press("Ctrl++")
        assert theme.current().percent == 150
        assert qapp.font().pixelSize() == theme.current().size("body")
        dark = next(each for each in full.window.menus.schemes.actions() if each.data() == "dark")
        dark.trigger()
        full.settle()
        assert theme.current().colours.dark
        kept = settings.load()
        assert (kept.text_percent, kept.scheme) == (150, "dark")
        for _each in range(5):
            full.press("Ctrl+-")
        assert theme.current().percent == 100
    finally:
        theme.Theme().apply(qapp)


def test_a_bug_is_shown_without_its_message(full: Hand) -> None:
    try:
        raise ValueError("Rosa Delgado lives on Fulton Street")
    except ValueError as error:
        full.window.report(bug_from(error))
    dialog = full.dialog()
    told = " ".join(each.toPlainText() for each in dialog.findChildren(QPlainTextEdit))
    told += " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "ValueError" in told
    assert "test_whole_program" in told
    assert "Rosa" not in told
    full.press("Return")
    assert full.no_dialog()


def test_no_page_reads_the_disk_on_the_window_s_thread(full: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every read goes through the worker: with the worker's door shut, walking through the pages reads nothing."""
    asked: list[object] = []

    def submit(_worker: ArchiveWorker, job: Any, _thread: object = None) -> Ticket:
        asked.append(job)
        return Ticket()

    monkeypatch.setattr(ArchiveWorker, "_submit", submit)
    for key in ("forums", "testimonies", "tags", "import", "packets", "hearings"):
        page = full.window.desk.show_place(key)
        page.refresh()
    assert len(asked) >= 6


def test_locking_again_starts_the_same_program_with_the_same_archive() -> None:
    command = windows.command_again(["/somewhere/a.hrforum"])
    assert command[0] == sys.executable
    assert command[-1] == "/somewhere/a.hrforum"


def test_the_first_window_needs_neither_database_nor_documents(tmp_path: Path) -> None:
    program = """
import sys
from hrforum.settings import Settings
from ui import app
from ui.faces import Faces
started, window = app.start(Settings(scheme="light"), Faces(), print)
window.show_welcome()
heavy = {"sqlcipher3", "sqlite_utils", "reportlab", "pikepdf", "openpyxl", "argon2", "ui.desk", "ui.pages.testimonies_page"}
print(sorted(heavy & set(sys.modules)))
window.complete()
print(sorted(heavy & set(sys.modules)))
window.shut_down()
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(windows.__file__).parents[1],
    )
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]


def test_the_windows_start_by_module_and_end_when_closed(tmp_path: Path) -> None:
    program = """
import sys
from PySide6.QtCore import QTimer
from ui import app, main_window
complete = main_window.MainWindow.complete
def completed(window):
    complete(window)
    QTimer.singleShot(0, window.close)
main_window.MainWindow.complete = completed
sys.exit(app.main([]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(windows.__file__).parents[1],
    )
    assert done.returncode == 0, done.stderr
