"""Backups by the windows: made at the end, shown, tried out, sent to a second place, put back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from hrforum.operations import archive, backup, testimony
from hrforum.storage.key import Key
from tests.archive_of import keep
from tests.ui.conftest import Hand
from ui.dialogs.backup_dialogs import BackupsDialog, RestoreDialog

PASSPHRASE = "seven quiet otters under the bridge"


def _texts(dialog: BackupsDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel) if not each.isHidden())


def _wait_for(hand: Hand, dialog: BackupsDialog, sentence: str) -> None:
    hand.qtbot.waitUntil(lambda: sentence in _texts(dialog), timeout=20_000)


def _dialog(hand: Hand) -> BackupsDialog:
    hand.window.menus.backups.trigger()
    dialog = hand.dialog()
    assert isinstance(dialog, BackupsDialog)
    return dialog


def test_a_backup_is_made_tried_out_and_sent_to_a_second_place(full: Hand, tmp_path: Path) -> None:
    dialog = _dialog(full)
    assert "One is made by itself when the archive is closed after changes." in _texts(dialog)
    assert "There is no backup yet." in _texts(dialog)
    assert "There is no second place" in _texts(dialog)
    full.tab_to("Make a backup now")
    full.press("Return")
    _wait_for(full, dialog, "opened and checked")
    assert "There is no backup yet." not in _texts(dialog), "it stays, and shows how things stand now"
    full.tab_to("Try this one out")
    full.press("Space")
    _wait_for(full, dialog, "every page is whole")
    assert "Something changed since." not in _texts(dialog)
    stick = tmp_path / "stick"
    stick.mkdir()
    full.window.backups.choose_second(str(stick), dialog)
    _wait_for(full, dialog, "The second place got its last copy on")
    assert len(list(stick.iterdir())) == 1
    full.tab_to("No second place")
    full.press("Space")
    _wait_for(full, dialog, "Backups go to one place only.")
    assert "There is no second place" in _texts(dialog)
    full.press("Escape")
    assert full.no_dialog()


def test_a_copy_of_an_earlier_archive_is_not_taken_for_one_of_this(full: Hand) -> None:
    path = full.window.deeds.path
    assert path is not None
    earlier = path.parent / "backups" / "earlier-2024-01-01-120000.hrforum"
    earlier.parent.mkdir(exist_ok=True)
    earlier.write_bytes(bytes(range(256)) * 32)
    dialog = _dialog(full)
    told = _texts(dialog)
    assert "There is no backup yet." not in told
    assert "No backup was made of this archive yet." in told
    assert "may be of an earlier one" in told
    full.press("Escape")


def test_closing_after_changes_leaves_a_backup(full: Hand) -> None:
    path = full.window.deeds.path
    assert path is not None
    closed: list[None] = []
    full.window.worker.close_archive(closed.append)
    full.qtbot.waitUntil(lambda: bool(closed))
    assert len(list((path.parent / "backups").iterdir())) == 1


def test_a_practice_archive_promises_no_backup_and_makes_none(hand: Hand, tmp_path: Path, key: Key) -> None:
    path = tmp_path / "practice.hrforum"
    hand.window.deeds.open_with(
        path, lambda: archive.create_with_key(path, key, name="Practice", practice=True)
    )
    hand.settle()
    dialog = _dialog(hand)
    assert "Of a practice archive none is made by itself" in _texts(dialog)
    assert "when the archive is closed" not in _texts(dialog)
    hand.press("Escape")
    closed: list[None] = []
    hand.window.worker.close_archive(closed.append)
    hand.qtbot.waitUntil(lambda: bool(closed))
    assert not (tmp_path / "backups").exists()


def test_a_backup_is_put_back_from_the_open_archive(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "city.hrforum"
    with archive.create(path, PASSPHRASE, name="City") as made:
        keep(made, "Told before the backup.")
        kept = backup.make(made, backup.folder_of(made)).value
        keep(made, "Told after it.")
    hand.window.show_unlock(path)
    hand.settle()
    hand.write(PASSPHRASE)
    hand.press("Return")
    hand.settle()
    _dialog(hand)
    hand.tab_to("Put this one back …")
    hand.press("Space")
    asking = hand.dialog()
    assert isinstance(asking, RestoreDialog)
    hand.tab_to("Passphrase of the backup")
    hand.write(PASSPHRASE)
    asking.act_button.click()
    hand.qtbot.waitUntil(lambda: bool(hand.replaced), timeout=20_000)
    with archive.unlock(path, PASSPHRASE) as again:
        assert testimony.count(again) == 1
    assert kept.exists()
    assert len(list(tmp_path.glob("city-before-restore-*.hrforum"))) == 1


def test_a_wrong_passphrase_puts_nothing_back(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "city.hrforum"
    with archive.create(path, PASSPHRASE, name="City") as made:
        keep(made)
        kept = backup.make(made, backup.folder_of(made)).value
    before = path.read_bytes()
    hand.window.show_unlock(path)
    hand.settle()
    hand.window.backups.path = path
    hand.window.backups.ask_to_restore(kept)
    asking = hand.dialog()
    assert isinstance(asking, RestoreDialog)
    hand.tab_to("Passphrase of the backup")
    hand.write("not the one that it had")
    asking.act_button.click()
    hand.qtbot.waitUntil(
        lambda: "does not open this archive" in hand.window.unlock._strip.sentence, timeout=20_000
    )
    assert path.read_bytes() == before


def test_the_marks_of_the_ledger_are_put_on_paper(full: Hand, tmp_path: Path) -> None:
    full.window.of_ledger.write(tmp_path / "marks.pdf")
    full.qtbot.waitUntil(lambda: "The marks are saved" in full.sentence(), timeout=20_000)
    assert (tmp_path / "marks.pdf").read_bytes().startswith(b"%PDF")
