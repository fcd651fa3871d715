"""A layout that sets its pieces in lines, like words in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Sets pieces from the start of the line and breaks where the line is full; mirrored in right-to-left."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._pieces: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def clear(self) -> None:
        """Remove every piece."""
        while self._pieces:
            piece = self._pieces.pop()
            widget = piece.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def addItem(self, piece: QLayoutItem) -> None:
        """Add one piece at the end."""
        self._pieces.append(piece)

    def count(self) -> int:
        """Return how many pieces there are."""
        return len(self._pieces)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one piece, None past the end."""
        return self._pieces[index] if 0 <= index < len(self._pieces) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one piece out, None past the end."""
        return self._pieces.pop(index) if 0 <= index < len(self._pieces) else None

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Set the pieces within `rect`."""
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the least size; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest piece."""
        size = QSize()
        for piece in self._pieces:
            size = size.expandedTo(piece.minimumSize())
        return size

    def _set(self, rect: QRect, *, move: bool) -> int:
        owner = self.parentWidget()
        direction = owner.layoutDirection() if owner is not None else Qt.LayoutDirection.LeftToRight
        x, y, line_height = rect.x(), rect.y(), 0
        for piece in self._pieces:
            size = piece.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if x + size.width() > rect.right() + 1 and line_height > 0:
                x, y, line_height = rect.x(), y + line_height + self._gap, 0
            if move:
                piece.setGeometry(QStyle.visualRect(direction, rect, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            line_height = max(line_height, size.height())
        return y + line_height - rect.y()
