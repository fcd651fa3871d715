"""Where the keyboard stands when something waits or has dropped down: at what was begun, and above nothing that stays open."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox

from tests.ui.conftest import Hand


def test_a_list_that_dropped_down_goes_with_the_key_to_a_block(full: Hand) -> None:
    full.press("Ctrl+N")
    box = next(
        each
        for each in full.window.desk.pages["testimonies"].form.findChildren(QComboBox)
        if each.isVisible() and each.count() > 1
    )
    box.setFocus()
    box.showPopup()
    full.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    full.press("F2")
    assert QApplication.activePopupWidget() is None
    assert not box.view().isVisible()
    assert "Not asked" in full.focus().accessibleName()


def test_where_a_draft_waits_the_keyboard_begins_at_it(empty: Hand) -> None:
    empty.press("Ctrl+N")
    empty.press("F3")
    empty.write("They turned the water off.")
    empty.tab_to("Leave for later")
    empty.press("Space")
    empty.window.go("forums")
    empty.settle()
    empty.window.go("testimonies")
    empty.settle()
    assert empty.focus().accessibleName().startswith("Go on writing. "), empty.focus().property("text")
