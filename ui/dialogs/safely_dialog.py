"""Says a number in a way that tells of nobody: the nearest true sentences, of which one is kept with a packet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from hrforum.domain.packet import Packet
from hrforum.domain.statement import Answered, Rung, Statement
from hrforum.domain.table import unit_name
from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.field import Field, paragraph
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList, show_rows
from ui.parts.words import label

_MOST_SHOWN = 5


@dataclass(frozen=True)
class Safely:
    """What was decided: which statement, worded how, for which packet."""

    statement: Statement
    wording: str
    packet_id: int


def rung_name(rung: Rung) -> str:
    """Return how far a statement went from the question."""
    return {
        Rung.EXACT: _("The question itself"),
        Rung.WIDER_GROUP: _("A wider group"),
        Rung.WIDER_PERIOD: _("A longer period"),
        Rung.NO_PLACE: _("Without the place"),
        Rung.FEWER_DIMENSIONS: _("With one condition less"),
        Rung.QUOTES: _("In people’s own words"),
    }[rung]


class SafelyDialog(Dialog):
    """Lists what may be said outside, that which keeps most of the question first. Emits `decided(Safely)`."""

    def __init__(
        self, parent: QWidget | None, question: str, answered: Answered, packets: Sequence[Packet]
    ) -> None:
        super().__init__(
            parent,
            _("Say it safely"),
            _("Each of these is true, and from none of them a few people could be recognised."),
            act=_("&Keep with the packet"),
        )
        shown = _("{question}: {shown} ({unit})").format(
            question=question, shown=answered.shown, unit=unit_name(answered.unit)
        )
        self.body.addWidget(label(shown, "label", wrap=True))
        if answered.why:
            self.body.addWidget(label(answered.why, "muted", wrap=True))
        self._model = LineModel(self)
        self._model.set_rows([(each, _line(each)) for each in answered.statements])
        self.list = LineList(_("What may be said"))
        self.list.setModel(self._model)
        self.wording = paragraph("", 3)
        self.wording.setFixedHeight(self.wording.minimumHeight())
        self.packet = ChoiceBox()
        for each in packets:
            self.packet.addItem(each.title, each.id)
        self._quotes = label("", "small", wrap=True)
        self._offer(answered, packets)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        if answered.statements:
            self.list.setCurrentIndex(self._model.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, answered: Answered, packets: Sequence[Packet]) -> None:
        self.body.addWidget(Field(_("What &may be said"), self.list))
        show_rows(self.list, len(answered.statements), _MOST_SHOWN)
        self.body.addWidget(
            Field(_("&Wording"), self.wording, _("Your own words, as they stand in the packet."))
        )
        self.body.addWidget(self._quotes)
        self.body.addWidget(Field(_("For the &packet"), self.packet))
        if not answered.statements:
            self.say(_("Nothing near this number may be said outside."), "plain")
        elif not packets:
            self.say(_("There is no packet yet to keep it with: make one on the page “Packets”."), "plain")
        self.act_button.setEnabled(bool(answered.statements and packets))

    @property
    def chosen(self) -> Statement | None:
        """The statement that the keyboard is at."""
        at = self.list.currentIndex()
        return self._model.value(at.row()) if at.isValid() else None

    def _on_chosen(self, at: QModelIndex, _before: QModelIndex) -> None:
        if at.isValid():
            one: Statement = self._model.value(at.row())
            self.wording.setPlainText(one.sentence)
            self._quotes.setText("\n".join(f"“{each.words}” ({each.code})" for each in one.quotes))

    def value(self) -> Safely | None:
        """Return the statement with its wording and packet."""
        if self.chosen is None:
            return None
        return Safely(self.chosen, self.wording.toPlainText().strip(), int(self.packet.currentData()))


def _line(one: Statement) -> Line:
    keeps = _("keeps {percent} % of the question").format(percent=round(one.keeps * 100))
    return Line(one.sentence, below=f"{rung_name(one.rung)}, {keeps}")
