"""A row of pieces that breaks into lines, like words in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui.theme import current


class Flow(QWidget):
    """Sets its pieces from the start of the line and breaks where the line is full; mirrored in right-to-left.

    It is a widget and not a layout: Qt deletes the items of a layout without Python's knowledge.
    """

    def __init__(self, gap: str = "hair") -> None:
        super().__init__()
        self._pieces: list[QWidget] = []
        self._gap = current().space(gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, piece: QWidget) -> None:
        """Add one piece at the end."""
        piece.setParent(self)
        self._pieces.append(piece)
        piece.show()
        self.updateGeometry()

    def clear(self) -> None:
        """Remove every piece."""
        for piece in self._pieces:
            piece.hide()
            piece.deleteLater()
        self._pieces = []
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._set(width, move=False)

    def sizeHint(self) -> QSize:
        """Return the size at the width there is, or in one line where there is none yet."""
        sizes = [piece.sizeHint() for piece in self._shown()]
        wide = sum(size.width() + self._gap for size in sizes)
        return QSize(wide, self.heightForWidth(self.width() if self.isVisible() else wide))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest piece."""
        sizes = [piece.minimumSizeHint() for piece in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def event(self, event: QEvent) -> bool:
        """Set the pieces anew when one of them changed its size or came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._set(self.width(), move=True)
            self.updateGeometry()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Break the lines anew: a piece may have come or gone while nobody saw it."""
        super().showEvent(event)
        self._set(self.width(), move=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._set(self.width(), move=True)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        return [piece for piece in self._pieces if not piece.isHidden()]

    def _set(self, width: int, *, move: bool) -> int:
        y = 0
        whole = QRect(0, 0, width, self.height())
        for line in self._lines(width):
            tall = max(size.height() for _piece, size in line)
            x = 0
            for piece, size in line:
                if move:
                    place = QRect(QPoint(x, y + (tall - size.height()) // 2), size)
                    piece.setGeometry(QStyle.visualRect(self.layoutDirection(), whole, place))
                x += size.width() + self._gap
            y += tall + self._gap
        return max(0, y - self._gap)

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        """Break the shown pieces into lines that fit the width."""
        lines: list[list[tuple[QWidget, QSize]]] = []
        used = 0
        for piece in self._shown():
            size = piece.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if not lines or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((piece, size))
            used += size.width() + self._gap
        return lines
