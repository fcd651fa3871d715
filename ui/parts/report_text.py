"""A report of many lines, to be read and copied with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from ui.parts.growing_text import GrowingText
from ui.theme import current

_LEAST, _MOST = 2, 9


class ReportText(GrowingText):
    """As tall as its lines, up to nine; more are scrolled."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.fit()

    def tell(self, lines: Sequence[str]) -> None:
        """Show these lines."""
        self.setPlainText("\n".join(lines))
        self.fit()

    def fit(self) -> None:
        """Take the height that the text needs."""
        lines, block = 0, self.document().begin()
        while block.isValid() and lines < _MOST:
            # Asking for its place has a line broken as the width wants it.
            self.document().documentLayout().blockBoundingRect(block)
            lines += block.lineCount()
            block = block.next()
        lines = min(max(lines, _LEAST), _MOST)
        around = 2 * round(self.document().documentMargin()) + 2 * current().space("even")
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + around)
