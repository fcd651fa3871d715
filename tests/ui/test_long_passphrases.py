"""A passphrase may be pasted, and may be as long as somebody wants it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from hrforum.operations import archive
from tests.ui.conftest import Hand
from ui.dialogs.archive_dialogs import NewArchiveDialog

LONG = ("river copper lantern mild otter quilt " * 27)[:999] + "."
"""A thousand characters."""


def paste(hand: Hand, text: str) -> None:
    """Paste what somebody copied elsewhere, such as in a password manager."""
    QApplication.clipboard().setText(text)
    hand.press("Ctrl+V")


def test_a_thousand_characters_are_pasted_for_a_new_archive(hand: Hand) -> None:
    assert len(LONG) == 1_000
    hand.window.deeds.on_new_requested()
    dialog = hand.dialog()
    assert isinstance(dialog, NewArchiveDialog)
    hand.write("Oak Street tenants")
    for name in ("Passphrase", "Passphrase again"):
        hand.tab_to(name)
        paste(hand, LONG)
    value = dialog.value()
    assert value is not None
    assert value.passphrase == LONG


def in_sight(hand: Hand) -> bool:
    """Say whether an archive's pages are shown."""
    desk = hand.window.desk
    return desk is not None and desk.isVisible()


def test_a_thousand_characters_are_pasted_to_open_it_and_not_one_less(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "oak.hrforum"
    archive.create(path, LONG, name="Oak Street").close()
    hand.window.show_unlock(path)
    hand.settle()
    assert hand.focus().accessibleName() == "Passphrase"
    paste(hand, LONG[:-1])
    hand.press("Return")
    assert not in_sight(hand)
    assert "does not open this archive" in hand.window.unlock._strip.sentence
    hand.press("Ctrl+A")
    paste(hand, LONG)
    hand.press("Return")
    assert in_sight(hand)
