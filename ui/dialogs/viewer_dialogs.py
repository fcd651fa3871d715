"""Looking at attachments: a picture, the pages of a PDF, and sound to listen to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from hrforum.domain.attachment import Attachment, Mark
from hrforum.domain.decoded import Page, Pixels, Sound
from hrforum.domain.file_name import shown
from hrforum.errors import HrforumError
from hrforum.i18n import _
from ui.dialogs.about_dialogs import Told
from ui.parts.flow import Flow
from ui.parts.picture_view import PictureView
from ui.parts.player import Player, Speaker
from ui.parts.words import announce, button, label
from ui.theme import current

_WIDTHS = 62
"""Widths of text of a dialog in which something is looked at."""
_LOWEST, _FREE = 200, 60
_AT_FIRST = 2
"""Steps by which a page is larger than whole, so that a letter can be read at once."""


class _Viewer(Told):
    """A dialog in which something is looked at, with buttons to see it larger; its content is asked for by size."""

    def __init__(self, parent: QWidget | None, one: Attachment) -> None:
        super().__init__(parent, one.described.caption or shown(one.name))
        self.view = PictureView(self.accessibleName())
        self.view.describe(one.described.alt_text or _("There is no description of it yet."))
        self._buttons = Flow("near")
        self._smaller = button(_("S&maller"))
        self._larger = button(_("&Larger"))
        self._smaller.clicked.connect(lambda: self.view.larger(-1))
        self._larger.clicked.connect(lambda: self.view.larger(1))
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            made = QShortcut(QKeySequence(keys), self)
            made.activated.connect(lambda by=by: self.view.larger(by))
        self.view.resized.connect(self._on_resized)
        self.body.addWidget(self._buttons)
        self.body.addWidget(self.view, 1)
        if one.described.alt_text:
            self.body.addWidget(label(one.described.alt_text, wrap=True))
        self._on_resized(self.view.percent)
        self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Take nearly the whole screen, and leave to what is looked at all that the rest does not need."""
        room = self.screen().availableGeometry()
        wide = min(current().size("body") * _WIDTHS, room.width() - _FREE)
        for piece in self.findChildren(QWidget):
            piece.ensurePolished()
        self.view.setFixedHeight(0)
        beside = self.body.totalHeightForWidth(wide) + self._foot.sizeHint().height()
        self.view.setFixedHeight(max(_LOWEST, room.height() - _FREE - beside - current().space("wide")))
        super().showEvent(event)
        self.resize(wide, room.height() - _FREE)

    def _on_resized(self, percent: int) -> None:
        self._smaller.setEnabled(percent > 100)
        self._larger.setEnabled(percent < 400)


class PictureDialog(_Viewer):
    """A picture, shown with `put`."""

    def __init__(self, parent: QWidget | None, one: Attachment) -> None:
        super().__init__(parent, one)
        for each in (self._smaller, self._larger):
            self._buttons.add(each)

    def put(self, pixels: Pixels) -> None:
        """Show the picture."""
        self.view.show_pixels(pixels)


class PagesDialog(_Viewer):
    """The pages of a PDF: `page_requested(number, width)`, counted from 0, answered by `put`."""

    page_requested = Signal(int, int)

    def __init__(self, parent: QWidget | None, one: Attachment) -> None:
        super().__init__(parent, one)
        self._number, self._pages = 0, 1
        self._told = label("", "label")
        self._before = button(_("&Previous page"))
        self._after = button(_("&Next page"))
        for each in (self._before, self._after, self._told, self._smaller, self._larger):
            self._buttons.add(each)
        self._before.clicked.connect(lambda: self.turn(-1))
        self._after.clicked.connect(lambda: self.turn(1))
        for keys, by in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            made = QShortcut(QKeySequence(keys), self)
            made.activated.connect(lambda by=by: self.turn(by))
        self.view.larger(_AT_FIRST)
        self.view.resized.connect(lambda _percent: self.ask())
        self._show_number()

    @property
    def told(self) -> str:
        """Which page is shown."""
        return self._told.text()

    def turn(self, by: int) -> None:
        """Go on to a later or earlier page."""
        number = min(max(self._number + by, 0), self._pages - 1)
        if number != self._number:
            self._number = number
            self.ask()

    def ask(self) -> None:
        """Ask for the page that is wanted, as wide as it is shown."""
        width = round(self.view.viewport().width() * self.view.percent / 100 * self.devicePixelRatioF())
        self.page_requested.emit(self._number, max(200, min(width, 4_000)))

    def put(self, page: Page) -> None:
        """Show a page."""
        self._pages = page.pages
        self.view.show_pixels(page.pixels)
        self._show_number()
        announce(self, self.told)

    def _show_number(self) -> None:
        self._told.setText(_("Page {number} of {pages}").format(number=self._number + 1, pages=self._pages))
        self._before.setEnabled(self._number > 0)
        self._after.setEnabled(self._number < self._pages - 1)


class PlayerDialog(Told):
    """Sound: the wishes are those of `player`. Nothing sounds after it is closed."""

    def __init__(
        self,
        parent: QWidget | None,
        one: Attachment,
        speaker: Callable[[], Speaker],
        marks: Sequence[Mark],
    ) -> None:
        super().__init__(parent, one.described.caption or shown(one.name))
        # Enter in the note marks a place; it does not close the dialog.
        self.act_button.setDefault(False)
        self.player = Player(speaker, marks)
        self.player.missing.connect(self.say)
        self.body.addWidget(self.player)
        self.player.setFocus()
        self.finished.connect(lambda _result: self.player.close_down())

    def put(self, part: Sound, from_ms: int) -> None:
        """Take a part that was asked for."""
        self.player.put(part, from_ms)

    def refused(self, error: HrforumError) -> None:
        """It cannot be played: say why."""
        self.player.close_down()
        super().refused(error)
