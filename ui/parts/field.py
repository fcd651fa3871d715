"""One labelled field: its label, what helps to fill it, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from ui.parts.words import announce, label, set_role
from ui.theme import current

_USUAL = 100


class Field(QWidget):
    """A label above a control, with a line of help and, when needed, a line that says what is wrong."""

    def __init__(self, text: str, control: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.control = control
        self._help_text = help_text
        self._label = label(text, "label", wrap=True)
        self._label.setBuddy(_focusable(control))
        self._help = label(help_text, "small", wrap=True)
        if not help_text:
            self._help.hide()
        self._wrong = label("", "wrong", wrap=True)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().space("hair"))
        for each in (self._label, self._help, control, self._wrong):
            column.addWidget(each)
        target = _focusable(control)
        target.setAccessibleName(text.replace("&", ""))
        target.setAccessibleDescription(help_text)
        self.setFocusProxy(target)
        self.setProperty("field", True)

    @property
    def wrong(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._wrong.text()

    def set_wrong(self, sentence: str) -> None:
        """Say what is wrong with the field; an empty sentence takes it back."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        target = _focusable(self.control)
        set_role(target, "true" if sentence else "false", "wrong")
        target.setAccessibleDescription(f"{sentence} {self._help_text}".strip())
        announce(target, sentence)


def _focusable(control: QWidget) -> QWidget:
    return control.focusProxy() or control


def line(value: str = "", placeholder: str = "") -> QLineEdit:
    """Return a field of one line."""
    made = QLineEdit(value)
    made.setPlaceholderText(placeholder)
    return made


def paragraph(value: str = "", rows: int = 4, *, role: str = "") -> QPlainTextEdit:
    """Return a field of several lines; Tab leaves it, so that the keyboard flows through the page."""
    made = QPlainTextEdit(value)
    made.setTabChangesFocus(True)
    made.setProperty("role", role)
    theme = current()
    height = theme.size("reading" if role == "reading" else "body")
    # Larger text leaves fewer rows, so that the whole field stays in sight.
    shown = max(3, round(rows * 100 / theme.percent) + 1) if theme.percent > _USUAL else rows
    made.setMinimumHeight(round(height * 1.5 * shown) + theme.space("apart"))
    return made


def number(value: int, least: int, most: int, suffix: str = "") -> QSpinBox:
    """Return a field for a whole number."""
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    made.setSuffix(suffix)
    # The style's own padding does not reach the text of a number: it would stand on the border.
    edge = current().space("near")
    made.lineEdit().setTextMargins(edge, 0, edge, 0)
    return made


def low(field: QPlainTextEdit) -> QPlainTextEdit:
    """Keep a field of a sentence or two as low as it is meant, so that the fields below are in sight."""
    field.setFixedHeight(field.minimumHeight())
    return field
