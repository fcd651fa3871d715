"""The charts of a packet: those that were chosen, and what another one counts and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.chart import Kind, kind_name
from hrforum.domain.packet import Section
from hrforum.domain.packet_chart import PacketChart, Source
from hrforum.domain.table import Asked, Axis, Readers, Unit, unit_name
from hrforum.i18n import _
from ui.dialogs.about_dialogs import Told
from ui.dialogs.packet_dialogs import section_name
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import gathered
from ui.parts.field import Field, line
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.words import button, label, muted, rule
from ui.theme import current

_OFFERED = (Kind.BARS, Kind.STACKED, Kind.HEAT, Kind.TIMELINE, Kind.UPSET)
"""A map needs a file of districts; it is chosen by command line."""
_STATEMENTS = "statements"


class ChartsDialog(Told):
    """`chosen(PacketChart)` for another chart at `place`, `remove_requested(PacketChart)` to take one out."""

    chosen = Signal(object)
    remove_requested = Signal(object)

    def __init__(
        self, parent: QWidget | None, packet_id: int, place: str, place_name: str, axes: Sequence[Axis]
    ) -> None:
        super().__init__(
            parent,
            _("Charts of the packet"),
            _(
                "Each is counted anew when the packet is made, with the numbers that may be told outside, and has its table below."
            ),
        )
        self._packet_id, self._place, self._names = packet_id, place, {one.key: one.label for one in axes}
        self._model = LineModel(self)
        self.list = LineList(_("Charts that were chosen"))
        self.list.setModel(self._model)
        self.list.setMinimumHeight(current().size("body") * 7)
        self._remove = button(_("&Take out"))
        self._by = [ChoiceBox() for _each in range(2)]
        self._kind, self._unit, self._title = ChoiceBox(), ChoiceBox(), line()
        self._fill(axes)
        self._and = Field(_("a&nd by"), self._by[1])
        self._first = Field(_("Count b&y"), self._by[0])
        choose = button(_("C&hoose chart"), "primary")
        fields = (
            Field(_("&Drawn as"), self._kind),
            self._first,
            self._and,
            Field(_("&In"), self._unit),
            Field(_("Your own tit&le"), self._title, _("Empty for the usual one.")),
        )
        acts = Flow()
        acts.add(self._remove)
        self._none, self._some = muted(_("No chart was chosen yet.")), gathered(self.list, acts)
        for each in (
            self._none,
            self._some,
            rule(),
            label(_("Another one, in: {place}").format(place=place_name), "label"),
        ):
            self.body.addWidget(each)
        for field in fields:
            self.body.addWidget(field)
        chosen_act = Flow()
        chosen_act.add(choose)
        self.body.addWidget(chosen_act)
        choose.clicked.connect(lambda: self.chosen.emit(self.chart()))
        self._remove.clicked.connect(self._on_remove)
        self._kind.currentIndexChanged.connect(lambda _at: self._show_fields())
        self._show_fields()
        self.show_charts(())
        self._kind.setFocus()

    def _fill(self, axes: Sequence[Axis]) -> None:
        for kind in _OFFERED:
            self._kind.addItem(kind_name(kind), kind)
        self._kind.addItem(_("Bars of the chosen sentences"), _STATEMENTS)
        self._by[1].addItem(_("nothing more"), "")
        for axis in axes:
            for box in self._by:
                box.addItem(axis.label, axis.key)
        for unit in Unit:
            self._unit.addItem(unit_name(unit), unit)

    def _show_fields(self) -> None:
        statements = self._kind.currentData() == _STATEMENTS
        for each in (self._first, self._and):
            each.setVisible(not statements)

    def chart(self) -> PacketChart:
        """Return the chart as it stands in the fields."""
        drawn = self._kind.currentData()
        if drawn == _STATEMENTS:
            return PacketChart(
                self._packet_id, self._place, source=Source.STATEMENTS, title=self._title.text().strip()
            )
        kind = Kind(drawn)
        by = tuple(dict.fromkeys(key for box in self._by if (key := box.currentData())))
        source = Source.TOGETHER if kind is Kind.UPSET else Source.TABLE
        asked = Asked(by, unit=Unit(self._unit.currentData()), readers=Readers.OUTWARD)
        return PacketChart(self._packet_id, self._place, kind, source, asked, self._title.text().strip())

    def show_charts(self, charts: Sequence[PacketChart]) -> None:
        """Show which charts were chosen, for all places of the packet."""
        self._model.set_rows([(one, self._line(one)) for one in charts])
        self._remove.setEnabled(bool(charts))
        self._none.setHidden(bool(charts))
        self._some.setVisible(bool(charts))
        if charts:
            self.list.setCurrentIndex(self._model.index(len(charts) - 1))

    def _line(self, one: PacketChart) -> Line:
        counted = " × ".join(self._names.get(key, key) for key in one.asked.by)
        section, _slash, article = one.place.partition("/")
        here = article or section_name(Section(section))
        return Line(one.title or counted or _("Chosen sentences"), end=kind_name(one.kind), below=here)

    def _on_remove(self) -> None:
        at = self.list.currentIndex()
        if at.isValid():
            self.remove_requested.emit(self._model.value(at.row()))
