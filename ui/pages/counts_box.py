"""One table of counts with what it counts, how many, and what numbers are not; each number leads to its testimonies."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from hrforum.domain.table import Cell, Table
from hrforum.i18n import _
from ui.parts.columns import column
from ui.parts.count_table import CountTable
from ui.parts.flow import Flow
from ui.parts.words import announce, button, heading, label


class CountsBox(QWidget):
    """`testimonies_requested(Asked, Cell)` to read who is behind a number, `safely_requested(Asked, Cell)` to say it outside.

    `save_requested(Asked)` to write the table to a file.
    """

    testimonies_requested = Signal(object, object)
    safely_requested = Signal(object, object)
    save_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.table: Table | None = None
        self.told = heading("")
        self.counts = CountTable(_("Table of numbers"))
        self.here = label("", "small", wrap=True)
        self._open = button(_("&Read its testimonies"))
        self._safely = button(_("Say it sa&fely …"))
        self._save = button(_("Save &table …"))
        self.notes = label("", "small", wrap=True)
        whole = column(self, gap="near")
        whole.addWidget(self.told)
        whole.addWidget(self.counts, 1)
        whole.addWidget(self.here)
        self.acts = Flow()
        for each in (self._open, self._safely, self._save):
            self.acts.add(each)
        whole.addWidget(self.acts)
        whole.addWidget(self.notes)
        self.counts.chosen.connect(self._on_chosen)
        self.counts.opened.connect(self._on_opened)
        self._open.clicked.connect(lambda: self._emit(self.testimonies_requested))
        self._safely.clicked.connect(lambda: self._emit(self.safely_requested))
        self._save.clicked.connect(self._on_save_clicked)

    def show_table(self, table: Table, told: str) -> None:
        """Show a table; `told` says what it counts."""
        self.table = table
        self.told.setText(told)
        self.notes.setText(" ".join(table.notes))
        self.counts.setAccessibleDescription(f"{told}. {self.notes.text()}")
        self.counts.show_table(table)
        announce(self.counts, told)

    def show_none(self, why: str) -> None:
        """Show no table, and why there is none."""
        self.table = None
        self.told.setText(why)
        self.counts.setAccessibleDescription(why)
        self.counts.show_table(None)
        self.here.setText("")
        self.notes.setText("")
        announce(self.counts, why)

    def _on_chosen(self, cell: Cell) -> None:
        said = self.counts.counts.said(self.counts.currentIndex())
        if cell.count is None and self.table is not None:
            why = _("Withheld: it is below {threshold}, or others could be worked out from it.")
            said = f"{said}. {why.format(threshold=self.table.asked.threshold)}"
        self.here.setText(said)

    def _on_opened(self, cell: Cell) -> None:
        self._emit(self.safely_requested if cell.count is None else self.testimonies_requested)

    def _on_save_clicked(self) -> None:
        if self.table is not None:
            self.save_requested.emit(self.table.asked)

    def _emit(self, signal: SignalInstance) -> None:
        cell = self.counts.cell
        if self.table is not None and cell is not None:
            signal.emit(self.table.asked, cell)
