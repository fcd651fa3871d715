"""Types into the real window until it is killed: `python -m tests.ui.typist`, told what to do in one line of JSON.

It says {"ready": true} once the windows are loaded; then, for each key, how many were typed before it and when, by the clock that all
processes share.
"""

from __future__ import annotations

import itertools
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hrforum.operations import archive as archives
from hrforum.settings import Settings
from hrforum.storage.key import Key
from ui import app as windows
from ui.faces import Faces
from ui.main_window import MainWindow

FASTEST_MS, SLOWEST_MS = 5, 60
PAUSE_MS = 700


def keys() -> Iterator[str]:
    """Yield the keys of a text without end in which every place is different: its words are numbers."""
    for number in itertools.count(1):
        yield from f"{number} "


class Typist:
    """A person at the keyboard of one window, now quick, now slow, now and then thinking."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._random = Random(seed)
        self._keys = enumerate(keys())

    def begin(self) -> None:
        """Wait until the archive is open, then go to the words of a new testimony by keys alone."""
        desk = self._window.desk
        if desk is None or not desk.isVisible() or not self._window.worker.idle:
            QTimer.singleShot(5, self.begin)
        else:
            QTest.keySequence(self._window, "Ctrl+N")
            self._go_to_words()

    def _go_to_words(self) -> None:
        if self._window.desk.pages["testimonies"].form is None:
            QTimer.singleShot(5, self._go_to_words)
            return
        while (at := QApplication.focusWidget()) is not None and at.accessibleName() != "Words":
            QTest.keyClick(at, Qt.Key.Key_Tab)
        self.type()

    def type(self) -> None:
        """Press the next key, say so, and go on in a while."""
        before, key = next(self._keys)
        at = QApplication.focusWidget()
        assert at is not None
        say({"typed": before, "at": time.monotonic()})
        QTest.keyClicks(at, key)
        thinking = self._random.random() < 0.02
        QTimer.singleShot(PAUSE_MS if thinking else self._random.randint(FASTEST_MS, SLOWEST_MS), self.type)


def say(something: dict[str, Any]) -> None:
    """Print one line of JSON at once."""
    print(json.dumps(something), flush=True)


def main() -> None:
    """Load, wait to be told, and type until the end."""
    app, window = windows.start(Settings(scheme="light"), Faces(), lambda _command: None)
    window.complete()
    window.show_welcome()
    window.show()
    say({"ready": True})
    asked = json.loads(sys.stdin.readline())
    path, key = Path(asked["archive"]), Key(bytes.fromhex(asked["key"]), bytes.fromhex(asked["salt"]))
    window.deeds.open_with(path, lambda: archives.open_with_key(path, key))
    typist = Typist(window, asked["seed"])
    QTimer.singleShot(0, typist.begin)
    app.exec()


if __name__ == "__main__":
    main()
