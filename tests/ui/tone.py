"""A QIODevice of samples with a tone in them, as loud and long as a test wants: a microphone that needs no device and no file."""

from __future__ import annotations

import math
from array import array

from PySide6.QtCore import QIODevice

from hrforum.domain.recording import RATE


class Tone(QIODevice):
    """Gives what `sound` made; `position` runs on, so that every sample of a recording is known."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = bytearray()
        self.made = bytearray()
        self._frame = 0

    def sound(self, seconds: float, loudness: float = 0.5) -> None:
        """Let it sound so long, and tell who listens."""
        count = round(seconds * RATE)
        values = (round(32_767 * loudness * math.sin((self._frame + each) / 6)) for each in range(count))
        samples = array("h", values).tobytes()
        self._frame += count
        self.give(samples)

    def give(self, samples: bytes) -> None:
        """Give these samples, and tell who listens."""
        self._waiting += samples
        self.made += samples
        self.readyRead.emit()

    def isSequential(self) -> bool:
        """Say that what was read is gone."""
        return True

    def bytesAvailable(self) -> int:
        """Return how much can be read."""
        return len(self._waiting) + super().bytesAvailable()

    def readData(self, most: int) -> bytes:
        """Return what sounded."""
        taken = bytes(self._waiting[:most])
        del self._waiting[:most]
        return taken

    def writeData(self, _what: bytes | bytearray | memoryview, _size: int) -> int:
        """Take nothing."""
        return -1
