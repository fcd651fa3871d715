"""A table of texts, such as everything that a chart says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import current

_SENTENCE = 24
Index = QModelIndex | QPersistentModelIndex


class FactsModel(QAbstractTableModel):
    """Rows of texts under a header; the first column says what a row is about."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[str]] = ()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows, their header first."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many rows there are below the header."""
        return 0 if parent.isValid() else max(0, len(self._rows) - 1)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() or not self._rows else len(self._rows[0])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return how a column is called."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return self._rows[0][section] if self._rows else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, or all of it that a screen reader says."""
        if not index.isValid():
            return None
        header, row = self._rows[0], self._rows[index.row() + 1]
        text = row[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = header[index.column()]
            return (
                text if index.column() == 0 else f"{row[0]}, {name}: {text}" if name else f"{row[0]}: {text}"
            )
        return None


class FactsTable(QTableView):
    """Shows texts, a row at a time."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._texts = FactsModel(self)
        self.setModel(self._texts)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows, their header first."""
        self._texts.show_rows(rows)
        theme = current()
        self.verticalHeader().setDefaultSectionSize(theme.size("body") * 2)
        columns = self._texts.columnCount()
        for column in range(columns):
            self.setColumnWidth(column, theme.size("body") * (18 if column == 0 else 8))
        if columns:
            self.setCurrentIndex(self._texts.index(0, 0))
            # Sentences stand in the last column, if anywhere.
            self.horizontalHeader().setStretchLastSection(columns == 2 or len(rows[-1][-1]) > _SENTENCE)
