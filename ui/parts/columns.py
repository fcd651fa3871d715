"""Boxes to set things in: columns and rows with the theme's gaps, and a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import current


def column(owner: QWidget | None = None, *, gap: str = "even", edge: str | None = None) -> QVBoxLayout:
    """Return a column with a gap and, where `edge` names one, a margin all round."""
    made = QVBoxLayout(owner) if owner is not None else QVBoxLayout()
    _set_room(made, gap, edge)
    return made


def row(owner: QWidget | None = None, *, gap: str = "near", edge: str | None = None) -> QHBoxLayout:
    """Return a row with a gap and, where `edge` names one, a margin all round."""
    made = QHBoxLayout(owner) if owner is not None else QHBoxLayout()
    _set_room(made, gap, edge)
    return made


def _set_room(made: QVBoxLayout | QHBoxLayout, gap: str, edge: str | None) -> None:
    theme = current()
    made.setSpacing(theme.space(gap))
    margin = theme.space(edge) if edge else 0
    made.setContentsMargins(margin, margin, margin, margin)


class _Holder(QWidget):
    """Leaves its height to its width: Qt's own least height takes lines to be shorter than they are."""

    def minimumSizeHint(self) -> QSize:
        """Return the least width alone."""
        return QSize(super().minimumSizeHint().width(), 0)


class ScrollPage(QScrollArea):
    """A page that scrolls up and down, keeps its lines at a readable length, and follows the focus."""

    def __init__(
        self, content: QWidget, *, widest: int = 46, centred: bool = False, surface: bool = False
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("role", "surface" if surface else "")
        self.setFrameShape(QFrame.Shape.NoFrame)
        # By number, as in `words`: Qt.FocusPolicy.NoFocus.
        self.setProperty("focusPolicy", 0)
        content.setMaximumWidth(current().size("body") * widest)
        content.setSizePolicy(QSizePolicy.Policy.Expanding, content.sizePolicy().verticalPolicy())
        holder = _Holder()
        across = row(holder)
        if centred:
            across.addStretch(1)
        across.addWidget(content, 1000)
        across.addStretch(1)
        self.setWidget(holder)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._follow())

    def _on_focus_changed(self, _old: QObject | None, _new: QObject | None) -> None:
        self._follow()

    def _follow(self) -> None:
        """Keep the field in sight that has the focus, with its label and what is wrong with it."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isVisible() or not self.isAncestorOf(focus):
            return
        seen: QWidget | None = focus
        while seen is not None and seen is not self.widget() and not seen.property("field"):
            seen = seen.parentWidget()
        shown = focus if seen is None or seen is self.widget() else seen
        self.ensureWidgetVisible(shown, 20, current().space("wide"))


def gathered(*pieces: QWidget, gap: str = "near") -> QWidget:
    """Return pieces that belong together, closer to one another than to the rest."""
    made = QWidget()
    inside = column(made, gap=gap)
    for piece in pieces:
        inside.addWidget(piece)
    return made
