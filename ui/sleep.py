"""Says when the computer goes to sleep or slept: by the system's bus where there is one, and by its clocks everywhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_BEAT_MS = 5000
_JUMP = 20.0
"""Seconds by which the wall clock may run ahead of the running one between two beats: no clock is set right by more in passing."""
_LOGIN = "org.freedesktop.login1"
_SIGNALS = (
    ("Manager", "PrepareForSleep", "on_prepare_for_sleep(bool)"),
    ("Session", "Lock", "on_session_locked()"),
)
"""Interface, signal and slot."""


class Sleep(QObject):
    """`fell_asleep` once the system says that it will sleep or lock its screen, or once the clocks show that it slept.

    `wall` and `running` give seconds: the first goes on while the computer sleeps, the second does not.
    """

    fell_asleep = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        wall: Callable[[], float] = time.time,
        running: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._wall, self._running = wall, running
        self._ahead = wall() - running()
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self.beat)

    def begin(self) -> None:
        """Look at the clocks from now on."""
        self._ahead = self._wall() - self._running()
        self._timer.start()

    def beat(self) -> None:
        """Compare the clocks; the timer calls this every few seconds."""
        before, self._ahead = self._ahead, self._wall() - self._running()
        if self._ahead - before > _JUMP:
            self.fell_asleep.emit()

    def listen(self, bus: QDBusConnection) -> bool:
        """Hear from a bus when the computer will sleep or its session is locked; False where there is no bus."""
        if not bus.isConnected():
            return False
        # Its stub asks for bytes, and it takes nothing but the text that SLOT() makes.
        connect: Any = bus.connect
        return all(
            connect(_LOGIN, "", f"{_LOGIN}.{interface}", signal, self, SLOT(slot))
            for interface, signal, slot in _SIGNALS
        )

    @Slot(bool)
    def on_prepare_for_sleep(self, begins: bool) -> None:
        """The system is about to sleep, or (False) woke up."""
        if begins:
            self.fell_asleep.emit()

    @Slot()
    def on_session_locked(self) -> None:
        """The screen of the session is locked."""
        self.fell_asleep.emit()
