"""Labels and buttons of one kind each, so that the same thing looks the same on every page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

_PLAIN_TEXT = 0
"""Qt.TextFormat.PlainText."""

_ENTER = (0x01000004, 0x01000005)
"""Qt.Key.Key_Return and Qt.Key.Key_Enter."""


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Return plain text in a role of the style sheet; never read as markup."""
    made = QLabel(text)
    # By number: making the namespace `Qt` with all its enumerations costs 12 ms, which the first window need not wait for.
    made.setProperty("textFormat", _PLAIN_TEXT)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def title(text: str) -> QLabel:
    """Return the name of a page."""
    return label(text, "title", wrap=True)


def heading(text: str) -> QLabel:
    """Return the name of a part of a page."""
    return label(text, "heading", wrap=True)


def muted(text: str) -> QLabel:
    """Return a quieter sentence."""
    return label(text, "muted", wrap=True)


class Button(QPushButton):
    """A button that Enter presses as Space does.

    Left to itself, Enter does nothing on a page, and in a dialog it presses the default button from wherever the keyboard
    is: someone who goes to "Cancel" and presses Enter would do the deed.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press this button and no other."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(text: str, role: str = "", *, name: str = "", tip: str = "") -> QPushButton:
    """Return a button; `name` is what a screen reader says where the text alone is not enough."""
    made = Button(text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    if name:
        made.setAccessibleName(name)
    if tip:
        made.setToolTip(tip)
    return made


def card(role: str = "card") -> QFrame:
    """Return an empty surface."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def rule() -> QFrame:
    """Return a thin line between parts."""
    return card("rule")


def set_role(widget: QWidget, role: str, key: str = "role") -> None:
    """Change what the style sheet goes by, and dress the widget again."""
    if widget.property(key) != role:
        widget.setProperty(key, role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence that appeared without the focus moving to it."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if sentence and QCoreApplication.instance() is not None and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
