"""A few views of one thing to choose between, each with how much there is in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from ui.parts.flow import Flow


class Segments(Flow):
    """`chosen(number)` when another view is chosen, with a click or the arrow keys."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = tuple(names)
        self._group = QButtonGroup(self)
        for at, name in enumerate(names):
            made = QRadioButton(name)
            made.setProperty("role", "segment")
            self._group.addButton(made, at)
            self.add(made)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(lambda at, on: self.chosen.emit(at) if on else None)

    def count(self, numbers: Sequence[int]) -> None:
        """Say how much there is in each view."""
        for at, (name, number) in enumerate(zip(self.names, numbers, strict=True)):
            self._group.button(at).setText(f"{name} ({number})")

    def choose(self, at: int) -> None:
        """Choose a view."""
        self._group.button(at).setChecked(True)
