"""A window over a real archive, and the few things a hand does with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.forum import Forum
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Intake, Speaker
from hrforum.operations import archive, forum, hearing, testimony
from hrforum.settings import Settings
from hrforum.storage.key import Key, random_key
from ui import app as windows
from ui.faces import Faces
from ui.main_window import MainWindow

T = TypeVar("T")


@pytest.fixture(scope="session")
def faces() -> Faces:
    """Unpack the faces once for all windows."""
    return Faces()


@pytest.fixture(scope="session")
def key() -> Key:
    """Return one key for all archives: deriving one takes a second, and these tests are not about passphrases."""
    return random_key()


@dataclass
class Hand:
    """A person at the keyboard of one window."""

    qtbot: QtBot
    window: MainWindow
    replaced: list[list[str]] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until the worker has nothing to do and the window has shown it."""

        def quiet() -> bool:
            due = (
                timer
                for timer in self.window.findChildren(QTimer)
                if timer.isSingleShot() and timer.isActive()
            )
            return self.window.worker.idle and not any(due)

        # Results ask for further work (a list for its rows), so it has to stay quiet for a moment.
        calm = 0
        while calm < 3:
            self.qtbot.waitUntil(quiet, timeout=60_000)
            QTest.qWait(4)
            calm = calm + 1 if quiet() else 0

    def press(self, keys: str) -> None:
        """Press a key or chord, such as "Ctrl+N", on whatever has the focus."""
        QTest.keySequence(self.focus(), keys)
        self.settle()

    def write(self, text: str) -> None:
        """Type text into whatever has the focus."""
        QTest.keyClicks(self.focus(), text)
        self.settle()

    def tab(self, times: int = 1) -> None:
        """Go on to the next field."""
        for _each in range(times):
            QTest.keyClick(self.focus(), Qt.Key.Key_Tab)

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the field or button of this name has the focus."""
        for _each in range(150):
            here = self.focus()
            if name in (here.accessibleName(), str(here.property("text")).replace("&", "")):
                return here
            QTest.keyClick(here, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name!r}")

    def focus(self) -> QWidget:
        """Return what has the focus; something always has, once a window is active."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            # The offscreen platform leaves the keyboard with a list of suggestions that was hidden.
            (QApplication.activeModalWidget() or self.window).activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def dialog(self) -> QDialog:
        """Return the dialog that is open, once the keyboard is its own."""

        def open_and_active() -> bool:
            found, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            return found is not None and focus is not None and focus.window() is found

        self.qtbot.waitUntil(open_and_active)
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog), "no dialog is open"
        return found

    def no_dialog(self) -> bool:
        """Say whether all dialogs are closed."""
        return QApplication.activeModalWidget() is None

    def ask(self, question: Callable[[Any], T]) -> T:
        """Ask the open archive something, on its own thread."""
        answers: list[T] = []
        self.window.worker.run(question, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=60_000)
        return answers[0]

    def sentence(self) -> str:
        """Return the sentence above the page."""
        return str(self.window.desk.sentence)


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, faces: Faces) -> Iterator[Hand]:
    """Return a hand at a window that shows the welcome page."""
    replaced: list[list[str]] = []
    bugs: list[object] = []
    _app, window = windows.start(
        Settings(scheme="light"), faces, lambda command: replaced.append(list(command)), qapp
    )
    window.complete()
    window.worker.crashed.connect(bugs.append)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show_welcome()
    with qtbot.waitActive(window):
        window.show()
    yield Hand(qtbot, window, replaced)
    window.worker.shut_down()
    assert not bugs, f"the program itself was wrong: {bugs}"


@pytest.fixture
def empty(hand: Hand, tmp_path: Path, key: Key) -> Hand:
    """Return a hand at an empty archive."""
    path = tmp_path / "empty.hrforum"
    hand.window.deeds.open_with(
        path, lambda: archive.create_with_key(path, key, name="Tenants of Oak Street")
    )
    hand.settle()
    return hand


AGREED = (Use.RECORD, Use.COUNT, Use.ANONYMOUS_QUOTE, Use.HEARING_PACKET)
WORDS = (
    (
        "The elevator has been out since March and my mother cannot leave the fourth floor.",
        "Rosa",
        "Rosa Delgado",
        AGREED,
    ),
    (
        "La caldera no funciona y el dueño no contesta. Montréal hizo una ley, dijo mi primo.",
        "Luz",
        "",
        AGREED,
    ),
    ("I am Ahmed Haddad and I was told to leave in three days.", "A.", "Ahmed Haddad", AGREED),
    ("Please count me, and do not quote me.", "", "", (Use.RECORD, Use.COUNT)),
    ("Nobody asked me yet what may be done with this.", "", "", ()),
)


def furnish(opened: Any) -> None:
    """Put a forum, five testimonies and a hearing into an archive."""
    from datetime import date

    held = forum.add(
        opened, Forum("Oak Street church", "Oakland", date(2026, 3, 12), ("en", "es"), "Ada", "OAK")
    ).value
    for words, pseudonym, name, uses in WORDS:
        intake = Intake(
            words,
            language="es" if words.startswith("La") else "en",
            forum_id=held.id,
            heard_on=date(2026, 3, 12),
            speakers=(Speaker(pseudonym, name),) if pseudonym or name else (),
            ask="Repair it this month." if pseudonym == "Rosa" else "",
        )
        testimony.add(opened, intake, [Consent(use, Answer.YES) for use in uses])
    hearing.add(opened, Hearing("City Council, Housing Committee", date(2026, 12, 1), "Item 7"))


@pytest.fixture
def full(empty: Hand) -> Hand:
    """Return a hand at an archive with a forum, five testimonies and a hearing."""
    empty.ask(furnish)
    for page in empty.window.desk.pages.values():
        page.refresh()
    empty.settle()
    return empty
