"""A table of counts: rows, columns and totals, each number with what it counts, asked for only where somebody looks."""

from __future__ import annotations

from itertools import product
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from hrforum.domain.table import Answer, Cell, Table, unit_name
from hrforum.i18n import _
from ui.theme import current

Index = QModelIndex | QPersistentModelIndex
_WIDEST_ROW_NAME, _WIDEST_COLUMN, _FEWEST_ROWS = 20, 11, 8
"""In widths and heights of the text's size."""
_NAMES = 0.45
"""The share of the width that the rows' names may take."""


class CountModel(QAbstractTableModel):
    """Rows are the first dimension, or the first two nested; columns the last of several; the last row and column hold everybody."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._cells: dict[frozenset[tuple[str, str]], Cell] = {}
        self._rows: list[tuple[Answer, ...]] = []
        self._columns: list[Answer] = []

    def show_table(self, table: Table | None) -> None:
        """Show another table, or none."""
        self.beginResetModel()
        self._table = table
        self._cells, self._rows, self._columns = {}, [], []
        if table is not None:
            self._cells = {frozenset(each.tags): each for each in (*table.cells, *table.totals)}
            across = len(table.axes) > 1
            down = table.axes[:-1] if across else table.axes
            self._rows = [*product(*(axis.answers for axis in down)), ()]
            self._columns = list(table.axes[-1].answers) if across else []
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """Return the number at a place, with the tags it counts."""
        if self._table is None or not index.isValid():
            return None
        return self._cells.get(frozenset(self._tags(index.row(), index.column())))

    def _tags(self, row: int, column: int) -> list[tuple[str, str]]:
        assert self._table is not None
        axes = self._table.axes
        tags = [(axis.key, answer.key) for axis, answer in zip(axes, self._rows[row], strict=False)]
        if column < len(self._columns):
            tags.append((axes[-1].key, self._columns[column].key))
        return tags

    def said(self, index: Index) -> str:
        """Return a number with what it counts, as a screen reader says it."""
        cell = self.cell(index)
        if cell is None or self._table is None:
            return ""
        parts = [self._row_name(index.row())]
        if self._columns:
            parts.append(self._column_name(index.column()))
        return f"{', '.join(parts)}: {self._shown(cell)} ({unit_name(self._table.asked.unit)})"

    def _row_name(self, row: int) -> str:
        return ", ".join(answer.label for answer in self._rows[row]) or _("All")

    def _column_name(self, column: int) -> str:
        return self._columns[column].label if column < len(self._columns) else _("All")

    @staticmethod
    def _shown(cell: Cell) -> str:
        return cell.shown if cell.percent is None else f"{cell.shown} ({cell.percent} %)"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many rows there are, everybody's included."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many columns there are, everybody's included."""
        return 0 if parent.isValid() or self._table is None else len(self._columns) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return how a row or column is called."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or self._table is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._row_name(section)
        return self._column_name(section) if self._columns else unit_name(self._table.asked.unit)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a number as it is shown or said."""
        if role == Qt.ItemDataRole.DisplayRole:
            cell = self.cell(index)
            return self._shown(cell) if cell is not None else ""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.said(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self._dress(index, role)

    def _dress(self, index: Index, role: int) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        whole = index.row() == len(self._rows) - 1 or (self._columns and index.column() == len(self._columns))
        if role == Qt.ItemDataRole.FontRole and (whole or cell.count is None):
            font = current().font(bold=bool(whole))
            font.setItalic(cell.count is None)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and not cell.count:
            return current().colour("muted")
        return None


class CountTable(QTableView):
    """`opened(Cell)` at Enter or a double click on a number; `chosen(Cell)` when the keyboard comes to one."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._names_room = 0
        self.counts = CountModel(self)
        self.setModel(self.counts)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(current().size("body") * _FEWEST_ROWS)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        # Sizes are set and never measured: that would ask for every row.
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.activated.connect(self._open)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_table(self, table: Table | None) -> None:
        """Show another table; the keyboard begins at its first number."""
        self.counts.show_table(table)
        if table is None:
            return
        theme = current()
        metrics = QFontMetrics(theme.font("small", bold=True))
        rows = min(self.counts.rowCount(), 200)
        names = [str(self.counts.headerData(each, Qt.Orientation.Vertical)) for each in range(rows)]
        self._names_room = max((metrics.horizontalAdvance(name) for name in names), default=0) + theme.space(
            "far"
        )
        self._give_names_room()
        self.horizontalHeader().setDefaultSectionSize(theme.size("body") * _WIDEST_COLUMN)
        self.verticalHeader().setDefaultSectionSize(theme.size("body") * 2 + theme.space("near"))
        self.setCurrentIndex(self.counts.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows' names their share of the new width: the first table may come before the page has its size."""
        super().resizeEvent(event)
        self._give_names_room()

    def _give_names_room(self) -> None:
        if self._names_room:
            widest = min(current().size("body") * _WIDEST_ROW_NAME, round(self.width() * _NAMES))
            self.verticalHeader().setFixedWidth(min(self._names_room, widest))

    @property
    def cell(self) -> Cell | None:
        """The number that the keyboard is at."""
        return self.counts.cell(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a number with Enter, on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: looking for typed letters would ask for every row."""

    def _open(self, index: QModelIndex) -> None:
        cell = self.counts.cell(index)
        if cell is not None:
            self.opened.emit(cell)

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        cell = self.counts.cell(index)
        if cell is not None:
            self.chosen.emit(cell)
