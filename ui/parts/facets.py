"""Answers to narrow a list by, each with how many have it: with it, or without it, all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from hrforum.domain.sought import TOLD_IN, Facet, Sought, Tag
from hrforum.i18n import _
from ui.days import language_name
from ui.parts.line_model import LineModel
from ui.parts.lines import Line, LineList
from ui.theme import current

_WAYS = ("having", "without", "either")
_ROWS, _FEW, _LARGE, _TALL = 4, 2, 150, 2.8


class FacetList(LineList):
    """`narrowed` when an answer is wanted, not wanted, or neither any more.

    Enter, Space or a click goes from one to the next: with an answer, with it or another one of the same question, without it. The
    letter O asks for one or the other at once, minus for those without.
    """

    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Answers, with how many have each"))
        self.setAccessibleDescription(
            _(
                "Enter asks for those with an answer, then for those with it or another one of the same question, then for those "
                "without it. O is for “or”, minus for those without."
            )
        )
        self._facets = LineModel(self)
        self.setModel(self._facets)
        self._sought = Sought()
        self.clicked.connect(self._turn)
        # In large text the list below needs the room.
        rows = _FEW if current().percent >= _LARGE else _ROWS
        row = current().size("body") * _TALL
        # On a low screen it gives way: one answer is always in sight, and the keys come to the others.
        self.setMinimumHeight(round(row))
        self.setMaximumHeight(round(rows * row))

    def sought(self, words: str) -> Sought:
        """Return what is looked for with these words."""
        return replace(self._sought, words=words)

    def set_sought(self, sought: Sought) -> None:
        """Ask for these answers, without saying so."""
        self._sought = replace(sought, words="")

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show other counts, those asked for first; the keyboard stays at its answer."""
        here = self._here()
        chosen = {*self._sought.having, *self._sought.either, *self._sought.without}
        shown = sorted(facets, key=lambda one: one.tag not in chosen)
        self._facets.set_rows([(one, self._line(one)) for one in shown])
        tags = [one.tag for one in shown]
        if tags:
            self.setCurrentIndex(self._facets.index(tags.index(here) if here in tags else 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for an answer with Enter or Space, for one or the other with O, and for none of it with minus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._turn(self.currentIndex())
        elif event.key() == Qt.Key.Key_Minus:
            self._ask(self.currentIndex(), "without")
        elif event.key() == Qt.Key.Key_O and not event.modifiers():
            self._ask(self.currentIndex(), "either")
        else:
            super().keyPressEvent(event)

    def _here(self) -> Tag | None:
        at = self.currentIndex()
        return self._facets.value(at.row()).tag if at.isValid() else None

    def _turn(self, at: QModelIndex) -> None:
        """Go on to the next way of asking for an answer."""
        if not at.isValid():
            return
        one: Facet = self._facets.value(at.row())
        ways = ["", "having", "either", "without"]
        if not self._others(one.tag):
            ways.remove("either")
        elif not one.count and one.more:
            ways.remove("having")
        now = self._way(one.tag)
        self._set(one.tag, ways[(ways.index(now) + 1) % len(ways)] if now in ways else "without")

    def _ask(self, at: QModelIndex, way: str) -> None:
        """Ask for an answer in one way, or no more where it is asked for so."""
        if at.isValid():
            tag: Tag = self._facets.value(at.row()).tag
            self._set(tag, "" if self._way(tag) == way else way)

    def _others(self, tag: Tag) -> list[Tag]:
        """Return the other answers of the same question that are asked for."""
        wanted = (*self._sought.having, *self._sought.either)
        return [one for one in wanted if one[0] == tag[0] and one != tag]

    def _way(self, tag: Tag) -> str:
        return next((way for way in ("having", "either", "without") if tag in getattr(self._sought, way)), "")

    def _set(self, tag: Tag, way: str) -> None:
        asked = {each: [one for one in getattr(self._sought, each) if one != tag] for each in _WAYS}
        if way:
            asked[way].append(tag)
        # "Or" is between answers of one question, so the others of it are asked for in the same way; alone one is simply asked for.
        if way == "either":
            others = [one for one in asked["having"] if one[0] == tag[0]]
            asked["either"] = [*others, *asked["either"]]
            asked["having"] = [one for one in asked["having"] if one not in others]
        alone = [one for one in asked["either"] if sum(one[0] == other[0] for other in asked["either"]) == 1]
        asked["having"] += alone
        asked["either"] = [one for one in asked["either"] if one not in alone]
        self._sought = Sought("", *(tuple(asked[each]) for each in _WAYS))
        self._facets.change_lines([self._line(one) for one in self._facets.values()])
        self.narrowed.emit()

    def _line(self, one: Facet) -> Line:
        marks = {"having": _("with"), "either": _("or"), "without": _("without"), "": ""}
        number = str(one.count) if one.count or one.more <= 0 else _("{count} more").format(count=one.more)
        label = language_name(one.label) if one.tag[0] == TOLD_IN else one.label
        return Line(label, "", number, one.dimension, marks[self._way(one.tag)])
