"""The real windows with attachments, in a process of its own: attaches, shows, records and plays what it is told in a line of JSON.

It says one word at each stop and goes on once it is told to; while it plays it waits to be killed.
"""

import base64
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hrforum.operations import archive as archives
from hrforum.operations import attachment, taking_in
from hrforum.settings import Settings
from hrforum.storage.key import Key
from tests.ui.tone import Tone
from ui import app as windows
from ui.deeds.recording_deeds import RecordingDeeds
from ui.deeds.viewing_deeds import ViewingDeeds
from ui.faces import Faces
from ui.main_window import MainWindow
from ui.sound import Loudspeaker

Step = Callable[[], object]


class Viewing:
    """Does one step after the other, each once the worker has nothing to do."""

    def __init__(self, window: MainWindow, told: dict[str, Any]) -> None:
        self._window, self._told = window, told
        self._tone = Tone()
        self._steps = self._all()
        self._calm = 0
        self._beat = QTimer(window)
        self._beat.setInterval(20)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def _on_beat(self) -> None:
        self._calm = self._calm + 1 if self._window.worker.idle else 0
        if self._calm > 4:
            self._calm = 0
            next(self._steps, lambda: None)()

    def _all(self) -> Iterator[Step]:
        files = {name: base64.b64decode(raw) for name, raw in self._told["files"].items()}
        yield partial(self._window.show_testimony, self._told["testimony"])
        for name, content in files.items():
            yield partial(self._attach, name, content)
        yield partial(self._stop, "attached")
        for row, stop in ((0, ""), (1, "picture"), (2, "page")):
            yield partial(self._show, row)
            if stop:
                yield partial(self._stop, stop)
            yield self._close
        yield self._attached().record.click
        yield self._dialog().recorder.begin
        yield self._hear
        yield partial(self._stop, "recording")
        yield self._close
        yield partial(self._show, 3)
        yield self._dialog().player.toggle
        yield self._wait_for_sound

    def _attached(self) -> Any:
        return self._window.desk.pages["testimonies"].reader.attached

    def _dialog(self) -> Any:
        return QApplication.activeModalWidget()

    def _attach(self, name: str, content: bytes) -> None:
        where = self._told["testimony"]
        self._window.worker.run_aside(
            lambda progress: taking_in.take_in(name, content, progress),
            lambda incoming: self._window.worker.run(
                lambda archive: attachment.add(archive, incoming, testimony_id=where)
            ),
        )

    def _show(self, row: int) -> None:
        attached = self._attached()
        attached.list.setCurrentIndex(attached.list.model().index(row, 0))
        attached.show_requested.emit(attached.chosen)

    def _close(self) -> None:
        self._dialog().close()

    def _hear(self) -> None:
        self._tone.give(base64.b64decode(self._told["recorded"]))

    def _wait_for_sound(self) -> None:
        if self._dialog().player.place_ms < 300:
            self._steps = iter([self._wait_for_sound])
        else:
            self._stop("playing")

    @staticmethod
    def _stop(word: str) -> None:
        print(word, flush=True)
        # The windows rest meanwhile; the sound plays on, on its own thread.
        sys.stdin.readline()


def main() -> None:
    """Open the archive that is told of, and do everything."""
    told = json.loads(sys.stdin.readline())
    app, window = windows.start(Settings(scheme="light"), Faces(), lambda _command: None)
    viewing: list[Viewing] = []
    ViewingDeeds.speaker = staticmethod(lambda: Loudspeaker(silent=True))
    window.complete()
    window.show()
    key = Key(bytes.fromhex(told["key"]), bytes.fromhex(told["salt"]))
    window.deeds.open_with(Path(told["archive"]), lambda: archives.open_with_key(Path(told["archive"]), key))

    def begin() -> None:
        if window.desk is not None and window.worker.idle:
            timer.stop()
            viewing.append(Viewing(window, told))
            RecordingDeeds.source = staticmethod(lambda: viewing[0]._tone)

    timer = QTimer(window)
    timer.setInterval(20)
    timer.timeout.connect(begin)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main()
