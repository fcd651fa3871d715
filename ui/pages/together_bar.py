"""What can be done with several testimonies at once: how many are chosen in the list, and a button for it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from hrforum.i18n import ngettext
from ui.parts.block_model import BlockModel
from ui.parts.columns import column
from ui.parts.words import button


class TogetherBar(QWidget):
    """`together_requested(ids)` for what is chosen, two at least. Lets a list choose several: with Shift, Ctrl or Ctrl+A."""

    together_requested = Signal(object)

    def __init__(self, chosen_in: QListView, model: BlockModel) -> None:
        super().__init__()
        self._list = chosen_in
        self._model = model
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.button = button("")
        column(self).addWidget(self.button)
        # A list that is filled anew says so row by row, and what is chosen is known only after that.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._count)
        self._list.selectionModel().selectionChanged.connect(lambda _on, _off: self._later.start())
        model.rowsInserted.connect(lambda _parent, _first, _last: self._later.start())
        model.rowsRemoved.connect(lambda _parent, _first, _last: self._later.start())
        self.button.clicked.connect(lambda: self.together_requested.emit(self.chosen()))
        self.hide()

    def chosen(self) -> list[int]:
        """Return the ids of what is chosen, in the order of the list."""
        return self._model.ids_between(sorted(self._ranges()))

    def _ranges(self) -> list[tuple[int, int]]:
        # Ranges, not rows: all of a large list are one range.
        selection = self._list.selectionModel().selection()
        every = [selection.at(place) for place in range(selection.count())]
        return [(each.top(), each.bottom()) for each in every]

    def _count(self) -> None:
        count = sum(last - first + 1 for first, last in self._ranges())
        told = ngettext("W&ith the {count} chosen …", "W&ith the {count} chosen …", count)
        self.button.setText(told.format(count=count))
        self.setVisible(count > 1)
