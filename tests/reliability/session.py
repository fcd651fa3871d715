"""A whole session in real windows, told in one line of JSON: read, searched, typed, copied, exported; then locked or killed.

It says {"ready": true} once loaded, {"done": true} after the session, and then waits to be told "lock" or to be killed. Started with the path of
an archive, as a lock starts it, it is the program itself.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from hrforum.operations import archive as archives
from hrforum.operations import export, packet, testimony
from hrforum.settings import Settings
from hrforum.storage.key import Key
from ui import app as windows
from ui.clipboard import clipboard
from ui.faces import Faces
from ui.main_window import MainWindow


def steps(window: MainWindow, asked: dict[str, Any]) -> Iterator[Callable[[], object]]:
    """Yield what is done in the window, one step after the other, each once the worker has nothing to do."""
    page = window.desk.pages["testimonies"]
    yield lambda: window.go("testimonies")
    for testimony_id in asked["read"]:
        yield partial(page.choose, testimony_id)
    yield page.search
    yield lambda: _keys(asked["search"])
    for key in ("forums", "tags", "packets", "hearings", "import"):
        yield partial(window.go, key)
    yield window.write_at
    yield lambda: _type(page.form, asked["draft"])
    yield lambda: QTimer.singleShot(1_500, lambda: None)
    yield lambda: clipboard().put(asked["draft"])
    yield lambda: window.worker.run(lambda archive: _export(archive, Path(asked["out"])))


def _keys(text: str) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClicks(at, text)


def _type(form: Any, text: str) -> None:
    for each in form.findChildren(QPlainTextEdit):
        if each.accessibleName() == "Words":
            each.setPlainText(text)


def _export(archive: Any, out: Path) -> None:
    chosen = packet.everything(archive)
    if chosen:
        export.export(archive, chosen[0].id, out, accept_names=True)
    testimony.count(archive)


class Session:
    """Does one step after the other and says when it is done."""

    def __init__(self, window: MainWindow, asked: dict[str, Any]) -> None:
        self._window, self._asked = window, asked
        self._steps: Iterator[Callable[[], object]] | None = None
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.setEnabled(False)
        self._notifier.activated.connect(self._on_told)

    def go_on(self) -> None:
        """Do the next step as soon as nothing is under way."""
        desk = self._window.desk
        if desk is None or not desk.isVisible() or not self._window.worker.idle:
            QTimer.singleShot(20, self.go_on)
            return
        if self._steps is None:
            self._steps = steps(self._window, self._asked)
        step = next(self._steps, None)
        if step is None:
            QTimer.singleShot(1_200, self._end)
            return
        step()
        QTimer.singleShot(60, self.go_on)

    def _end(self) -> None:
        self._notifier.setEnabled(True)
        say({"done": True})

    def _on_told(self) -> None:
        self._notifier.setEnabled(False)
        if sys.stdin.readline().strip() == "lock":
            self._window.menus.lock.trigger()


def say(something: dict[str, Any]) -> None:
    """Print one line of JSON at once."""
    print(json.dumps(something), flush=True)


def main() -> None:
    """Load, wait to be told, do the session."""
    if len(sys.argv) > 1:
        sys.exit(windows.main(sys.argv[1:]))
    app, window = windows.start(Settings(scheme="light"), Faces(), windows.replace_process)
    window.complete()
    window.show_welcome()
    window.show()
    say({"ready": True})
    asked = json.loads(sys.stdin.readline())
    path, key = Path(asked["archive"]), Key(bytes.fromhex(asked["key"]), bytes.fromhex(asked["salt"]))
    window.deeds.open_with(path, lambda: archives.open_with_key(path, key))
    session = Session(window, asked)
    QTimer.singleShot(0, session.go_on)
    app.exec()


if __name__ == "__main__":
    main()
