"""Who interpreted, and how, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.interpreting import Mode
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import row
from ui.parts.consent_words import mode_name
from ui.parts.field import Field, line


class InterpreterRow(QWidget):
    """`changed` whenever name or mode do. `who` and `how` are the labels, which say what was interpreted."""

    changed = Signal()

    def __init__(self, who: str, how: str) -> None:
        super().__init__()
        self._name = line()
        self._mode = ChoiceBox()
        self._mode.addItem(_("Not noted"), None)
        for each in Mode:
            self._mode.addItem(mode_name(each), each)
        across = row(self, gap="even")
        across.addWidget(Field(who, self._name), 1)
        across.addWidget(Field(how, self._mode), 1)
        self.setFocusProxy(self._name)
        self._name.textChanged.connect(lambda _text: self.changed.emit())
        self._mode.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def value(self) -> tuple[str, Mode | None]:
        """Return the interpreter's name and the mode."""
        mode = self._mode.currentData()
        return self._name.text().strip(), Mode(mode) if mode else None

    def set_value(self, name: str, mode: Mode | str | None) -> None:
        """Show a name and a mode."""
        self._name.setText(name)
        self._mode.setCurrentIndex(max(0, self._mode.findData(mode or None)))

    def state(self) -> list[str]:
        """Return both just as they are typed."""
        return [self._name.text(), str(self._mode.currentData() or "")]

    def restore(self, state: Sequence[str]) -> None:
        """Show what `state` gave."""
        name, mode = state
        self.set_value(name, mode)
