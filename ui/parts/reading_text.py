"""Words to read at their full length on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

_EDGE = 3
"""The border of the style sheet, in pixels."""
_LAID_OUT_WHOLE = 60_000
"""Characters up to which the words are as tall as they are long; longer ones scroll inside a box of forty lines."""


class ReadingText(QPlainTextEdit):
    """Words to read: as tall as they are long, walked through and selected with the keyboard."""

    def __init__(self, words: str, name: str, *, rtl: bool = False) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("role", "plain")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)
        self._whole = len(words) <= _LAID_OUT_WHOLE
        if self._whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlainText(words)
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
        around = 2 * _EDGE + 2 * round(self.document().documentMargin()) + 2
        if not self._whole:
            self.setFixedHeight(self.fontMetrics().lineSpacing() * 40 + around)
            return
        layout = self.document().documentLayout()
        tall = 0.0
        block = self.document().begin()
        while block.isValid():
            tall += layout.blockBoundingRect(block).height()
            block = block.next()
        self.setFixedHeight(round(tall) + around)
