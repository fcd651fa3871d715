"""What a page says when there is nothing to show yet, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.parts.icons import pixmap
from ui.parts.words import button, label
from ui.theme import current


class EmptyState(QWidget):
    """A sign, a sentence, and `act_requested` from its button where it has one."""

    act_requested = Signal()

    def __init__(self, sign: str, sentence: str, explanation: str = "", act: str = "") -> None:
        super().__init__()
        theme = current()
        column = QVBoxLayout(self)
        column.setSpacing(theme.space("near"))
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(pixmap(sign, theme.colours.muted, theme.size("display") + 8))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._sentence = label(sentence, "heading", wrap=True)
        self._explanation = label(explanation, "muted", wrap=True)
        for each in (self._sentence, self._explanation):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(each)
        self._act = button(act, "primary")
        if not explanation:
            self._explanation.hide()
        if not act:
            self._act.hide()
        self._act.clicked.connect(self.act_requested)
        column.addSpacing(theme.space("near"))
        column.addWidget(self._act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, sentence: str, explanation: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))
