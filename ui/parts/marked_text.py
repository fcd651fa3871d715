"""Words to read with marks in them: hidden places struck through, passages underlined, proposals waved; copied through the gate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from hrforum.domain.span import Span
from hrforum.i18n import _
from ui.parts.reading_text import ReadingText
from ui.theme import current


class Look(Enum):
    """How a stretch is shown; none of them by colour alone."""

    HIDDEN = "hidden"
    PASSAGE = "passage"
    PROPOSED = "proposed"
    HERE = "here"


@dataclass(frozen=True)
class Shown:
    """A stretch of the words and how it is shown."""

    span: Span
    look: Look


class MarkedText(ReadingText):
    """`copy_requested(for use inside)` at Ctrl+C and Ctrl+Shift+C; `key_pressed(letter)` for the letters in `keys`.

    Nothing is ever dragged out or put on the clipboard from here: whoever is asked to copy puts it through the gate.
    """

    copy_requested = Signal(bool)
    key_pressed = Signal(str)
    _tallest = 0

    def __init__(self, words: str, name: str, *, rtl: bool = False, keys: str = "", tallest: int = 0) -> None:
        """Show words; with `tallest`, in a window of at most so many pixels, in which they scroll."""
        super().__init__(words, name, rtl=rtl)
        self._keys = keys
        self._code_points: list[int] | None = None
        self._tallest = tallest
        if tallest:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if any(ord(each) > 0xFFFF for each in words):
            self._code_points = _units(words)

    def fit(self) -> None:
        """Take the height that the text needs, or the window's, and keep the caret in the middle of that."""
        super().fit()
        if self._tallest and self.height() > self._tallest:
            self.setFixedHeight(self._tallest)
            self.centerCursor()

    # -- places --------------------------------------------------------------------------------------------------------

    def selected(self) -> Span | None:
        """Return what is selected, in code points and without the white space around it; None where nothing is."""
        cursor = self.textCursor()
        # By key a word is selected with the space after it, which would be hidden with a name.
        chosen = cursor.selectedText()
        if not chosen.strip():
            return None
        before, after = len(chosen) - len(chosen.lstrip()), len(chosen) - len(chosen.rstrip())
        start, stop = cursor.selectionStart() + before, cursor.selectionEnd() - after
        return Span(self._point(start), self._point(stop))

    def select(self, span: Span) -> None:
        """Select a stretch and bring it into sight."""
        cursor = self.textCursor()
        cursor.setPosition(self._unit(span.start))
        cursor.setPosition(self._unit(span.stop), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def set_caret(self, place: int) -> None:
        """Put the caret at a code point, with nothing selected, and bring it into sight."""
        cursor = self.textCursor()
        cursor.setPosition(self._unit(place))
        self.setTextCursor(cursor)
        self.centerCursor()

    def _unit(self, point: int) -> int:
        """Return Qt's place (UTF-16 units) of a code point."""
        return point if self._code_points is None else self._code_points[point]

    def _point(self, unit: int) -> int:
        if self._code_points is None:
            return unit
        from bisect import bisect_left

        return bisect_left(self._code_points, unit)

    # -- marks ---------------------------------------------------------------------------------------------------------

    def show_marks(self, marks: Iterable[Shown]) -> None:
        """Show these marks instead of those before."""
        made = []
        for one in marks:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._unit(one.span.start))
            cursor.setPosition(self._unit(one.span.stop), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = _format(one.look)
            made.append(selection)
        self.setExtraSelections(made)

    # -- ways out ------------------------------------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  # Qt calls it by this name
        """Hand nothing over: dragging and the selection's own clipboard would go round the gate."""
        return QMimeData()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a copy instead of making one, and pass on the letters that stand for deeds."""
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_C and event.modifiers() == control:
            self.copy_requested.emit(True)
        elif event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            self.copy_requested.emit(False)
        elif (letter := event.text().upper()) and letter in self._keys and not event.isAutoRepeat():
            self.key_pressed.emit(letter)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, inside in ((_("&Copy what may leave"), False), (_("Copy for &use inside"), True)):
            action = menu.addAction(text)
            action.setEnabled(self.selected() is not None)
            action.triggered.connect(lambda _checked=False, inside=inside: self.copy_requested.emit(inside))
        menu.addSeparator()
        menu.addAction(_("Select &all")).triggered.connect(self.selectAll)
        menu.popup(event.globalPos())


def _units(words: str) -> list[int]:
    """Return for each code point, and for the end, its place in UTF-16 units."""
    at, found = 0, []
    for each in words:
        found.append(at)
        at += 2 if ord(each) > 0xFFFF else 1
    return [*found, at]


def _format(look: Look) -> QTextCharFormat:
    theme = current()
    made = QTextCharFormat()
    underline = QTextCharFormat.UnderlineStyle
    if look is Look.HIDDEN:
        made.setFontStrikeOut(True)
        made.setBackground(theme.colour("warning_soft"))
        made.setForeground(theme.colour("warning"))
    elif look is Look.PASSAGE:
        made.setUnderlineStyle(underline.SingleUnderline)
        made.setUnderlineColor(theme.colour("accent"))
        made.setBackground(theme.colour("accent_soft"))
    elif look is Look.PROPOSED:
        made.setUnderlineStyle(underline.WaveUnderline)
        made.setUnderlineColor(theme.colour("danger"))
    else:
        made.setUnderlineStyle(underline.WaveUnderline)
        made.setUnderlineColor(theme.colour("danger"))
        made.setBackground(theme.colour("danger_soft"))
        made.setFontWeight(700)
    return made
