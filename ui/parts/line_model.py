"""A short list that is here as a whole: a value and the line that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.parts.lines import Line

_LINE_ROLE = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractListModel):
    """Pairs of a value and its `Line`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[Any, Line]] = ()

    def set_rows(self, rows: Sequence[tuple[Any, Line]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def change_lines(self, lines: Sequence[Line]) -> None:
        """Show the same values with other lines; what is chosen stays chosen."""
        self._rows = [(value, line) for (value, _old), line in zip(self._rows, lines, strict=True)]
        if lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def value(self, row: int) -> Any:
        """Return the value of a row."""
        return self._rows[row][0]

    def values(self) -> list[Any]:
        """Return all values in order."""
        return [value for value, _line in self._rows]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's line, or its text."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        line = self._rows[index.row()][1]
        if role == _LINE_ROLE:
            return line
        return (
            line.spoken()
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            else None
        )
