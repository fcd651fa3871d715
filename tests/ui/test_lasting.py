"""A session may emit as many signals as it likes."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal


class Speaking(QObject):
    said = Signal()


@pytest.mark.parametrize("times", [50_000])
def test_signals_do_not_use_up_true(times: int) -> None:
    speaking = Speaking()
    for _each in range(times):
        speaking.said.emit()
    assert sys.getrefcount(True) > 1_000_000


@pytest.mark.parametrize("times", [50_000])
def test_calls_that_return_nothing_do_not_use_up_none(times: int) -> None:
    named = QObject()
    for _each in range(times):
        named.setObjectName("x")
    assert sys.getrefcount(None) > 1_000_000
