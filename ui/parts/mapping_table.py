"""What each column of a sheet becomes: its name, its first value, and a choice beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column as column_of
from ui.parts.columns import row as row_of
from ui.parts.shortened import breakable, shortened
from ui.parts.words import label, rule, set_role

_AT_ONCE = 16


@dataclass(frozen=True)
class Becoming:
    """One thing that a column can become: the field, "" for none, and what it is called. A `shared` one takes several columns."""

    field: str
    text: str
    shared: bool = False


@dataclass(frozen=True)
class SheetColumn:
    """A column: its name, its first value, what it can become, the field that was guessed and the one that is chosen."""

    name: str
    sample: str
    choices: tuple[Becoming, ...]
    guessed: str = ""
    chosen: str = ""

    def becoming(self, field: str) -> Becoming:
        """Return the choice of this field; the first, nothing, where it is none of them."""
        return next((each for each in self.choices if each.field == field), self.choices[0])


class MappingTable(QWidget):
    """One row for each column. `mapping_changed` when a column becomes something else.

    The first rows are there at once; those of a very wide sheet follow between other events, so that the window stays quick.
    """

    mapping_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[SheetColumn] = ()
        self._rows: list[_Row] = []
        # Rows are made late, and Tab goes by age: each is put behind the one before it, the first behind this. It is
        # never seen, but Qt leaves the order alone where it could not take the focus.
        self._start = QWidget(self)
        self._start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._start.hide()
        self._whole = column_of(self, gap="even")
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._grow)

    def show_columns(self, columns: Sequence[SheetColumn]) -> None:
        """Show other columns, or the same with other choices."""
        for row in self._rows:
            self._whole.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._columns = columns
        self._rows = []
        self._grow()
        if self._rows:
            self.setFocusProxy(self._rows[0].box)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return (field, column) pairs in the order of the columns; those that become nothing are left out."""
        return tuple((each.field, column.name) for column, each in self._chosen() if each.field)

    @property
    def clash(self) -> str:
        """What stands for two columns at once though only one can be it, in one sentence; empty where nothing does."""
        twice = self._twice()
        text = next((each.text for _column, each in self._chosen() if each.field in twice), None)
        if text is None:
            return ""
        return _("“{becomes}” is chosen for two columns. Choose it for one.").format(becomes=text)

    def _chosen(self) -> list[tuple[SheetColumn, Becoming]]:
        fields = [row.field for row in self._rows]
        fields += [column.chosen for column in self._columns[len(fields) :]]
        return [(column, column.becoming(field)) for column, field in zip(self._columns, fields, strict=True)]

    def _twice(self) -> set[str]:
        chosen = Counter(each.field for _column, each in self._chosen() if each.field and not each.shared)
        return {field for field, times in chosen.items() if times > 1}

    def _grow(self) -> None:
        done = len(self._rows)
        for column in self._columns[done : done + _AT_ONCE]:
            row = _Row(column, first=not self._rows)
            row.box.currentIndexChanged.connect(self._on_changed)
            self._whole.addWidget(row)
            self.setTabOrder(self._rows[-1].box if self._rows else self._start, row.box)
            self._rows.append(row)
        self._note()
        if len(self._rows) < len(self._columns):
            self._more.start()
        else:
            self._more.stop()

    def _on_changed(self) -> None:
        self._note()
        self.mapping_changed.emit()

    def _note(self) -> None:
        twice = self._twice()
        for row in self._rows:
            row.note(clashes=row.field in twice)


class _Row(QWidget):
    def __init__(self, column: SheetColumn, *, first: bool) -> None:
        super().__init__()
        self.column = column
        self._sample = shortened(column.sample) or _("(empty in every row)")
        self.box = ChoiceBox()
        for each in column.choices:
            self.box.addItem(each.text, each.field)
        self.box.setCurrentIndex(max(0, self.box.findData(column.chosen)))
        self.box.setAccessibleName(_("What “{column}” becomes").format(column=shortened(column.name)))
        self._note = label("", "small", wrap=True)
        self._lay_out(first)

    def _lay_out(self, first: bool) -> None:
        whole = column_of(self, gap="even")
        if not first:
            whole.addWidget(rule())
        # A label with a buddy takes "&" for a key to press.
        name = label(breakable(shortened(self.column.name)).replace("&", "&&"), "label", wrap=True)
        name.setBuddy(self.box)
        across = row_of(gap="wide")
        for pair in ((name, label(breakable(self._sample), "small", wrap=True)), (self.box, self._note)):
            side = column_of(gap="hair")
            side.addStretch(1)
            for piece in pair:
                side.addWidget(piece)
            side.addStretch(1)
            across.addLayout(side, 1)
        whole.addLayout(across)

    @property
    def field(self) -> str:
        return str(self.box.currentData())

    def note(self, *, clashes: bool) -> None:
        guessed = bool(self.field) and self.field == self.column.guessed
        text = _("guessed") if guessed else ""
        if clashes:
            text = _("Another column becomes this too. Choose it for one of them.")
        self._note.setText(text)
        self._note.setVisible(bool(text))
        set_role(self._note, "wrong" if clashes else "small")
        set_role(self.box, "true" if clashes else "false", "wrong")
        first = _("First value: {sample}").format(sample=self._sample)
        self.box.setAccessibleDescription(f"{text}. {first}" if text else first)
