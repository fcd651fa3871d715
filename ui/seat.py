"""The intake-only seat as a state of the window: entered with a PIN, covered when left alone, left with the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from ui.deeds.form_deeds import FormDeeds
from ui.deeds.seat_deeds import SeatDeeds
from ui.pages.cover_page import CoverPage
from ui.pages.seat_page import SeatPage
from ui.wiring.attachments import wire_attachments

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Seat(QObject):
    """`page` is where intake works, `cover` what hides it. While it is `active`, nothing else of the archive can be reached."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._put_aside: list[QDialog] = []
        self.active = False
        self.page, self.cover = SeatPage(window.worker), CoverPage()
        self.deeds = SeatDeeds(window.worker, window)
        for each in (self.page, self.cover):
            window.stack.addWidget(each)
        self._wire()
        self._wire_form()

    def _wire(self) -> None:
        deeds, page, cover, window = self.deeds, self.page, self.cover, self._window
        deeds.begun.connect(lambda forum_id: window.drafts.keep(lambda: self._enter(forum_id)))
        deeds.said.connect(window.say)
        deeds.uncovered.connect(self._uncover)
        deeds.pin_refused.connect(cover.refused)
        deeds.spent.connect(window.lock)
        deeds.left.connect(lambda: window.drafts.keep(self._leave))
        page.cover_requested.connect(self.hide)
        page.leave_requested.connect(deeds.on_leave_requested)
        cover.pin_given.connect(deeds.on_pin_given)
        cover.lock_requested.connect(window.lock)

    def _wire_form(self) -> None:
        writing, drafts, page = self.page.writing, self._window.drafts, self.page
        deeds = FormDeeds(self._window.worker, self._window)
        writing.form_changed.connect(drafts.watch)
        writing.leave_requested.connect(lambda: drafts.keep(page.left))
        writing.throw_away_requested.connect(drafts.on_throw_away_requested)
        writing.hand_over_requested.connect(deeds.on_hand_over_requested)
        writing.written.connect(deeds.on_written)
        writing.said.connect(self._window.say)
        deeds.kept.connect(page.kept)
        deeds.not_kept.connect(writing.refused)
        wire_attachments(self._window, writing)
        drafts.thrown_away.connect(lambda was_open: page.left() if self.active and was_open else None)

    @property
    def covered(self) -> bool:
        """Whether the cover is on."""
        return self._window.stack.currentWidget() is self.cover

    def _enter(self, forum_id: int | None) -> None:
        window = self._window
        testimonies = window.desk.pages["testimonies"]
        # What was open elsewhere is a draft by now, and stays one until the seat is left.
        testimonies.writing.close_form()
        self.active = True
        self.page.practice.setVisible(window.desk.is_practice)
        self._show_frame(window.stack.indexOf(self.page))
        self.page.begin(forum_id, testimonies.writing.language)

    def _leave(self) -> None:
        self.active = False
        self.page.writing.close_form()
        self._window.menus.set_seat(False)
        self._window.statusBar().show()
        self._window.stack.setCurrentWidget(self._window.desk)
        self._window.go("testimonies")
        self._window.desk.pages["testimonies"].drafts.refresh()

    def hide(self) -> None:
        """Cover the screen, with every dialog that is open; what is written stays as it is."""
        if self.covered:
            return
        self._put_aside = []
        for one in QApplication.topLevelWidgets():
            if one is not self._window and one.isVisible():
                one.hide()
                if isinstance(one, QDialog):
                    self._put_aside.append(one)
        self._show_frame(self._window.stack.indexOf(self.cover))
        self._window.menuBar().hide()
        # A dialog that was hidden leaves the keyboard with nobody.
        self._window.activateWindow()
        self.cover.begin(self.deeds.wait)

    def _uncover(self) -> None:
        self._show_frame(self._window.stack.indexOf(self.page))
        self._window.menuBar().show()
        before = self.page.focusWidget()
        if before is not None:
            before.setFocus()
        for one in self._put_aside:
            one.show()
            one.activateWindow()
        self._put_aside = []

    def _show_frame(self, at: int) -> None:
        self._window.menus.set_seat(True)
        self._window.statusBar().hide()
        self._window.stack.setCurrentIndex(at)
