"""The seat begun and left again and again, with other pages, forms and dialogs open: nothing of the window is let go of meanwhile."""

from __future__ import annotations

import gc

from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Hand
from tests.ui.test_seat import seated
from ui.dialogs.dialog import Dialog

TIMES = 12


def test_it_is_begun_and_left_many_times(full: Hand) -> None:
    window = full.window
    seated(full)
    seat, pages = window.seat, list(window.desk.pages)
    for number in range(TIMES):
        seat._leave()
        window.go(pages[number % len(pages)])
        if number % 3 == 0:
            window.menus.new_testimony.trigger()
        if number % 5 == 0:
            full.settle()
            gc.collect()
        seat.deeds.begun.emit(None)
        full.settle()
        assert window.stack.currentWidget() is seat.page
        window.menus.contact.trigger()
        seat.hide()
        seat._uncover()
        for one in QApplication.topLevelWidgets():
            if isinstance(one, Dialog) and one.isVisible():
                one.reject()
    seat._leave()
    full.settle()
    shown = [one.text().replace("&", "") for one in window.menuBar().actions() if one.isVisible()]
    assert shown == ["Archive", "Edit", "Go", "View", "Help"]
