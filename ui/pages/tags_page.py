"""Tags: the dimensions, the tags in each, what they mean and how often they were given."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from hrforum.domain.changes import Concept
from hrforum.domain.tag import Codebook, Dimension, Tag
from hrforum.i18n import _, ngettext
from hrforum.operations import tag as operations
from ui.archive_worker import ArchiveWorker
from ui.dialogs.tag_dialogs import about_name
from ui.pages.page import Page
from ui.parts.columns import ScrollPage, column, row
from ui.parts.facts import Facts
from ui.parts.flow import Flow
from ui.parts.split import Split
from ui.parts.words import button, heading, muted, title
from ui.theme import current

_VALUE = Qt.ItemDataRole.UserRole


class TagsPage(Page):
    """Wishes about dimensions and tags; each carries the dimension or tag that is meant."""

    shows = frozenset({Concept.TAG, Concept.TESTIMONY})
    dimension_requested = Signal()
    tag_requested = Signal(object)
    edit_requested = Signal(object, object)
    merge_requested = Signal(object, object)
    retirement_requested = Signal(object)
    removal_requested = Signal(object)

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__(worker)
        self.book = Codebook()
        self._given: dict[int, int] = {}
        self._key = ("", "")
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([_("Dimension and tag"), _("Given")])
        self.tree.setAccessibleName(_("Dimensions and tags"))
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._add = button(_("Add d&imension"), "primary")
        self._name = heading("")
        self._below = muted("")
        self._facts = Facts()
        self._add_tag = button(_("A&dd tag"), "primary")
        self._change = button(_("&Change …"))
        self._merge = button(_("&Merge …"))
        self._retire = button(_("Re&tire"))
        self._remove = button(_("&Remove …"), "quiet")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = column(self, gap="even", edge="wide")
        head = row()
        head.addWidget(title(_("Tags")), 1)
        head.addWidget(self._add)
        whole.addLayout(head)
        content = QWidget()
        detail = column(content, gap="wide", edge="wide")
        for each in (self._name, self._below, self._facts):
            detail.addWidget(each)
        buttons = Flow()
        for act in (self._add_tag, self._change, self._merge, self._retire, self._remove):
            buttons.add(act)
        detail.addWidget(buttons)
        detail.addStretch(1)
        self._split = Split(self.tree, ScrollPage(content, surface=True), 0.5)
        whole.addWidget(self._split, 1)

    def _connect(self) -> None:
        self._add.clicked.connect(self.dimension_requested)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show())
        self.tree.itemActivated.connect(lambda _item, _column: self._on_change())
        self._add_tag.clicked.connect(self._on_add_tag)
        self._change.clicked.connect(self._on_change)
        self._merge.clicked.connect(self._on_merge)
        self._retire.clicked.connect(lambda: self._emit(self.retirement_requested))
        self._remove.clicked.connect(lambda: self._emit(self.removal_requested))
        delete = QShortcut(
            QKeySequence(Qt.Key.Key_Delete), self.tree, context=Qt.ShortcutContext.WidgetShortcut
        )
        delete.activated.connect(lambda: self._emit(self.removal_requested))

    def refresh(self) -> None:
        """Read the codebook anew; what is chosen stays chosen."""
        self.worker.run(
            lambda archive: (operations.codebook(archive), operations.times_given(archive)),
            self._on_read,
            lane="tags",
        )

    def begin(self) -> None:
        """Put the focus on the tree."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> Dimension | Tag | None:
        """The dimension or tag that is chosen."""
        item = self.tree.currentItem()
        return item.data(0, _VALUE) if item is not None else None

    def choose(self, dimension_key: str, tag_key: str = "") -> None:
        """Choose a dimension or a tag by its keys, now or after the next refresh."""
        self._key = (dimension_key, tag_key)
        self._restore()

    def _on_read(self, read: tuple[Codebook, dict[int, int]]) -> None:
        self.book, self._given = read
        opened = {self._keys(item) for item in self._tops() if item.isExpanded()}
        kept = self._key
        self.tree.blockSignals(True)
        self.tree.clear()
        for dimension in self.book.dimensions:
            top = self._item(dimension, dimension.labels.en, 0)
            self.tree.addTopLevelItem(top)
            for tag in self.book.of(dimension):
                top.addChild(self._item(tag, tag.labels.en, self._given.get(tag.id, 0)))
            top.setExpanded(self._keys(top) in opened)
        self.tree.blockSignals(False)
        self._key = kept
        self._restore()

    def _item(self, value: Dimension | Tag, text: str, given: int) -> QTreeWidgetItem:
        shown = _("{name} (retired)").format(name=text) if value.retired else text
        item = QTreeWidgetItem([shown, str(given) if given else ""])
        item.setData(0, _VALUE, value)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if isinstance(value, Dimension):
            item.setFont(0, current().font(bold=True))
        return item

    def _tops(self) -> list[QTreeWidgetItem]:
        found = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        return [item for item in found if item is not None]

    def _keys(self, item: QTreeWidgetItem) -> tuple[str, str]:
        value = item.data(0, _VALUE)
        parent = item.parent()
        return (value.key, "") if parent is None else (parent.data(0, _VALUE).key, value.key)

    def _restore(self) -> None:
        every = [each for top in self._tops() for each in (top, *_children(top))]
        found = next((item for item in every if self._keys(item) == self._key), None)
        if found is None and every and self.tree.currentItem() is None:
            found = every[0]
        if found is not None:
            self.tree.setCurrentItem(found)
            self._show()

    def _show(self) -> None:
        item = self.tree.currentItem()
        if item is None:
            return
        value = item.data(0, _VALUE)
        self._key = self._keys(item)
        is_tag = isinstance(value, Tag)
        reserved = is_tag and value.reserved
        given = self._given.get(value.id, 0) if is_tag else 0
        self._name.setText(value.labels.en)
        self._below.setText(self._what(value, given))
        self._facts.tell(
            (
                (_("Spanish"), value.labels.es),
                (_("French"), value.labels.fr),
                (_("Definition"), value.definition),
                (_("Key"), value.key),
            )
        )
        self._merge.setVisible(is_tag and not reserved)
        self._retire.setVisible(not reserved)
        self._retire.setText(_("Offer it again") if value.retired else _("Re&tire"))
        self._remove.setVisible(not reserved)

    def _what(self, value: Dimension | Tag, given: int) -> str:
        if isinstance(value, Dimension):
            return about_name(value.about)
        name = self._dimension_of(value).labels.en
        times = ngettext("given {count} time", "given {count} times", given).format(count=given)
        return f"{name} · {times}"

    def _dimension_of(self, value: Dimension | Tag) -> Dimension:
        if isinstance(value, Dimension):
            return value
        return next(one for one in self.book.dimensions if one.id == value.dimension_id)

    def _on_add_tag(self) -> None:
        if self.chosen is not None:
            self.tag_requested.emit(self._dimension_of(self.chosen))

    def _on_change(self) -> None:
        if self.chosen is not None:
            self.edit_requested.emit(self._dimension_of(self.chosen), self.chosen)

    def _on_merge(self) -> None:
        chosen = self.chosen
        if isinstance(chosen, Tag) and not chosen.reserved:
            siblings = self.book.of(self._dimension_of(chosen))
            others = [one for one in siblings if one.id != chosen.id and not one.reserved]
            self.merge_requested.emit(chosen, others)

    def _emit(self, signal: Any) -> None:
        chosen = self.chosen
        if chosen is not None and not (isinstance(chosen, Tag) and chosen.reserved):
            signal.emit(chosen)


def _children(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (top.child(at) for at in range(top.childCount()))
    return [item for item in found if item is not None]
