"""Watches over an open archive: after some minutes without a touch, and when the computer goes to sleep, it is to be locked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtDBus import QDBusConnection

from ui.delay import Delay
from ui.idle import Idle
from ui.sleep import Sleep

_MINUTE = 60.0


class Guard(QObject):
    """`left_alone` after the minutes that were set, `fell_asleep` when the computer sleeps or its session is locked."""

    left_alone = Signal()
    fell_asleep = Signal()

    def __init__(self, parent: QObject, minutes: int) -> None:
        super().__init__(parent)
        self.idle = Idle(minutes * _MINUTE, self)
        self.sleep, self.delay = Sleep(self), Delay(self)
        self.idle.passed.connect(self.left_alone)
        self.sleep.fell_asleep.connect(self.fell_asleep)

    def begin(self) -> None:
        """Watch from now on."""
        self.idle.begin()
        self.sleep.begin()
        bus = QDBusConnection.systemBus()
        if self.sleep.listen(bus):
            self.delay.take(bus)

    def set_minutes(self, minutes: int) -> None:
        """Wait so many minutes for a touch from now on."""
        self.idle.set_seconds(minutes * _MINUTE)
