"""One part of a page to be filled in: a card with its name, and the key that goes to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from hrforum.i18n import _
from ui.parts.columns import column, row
from ui.parts.words import heading, label


class Block(QFrame):
    """`key` is shown beside the name, such as "F3"; whoever owns the page lets it go to `first`, what is filled in first."""

    def __init__(self, name: str, key: str, *pieces: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.key = key
        self.first = pieces[0]
        inner = column(self, gap="even", edge="wide")
        head = row()
        head.addWidget(heading(name), 1)
        if key:
            shown = label(key, "key")
            shown.setToolTip(_("This key goes here."))
            shown.setAccessibleName(_("Key {key}").format(key=key))
            head.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(head)
        for piece in pieces:
            inner.addWidget(piece)
