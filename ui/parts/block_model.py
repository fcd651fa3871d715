"""A list that knows its row ids and fetches rows in blocks of 128, only where somebody looks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItemModel

from ui.parts.lines import Line

BLOCK = 128
_KEPT_BLOCKS = 40

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
ID_ROLE = LINE_ROLE + 1


class BlockModel(QStandardItemModel):
    """`fetch_requested(generation, block, ids)` when rows are looked at that are not here; answer with `put`.

    `describe` turns one fetched row into the `Line` that is drawn and read aloud. One request is out at a time; of the blocks wanted
    meanwhile only the newest are asked for, so that a long drag of the scroll bar does not fetch what flew by.

    Nothing is kept in the standard model but how many rows there are: a list view asks that once a row whenever it lays out, which
    costs 7 ms for 100,000 rows here and 130 where Python answers.
    """

    fetch_requested = Signal(int, int, object)

    def __init__(self, describe: Callable[[Any], Line], parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self._describe = describe
        self._ids: Sequence[int] = ()
        self._blocks: OrderedDict[int, list[Line]] = OrderedDict()
        self._wanted: list[int] = []
        self._out: int | None = None
        self._generation = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._ask)

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show other rows; nothing of them is fetched until it is looked at."""
        self._generation += 1
        self._blocks.clear()
        self._wanted.clear()
        self._out = None
        # Not clear(): PySide takes the rows out one by one there.
        self.setRowCount(0)
        self._ids = ids
        self.setRowCount(len(ids))

    def ids_between(self, ranges: Sequence[tuple[int, int]]) -> list[int]:
        """Return the ids of rows, given as ranges of first and last."""
        return [each for first, last in ranges for each in self._ids[first : last + 1]]

    def extend(self, ids: Sequence[int]) -> None:
        """Show the whole list of which the first blocks are shown already; where it begins otherwise, it is another list."""
        shown = len(self._ids)
        if shown % BLOCK or list(ids[:shown]) != list(self._ids):
            self.set_ids(ids)
            return
        self._ids = ids
        self.setRowCount(len(ids))

    def append(self, ids: Sequence[int]) -> None:
        """Show more rows at the end; a block that ends among them is fetched anew."""
        block = len(self._ids) // BLOCK
        self._blocks.pop(block, None)
        if self._out == block:
            self._generation += 1
            self._out = None
        self._ids = [*self._ids, *ids]
        self.setRowCount(len(self._ids))

    def put(self, generation: int, block: int, rows: Sequence[Any]) -> None:
        """Take the rows that were asked for; rows of an earlier list are dropped."""
        if generation != self._generation:
            return
        self._out = None
        self._blocks[block] = [self._describe(row) for row in rows]
        while len(self._blocks) > _KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        first = block * BLOCK
        last = min(first + BLOCK, len(self._ids)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
        if self._wanted:
            self._later.start()

    def id_at(self, row: int) -> int:
        """Return the id of a row."""
        return self._ids[row]

    def row_of(self, row_id: int) -> int:
        """Return the row of an id, -1 where it is not in the list."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return -1

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Let rows be chosen, not written into."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's id without fetching it; its line or text fetches its block."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        if role not in (LINE_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self._line(index.row())
        if role == LINE_ROLE:
            return line
        return line.spoken() if line else "…"

    def _line(self, row: int) -> Line | None:
        block, at = divmod(row, BLOCK)
        lines = self._blocks.get(block)
        if lines is not None:
            self._blocks.move_to_end(block)
            return lines[at] if at < len(lines) else None
        if block in self._wanted:
            self._wanted.remove(block)
        self._wanted = [*self._wanted[-2:], block]
        self._later.start()
        return None

    def _ask(self) -> None:
        if self._out is not None:
            return
        while self._wanted:
            block = self._wanted.pop()
            if block not in self._blocks:
                self._out = block
                ids = list(self._ids[block * BLOCK : (block + 1) * BLOCK])
                self.fetch_requested.emit(self._generation, block, ids)
                return
