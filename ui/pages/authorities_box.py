"""Who is responsible: all authorities as a list, what the city can still do where one is preempted, and their testimonies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from hrforum.domain.authority import Authority
from hrforum.i18n import _, ngettext
from ui.parts.columns import ScrollPage, column
from ui.parts.facts import Facts
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import LineList
from ui.parts.right_words import authority_line, level_name
from ui.parts.split import Split
from ui.parts.words import button, heading, muted


class AuthoritiesBox(QWidget):
    """`add_requested`; `edit_requested(authority)`, `remove_requested(authority)`, `testimonies_requested(authority)`."""

    add_requested = Signal()
    edit_requested = Signal(object)
    remove_requested = Signal(object)
    testimonies_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._counts: Mapping[int, int] = {}
        self._model = LineModel(self)
        self.list = LineList(_("Authorities"))
        self.list.setModel(self._model)
        self._nothing = muted(_("Nobody is named as responsible yet."))
        self._name, self._facts = heading(""), Facts()
        self._add = button(_("Add &who is responsible …"))
        self._testimonies = button("", "primary")
        self._edit, self._remove = button(_("&Change it …")), button(_("&Remove it …"), "quiet")
        self._lay_out()
        self._add.clicked.connect(self.add_requested)
        self._testimonies.clicked.connect(lambda: self._wish(self.testimonies_requested))
        self._edit.clicked.connect(lambda: self._wish(self.edit_requested))
        self._remove.clicked.connect(lambda: self._wish(self.remove_requested))
        self.list.activated.connect(lambda _at: self._wish(self.edit_requested))
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.tell((), {})

    def _lay_out(self) -> None:
        listed = QWidget()
        left = column(listed, gap="near")
        for each in (self._add, self._nothing, self.list):
            left.addWidget(each)
        left.setStretchFactor(self.list, 1)
        content = QWidget()
        detail = column(content, gap="wide", edge="wide")
        self._acts = Flow()
        for act in (self._testimonies, self._edit, self._remove):
            self._acts.add(act)
        for piece in (self._name, self._facts, self._acts):
            detail.addWidget(piece)
        detail.addStretch(1)
        column(self).addWidget(Split(listed, ScrollPage(content, surface=True), 0.5))

    def tell(self, some: Sequence[Authority], counts: Mapping[int, int]) -> None:
        """List these; `counts` has by id how many testimonies each is responsible for."""
        self._counts = counts
        before = self.chosen
        self._model.set_rows([(one, authority_line(one)) for one in some])
        self._nothing.setVisible(not some)
        ids = [one.id for one in some]
        if ids:
            at = ids.index(before.id) if before is not None and before.id in ids else 0
            self.list.setCurrentIndex(self._model.index(at))
        self._show_chosen()

    @property
    def chosen(self) -> Authority | None:
        """The authority that is chosen; None where there is none."""
        at = self.list.currentIndex()
        return self._model.value(at.row()) if at.isValid() else None

    def begin(self) -> None:
        """Begin in the list, or with adding where it is empty."""
        (self.list if self._model.rowCount() else self._add).setFocus()

    def _on_current_changed(self, _at: QModelIndex, _before: QModelIndex) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self.chosen
        for each in (self._name, self._facts, self._acts):
            each.setVisible(one is not None)
        if one is None:
            return
        self._name.setText(one.name)
        self._facts.tell(
            (
                (_("Level of government"), level_name(one.level)),
                (
                    _("Preempted"),
                    _("The state has taken it out of the city’s hands.") if one.preempted else "",
                ),
                (_("The city can still"), one.can_do),
                (_("Note"), one.note),
            )
        )
        count = self._counts.get(one.id, 0)
        sentence = ngettext("Show its {n} &testimony", "Show its {n} &testimonies", count)
        self._testimonies.setText(sentence.format(n=count))
        self._testimonies.setVisible(bool(count))

    def _wish(self, signal: SignalInstance) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen)
