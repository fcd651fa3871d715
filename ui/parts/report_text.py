"""A report of many lines, to be read and copied with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from ui.theme import current

_LEAST, _MOST = 2, 9


class ReportText(QPlainTextEdit):
    """As tall as its lines, up to nine; more are scrolled."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._fit()

    def tell(self, lines: Sequence[str]) -> None:
        """Show these lines."""
        self.setPlainText("\n".join(lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the lines that a narrower page needs."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        lines, block = 0, self.document().begin()
        while block.isValid() and lines < _MOST:
            # Asking for its place has a line broken as the width wants it.
            self.document().documentLayout().blockBoundingRect(block)
            lines += block.lineCount()
            block = block.next()
        lines = min(max(lines, _LEAST), _MOST)
        around = 2 * round(self.document().documentMargin()) + 2 * current().space("even")
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + around)
