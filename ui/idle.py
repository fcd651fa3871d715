"""Says when nobody touched the program for a while: keys, mouse, and whatever moves a text cursor, in any of its windows.

It listens at the windows of the system and not at every widget, so that typing costs nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QWindow

_BEAT_MS = 1000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Idle(QObject):
    """`passed` once so many seconds went by without a touch; again only after the next touch, or after `begin`.

    `clock` gives seconds and only goes forward; tests hand in their own and call `beat`.
    """

    passed = Signal()

    def __init__(
        self, seconds: float, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self.clock = clock
        self._last = clock()
        self._told = False
        self._cursor = QCursor.pos()
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._listen()

    def _listen(self) -> None:
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # A dialog is a window of its own; it is heard from the moment it has the keyboard.
            app.focusWindowChanged.connect(self._on_focus_window_changed)
            # An input method hands text over without a key that a window would see.
            app.inputMethod().cursorRectangleChanged.connect(self.touch)
            for window in app.topLevelWindows():
                window.installEventFilter(self)

    @property
    def running(self) -> bool:
        """Whether time is counted."""
        return self._timer.isActive()

    def set_seconds(self, seconds: float) -> None:
        """Wait so long from now on."""
        self._seconds = seconds

    def begin(self) -> None:
        """Count from now."""
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is here: count from now."""
        self._last = self.clock()
        self._told = False

    def beat(self) -> None:
        """Look at the clock; the timer calls this every second."""
        position = QCursor.pos()
        if position != self._cursor:
            self._cursor = position
            if QGuiApplication.focusWindow() is not None:
                self.touch()
        if not self._told and self.clock() - self._last >= self._seconds:
            self._told = True
            self.passed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a touch; hold nothing back."""
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            # Installing it again only moves it to the front.
            window.installEventFilter(self)
            self.touch()
