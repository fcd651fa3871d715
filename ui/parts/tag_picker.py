"""Tags as chips, with a line that finds the next one by two letters across everything on offer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from hrforum.i18n import _
from ui.parts.flow import Flow
from ui.parts.icons import icon
from ui.parts.stops import stop_before
from ui.parts.tag_match import Offer, fitting
from ui.parts.words import button, muted
from ui.theme import current


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


class TagPicker(QWidget):
    """`picked_changed(ids)` whenever a chip comes or goes. Backspace in the empty line takes the last chip away.

    With `takes_words`, `unmatched(text)` at Enter on what nothing on offer holds; the line is empty then, and the text is the
    receiver's. Otherwise it stays in the line, and a sentence below says that it counts for nothing.
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
        self._shown: dict[str, int] = {}
        completer = QCompleter(self._words, self)
        # What fits, and in which order, is said here: the completer shows all that it is given.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(self._on_activated)
        self._popup = QListView()
        completer.setPopup(self._popup)
        self._line.setCompleter(completer)
        self._line.textEdited.connect(self._on_text_edited)
        self._line.backed_out.connect(self._on_backed_out)
        self._line.returnPressed.connect(self._on_return_pressed)
        self._line.editingFinished.connect(self._say_what_is_lost)
        self._lost = muted("")
        self._lost.hide()
        self._chips = Flow("tight")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().space("tight"))
        column.addWidget(self._chips)
        column.addWidget(self._line)
        column.addWidget(self._lost)
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

    def _free(self) -> list[Offer]:
        return [one for one in self._offers.values() if one.id not in self._picked]

    def _say_what_is_lost(self) -> None:
        typed = self._line.text().strip()
        self._lost.setVisible(bool(typed) and not self._takes_words and not self._popup.isVisible())
        self._lost.setText(_("“{text}” is not picked, so it counts for nothing.").format(text=typed))

    def _on_text_edited(self, typed: str) -> None:
        self._lost.hide()
        self._shown = {one.shown: one.offer.id for one in fitting(self._free(), typed)}
        self._words.setStringList(list(self._shown))

    def _on_backed_out(self) -> None:
        if self._picked:
            self.drop(self._picked[-1])

    def _on_activated(self, text: str) -> None:
        if text in self._shown:
            self.pick(self._shown[text])
        # The completer writes its text into the line after this signal.
        self._line.blockSignals(True)
        self._line.clear()
        self._line.blockSignals(False)

    def _on_return_pressed(self) -> None:
        typed = self._line.text().strip()
        if typed in self._shown:
            # The arrow keys wrote one of those on offer into the line.
            self._popup.hide()
            self._on_activated(typed)
            return
        found = fitting(self._free(), typed)
        exact = [one for one in found if one.offer.label.casefold() == typed.casefold()]
        best = (exact or found)[:1]
        if best and (best[0].sure or len(found) == 1):
            self._popup.hide()
            self.pick(best[0].offer.id)
            self._line.clear()
        elif typed and self._takes_words and not fitting(self._offers.values(), typed):
            self._line.clear()
            self.unmatched.emit(typed)

    def _draw(self) -> None:
        self._chips.clear()
        for each in self._picked:
            chip = self._chip(self._offers[each])
            self._chips.add(chip)
            stop_before(self._line, chip)
        self._chips.setVisible(bool(self._picked))
        self._on_text_edited(self._line.text())

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
