"""F1 tells every key there is: none of those that really work is missing, and a word finds it."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut

from hrforum.domain.consent import Answer
from tests.ui.conftest import Hand
from ui.dialogs.keys_dialog import KeysDialog
from ui.dialogs.review_dialog import ACCEPT, NEXT, ON, STAND, UNDO
from ui.keys import keys_within
from ui.pages.version_box import HIDE, MARK
from ui.parts.consent_answers import _KEYS, PRESETS
from ui.places import places


def told_keys() -> set[str]:
    return {key for one in keys_within() for key in one.keys.split(", ")}


def test_no_key_that_works_is_missing_from_the_list(full: Hand) -> None:
    for number in range(1, len(places()) + 1):
        full.press(f"Ctrl+{number}")
    full.press("Ctrl+N")
    found = {
        shortcut.key().toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
        for shortcut in full.window.findChildren(QShortcut)
    }
    assert {"F2", "F8", "F9", "Alt+Up", "G", "T", "Del"} <= found, "the windows hold their keys"
    assert found - told_keys() == set()


def test_the_letters_that_no_shortcut_holds_are_told_too() -> None:
    letters = {HIDE, MARK, ACCEPT, STAND, NEXT, ON, UNDO, *(chr(key) for key in _KEYS)}
    assert set(_KEYS.values()) == set(Answer)
    assert letters | {str(at) for at, _key in enumerate(PRESETS, 1)} <= told_keys()


def test_a_word_finds_its_key(full: Hand) -> None:
    full.press("F1")
    dialog = full.dialog()
    assert isinstance(dialog, KeysDialog)
    every = dialog.list.model().rowCount()
    assert every > len(keys_within()), "those of the menus stand there too"
    full.write("speaking clock")
    full.qtbot.waitUntil(lambda: dialog.list.model().rowCount() == 1)
    assert (
        dialog.list.model().index(0, 0).data() == "F8, Start or stop the speaking clock, In a new testimony"
    )
    full.write(" zeppelin")
    full.qtbot.waitUntil(lambda: dialog.list.model().rowCount() == 0)
    full.press("Escape")
    full.qtbot.waitUntil(lambda: dialog.list.model().rowCount() == every)
    full.press("Down")
    assert full.focus() is dialog.list
    full.press("Escape")
    assert full.no_dialog()


def test_the_menu_and_the_rail_show_the_pages_in_the_order_of_their_keys() -> None:
    parts = [one.part for one in places()]
    assert parts == sorted(parts, key=list(dict.fromkeys(parts)).index), "one part after the other"


def test_the_lock_has_its_key_in_a_dialog_too(full: Hand) -> None:
    full.press("F1")
    full.dialog()
    full.press("Ctrl+L")
    full.qtbot.waitUntil(lambda: bool(full.replaced), timeout=20_000)
    assert not full.window.isVisible(), "the archive is closed, and another process asks for it"
