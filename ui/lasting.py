"""Keeps Python's `True` and `None` from being used up by PySide6 6.12.0."""

from __future__ import annotations

import ctypes
import sys

_MANY = 1 << 40


def keep_true() -> None:
    """Give `True` and `None` more references than any session can drop.

    In PySide6 6.12.0 each `Signal.emit` from Python drops a reference to `True` that it never took (6.11.3 does not). Python 3.11
    still counts them, starts with about 600, and ends the process at none; from 3.12 on `True` lasts by itself. Each call of a Qt
    method that returns nothing (`setText`, `addItem`) does the same to `None`, of which there are about 15,000.
    """
    if sys.version_info < (3, 12):
        # The count is the first field of every object of CPython.
        for each in (True, None):
            ctypes.c_ssize_t.from_address(id(each)).value += _MANY
