"""Asks the system to wait a moment before it sleeps, so that the archive is locked and its key out of memory by then."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from hrforum.i18n import _

_LOGIN, _PATH = "org.freedesktop.login1", "/org/freedesktop/login1"


class Delay(QObject):
    """Holds logind's delay lock while an archive is open.

    It is a file descriptor that ends with the process image: the lock replaces that, so the system goes on to sleep right after, or
    after its own limit (5 s as a rule) where the lock takes longer. Without logind nothing is held and nothing said.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: QDBusPendingCallWatcher | None = None
        self._kept: QDBusUnixFileDescriptor | None = None

    @property
    def held(self) -> bool:
        """Whether the system waits for us."""
        return self._kept is not None and self._kept.isValid()

    def take(self, bus: QDBusConnection) -> None:
        """Ask for the delay; the answer comes by itself, the window does not wait for it."""
        call = QDBusMessage.createMethodCall(_LOGIN, _PATH, f"{_LOGIN}.Manager", "Inhibit")
        call.setArguments(["sleep", "hrforum", _("Locking the archive"), "delay"])
        self._asked = QDBusPendingCallWatcher(bus.asyncCall(call), self)
        self._asked.finished.connect(self._on_answered)

    def _on_answered(self) -> None:
        if self._asked is None or self._asked.isError():
            return
        answer = self._asked.reply().arguments()
        if answer and isinstance(answer[0], QDBusUnixFileDescriptor):
            self._kept = answer[0]
