"""What of a packet gets in and in which order, what stays out and why, and whose name the words may hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrforum.domain.consent import FORMS, Use
from hrforum.domain.forum import Forum
from hrforum.domain.hearing import Warned
from hrforum.domain.packet import Chosen, Edition, Packet
from hrforum.domain.tag import Codebook
from hrforum.domain.testimony import TestimonyRow
from hrforum.i18n import _
from ui.codebook import offers, where_of
from ui.dialogs.packet_dialogs import why_of
from ui.pages.edition_lines import edition_line
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.segments import Segments
from ui.parts.tag_picker import TagPicker
from ui.parts.words import button, muted, rule
from ui.theme import current

if TYPE_CHECKING:
    from hrforum.operations.selection import Selection


@dataclass(frozen=True)
class Considered:
    """A packet with what the gate says of it today, the list lines of what was chosen, and what was exported before.

    `not_again` says of each edition why it cannot be made again, "" where it can; `rules` are what the hearing's rules warn of.
    """

    packet: Packet
    selection: Selection
    rows: dict[int, TestimonyRow]
    editions: tuple[Edition, ...]
    not_again: tuple[str, ...]
    rules: tuple[Warned, ...] = ()


def form_name(form: Use) -> str:
    """Return how words stand in a document."""
    return {
        Use.ANONYMOUS_QUOTE: _("Without a name"),
        Use.PSEUDONYMOUS_STORY: _("Under another name"),
        Use.NAMED_QUOTE: _("With the person’s name"),
    }[form]


class PacketChoice(QWidget):
    """`packet_changed(Packet)` with another choice or order, `matching_requested(packet, where)`, `testimony_requested(id)`.

    `filed_requested(Edition)` to note that one was handed in, `balance_requested(packet, where)` to spread the choice over groups.
    """

    packet_changed = Signal(object)
    matching_requested = Signal(object, object)
    balance_requested = Signal(object, object)
    testimony_requested = Signal(int)
    filed_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._considered: Considered | None = None
        self._book = Codebook()
        self._row = 0
        self._vault_open = False
        self._filter = TagPicker(_("Add testimonies with these tags"), _("Add testimonies with tag …"))
        self._forum = ChoiceBox()
        self._forum.setAccessibleName(_("From which forum"))
        self._told = muted("")
        self._segments = Segments(
            (_("Gets in"), _("Stays out"), _("May give a name away"), _("Exported before"))
        )
        self._lists = QStackedWidget()
        self._models = [LineModel(self) for _each in range(4)]
        self._views = [LineList(name) for name in self._segments.names]
        self._form = ChoiceBox()
        self._form.setAccessibleName(_("How the chosen exhibit is shown"))
        self._add = button(_("Add all that &match"))
        self._balance = button(_("&Balance …"), name=_("Balance over groups"))
        self._up, self._down = button(_("&Up"), tip="Alt+↑"), button(_("&Down"), tip="Alt+↓")
        self._drop = button(_("&Take out"), tip="Delete")
        self._look = button(_("&Look at it"))
        self._file = button(_("Handed &in …"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = column(self, gap="near")
        whole.addWidget(self._filter)
        across = Flow()
        across.add(self._forum)
        across.add(self._add)
        across.add(self._balance)
        whole.addWidget(across)
        whole.addWidget(rule())
        whole.addWidget(self._told)
        whole.addWidget(self._segments)
        acts = Flow()
        for each in (self._look, self._up, self._down, self._drop, self._form, self._file):
            acts.add(each)
        whole.addWidget(acts)
        for view, model in zip(self._views, self._models, strict=True):
            view.setModel(model)
            view.setMinimumHeight(current().size("body") * 10)
            self._lists.addWidget(view)
        whole.addWidget(self._lists, 1)

    def _connect(self) -> None:
        self._segments.chosen.connect(self._lists.setCurrentIndex)
        self._segments.chosen.connect(lambda _at: self._on_current_changed())
        self._add.clicked.connect(lambda: self._ask_for(self.matching_requested))
        self._balance.clicked.connect(lambda: self._ask_for(self.balance_requested))
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._drop.clicked.connect(self._on_drop)
        self._look.clicked.connect(self._on_look)
        self._file.clicked.connect(self._on_file)
        self._form.activated.connect(self._on_form_activated)
        for view in self._views:
            view.selectionModel().currentChanged.connect(lambda _now, _before: self._on_current_changed())
            view.activated.connect(self._on_look)
            keys: tuple[tuple[Any, Any], ...] = (
                ("Alt+Up", lambda: self._move(-1)),
                ("Alt+Down", lambda: self._move(1)),
                (Qt.Key.Key_Delete, self._on_drop),
            )
            for key, slot in keys:
                shortcut = QShortcut(QKeySequence(key), view, context=Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(slot)

    # -- showing -------------------------------------------------------------------------------------------------------

    def set_frame(self, book: Codebook, forums: Sequence[Forum]) -> None:
        """Say which tags and forums there are to choose by."""
        self._book = book
        self._filter.set_offers(offers(book))
        kept = self._forum.currentData()
        self._forum.clear()
        self._forum.addItem(_("From all forums"), None)
        for one in forums:
            self._forum.addItem(one.name, one.id)
        self._forum.setCurrentIndex(max(0, self._forum.findData(kept)))

    def show_names(self, vault_open: bool) -> None:
        """Show found names while the name vault is open, and hide them at once when it closes."""
        self._vault_open = vault_open
        if self._considered is not None:
            self.show_considered(self._considered)

    def show_left_out(self) -> None:
        """Show what stays out, with the keyboard in it."""
        self._segments.choose(1)
        self._views[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_considered(self, considered: Considered) -> None:
        """Show what gets in, what stays out and why."""
        same = self._considered is not None and self._considered.packet.id == considered.packet.id
        at = self._views[0].currentIndex().row() if same else 0
        self._considered = considered
        selection, rows = considered.selection, considered.rows
        by_code = {one.code: one for one in rows.values()}
        warned = {each.code for each in selection.warnings}
        self._models[0].set_rows(
            [
                (each.testimony_id, _exhibit_line(number, each, rows, warned))
                for number, each in enumerate(selection.exhibits, 1)
            ]
        )
        self._models[1].set_rows(
            [
                (
                    by_code[each.code].id,
                    Line(each.code, end=_("counted") if each.counted else "", below=each.why),
                )
                for each in selection.left_out
                if each.code in by_code
            ]
        )
        self._models[2].set_rows(
            [
                (by_code[each.code].id, Line(each.code, below=why_of(each, vault_open=self._vault_open)))
                for each in selection.warnings
                if each.code in by_code
            ]
        )
        pairs = zip(considered.editions, considered.not_again, strict=True)
        self._models[3].set_rows([(each, edition_line(each, why)) for each, why in pairs])
        if considered.editions:
            self._views[3].setCurrentIndex(self._models[3].index(0))
        self._segments.count([model.rowCount() for model in self._models])
        self._told.setText(_told(considered))
        rows_in = self._models[0].rowCount()
        if rows_in:
            self._views[0].setCurrentIndex(self._models[0].index(min(max(at, self._row, 0), rows_in - 1)))
        self._on_current_changed()

    def _on_current_changed(self) -> None:
        at = self._lists.currentIndex()
        exhibit = self._exhibit()
        self._row = self._views[0].currentIndex().row() if at == 0 else self._row
        chosen = self._chosen_id()
        for act in (self._up, self._down, self._form):
            act.setVisible(at == 0)
            act.setEnabled(exhibit is not None)
        self._look.setVisible(at != 3)
        self._drop.setVisible(at != 3)
        self._file.setVisible(at == 3)
        self._file.setEnabled(self._edition() is not None)
        self._look.setEnabled(bool(chosen))
        self._drop.setEnabled(bool(chosen))
        self._form.clear()
        if exhibit is not None:
            for form in FORMS:
                if form in exhibit.forms:
                    self._form.addItem(form_name(form), form)
            self._form.setCurrentIndex(self._form.findData(exhibit.released.form))

    def _chosen_id(self) -> int:
        at = self._lists.currentIndex()
        index = self._views[at].currentIndex()
        return int(self._models[at].value(index.row())) if index.isValid() and at != 3 else 0

    def _edition(self) -> Edition | None:
        index = self._views[3].currentIndex()
        return self._models[3].value(index.row()) if index.isValid() else None

    def _exhibit(self) -> Any | None:
        index = self._views[0].currentIndex()
        if self._considered is None or self._lists.currentIndex() != 0 or not index.isValid():
            return None
        return self._considered.selection.exhibits[index.row()]

    # -- changing ------------------------------------------------------------------------------------------------------

    def _ask_for(self, signal: SignalInstance) -> None:
        if self._considered is not None:
            where = where_of(self._book, self._filter.picked(), self._forum.currentData())
            signal.emit(self._considered.packet, where)

    def _move(self, step: int) -> None:
        """Move the chosen exhibit before or after its neighbour among the exhibits; what stays out keeps its place."""
        exhibit = self._exhibit()
        if exhibit is None or self._considered is None:
            return
        exhibits = [each.testimony_id for each in self._considered.selection.exhibits]
        to = self._row + step
        if not 0 <= to < len(exhibits):
            return
        chosen = list(self._considered.packet.chosen)
        places = {each.testimony_id: at for at, each in enumerate(chosen)}
        here, there = places[exhibits[self._row]], places[exhibits[to]]
        chosen[here], chosen[there] = chosen[there], chosen[here]
        self._views[0].setCurrentIndex(self._models[0].index(to))
        self._emit_choice(chosen)

    def _on_drop(self) -> None:
        gone = self._chosen_id()
        if gone and self._considered is not None:
            self._emit_choice([each for each in self._considered.packet.chosen if each.testimony_id != gone])

    def _on_form_activated(self, at: int) -> None:
        exhibit = self._exhibit()
        form = Use(self._form.itemData(at))
        if exhibit is None or self._considered is None or form is exhibit.released.form:
            return
        self._emit_choice(
            [
                replace(each, form=form) if each.testimony_id == exhibit.testimony_id else each
                for each in self._considered.packet.chosen
            ]
        )

    def _on_look(self, _at: QModelIndex | bool = False) -> None:
        if self._lists.currentIndex() == 3:
            self._on_file()
        elif self._chosen_id():
            self.testimony_requested.emit(self._chosen_id())

    def _on_file(self) -> None:
        if (edition := self._edition()) is not None:
            self.filed_requested.emit(edition)

    def _emit_choice(self, chosen: Sequence[Chosen]) -> None:
        if self._considered is not None:
            self.packet_changed.emit(replace(self._considered.packet, chosen=tuple(chosen)))


def _exhibit_line(number: int, exhibit: Any, rows: dict[int, TestimonyRow], warned: set[str]) -> Line:
    found = rows.get(exhibit.testimony_id)
    return Line(
        f"{number}.  {exhibit.code}",
        found.people if found else "",
        form_name(exhibit.released.form),
        found.opening if found else "",
        _("may give a name away") if exhibit.code in warned else "",
    )


def _told(considered: Considered) -> str:
    selection = considered.selection
    if not considered.packet.chosen:
        return _(
            "Nothing is chosen yet. Add testimonies by tag or forum; no tag and all forums adds every one."
        )
    return _(
        "{chosen} chosen: {exhibits} become exhibits, {counted} are counted in totals, {out} stay out."
    ).format(
        chosen=len(considered.packet.chosen),
        exhibits=len(selection.exhibits),
        counted=len(selection.counted),
        out=len(selection.left_out),
    )
