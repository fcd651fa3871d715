"""Who is missing: the city's own numbers beside the people who were heard, in words and as bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrforum.domain.chart import Bar, Chart
from hrforum.domain.coverage import Coverage
from hrforum.i18n import _
from ui.parts.chart_view import ChartView
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.empty_state import EmptyState
from ui.parts.facts_table import FactsTable
from ui.parts.field import Field
from ui.parts.flow import Flow
from ui.parts.words import button, heading, label


def chart_of(one: Coverage) -> Chart:
    """Return who was heard of each group, beside how many that would be by its share of the city."""
    bars = tuple(
        Bar(
            each.label,
            each.heard,
            _("{heard}, about {expected} by its share").format(heard=each.heard, expected=each.expected),
        )
        for each in one.groups
    )
    return Chart(one.label, _("people"), note_of(one), bars)


def note_of(one: Coverage) -> str:
    """Return how many answered, and what the city's numbers lack."""
    parts = [
        _("{heard} people answered this, {unknown} did not.").format(heard=one.heard, unknown=one.unknown),
        _("These are the people who spoke, not a sample: small differences may be chance."),
    ]
    if one.outside:
        parts.append(_("The city's numbers have nothing on: {tags}.").format(tags=", ".join(one.outside)))
    return " ".join(parts)


class MissingBox(QWidget):
    """`profile_requested` to bring in the city's own numbers."""

    profile_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Coverage] = ()
        self.told = heading(_("Who was heard, and who was not"))
        self._dimension = ChoiceBox()
        bring = button(_("Bring in the &city's numbers …"))
        self.view = ChartView(_("Who was heard"))
        self.facts = FactsTable(_("Who was heard, in words"))
        self._note = label("", "small", wrap=True)
        self._empty = EmptyState(
            "explore",
            _("The city's own numbers are not here yet"),
            _(
                "Bring in a CSV with the columns dimension, tag and people: how many people of each group live in the city."
            ),
            _("&Bring in the city's numbers …"),
        )
        shown = QWidget()
        inner = column(shown, gap="near")
        acts = Flow("near")
        for each in (Field(_("&Dimension"), self._dimension), bring):
            acts.add(each)
        for piece, stretch in ((acts, 0), (self.view, 3), (self.facts, 3), (self._note, 0)):
            inner.addWidget(piece, stretch)
        self._stack = QStackedWidget()
        self._stack.addWidget(shown)
        self._stack.addWidget(self._empty)
        whole = column(self, gap="near")
        whole.addWidget(self.told)
        whole.addWidget(self._stack, 1)
        bring.clicked.connect(self.profile_requested)
        self._empty.act_requested.connect(self.profile_requested)
        self._dimension.currentIndexChanged.connect(lambda _at: self._show())

    def show_coverage(self, found: Sequence[Coverage]) -> None:
        """Show who was heard, dimension by dimension; the one that was chosen stays chosen."""
        chosen = self._dimension.currentData()
        self._found = found
        self._dimension.blockSignals(True)
        self._dimension.clear()
        for each in found:
            self._dimension.addItem(each.label, each.key)
        self._dimension.setCurrentIndex(max(0, self._dimension.findData(chosen)))
        self._dimension.blockSignals(False)
        self._stack.setCurrentIndex(0 if found else 1)
        self._show()

    def _show(self) -> None:
        one = next((each for each in self._found if each.key == self._dimension.currentData()), None)
        if one is None:
            return
        header = (one.label, _("City"), _("Heard"), _("In words"))
        rows = [(each.label, str(each.city), str(each.heard), each.said) for each in one.groups]
        self.view.show_chart(chart_of(one))
        self.facts.show_rows([header, *rows])
        self._note.setText(note_of(one))
