"""Words to read at their full length on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.parts.growing_text import GrowingText

_EDGE = 3
"""The border of the style sheet, in pixels."""
_LAID_OUT_WHOLE = 60_000
"""Characters up to which the words are as tall as they are long; longer ones scroll inside a box of forty lines."""


class ReadingText(GrowingText):
    """Words to read: as tall as they are long, walked through and selected with the keyboard."""

    def __init__(self, words: str, name: str, *, rtl: bool = False) -> None:
        super().__init__(name)
        self.setProperty("role", "plain")
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        # Qt's plain text takes left for left here, not for where reading starts.
        option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        self.document().setDefaultTextOption(option)
        self._whole = len(words) <= _LAID_OUT_WHOLE
        if self._whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlainText(words)
        self.fit()

    def fit(self) -> None:
        """Take the height that the text needs."""
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
