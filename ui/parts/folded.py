"""What is seldom needed on a page: a quiet button, and below it what it shows and hides."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.parts.columns import column
from ui.parts.words import button


class Folded(QWidget):
    """Closed at first. What is inside keeps its values while it is hidden."""

    def __init__(self, name: str, inside: QWidget) -> None:
        super().__init__()
        self.toggle = button(name, "quiet")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(inside.setVisible)
        inside.hide()
        whole = column(self, gap="near")
        whole.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(inside)

    def open(self, wanted: bool = True) -> None:
        """Show what is inside, or hide it."""
        self.toggle.setChecked(wanted)
