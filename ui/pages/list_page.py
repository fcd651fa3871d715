"""A page that lists things of one kind beside the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.archive_worker import ArchiveWorker
from ui.pages.page import Page
from ui.parts.columns import ScrollPage, column, row
from ui.parts.empty_state import EmptyState
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.split import Split
from ui.parts.words import button, title


class ListPage(Page):
    """`add_requested`, `edit_requested(value)`, `remove_requested(value)`.

    Subclasses override `read` (on the archive's thread), `line` and `show_one`, and fill `self.detail`.
    """

    add_requested = Signal()
    edit_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(
        self, worker: ArchiveWorker, name: str, act: str, empty: EmptyState, *, share: float = 0.42
    ) -> None:
        super().__init__(worker)
        self._model = LineModel(self)
        self.list = LineList(name)
        self.list.setModel(self._model)
        self._add = button(act, "primary")
        content = QWidget()
        self.detail: QVBoxLayout = column(content, gap="wide", edge="wide")
        self._chosen_id = 0
        self._stack = QStackedWidget()
        self._split = Split(self.list, ScrollPage(content, surface=True), share)
        self._stack.addWidget(self._split)
        self._stack.addWidget(empty)
        whole = column(self, gap="even", edge="wide")
        head = row()
        head.addWidget(title(name), 1)
        head.addWidget(self._add)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
        self._add.clicked.connect(self.add_requested)
        empty.act_requested.connect(self.add_requested)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(self._on_activated)
        delete = QShortcut(
            QKeySequence(Qt.Key.Key_Delete), self.list, context=Qt.ShortcutContext.WidgetShortcut
        )
        delete.activated.connect(self._on_delete)

    def read(self, archive: Any) -> Sequence[Any]:
        """Return the values to list; runs on the archive's thread."""
        raise NotImplementedError

    def line(self, value: Any) -> Line:
        """Return how a value stands in the list."""
        raise NotImplementedError

    def show_one(self, value: Any) -> None:
        """Show the chosen value."""
        raise NotImplementedError

    @property
    def chosen(self) -> Any | None:
        """The value that is chosen, None where the list is empty."""
        at = self.list.currentIndex()
        return self._model.value(at.row()) if at.isValid() else None

    def choose(self, value_id: int) -> None:
        """Choose a value by its id, at once or after the next refresh."""
        self._chosen_id = value_id
        self._choose()

    def refresh(self) -> None:
        """Read the list anew; the chosen one stays chosen."""
        self.worker.run(self.read, self._on_read, lane=type(self).__name__)

    def begin(self) -> None:
        """Put the focus on the list, or on the one thing to do while it is empty."""
        (self.list if self._model.rowCount() else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read(self, values: Sequence[Any]) -> None:
        had_focus = self.list.hasFocus() or self._add.hasFocus()
        self._model.set_rows([(value, self.line(value)) for value in values])
        self._stack.setCurrentIndex(0 if values else 1)
        self._choose()
        if had_focus:
            self.begin()

    def _choose(self) -> None:
        ids = [value.id for value in self._model.values()]
        if ids:
            at = ids.index(self._chosen_id) if self._chosen_id in ids else 0
            self.list.setCurrentIndex(self._model.index(at))

    def _on_current_changed(self, at: QModelIndex, _before: QModelIndex) -> None:
        if at.isValid():
            value = self._model.value(at.row())
            self._chosen_id = value.id
            self.show_one(value)

    def _on_activated(self, at: QModelIndex) -> None:
        self.edit_requested.emit(self._model.value(at.row()))

    def _on_delete(self) -> None:
        if self.chosen is not None:
            self.remove_requested.emit(self.chosen)

    def _request_edit(self) -> None:
        if self.chosen is not None:
            self.edit_requested.emit(self.chosen)
