"""The door of the name vault in the windows: opened for a reason, closed by itself after some minutes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from hrforum.domain.vault import MINUTES


class Door(QObject):
    """`opened`, and `closed` when the time is over or somebody closes it: whoever shows a name then hides it."""

    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTES * 60_000)
        # It goes off once: closing stops it.
        self._timer.timeout.connect(self.close)
        self._is_open = False

    @property
    def is_open(self) -> bool:
        """Whether names may be shown without asking why again."""
        return self._is_open

    def open(self) -> None:
        """Let names be seen for some minutes from the first opening on; looking at more of them adds no time."""
        if not self._is_open:
            self._is_open = True
            self._timer.start()
            self.opened.emit()

    def close(self) -> None:
        """Hide every name."""
        self._timer.stop()
        if self._is_open:
            self._is_open = False
            self.closed.emit()
