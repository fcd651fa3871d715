"""From a key to its paint, with 100,000 testimonies in the archive and with none: typing stays as fluent."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrforum.operations import archive as archives
from hrforum.settings import Settings
from tests.benchmarks import corpus
from tests.benchmarks.conftest import Copies
from tests.benchmarks.figures import MEDIAN, P95, compare, in_turn
from ui import app as windows
from ui.faces import Faces

ALLOWED = 1.2
KEYS = 1_000
BETWEEN_MS = 15
"""So fast does somebody type who is in a hurry; drafts are kept meanwhile."""
TEXT = "The heat was off from November to March, and nobody came. "


class Painted(QObject):
    """Notes when what it watches was painted."""

    seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything through."""
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return False


class Between:
    """The time until the next key, off the clock, in which the program does what it does beside."""

    def close(self) -> None:
        """Let it pass."""
        QTest.qWait(BETWEEN_MS)


def test_a_key_is_painted_as_soon(folder: Path, copy_of: Copies, qapp: QApplication, qtbot: QtBot) -> None:
    empty = folder / "none.hrforum"
    archives.create_with_key(empty, corpus.KEY, name="Benchmark").close()
    faces = Faces()
    with (
        _writing(copy_of(corpus.HUNDRED_THOUSAND, "many"), faces, qapp, qtbot) as many,
        _writing(empty, faces, qapp, qtbot) as none,
    ):
        ours, limit = in_turn(KEYS, partial(_key, many, Painted()), partial(_key, none, Painted()))
        assert len(many.toPlainText()) == len(none.toPlainText()) == KEYS + 3
    ratio = compare("a key painted, beside 100,000 testimonies and none", ours, limit, ALLOWED, MEDIAN, P95)
    assert ratio <= ALLOWED


@contextmanager
def _writing(path: Path, faces: Faces, qapp: QApplication, qtbot: QtBot) -> Iterator[Any]:
    """Open an archive in a window of its own and a new testimony in it; give the box for the words."""
    _app, window = windows.start(Settings(scheme="light"), faces, lambda _command: None, qapp)
    window.complete()
    window.show_welcome()
    window.show()
    window.deeds.open_with(path, partial(archives.open_with_key, path, corpus.KEY))
    qtbot.waitUntil(lambda: window.desk is not None and window.worker.idle, timeout=60_000)
    window.write_at()
    page = window.desk.pages["testimonies"]
    qtbot.waitUntil(lambda: page.form is not None and window.worker.idle, timeout=60_000)
    page.form._consent._answers.preset("keep")
    yield page.form._told.words
    window.worker.shut_down()
    window.hide()


def _key(words: Any, painted: Painted, number: int) -> Between:
    """Press one key and wait until it is painted."""
    painted.seen = False
    words.viewport().installEventFilter(painted)
    QTest.keyClicks(words, TEXT[number % len(TEXT)])
    while not painted.seen:
        QCoreApplication.processEvents()
    words.viewport().removeEventFilter(painted)
    return Between()
