"""Line icons in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hrforum.resources import asset
from ui.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


@lru_cache(maxsize=128)
def pixmap(name: str, colour: str, size: int, ratio: float = 2.0) -> QPixmap:
    """Draw the icon `assets/icons/NAME.svg` in `#RRGGBB`, `size` pixels square, at `ratio` device pixels each."""
    drawing = asset("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode("utf-8"))).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str = "ink", size: int | None = None, *, checked: str | None = None) -> QIcon:
    """Return an icon in one of the theme's colours; `checked` names its colour on a control that is on."""
    from PySide6.QtGui import QIcon

    theme = current()
    side = size or theme.size("heading")
    made = QIcon(pixmap(name, getattr(theme.colours, colour), side))
    if checked is not None:
        made.addPixmap(pixmap(name, getattr(theme.colours, checked), side), QIcon.Mode.Normal, QIcon.State.On)
    return made
