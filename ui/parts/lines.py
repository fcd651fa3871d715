"""A row of a list as two lines of text, and the delegate that draws it at a fixed height."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import current

_LINE_ROLE = int(Qt.ItemDataRole.UserRole)
_ROOMY = 22
"""Widths of text from which a row's end stands in its first line."""


@dataclass(frozen=True)
class Line:
    """One row: what it is called, what stands beside and below it, what stands at its end, and a small mark.

    `found` are the ranges (start, end) of `below` that were looked for.
    """

    lead: str
    beside: str = ""
    end: str = ""
    below: str = ""
    mark: str = ""
    found: tuple[tuple[int, int], ...] = ()

    def spoken(self) -> str:
        """Return the row as a screen reader should say it."""
        return ", ".join(part for part in (self.lead, self.beside, self.end, self.mark, self.below) if part)


class LineDelegate(QStyledItemDelegate):
    """Draws a `Line`; a row that is not fetched yet shows grey bars at the same height."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the one height of all rows."""
        theme = current()
        return QSize(
            theme.size("body") * 12, self._text_height() * 2 + theme.space("near") * 2 + theme.space("tight")
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        theme = current()
        rect, state = option.rect, option.state
        writer = _Writer(painter, rect, option.direction)
        painter.save()
        painter.setClipRect(rect)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("accent_soft" if selected else "surface"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if selected:
            writer.fill(QRect(rect.left(), rect.top(), theme.space("tight"), rect.height()), "accent")
        line = index.data(_LINE_ROLE)
        edge, gap = theme.space("even"), theme.space("near")
        inner = rect.adjusted(edge, gap, -edge, -gap)
        if isinstance(line, Line):
            self._draw(writer, inner, line)
        else:
            writer.fill(
                QRect(inner.left(), inner.top() + 4, inner.width() // 3, theme.size("small") // 2), "line"
            )
            writer.fill(
                QRect(inner.left(), inner.center().y() + gap, inner.width() // 2, theme.size("small") // 2),
                "line",
            )
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    @staticmethod
    def _text_height() -> int:
        return QFontMetrics(current().font()).height()

    def _draw(self, writer: _Writer, inner: QRect, line: Line) -> None:
        theme = current()
        height = self._text_height()
        top = QRect(inner.left(), inner.top(), inner.width(), height)
        low = QRect(inner.left(), inner.bottom() - height, inner.width(), height)
        # Where there is little room, what the row is called comes first, and its end goes below.
        end_at = low if inner.width() < theme.size("body") * _ROOMY else top
        low.setRight(
            low.right() - writer.say(low, line.mark, theme.font("small", bold=True), "accent", at_end=True)
        )
        end_at.setRight(
            end_at.right() - writer.say(end_at, line.end, theme.font("small"), "muted", at_end=True)
        )
        top.setLeft(top.left() + writer.say(top, line.lead, theme.font(bold=True), "ink"))
        writer.say(top, line.beside, theme.font(), "muted")
        if line.found:
            writer.say_found(low, line.below, line.found)
        else:
            writer.say(low, line.below, theme.font(), "muted")


class _Writer:
    """Draws at the start or end of a line, mirrored where the page reads from right to left."""

    def __init__(self, painter: QPainter, whole: QRect, direction: Qt.LayoutDirection) -> None:
        self._painter = painter
        self._whole = whole
        self._direction = direction

    def fill(self, place: QRect, colour: str) -> None:
        """Fill a place with one of the theme's colours."""
        self._painter.fillRect(
            QStyle.visualRect(self._direction, self._whole, place), current().colour(colour)
        )

    def say(self, room: QRect, text: str, font: QFont, colour: str, *, at_end: bool = False) -> int:
        """Draw text, cut where the room ends; return the width used, with a gap."""
        if not text or room.width() < 8:
            return 0
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        width = min(metrics.horizontalAdvance(shown) + 1, room.width())
        place = QRect(room.right() - width + 1 if at_end else room.left(), room.top(), width, room.height())
        # Words go in their own direction, whichever way the page reads.
        self._painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._painter.setFont(font)
        self._painter.setPen(current().colour(colour))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(QStyle.visualRect(self._direction, self._whole, place), int(align), shown)
        return width + current().space("near")

    def say_found(self, room: QRect, text: str, found: tuple[tuple[int, int], ...]) -> None:
        """Draw text with what was looked for in bold and underlined, from so far on that its first place is in sight."""
        if room.width() < 8:
            return
        metrics = QFontMetrics(current().font(bold=True))
        text, found = _from_sight(text, found, room.width(), metrics)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        whole = len(shown) if shown == text else len(shown) - 1
        layout = QTextLayout(shown, current().font())
        layout.setFormats([_range(start, min(end, whole)) for start, end in found if start < whole])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(2 * room.width())
        line.setLineWidth(line.naturalTextWidth() + 1)
        layout.endLayout()
        place = QStyle.visualRect(self._direction, self._whole, room)
        mirrored = self._direction == Qt.LayoutDirection.RightToLeft
        left = place.left() + (max(0.0, place.width() - line.width()) if mirrored else 0.0)
        self._painter.save()
        self._painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        self._painter.setPen(current().colour("muted"))
        layout.draw(self._painter, QPointF(left, place.top() + (place.height() - line.height()) / 2))
        self._painter.restore()


def _range(start: int, end: int) -> QTextLayout.FormatRange:
    said = QTextLayout.FormatRange()
    said.start, said.length = start, end - start
    said.format = QTextCharFormat()
    said.format.setFontWeight(QFont.Weight.Bold)
    said.format.setFontUnderline(True)
    said.format.setForeground(current().colour("ink"))
    return said


_BEFORE = 2
"""Words before what was looked for that are shown where its whole beginning finds no room."""


def _from_sight(
    text: str, found: tuple[tuple[int, int], ...], width: int, metrics: QFontMetrics
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Leave out the beginning where the first place that was found would lie outside of the room."""
    first, end = found[0]
    if metrics.horizontalAdvance(text[:end]) <= width:
        return text, found
    start = first
    for _word in range(_BEFORE):
        start = max(0, text.rfind(" ", 0, max(0, start - 1)) + 1)
    if not start:
        return text, found
    shift = start - 2
    return "… " + text[start:], tuple((one - shift, other - shift) for one, other in found)


def show_rows(shown: QListView, rows: int, most: int) -> None:
    """Make a short list as high as its rows, or as `most` of them: it scrolls on beyond that."""
    tall = shown.sizeHintForRow(0) if rows else 0
    shown.setFixedHeight(min(rows, most) * tall + 2 * shown.frameWidth() + current().space("near"))


class LineList(QListView):
    """A list of `Line` rows: one selected at a time, fixed height, never measured as a whole."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(LineDelegate(self))
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: looking for typed letters would fetch every row; the search box is for that."""
