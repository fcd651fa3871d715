"""Room for a page: as large as there is, and scrolling down where text is so large that the page needs more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui.theme import current


class PageRoom(QScrollArea):
    """Holds one page. It never makes the window higher, as a page's own least height would, and follows the focus."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        page.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def minimumSizeHint(self) -> QSize:
        """Return the width that the page needs, and a few lines."""
        return QSize(self._page.minimumSizeHint().width(), current().size("body") * 8)

    def sizeHint(self) -> QSize:
        """Return what the page wants."""
        return self._page.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page all the room there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the page anew where something in it needs other room."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room, layout = self.viewport().size(), self._page.layout()
        least = self._page.minimumSizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            least = layout.totalMinimumHeightForWidth(room.width())
        self._page.resize(room.width(), max(room.height(), least))

    def _on_focus_changed(self, _old: QObject | None, now: QObject | None) -> None:
        if isinstance(now, QWidget) and self.isVisible() and self._page.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, current().space("wide"))
