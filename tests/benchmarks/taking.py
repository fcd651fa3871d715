"""A process that takes one testimony by keys, from the start to "kept", and says how long each wait was.

python -m tests.benchmarks.taking ARCHIVE PASSPHRASE WORDS
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hrforum import settings
from ui import app as windows
from ui.faces import Faces

Step = tuple[str, Callable[[], bool]]
"""What is waited for, and whether it is there."""


class Taking:
    """Presses the keys as soon as the program is ready for each. `keys` are those beside the words; a chord counts each of its keys."""

    def __init__(self, window: Any, passphrase: str, words: str) -> None:
        self._window, self._passphrase, self._words = window, passphrase, words
        self.keys = 0
        self.moments: dict[str, float] = {}
        self._steps = self._take()
        self._wanted = next(self._steps)

    def look(self) -> None:
        """Go on where what is waited for is there."""
        what, there = self._wanted
        if there():
            self.moments[what] = time.monotonic()
            following = next(self._steps, None)
            if following is None:
                print(json.dumps({"keys": self.keys, "moments": self.moments}), flush=True)
                self._window.close()
                QApplication.quit()
                return
            self._wanted = following
        QTimer.singleShot(0, self.look)

    def _take(self) -> Iterator[Step]:
        yield "launched", lambda: _focused() == "Passphrase"
        QTest.keyClicks(self._focus(), self._passphrase)
        self.keys += len(self._passphrase)
        self._press("Return")
        yield "opened", lambda: self._window.desk is not None and self._window.worker.idle
        self._press("Ctrl+N")
        yield "asked", lambda: _focused().startswith("Keep it in our file")
        self._press("Return")
        yield "ready for the words", lambda: _focused() == "Words"
        QTest.keyClicks(self._focus(), self._words)
        yield "written", lambda: True
        self._press("Ctrl+Return")
        yield "kept", lambda: self._form is not None and bool(self._form.kept_strip.sentence)

    @property
    def _form(self) -> Any:
        return self._window.desk.pages["testimonies"].form

    def _focus(self) -> QWidget:
        at: QWidget = QApplication.focusWidget() or self._window
        return at

    def _press(self, keys: str) -> None:
        self.keys += keys.count("+") + 1
        QTest.keySequence(self._focus(), keys)


def _focused() -> str:
    at = QApplication.focusWidget()
    return at.accessibleName() if at is not None else ""


def main() -> None:
    """Start as the program does with an archive named, and take a testimony."""
    path, passphrase, words = sys.argv[1:]
    kept = settings.load()
    app, window = windows.start(kept, Faces(), lambda _command: None)
    window.show_unlock(Path(path))
    window.show()
    taking = Taking(window, passphrase, words)
    QTimer.singleShot(0, taking.look)
    app.exec()
    window.shut_down()


if __name__ == "__main__":
    main()
