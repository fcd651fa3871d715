"""Welcome and unlock: what is in the way is said before a passphrase is asked for, and each failure has its sentence."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from hrforum.operations import archive
from hrforum.settings import Recent
from hrforum.storage.key import Key
from tests.ui.conftest import Hand
from ui import app as windows
from ui.dialogs.recovery_dialogs import RecoverySheetDialog
from ui.pages.unlock_page import UnlockPage

PASSPHRASE = "six plain words make a door"


def told(page: UnlockPage) -> str:
    return page._strip.sentence


def opened(hand: Hand) -> bool:
    return hand.window.desk is not None and bool(hand.window.desk.isVisible())


def recent(hand: Hand) -> tuple[Recent, ...]:
    return hand.window.preferences.now.recent


def test_an_archive_is_opened_by_its_passphrase_with_keys_alone(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "a.hrforum"
    archive.create(path, PASSPHRASE, name="Oak").close()
    hand.window.show_unlock(path)
    hand.settle()
    assert hand.focus().accessibleName() == "Passphrase"
    hand.write("not this one, friend")
    hand.press("Return")
    assert "does not open this archive" in told(hand.window.unlock)
    assert not opened(hand)
    hand.write(PASSPHRASE)
    hand.press("Return")
    assert opened(hand)


def test_a_recovery_sheet_opens_an_archive(hand: Hand, tmp_path: Path, key: Key) -> None:
    from hrforum.operations import recovery

    path = tmp_path / "a.hrforum"
    made = archive.create_with_key(path, key, name="Oak")
    secret, _salt = recovery.codes(made)
    made.close()
    hand.window.show_unlock(path)
    hand.settle()
    hand.tab_to("I have a recovery sheet")
    hand.press("Space")
    assert hand.focus().accessibleName() == "Codes on the recovery sheet"
    hand.write(" ".join(secret).lower()[:-1])
    hand.tab_to("Open")
    hand.press("Space")
    assert "62 characters" in told(hand.window.unlock)
    hand.write(secret[-1][-1])
    hand.tab_to("Open")
    hand.press("Space")
    assert opened(hand)


def test_what_is_in_the_way_is_said_before_the_passphrase_is_asked_for(
    hand: Hand, tmp_path: Path, key: Key
) -> None:
    held, missing, other = tmp_path / "held.hrforum", tmp_path / "none.hrforum", tmp_path / "text.hrforum"
    other.write_text("this is a letter, not an archive " * 200)
    holder = archive.create_with_key(held, key, name="Oak")
    try:
        for path, part in (
            (held, "open in another window"),
            (missing, "no file"),
            (other, "not an hrforum archive"),
        ):
            hand.window.show_unlock(path)
            hand.settle()
            assert part in told(hand.window.unlock)
            assert hand.focus().property("text") == "&Try again"
            assert not hand.window.unlock._open.isEnabled()
    finally:
        holder.close()
    hand.window.show_unlock(held)
    hand.settle()
    assert told(hand.window.unlock) == ""


def test_an_empty_passphrase_is_not_tried(hand: Hand, tmp_path: Path, key: Key) -> None:
    path = tmp_path / "a.hrforum"
    archive.create_with_key(path, key, name="Oak").close()
    hand.window.show_unlock(path)
    hand.settle()
    hand.press("Return")
    assert told(hand.window.unlock) == "Type the passphrase of this archive."


def test_a_new_archive_is_made_with_keys_alone(hand: Hand, tmp_path: Path) -> None:
    from ui.dialogs.archive_dialogs import NewArchive, NewArchiveDialog

    hand.window.deeds.on_new_requested()
    dialog = hand.dialog()
    assert isinstance(dialog, NewArchiveDialog)
    decided: list[NewArchive] = []
    dialog.decided.disconnect()
    dialog.decided.connect(decided.append)
    hand.press("Return")
    assert hand.focus().accessibleDescription().startswith("Give the archive a name.")
    hand.write("Tenants")
    hand.tab_to("Passphrase")
    hand.write("too short")
    hand.press("Return")
    assert "shorter than 12" in hand.focus().accessibleDescription()
    hand.write(PASSPHRASE)
    hand.focus().setProperty("text", PASSPHRASE)
    hand.tab_to("Passphrase again")
    hand.write("another one altogether")
    hand.press("Return")
    assert "not the same" in hand.focus().accessibleDescription()
    hand.focus().setProperty("text", PASSPHRASE)
    hand.press("Return")
    assert [(one.name, one.passphrase) for one in decided] == [("Tenants", PASSPHRASE)]
    path = tmp_path / "new.hrforum"
    hand.window.deeds.make_at(path, decided[0], dialog)
    hand.settle()
    assert path.is_file()
    assert isinstance(hand.dialog(), RecoverySheetDialog)
    hand.press("Escape")
    assert hand.no_dialog()
    assert opened(hand)


def test_the_window_s_title_names_neither_archive_nor_person(full: Hand) -> None:
    assert full.window.windowTitle() == "hrforum"


def test_the_environment_s_passphrase_is_dropped_and_never_used(monkeypatch: object, tmp_path: Path) -> None:
    os.environ["HRFORUM_PASSPHRASE"] = PASSPHRASE
    try:
        assert windows.main(["--self-check"]) == 0
        assert "HRFORUM_PASSPHRASE" not in os.environ
    finally:
        os.environ.pop("HRFORUM_PASSPHRASE", None)


def test_recent_folders_are_kept_only_when_asked_for(hand: Hand, tmp_path: Path, key: Key) -> None:
    path = tmp_path / "Names of tenants.hrforum"
    archive.create_with_key(path, key, name="Oak").close()
    deeds, preferences = hand.window.deeds, hand.window.preferences
    deeds.open_with(path, lambda: archive.open_with_key(path, key))
    hand.settle()
    assert recent(hand) == ()
    hand.window.menus.keep_recent.trigger()
    hand.settle()
    hand.window.worker.close_archive()
    deeds.open_with(path, lambda: archive.open_with_key(path, key))
    hand.settle()
    (kept,) = recent(hand)
    assert kept.folder == str(tmp_path)
    assert "Names of tenants" not in repr(preferences.now)
    hand.window.welcome.show_recent(recent(hand))
    texts = [each.text() for each in hand.window.welcome.findChildren(QPushButton)]
    assert any(str(tmp_path) in text for text in texts)
    hand.window.menus.keep_recent.trigger()
    hand.settle()
    assert recent(hand) == ()
