"""Two pieces that belong together: beside each other where there is room for both, else one below the other."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import current

_LEAST = 24
"""How wide each piece has to be at least, in heights of the body text."""


class SideBySide(QWidget):
    """The first piece stands where reading starts: at the right in a window that reads from the right."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(current().space("wide"))
        self._box.addWidget(first, 1)
        self._box.addWidget(second, 1)

    @property
    def beside(self) -> bool:
        """Whether the two stand beside each other now."""
        return self._box.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the pieces as the width allows."""
        super().resizeEvent(event)
        wide = self.width() >= 2 * _LEAST * current().size("body")
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
