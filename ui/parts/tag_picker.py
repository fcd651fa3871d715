"""Tags as chips, with a line that finds the next one by two letters across everything on offer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from hrforum.i18n import _
from ui.parts.flow import Flow
from ui.parts.icons import icon
from ui.parts.stops import stop_before
from ui.parts.words import button
from ui.theme import current


@dataclass(frozen=True)
class Offer:
    """One thing that can be picked: its id, the group it stands in and its label."""

    id: int
    group: str
    label: str
    sign: str = ""
    """What is typed first to find it among those that are no answer in the usual sense."""

    @property
    def text(self) -> str:
        """How it is shown: the group, then the label."""
        return f"{self.group}: {self.label}" if self.group else self.label

    @property
    def found_by(self) -> str:
        """How it is offered and found: with its sign, if any."""
        return f"{self.sign} {self.text}" if self.sign else self.text


class _Line(QLineEdit):
    """A line whose Enter stays with it while it holds text; `backed_out` at Backspace in the empty line."""

    backed_out = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from pressing a dialog's button, and notice Backspace in the empty line."""
        held = bool(self.text())
        if event.key() == Qt.Key.Key_Backspace and not held:
            self.backed_out.emit()
            return
        super().keyPressEvent(event)
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def _sought(typed: str) -> str:
    """Return what was typed as it is looked for: one blank after a sign."""
    return f"{typed[0]} {typed[1:].lstrip()}" if typed[:1] in _SIGNS and typed else typed


_SIGNS = ("?", "-", "/")


class _Completer(QCompleter):
    def splitPath(self, path: str) -> list[str]:  # noqa: N802  # Qt calls it by this name
        """Look for a sign and what follows with or without a blank between."""
        return [_sought(path)]


class TagPicker(QWidget):
    """`picked_changed(ids)` whenever a chip comes or goes. Backspace in the empty line takes the last chip away.

    With `takes_words`, `unmatched(text)` at Enter on what nothing on offer holds; the line is empty then, and the text is the
    receiver's. Otherwise it stays in the line.
    """

    picked_changed = Signal(tuple)
    unmatched = Signal(str)

    def __init__(self, name: str, placeholder: str = "", *, takes_words: bool = False) -> None:
        super().__init__()
        self._takes_words = takes_words
        self._name = name
        self._offers: dict[int, Offer] = {}
        self._picked: list[int] = []
        self._line = _Line()
        self._line.setPlaceholderText(placeholder or _("Type two letters, then Enter"))
        self._line.setAccessibleName(name)
        self._words = QStringListModel(self)
        completer = _Completer(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(self._on_activated)
        self._popup = QListView()
        completer.setPopup(self._popup)
        self._line.setCompleter(completer)
        self._line.backed_out.connect(self._on_backed_out)
        self._line.returnPressed.connect(self._on_return_pressed)
        self._chips = Flow("tight")
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

    @property
    def typed(self) -> str:
        """What stands in the line and is not picked."""
        return self._line.text()

    def set_typed(self, text: str) -> None:
        """Put text into the line, without looking for it."""
        self._line.blockSignals(True)
        self._line.setText(text)
        self._line.blockSignals(False)

    def text_of(self, offer_id: int) -> str:
        """Return how something on offer is shown."""
        return self._offers[offer_id].text

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

    def _on_backed_out(self) -> None:
        if self._picked:
            self.drop(self._picked[-1])

    def _on_activated(self, text: str) -> None:
        found = next((one for one in self._offers.values() if one.found_by == text), None)
        if found is not None:
            self.pick(found.id)
        # The completer writes its text into the line after this signal.
        self._line.blockSignals(True)
        self._line.clear()
        self._line.blockSignals(False)

    def _on_return_pressed(self) -> None:
        typed = _sought(self._line.text().strip()).casefold()
        if not typed:
            return
        free = [
            one
            for one in self._offers.values()
            if one.id not in self._picked and typed in one.found_by.casefold()
        ]
        exact = [one for one in free if one.label.casefold() == typed]
        if exact or free:
            self._popup.hide()
            self.pick((exact or free)[0].id)
            self._line.clear()
        elif self._takes_words and not any(typed in one.found_by.casefold() for one in self._offers.values()):
            written = self._line.text().strip()
            self._line.clear()
            self.unmatched.emit(written)

    def _draw(self) -> None:
        self._chips.clear()
        for each in self._picked:
            chip = self._chip(self._offers[each])
            self._chips.add(chip)
            stop_before(self._line, chip)
        self._chips.setVisible(bool(self._picked))
        self._words.setStringList(
            [one.found_by for one in self._offers.values() if one.id not in self._picked]
        )

    def _chip(self, offer: Offer) -> QPushButton:
        chip = button(offer.text, "chip", name=_("Take away {tag}").format(tag=offer.text))
        side = current().size("small")
        chip.setIcon(icon("close", "muted", side))
        chip.setIconSize(QSize(side, side))
        chip.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft
            if self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            else Qt.LayoutDirection.LeftToRight
        )
        chip.clicked.connect(lambda: self.drop(offer.id))
        return chip
