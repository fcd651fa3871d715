"""A chart with everything it says as a table below, and the way to a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrforum.domain.chart import Chart, Kind, facts, kind_name
from hrforum.i18n import _
from ui.parts.chart_view import ChartView
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.empty_state import EmptyState
from ui.parts.facts_table import FactsTable
from ui.parts.field import Field
from ui.parts.flow import Flow
from ui.parts.words import button, heading, label


class PictureBox(QWidget):
    """`kind_chosen(Kind)` when it is to be drawn otherwise, `save_requested(Kind)`, `map_requested` for a file of districts."""

    kind_chosen = Signal(object)
    save_requested = Signal(object)
    map_requested = Signal()

    def __init__(self, *, with_map: bool = False) -> None:
        super().__init__()
        self.told = heading("")
        self._kind = ChoiceBox()
        self._save = button(_("Save p&icture …"))
        self._map = button(_("Districts from a &map …"))
        self.view = ChartView(_("Chart"))
        self.facts = FactsTable(_("What the chart says"))
        self._notes = label("", "small", wrap=True)
        self._stack = QStackedWidget()
        shown = QWidget()
        inner = column(shown, gap="near")
        inner.addWidget(self.view, 3)
        inner.addWidget(self.facts, 2)
        self._none = EmptyState(
            "explore", _("No picture of this"), _("Count by one or two dimensions, and there will be one.")
        )
        self._stack.addWidget(shown)
        self._stack.addWidget(self._none)
        whole = column(self, gap="near")
        whole.addWidget(self.told)
        acts = Flow("near")
        for each in (Field(_("&Drawn as"), self._kind), self._save, *((self._map,) if with_map else ())):
            acts.add(each)
        whole.addWidget(acts)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._notes)
        self._kind.currentIndexChanged.connect(lambda _at: self.kind_chosen.emit(self.kind))
        self._save.clicked.connect(lambda: self.save_requested.emit(self.kind))
        self._map.clicked.connect(self.map_requested)

    @property
    def kind(self) -> Kind | None:
        """How it is drawn, None where it cannot be."""
        found = self._kind.currentData()
        return Kind(found) if found else None

    def offer(self, kinds: Sequence[Kind]) -> None:
        """Say how these numbers can be drawn; the kind that was chosen stays where it can."""
        chosen = self._kind.currentData()
        self._kind.blockSignals(True)
        self._kind.clear()
        for each in kinds:
            self._kind.addItem(kind_name(each), each)
        self._kind.setCurrentIndex(max(0, self._kind.findData(chosen)))
        self._kind.blockSignals(False)
        self._stack.setCurrentIndex(0 if kinds else 1)
        self._save.setEnabled(bool(kinds))

    def choose(self, kind: Kind) -> None:
        """Draw it so."""
        self._kind.setCurrentIndex(max(0, self._kind.findData(kind)))

    def show_chart(self, chart: Chart | None, told: str, rows: Sequence[Sequence[str]] | None = None) -> None:
        """Show a chart with its table, or with these rows as its table; `told` says what it counts."""
        self.told.setText(told)
        self.view.show_chart(chart)
        self.facts.show_rows(rows if rows is not None else facts(chart) if chart else ())
        self._notes.setText(chart.note if chart else "")
