"""Answers to narrow a list by, each with how many have it: with it, or without it, all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from hrforum.domain.sought import Facet, Sought, Tag
from hrforum.i18n import _
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.theme import current

_ROWS, _FEW, _LARGE, _TALL = 4, 2, 150, 2.8


class FacetList(LineList):
    """`narrowed` when an answer is wanted, not wanted, or neither any more.

    Enter, Space or a click goes from one to the next; the minus key asks for those without it.
    """

    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Answers, with how many have each"))
        self.setAccessibleDescription(
            _(
                "Enter asks for those with an answer, and once more for those without it; minus for those without."
            )
        )
        self._facets = LineModel(self)
        self.setModel(self._facets)
        self._having: list[Tag] = []
        self._without: list[Tag] = []
        self.clicked.connect(self._turn_one)
        # In large text the list below needs the room.
        rows = _FEW if current().percent >= _LARGE else _ROWS
        row = current().size("body") * _TALL
        # On a low screen it gives way: one answer is always in sight, and the keys come to the others.
        self.setMinimumHeight(round(row))
        self.setMaximumHeight(round(rows * row))

    def sought(self, words: str) -> Sought:
        """Return what is looked for with these words."""
        return Sought(words, tuple(self._having), tuple(self._without))

    def set_sought(self, sought: Sought) -> None:
        """Ask for these answers, without saying so."""
        self._having, self._without = list(sought.having), list(sought.without)

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show other counts, those asked for first; the keyboard stays at its answer."""
        here = self._here()
        chosen = {*self._having, *self._without}
        shown = sorted(facets, key=lambda one: one.tag not in chosen)
        self._facets.set_rows([(one, self._line(one)) for one in shown])
        tags = [one.tag for one in shown]
        if tags:
            self.setCurrentIndex(self._facets.index(tags.index(here) if here in tags else 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for an answer with Enter or Space, and for none of it with minus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._turn(self.currentIndex())
        elif event.key() == Qt.Key.Key_Minus:
            self._turn(self.currentIndex(), without=True)
        else:
            super().keyPressEvent(event)

    def _here(self) -> Tag | None:
        at = self.currentIndex()
        return self._facets.value(at.row()).tag if at.isValid() else None

    def _turn_one(self, at: QModelIndex) -> None:
        self._turn(at)

    def _turn(self, at: QModelIndex, *, without: bool = False) -> None:
        if not at.isValid():
            return
        tag: Tag = self._facets.value(at.row()).tag
        had, lacked = tag in self._having, tag in self._without
        self._having = [one for one in self._having if one != tag]
        self._without = [one for one in self._without if one != tag]
        if (without and not lacked) or (not without and had):
            self._without.append(tag)
        elif not without and not lacked:
            self._having.append(tag)
        self._facets.change_lines([self._line(one) for one in self._facets.values()])
        self.narrowed.emit()

    def _line(self, one: Facet) -> Line:
        mark = ""
        if one.tag in self._having:
            mark = _("with")
        elif one.tag in self._without:
            mark = _("without")
        return Line(one.label, "", str(one.count), one.dimension, mark)
