"""Pre-flight: what was looked at before a packet goes out, the gravest first; each line opens its place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.preflight import Report, State, name_of, sentence, state_name
from hrforum.i18n import _
from ui.dialogs.about_dialogs import Told
from ui.parts.flow import Flow
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.parts.words import button, label
from ui.theme import current

_ORDER = (State.RED, State.YELLOW, State.GREEN)


class PreflightDialog(Told):
    """`place_requested(Line)` to mend a line where it is mended, `save_requested` for the clerk's copy."""

    place_requested = Signal(object)
    save_requested = Signal()

    def __init__(self, parent: QWidget | None, report: Report) -> None:
        told = (
            _("Something stops this packet from going out.")
            if report.blocked
            else _("Nothing stops this packet from going out.")
        )
        super().__init__(parent, _("Before it goes out"), _("Each line opens where it is mended: Enter."))
        self._model = LineModel(self)
        self._model.set_rows(
            [
                (
                    each,
                    Line(
                        name_of(each.key, "en"),
                        end=state_name(each.state, "en"),
                        below=sentence(each, "en"),
                        mark="!" if each.state is State.RED else "",
                    ),
                )
                for each in sorted(report.lines, key=lambda one: _ORDER.index(one.state))
            ]
        )
        self.list = LineList(_("What was looked at"))
        self.list.setModel(self._model)
        self.list.setMinimumHeight(current().size("body") * 19)
        save, show = button(_("&Save for the clerk …")), button(_("&Open its place"))
        acts = Flow()
        acts.add(show)
        acts.add(save)
        self.body.addWidget(label(told, "label", wrap=True))
        self.body.addWidget(acts)
        self.body.addWidget(self.list, 1)
        self._whole = label("", wrap=True)
        self.body.addWidget(self._whole)
        self.list.selectionModel().currentChanged.connect(lambda at, _before: self._on_current_changed(at))
        self.list.setCurrentIndex(self._model.index(0))
        self.list.activated.connect(self._on_activated)
        show.clicked.connect(lambda: self._on_activated(self.list.currentIndex()))
        save.clicked.connect(self.save_requested)
        self.list.setFocus()

    def _on_current_changed(self, at: QModelIndex) -> None:
        """Say in full what a line of the list may have no room for."""
        self._whole.setText(sentence(self._model.value(at.row()), "en") if at.isValid() else "")

    def _on_activated(self, at: QModelIndex) -> None:
        if at.isValid():
            self.place_requested.emit(self._model.value(at.row()))
            self.accept()
