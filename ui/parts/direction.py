"""Which way a text box is read: the words of a language that is written from right to left begin at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from ui.days import reads_right_to_left


def turn(box: QPlainTextEdit, language: str) -> None:
    """Let the words of a language (BCP 47) run its way, whatever way the window runs."""
    right = reads_right_to_left(language)
    option = box.document().defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
    # Qt's plain text takes left for left here, not for where reading starts.
    option.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    box.document().setDefaultTextOption(option)
