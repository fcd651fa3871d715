"""What was copied leaves the clipboard again: after half a minute, and when the archive is locked."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

SECONDS = 30
_LEFT_OUT = {
    # KDE and others, Windows (an empty one would not be put there at all), its history and its cloud, macOS.
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": bytes(4),
    "CanUploadToCloudClipboard": bytes(4),
    "application/x-nspasteboard-concealed-type": b"1",
}


class Clipboard(QObject):
    """Puts text on the clipboard and takes it away again, unless something else was copied meanwhile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1_000)
        self._timer.timeout.connect(self.clear)

    def put(self, text: str) -> None:
        """Copy a text; programs that keep a history of the clipboard are asked to leave it out."""
        content = QMimeData()
        content.setText(text)
        for kind, said in _LEFT_OUT.items():
            content.setData(kind, QByteArray(said))
        QGuiApplication.clipboard().setMimeData(content)
        self._text = text
        self._timer.start()

    def clear(self) -> None:
        """Take the text away if it is still there."""
        self._timer.stop()
        if self._text and QGuiApplication.clipboard().text() == self._text:
            QGuiApplication.clipboard().clear()
        self._text = ""


_the: list[Clipboard] = []


def clipboard() -> Clipboard:
    """Return the one clipboard of this program."""
    if not _the:
        _the.append(Clipboard(QGuiApplication.instance()))
    return _the[0]
