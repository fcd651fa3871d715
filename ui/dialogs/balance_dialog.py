"""Choosing testimonies that are spread over the answers to a question: by which, how many, and what that would choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from hrforum.domain.packet import Chosen
from hrforum.domain.tag import Dimension
from hrforum.domain.testimony import TestimonyRow
from hrforum.errors import HrforumError
from hrforum.i18n import _, ngettext
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.field import Field, number
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.words import muted
from ui.theme import current

_USUAL, _MOST = 10, 5_000


class BalanceDialog(Dialog):
    """`proposal_requested(dimension, most)` to see what would be chosen. Emits `decided(chosen)`: exactly what is shown."""

    proposal_requested = Signal(object, int)

    def __init__(self, parent: QWidget | None, dimensions: Sequence[Dimension]) -> None:
        super().__init__(
            parent,
            _("Balance over groups"),
            _(
                "Testimonies that may stand before this hearing are taken in turn from each group, so that no group speaks for all. They "
                "take the place of what is chosen now; this can be undone."
            ),
            act=_("&Choose these"),
        )
        self._chosen: tuple[Chosen, ...] | None = None
        self._dimensions = {one.id: one for one in dimensions}
        self._by, self._most = ChoiceBox(), number(_USUAL, 1, _MOST)
        for one in dimensions:
            self._by.addItem(one.labels.en, one.id)
        self._told, self._model = muted(""), LineModel(self)
        self._shown = LineList(_("What would be chosen"))
        self._shown.setModel(self._model)
        self._shown.setMinimumHeight(current().size("body") * 12)
        for each in (
            Field(_("Spread over the answers &to"), self._by),
            Field(_("How &many at most"), self._most),
            self._told,
            self._shown,
        ):
            self.body.addWidget(each)
        self._by.currentIndexChanged.connect(lambda _at: self._ask())
        self._most.valueChanged.connect(lambda _number: self._ask())
        self._by.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with what the first question would choose."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        dimension = self._dimensions.get(self._by.currentData())
        if dimension is not None:
            self._chosen = None
            self.act_button.setEnabled(False)
            self.proposal_requested.emit(dimension, self._most.value())

    def show_proposal(self, chosen: Sequence[Chosen], rows: dict[int, tuple[TestimonyRow, str]]) -> None:
        """Show what would be chosen: each testimony with the answers by which it was taken."""
        self._chosen = tuple(chosen)
        self._model.set_rows(
            [
                (one.testimony_id, Line(row.code, end=answers, below=row.opening))
                for one in chosen
                for row, answers in [rows[one.testimony_id]]
            ]
        )
        told = ngettext(
            "{count} testimony would be chosen:", "{count} testimonies would be chosen:", len(chosen)
        )
        self._told.setText(told.format(count=len(chosen)))
        self.act_button.setEnabled(bool(chosen))

    def cannot_propose(self, error: HrforumError) -> None:
        """Say why there is nothing to choose."""
        self._model.set_rows([])
        self._told.setText(error.sentence)

    def value(self) -> tuple[Chosen, ...] | None:
        """Return what is shown, None while it is being looked up."""
        return self._chosen
