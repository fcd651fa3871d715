"""A line to search in, which waits for a pause in typing before it asks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from hrforum.i18n import _
from ui.parts.icons import icon

_PAUSE_MS = 80


class SearchBox(QLineEdit):
    """`search_requested(query)` after a short pause in typing; `left_downwards` when the Down key or Enter asks for the results."""

    search_requested = Signal(str)
    left_downwards = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self._sign = QAction(icon("search", "muted"), _("Search"), self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.search_requested.emit(self.text()))
        self.textChanged.connect(lambda _text: self._pause.start())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew in other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._sign.setIcon(icon("search", "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down to the results with Down or Enter; Esc empties the box."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
