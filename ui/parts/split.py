"""Two panes side by side that share the width once it is known, and stay as the user drags them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import current

_KNOWN = 200


class Split(QSplitter):
    """`share` of the width goes to the first pane."""

    def __init__(self, first: QWidget, second: QWidget, share: float) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._share = share
        self._shared = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(current().space("near"))
        self.addWidget(first)
        self.addWidget(second)
        self.setStretchFactor(0, round(share * 100))
        self.setStretchFactor(1, round(100 - share * 100))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out once it is known."""
        super().resizeEvent(event)
        self._share_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the width out once it is known."""
        super().showEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        wide = self.width()
        if not self._shared and wide > _KNOWN and self.isVisible():
            self._shared = True
            first = round(wide * self._share)
            self.setSizes([first, wide - first])
