"""How long somebody has spoken: starts with the first word written, or by its key; pauses and goes on by the same key."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from hrforum.i18n import _
from ui.parts.columns import row
from ui.parts.words import button, label

_SECOND_MS = 1_000


class SpeakingClock(QWidget):
    """Counts whole seconds. It stands still while it is not seen: nobody is listening then."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._before = 0.0
        self._since: float | None = None
        self._shown = label("", "small")
        self._act = button("", "quiet")
        self._act.clicked.connect(self.toggle)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._show)
        across = row(self, gap="near")
        across.addWidget(self._shown)
        across.addWidget(self._act)
        self._show()

    @property
    def running(self) -> bool:
        """Whether it counts now."""
        return self._since is not None

    @property
    def seconds(self) -> int:
        """How long was spoken, in seconds."""
        return int(self._before + (time.monotonic() - self._since if self._since is not None else 0))

    def set_seconds(self, seconds: int) -> None:
        """Stand still at a time."""
        self._tick.stop()
        self._since, self._before = None, float(seconds)
        self._show()

    def begin(self) -> None:
        """Start with the first word; a clock that was paused is not started by writing."""
        if self._since is None and not self._before:
            self.toggle()

    def toggle(self) -> None:
        """Start, pause or go on."""
        if self._since is None:
            self._since = time.monotonic()
            self._tick.start()
        else:
            self._before += time.monotonic() - self._since
            self._since = None
            self._tick.stop()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause."""
        super().hideEvent(event)
        if self.running:
            self.toggle()

    def _show(self) -> None:
        minutes, seconds = divmod(self.seconds, 60)
        self._shown.setText(_("Spoken {minutes}:{seconds:02d}").format(minutes=minutes, seconds=seconds))
        name = _("Pause") if self.running else _("Go on") if self._before else _("Start the clock")
        self._act.setText(f"{name}  {self._key}")
        self._act.setAccessibleName(_("{act}, speaking clock").format(act=name))
