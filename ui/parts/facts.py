"""What is known of one thing, as pairs of a name and a value."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.parts.words import label
from ui.theme import current

_WIDEST = 12
"""Sizes of text that a name takes in one line; a longer one is broken, so that its value keeps its room."""


class Facts(QWidget):
    """Names at the start, values beside them; a value without a text is left out.

    Values can be selected and copied, but where they are a person's own words, which leave through the gate alone.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = (), *, own_words: bool = False) -> None:
        super().__init__()
        self._own_words = own_words
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current().space("wide"))
        self._grid.setVerticalSpacing(current().space("tight"))
        self._grid.setColumnStretch(1, 1)
        self.tell(pairs)

    def tell(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Show these pairs instead."""
        while (old := self._grid.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        for at, (name, value) in enumerate((name, value) for name, value in pairs if value):
            shown = label(value, wrap=True)
            # An address on the internet has no place to break: its end is cut rather than the page made wider.
            shown.setMinimumWidth(1)
            if not self._own_words:
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(f"{name}: {value}")
            named = label(name, "muted")
            if named.sizeHint().width() > (widest := current().size("body") * _WIDEST):
                named.setWordWrap(True)
                named.setFixedWidth(widest)
            self._grid.addWidget(named, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, at, 1)
