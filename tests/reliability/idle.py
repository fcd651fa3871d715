"""S6: a window left alone is locked at the minute that was set, also with a dialog open, and never while somebody is there."""

import os
import random
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow

from tests.reliability.goals import Outcome, goal
from ui.idle import Idle


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@goal("S6", "left alone it locks at the minute set, also with a dialog open", 200)
def locks_at_its_minute(n: int, seed: int, _folder: Path) -> Outcome:
    """Let random time go by between random keys in a window and in a dialog over it, on a clock that is handed in."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    chance, failures, keys, dialogs = random.Random(seed), [], 0, 0
    for number in range(n):
        with_dialog = chance.random() < 0.5
        dialogs += with_dialog
        wrong, pressed = _one(chance, dialog=with_dialog)
        keys += pressed
        failures += [f"try {number}: {wrong}"] if wrong else []
    assert app is not None
    return Outcome(n, tuple(failures), f"{dialogs} with a dialog open, {keys:,} keys")


def _one(chance: random.Random, *, dialog: bool) -> tuple[str, int]:
    window, clock = QMainWindow(), _Clock()
    window.setCentralWidget(QLineEdit())
    window.show()
    top = _dialog_over(window) if dialog else window
    QTest.qWaitForWindowExposed(top)
    minutes = chance.randint(1, 30)
    idle = Idle(minutes * 60, window, clock)
    passed: list[float] = []
    idle.passed.connect(lambda: passed.append(clock.now))
    pressed = chance.randint(0, 12)
    for _each in range(pressed):
        clock.now += chance.uniform(0, minutes * 60 - 1)
        QTest.keyClick(top.windowHandle(), Qt.Key.Key_A)
        idle.beat()
    last, early = clock.now, bool(passed)
    while not passed and clock.now < last + minutes * 60 + 2:
        clock.now += 1
        idle.beat()
    window.close()
    window.deleteLater()
    if early:
        return "it locked while somebody was there", pressed
    if not passed or not minutes * 60 <= passed[0] - last <= minutes * 60 + 1:
        return f"set to {minutes} minutes it locked after {passed and passed[0] - last} s", pressed
    return "", pressed


def _dialog_over(window: QMainWindow) -> QDialog:
    dialog = QDialog(window)
    QLineEdit(dialog)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.open()
    dialog.activateWindow()
    return dialog
