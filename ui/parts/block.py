"""One part of a page to be filled in: a card with its name, and the key that goes to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from hrforum.i18n import _
from ui.parts.columns import column, row
from ui.parts.words import heading, label


class Block(QFrame):
    """`key` is shown beside the name, such as "F3"; whoever owns the page lets it go here.

    `begin` puts the focus on what is filled in first, the first piece where none is given.
    """

    def __init__(
        self, name: str, key: str, *pieces: QWidget, begin: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.key = key
        self.begin = begin or (lambda: pieces[0].setFocus(Qt.FocusReason.ShortcutFocusReason))
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
