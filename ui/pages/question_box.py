"""What is asked of the numbers: by which dimensions, in which unit, among whom, and for whose eyes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.table import STRICT, THRESHOLD, Asked, Axis, Condition, Readers, Unit, unit_name
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.field import Field
from ui.parts.readers_words import readers_name
from ui.parts.search_box import SearchBox
from ui.parts.tag_match import Offer
from ui.parts.tag_picker import TagPicker
from ui.parts.words import muted

_SLOTS, _SHORT = 3, 5


class QuestionBox(QWidget):
    """`asked_changed` whenever the question is another one."""

    asked_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._axes: Sequence[Axis] = ()
        self._tags: list[tuple[str, str]] = []
        self._by = [ChoiceBox() for _each in range(_SLOTS)]
        self._unit, self._readers, self._threshold = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._where = TagPicker(_("Only with these tags"), _("Only with tag …"))
        self._words = SearchBox(_("Only with these words"))
        self._inside = muted(_("Inside shows every number, for the organisers alone."))
        for each in (*self._by, self._unit, self._readers, self._threshold):
            each.setMinimumContentsLength(_SHORT)
        self._fill()
        self._lay_out()
        for each in (*self._by, self._unit, self._readers, self._threshold):
            each.currentIndexChanged.connect(lambda _at: self._on_changed())
        self._where.picked_changed.connect(lambda _ids: self._on_changed())
        self._words.search_requested.connect(lambda _text: self._on_changed())

    def _fill(self) -> None:
        for unit in Unit:
            self._unit.addItem(unit_name(unit), unit)
        for readers in Readers:
            self._readers.addItem(readers_name(readers), readers)
        self._threshold.addItem(_("Nothing below {least}").format(least=THRESHOLD), THRESHOLD)
        self._threshold.addItem(_("Strict: nothing below {least}").format(least=STRICT), STRICT)

    def _lay_out(self) -> None:
        whole = column(self, gap="near")
        names = (_("Count b&y"), _("a&nd by"), _("and &by the third"))
        for name, each in zip(names, self._by, strict=True):
            whole.addWidget(Field(name, each))
        whole.addWidget(Field(_("In"), self._unit))
        whole.addWidget(Field(_("For whom"), self._readers))
        self._of_outside = Field(_("Small numbers"), self._threshold)
        whole.addWidget(self._of_outside)
        whole.addWidget(self._inside)
        whole.addWidget(self._where)
        whole.addWidget(self._words)
        self._show_readers()

    def set_axes(self, axes: Sequence[Axis]) -> None:
        """Say which dimensions there are; what was chosen stays chosen."""
        chosen = [each.currentData() for each in self._by]
        picked = [self._tags[at] for at in self._where.picked()]
        self._axes = axes
        self._tags = [(axis.key, answer.key) for axis in axes for answer in axis.answers]
        labels = [(axis.label, answer.label) for axis in axes for answer in axis.answers]
        self._where.set_offers(Offer(at, *label) for at, label in enumerate(labels))
        self._where.set_picked(self._tags.index(tag) for tag in picked if tag in self._tags)
        for slot, (box, key) in enumerate(zip(self._by, chosen, strict=True)):
            box.blockSignals(True)
            box.clear()
            if slot:
                box.addItem(_("nothing more"), "")
            for axis in axes:
                box.addItem(axis.label, axis.key)
            box.setCurrentIndex(max(0, box.findData(key or "")))
            box.blockSignals(False)

    def choose(self, by: Sequence[str], readers: Readers) -> None:
        """Count by these dimensions, for these readers."""
        for slot, box in enumerate(self._by):
            box.setCurrentIndex(max(0, box.findData(by[slot] if slot < len(by) else "")))
        self._readers.setCurrentIndex(self._readers.findData(readers))

    def asked(self) -> Asked:
        """Return the question as it stands."""
        by = tuple(dict.fromkeys(key for each in self._by if (key := each.currentData())))
        readers = Readers(self._readers.currentData())
        words = self._words.text().strip() if readers is Readers.INSIDE else ""
        return Asked(by, self.where(), Unit(self._unit.currentData()), readers, self.threshold, words)

    def where(self) -> tuple[Condition, ...]:
        """Return the conditions picked: the same dimension again means or, another one means and."""
        found: dict[str, list[str]] = {}
        for at in self._where.picked():
            key, tag = self._tags[at]
            found.setdefault(key, []).append(tag)
        return tuple((key, tuple(tags)) for key, tags in found.items())

    @property
    def threshold(self) -> int:
        """Below which numbers are withheld outside."""
        return int(self._threshold.currentData())

    def label_of(self, key: str, tag: str) -> str:
        """Return how a tag is called."""
        return next((axis.label_of(tag) for axis in self._axes if axis.key == key), tag)

    def _show_readers(self) -> None:
        inside = self._readers.currentData() == Readers.INSIDE
        self._of_outside.setVisible(not inside)
        self._words.setVisible(inside)
        self._inside.setVisible(inside)

    def _on_changed(self) -> None:
        self._show_readers()
        self.asked_changed.emit()
