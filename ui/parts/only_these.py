"""Says that a list is narrowed to certain rows, such as those behind a number, and takes that back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from hrforum.i18n import _
from ui.parts.flow import Flow
from ui.parts.words import button


class OnlyThese(Flow):
    """`taken_back` when everything is to be shown again. Hidden while nothing is narrowed."""

    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ids: frozenset[int] | None = None
        self._chip = button("", "chip")
        self.add(self._chip)
        self._chip.clicked.connect(self._on_clicked)
        self.hide()

    def narrow(self, ids: Iterable[int], said: str) -> None:
        """Show these alone; `said` tells what they are."""
        self.ids = frozenset(ids)
        self._chip.setText(_("Only: {what}  ×").format(what=said.replace("&", "&&")))
        self._chip.setAccessibleName(_("Show all again, not only: {what}").format(what=said))
        self.show()

    def clear(self) -> None:
        """Show everything again, without saying so."""
        self.ids = None
        self.hide()

    def _on_clicked(self) -> None:
        self.clear()
        self.taken_back.emit()
