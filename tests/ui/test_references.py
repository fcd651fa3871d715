"""The binding gives back every reference it takes: PySide6 6.12.0 did not, and a long session ended in a fatal error."""

import sys

from PySide6.QtCore import QObject, Signal


class Speaking(QObject):
    said = Signal()


def test_a_long_session_uses_up_neither_none_nor_true() -> None:
    speaking = Speaking()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _each in range(2_000):
        speaking.setObjectName("x")
        speaking.said.emit()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert before[0] - after[0] < 200
    assert before[1] - after[1] < 200
