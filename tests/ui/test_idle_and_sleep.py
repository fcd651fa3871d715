"""The idle clock and the clocks that show a sleep, with clocks handed in; and a bus that says so beforehand."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from tests.reliability.idle import locks_at_its_minute
from ui.idle import Idle
from ui.sleep import Sleep


@dataclass
class Clock:
    """A clock that a test sets."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QLineEdit())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


def heard(idle: Idle) -> list[bool]:
    """Return a list that grows with each `passed`."""
    times: list[bool] = []
    idle.passed.connect(lambda: times.append(True))
    return times


def test_it_passes_at_the_second_set_and_once(window: QMainWindow) -> None:
    clock = Clock()
    idle = Idle(300, window, clock)
    times = heard(idle)
    clock.now += 299.9
    idle.beat()
    assert times == []
    clock.now += 0.1
    idle.beat()
    idle.beat()
    assert len(times) == 1
    idle.touch()
    clock.now += 300
    idle.beat()
    assert len(times) == 2


def test_a_key_counts_in_the_window_and_in_a_dialog_over_it(window: QMainWindow, qtbot: QtBot) -> None:
    clock = Clock()
    idle = Idle(60, window, clock)
    times = heard(idle)
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    QLineEdit(dialog)
    dialog.open()
    qtbot.waitActive(dialog)
    for handle in (window.windowHandle(), dialog.windowHandle()):
        clock.now += 50
        QTest.keyClick(handle, Qt.Key.Key_A)
        clock.now += 50
        idle.beat()
        assert times == [], "the key was heard"
    clock.now += 60
    idle.beat()
    assert len(times) == 1, "and with the dialog open it still passes"


def test_text_that_comes_without_a_key_counts(window: QMainWindow, qtbot: QtBot) -> None:
    clock = Clock()
    idle = Idle(60, window, clock)
    times = heard(idle)
    field = window.centralWidget()
    assert isinstance(field, QLineEdit)
    field.setFocus()
    clock.now += 59
    field.insert("dictated")
    clock.now += 59
    idle.beat()
    assert times == []


def test_other_minutes_count_at_once(window: QMainWindow) -> None:
    clock = Clock()
    idle = Idle(300, window, clock)
    times = heard(idle)
    clock.now += 90
    idle.set_seconds(60)
    idle.beat()
    assert len(times) == 1


@given(some.lists(some.tuples(some.floats(0, 4000), some.booleans()), max_size=40))
def test_it_passes_exactly_when_nobody_was_there_that_long(steps: list[tuple[float, bool]]) -> None:
    clock = Clock()
    idle = Idle(300, None, clock)
    times = heard(idle)
    quiet, expected, told = 0.0, 0, False
    for seconds, touched in steps:
        clock.now += seconds
        quiet += seconds
        if touched:
            idle.touch()
            quiet, told = 0.0, False
        idle.beat()
        if clock.now - idle._last >= 300 and not told:
            expected, told = expected + 1, True
    assert len(times) == expected
    idle.deleteLater()


def test_s6_left_alone_it_locks_at_its_minute(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    outcome = locks_at_its_minute(20, 1, tmp_path)
    assert outcome.failures == ()
    assert not outcome.figures.startswith("0 with")


def test_a_clock_that_ran_on_while_the_other_stood_shows_a_sleep() -> None:
    wall, running = Clock(), Clock()
    sleep = Sleep(None, wall, running)
    times: list[bool] = []
    sleep.fell_asleep.connect(lambda: times.append(True))
    for seconds in (5, 5, 600):  # a busy computer beats late, and both clocks go on
        wall.now += seconds
        running.now += seconds
        sleep.beat()
    wall.now -= 3600  # set back by hand
    sleep.beat()
    assert times == []
    wall.now += 605
    running.now += 5
    sleep.beat()
    sleep.beat()
    assert len(times) == 1


def test_the_bus_says_it_beforehand(qtbot: QtBot) -> None:
    assert not Sleep().listen(QDBusConnection("no such bus"))
    # A computer without D-Bus has nothing to hear; there the clocks show a sleep.
    if daemon := shutil.which("dbus-daemon"):
        with bus_of_its_own(daemon) as address:
            _hear_from(address, qtbot)


def test_the_system_waits_with_sleeping_until_the_process_is_replaced(qtbot: QtBot) -> None:
    if daemon := shutil.which("dbus-daemon"):
        with bus_of_its_own(daemon) as address:
            _wait_for(address, qtbot)


@contextmanager
def bus_of_its_own(daemon: str) -> Iterator[str]:
    """Run a bus and yield its address."""
    running = subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert running.stdout is not None
    try:
        yield running.stdout.readline().strip()
    finally:
        for name in ("ours", "theirs"):
            QDBusConnection.disconnectFromBus(name)
        running.terminate()
        running.wait()
        running.stdout.close()


def told(interface: str, signal: str, *arguments: object) -> QDBusMessage:
    """Return what the login service tells everybody."""
    message = QDBusMessage.createSignal(
        "/org/freedesktop/login1", f"org.freedesktop.login1.{interface}", signal
    )
    message.setArguments(arguments)
    return message


def _hear_from(address: str, qtbot: QtBot) -> None:
    ours = QDBusConnection.connectToBus(address, "ours")
    theirs = QDBusConnection.connectToBus(address, "theirs")
    assert theirs.registerService("org.freedesktop.login1")
    sleep = Sleep()
    assert sleep.listen(ours)
    for message in (told("Manager", "PrepareForSleep", True), told("Session", "Lock")):
        with qtbot.waitSignal(sleep.fell_asleep, timeout=10_000):
            assert theirs.send(message)
    sleep.deleteLater()


class LoginService(QDBusVirtualObject):
    """Gives a pipe's end as the delay; the other end is at its end once nobody holds that any more."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[list[object]] = []
        self.ends: list[int] = []

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802  # Qt calls it by this name
        self.asked.append([message.member(), *message.arguments()])
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        self.ends.append(ours)
        answer = message.createReply()
        answer.setArguments([QDBusUnixFileDescriptor(theirs)])
        connection.send(answer)
        os.close(theirs)
        return True

    @property
    def waits(self) -> bool:
        """Whether somebody still holds the delay."""
        try:
            return os.read(self.ends[0], 1) != b""
        except BlockingIOError:
            return True


def _wait_for(address: str, qtbot: QtBot) -> None:
    theirs = QDBusConnection.connectToBus(address, "theirs")
    service, said = LoginService(), list[str]()
    assert theirs.registerVirtualObject("/org/freedesktop/login1", service)
    assert theirs.registerService("org.freedesktop.login1")
    sleeper = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.sleeper", address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert sleeper.stdin is not None
    assert sleeper.stdout is not None
    os.set_blocking(sleeper.stdout.fileno(), False)

    def hear(word: str) -> bool:
        said.extend(sleeper.stdout.readline().split() if sleeper.stdout else [])
        return word in said

    try:
        qtbot.waitUntil(lambda: hear("held"), timeout=30_000)
        assert service.asked == [["Inhibit", "sleep", "hrforum", "Locking the archive", "delay"]]
        assert service.waits
        assert theirs.send(told("Manager", "PrepareForSleep", True))
        qtbot.waitUntil(lambda: hear("replaced"), timeout=30_000)
        assert sleeper.poll() is None, "it is the same process, with another program in it"
        qtbot.waitUntil(lambda: not service.waits, timeout=10_000)
    finally:
        sleeper.kill()
        sleeper.wait()
        sleeper.stdin.close()
        sleeper.stdout.close()
        for end in service.ends:
            os.close(end)
