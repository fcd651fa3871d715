"""A day typed as YYYY-MM-DD, as "today" or "yesterday", or stepped with the arrow keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from hrforum.i18n import _


def today() -> date:
    """Return the day on the wall, which is what people mean by today."""
    return datetime.now().astimezone().date()


def read_day(typed: str, now: date) -> date | None:
    """Return the day that was typed, None where nothing was; raises ValueError where it is no day."""
    text = typed.strip().casefold()
    if not text:
        return None
    if text in ("today", _("today").casefold()):
        return now
    if text in ("yesterday", _("yesterday").casefold()):
        return now - timedelta(days=1)
    parts = text.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or len(parts[0]) != 4 or not all(part.isdigit() for part in parts):
        raise ValueError("not a day")
    return date(int(parts[0]), int(parts[1]), int(parts[2]))


class DayField(QLineEdit):
    """A line for one day. `day_changed` when it holds another day, or none."""

    day_changed = Signal()

    def __init__(self, day: date | None = None) -> None:
        super().__init__(day.isoformat() if day else "")
        self.setPlaceholderText(_("YYYY-MM-DD"))
        self.textChanged.connect(lambda _text: self.day_changed.emit())
        self.editingFinished.connect(self._on_editing_finished)

    def day(self) -> date | None:
        """Return the day, None when empty; raises ValueError where the text is no day."""
        return read_day(self.text(), today())  # the day on the wall is what people mean

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(day.isoformat() if day else "")

    def wrong(self) -> str:
        """Return what is wrong with the text in one sentence; empty when it is a day or empty."""
        try:
            self.day()
        except ValueError:
            return _("Write the day as year, month, day, such as 2026-11-24, or “today”.")
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step a day with the arrow keys."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        try:
            day = self.day()
        except ValueError:
            return
        self.set_day(day + timedelta(days=step) if day else today())

    def _on_editing_finished(self) -> None:
        try:
            self.set_day(self.day())
        except ValueError:
            return
