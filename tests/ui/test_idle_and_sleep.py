"""The idle clock and the clocks that show a sleep, with clocks handed in; and a bus that says so beforehand."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection, QDBusMessage
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
    daemon = shutil.which("dbus-daemon")
    if daemon:
        _hear_from(daemon, qtbot)


def _hear_from(daemon: str, qtbot: QtBot) -> None:
    running = subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        ours = QDBusConnection.connectToBus(address, "ours")
        theirs = QDBusConnection.connectToBus(address, "theirs")
        assert theirs.registerService("org.freedesktop.login1")
        sleep = Sleep()
        assert sleep.listen(ours)
        for interface, signal, arguments in (("Manager", "PrepareForSleep", [True]), ("Session", "Lock", [])):
            message = QDBusMessage.createSignal(
                "/org/freedesktop/login1", f"org.freedesktop.login1.{interface}", signal
            )
            message.setArguments(arguments)
            with qtbot.waitSignal(sleep.fell_asleep, timeout=10_000):
                assert theirs.send(message)
        sleep.deleteLater()
    finally:
        QDBusConnection.disconnectFromBus("ours")
        QDBusConnection.disconnectFromBus("theirs")
        running.terminate()
        running.wait()
        assert running.stdout is not None
        running.stdout.close()
