"""The person's own words beside the tags: which question, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from hrforum.domain.intake import OwnWords
from hrforum.domain.tag import Dimension
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, row
from ui.parts.stops import stop_before
from ui.parts.words import button


class OwnWordsRows(QWidget):
    """Rows of a dimension and a line for the person's own words; more are added as needed."""

    def __init__(self) -> None:
        super().__init__()
        self._dimensions: Sequence[Dimension] = ()
        self._rows: list[tuple[QWidget, QComboBox, QLineEdit]] = []
        self._column = column(self, gap="tight")
        self._more = button(_("Add the person’s own words"), "quiet")
        self._more.clicked.connect(self._on_more_clicked)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def set_dimensions(self, dimensions: Sequence[Dimension]) -> None:
        """Say which questions there are."""
        kept = self.value()
        self._dimensions = dimensions
        self.set_value(kept)

    def value(self) -> OwnWords:
        """Return what was said, by dimension."""
        return tuple(
            (box.currentData(), line.text().strip()) for _row, box, line in self._rows if line.text().strip()
        )

    def set_value(self, said: OwnWords) -> None:
        """Show what was said."""
        for each in list(self._rows):
            self._drop(each[0])
        for dimension_id, words in said:
            self._add(dimension_id, words)

    def _add(self, dimension_id: int | None = None, words: str = "") -> QComboBox:
        holder = QWidget()
        across = row(holder, gap="tight")
        box = ChoiceBox()
        for one in self._dimensions:
            box.addItem(one.labels.en, one.id)
        box.setCurrentIndex(max(0, box.findData(dimension_id)))
        box.setAccessibleName(_("What the words are about"))
        line = QLineEdit(words)
        line.setAccessibleName(_("In the person’s own words"))
        line.setPlaceholderText(_("In the person’s own words"))
        drop = button(_("Remove"), "quiet", name=_("Remove these words"))
        across.addWidget(box, 2)
        across.addWidget(line, 3)
        across.addWidget(drop)
        drop.clicked.connect(partial(self._drop, holder))
        self._rows.append((holder, box, line))
        self._column.insertWidget(len(self._rows) - 1, holder)
        stop_before(self._more, box, line, drop)
        return box

    def begin_with(self, words: str) -> None:
        """Add a row that holds these words, and ask what they are about."""
        if self._dimensions:
            self._add(None, words).setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, holder: QWidget, _checked: bool = False) -> None:
        self._rows = [each for each in self._rows if each[0] is not holder]
        holder.hide()
        holder.deleteLater()

    def _on_more_clicked(self) -> None:
        if self._dimensions:
            self._add().setFocus()
