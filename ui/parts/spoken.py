"""A sentence to be read aloud: in its own direction, hidden while there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.days import reads_right_to_left


class Spoken(QLabel):
    """Plain text that wraps; an Arabic sentence starts at the right in a window that reads from the left, and the other way round."""

    def __init__(self, role: str = "spoken") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def say(self, sentence: str, language: str) -> None:
        """Show a sentence, or hide where it is empty."""
        right = reads_right_to_left(language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        self.setText(sentence)
        self.setVisible(bool(sentence))
