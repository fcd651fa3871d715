"""Tags as chips, with a line that finds the next one by two letters across everything on offer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hrforum.i18n import _
from ui.parts.flow import FlowLayout
from ui.parts.icons import icon
from ui.parts.words import button
from ui.theme import current


@dataclass(frozen=True)
class Offer:
    """One thing that can be picked: its id, the group it stands in and its label."""

    id: int
    group: str
    label: str

    @property
    def text(self) -> str:
        """How it is shown and found: the group, then the label."""
        return f"{self.group}: {self.label}" if self.group else self.label


class TagPicker(QWidget):
    """`picked_changed(ids)` whenever a chip comes or goes. Backspace in the empty line takes the last chip away."""

    picked_changed = Signal(tuple)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._name = name
        self._offers: dict[int, Offer] = {}
        self._picked: list[int] = []
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder or _("Type two letters, then Enter"))
        self._line.setAccessibleName(name)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(self._on_activated)
        self._line.setCompleter(completer)
        self._line.installEventFilter(self)
        self._line.returnPressed.connect(self._on_return_pressed)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, current().space("tight"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().space("tight"))
        column.addWidget(self._chips)
        column.addWidget(self._line)
        self._chips.hide()
        self.setFocusProxy(self._line)

    def set_offers(self, offers: Iterable[Offer]) -> None:
        """Say what can be picked; what was picked and is on offer no more goes."""
        self._offers = {one.id: one for one in offers}
        self.set_picked(one for one in self._picked if one in self._offers)

    def picked(self) -> tuple[int, ...]:
        """Return the ids picked, in the order of picking."""
        return tuple(self._picked)

    def set_picked(self, ids: Iterable[int]) -> None:
        """Pick exactly these, without saying so."""
        self._picked = [one for one in dict.fromkeys(ids) if one in self._offers]
        self._draw()

    def pick(self, offer_id: int) -> None:
        """Pick one more."""
        if offer_id in self._offers and offer_id not in self._picked:
            self._picked.append(offer_id)
            self._draw()
            self.picked_changed.emit(self.picked())

    def drop(self, offer_id: int) -> None:
        """Take one away."""
        if offer_id in self._picked:
            self._picked.remove(offer_id)
            self._draw()
            self._line.setFocus()
            self.picked_changed.emit(self.picked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the last chip away with Backspace in the empty line."""
        if (
            watched is self._line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self._line.text()
            and self._picked
        ):
            self.drop(self._picked[-1])
            return True
        return super().eventFilter(watched, event)

    def _on_activated(self, text: str) -> None:
        found = next((one for one in self._offers.values() if one.text == text), None)
        if found is not None:
            self.pick(found.id)
        # The completer writes its text into the line after this signal.
        self._line.blockSignals(True)
        self._line.clear()
        self._line.blockSignals(False)

    def _on_return_pressed(self) -> None:
        typed = self._line.text().strip().casefold()
        if not typed:
            return
        free = [
            one
            for one in self._offers.values()
            if one.id not in self._picked and typed in one.text.casefold()
        ]
        exact = [one for one in free if one.label.casefold() == typed]
        if exact or free:
            self.pick((exact or free)[0].id)
            self._line.clear()

    def _draw(self) -> None:
        self._flow.clear()
        for each in self._picked:
            self._flow.addWidget(self._chip(self._offers[each]))
        self._chips.setVisible(bool(self._picked))
        self._words.setStringList([one.text for one in self._offers.values() if one.id not in self._picked])

    def _chip(self, offer: Offer) -> QPushButton:
        chip = button(offer.text, "chip", name=_("Take away {tag}").format(tag=offer.text))
        chip.setIcon(icon("close", "muted", current().size("small")))
        chip.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft
            if self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            else Qt.LayoutDirection.LeftToRight
        )
        chip.clicked.connect(lambda: self.drop(offer.id))
        return chip
