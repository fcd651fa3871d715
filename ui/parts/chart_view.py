"""A chart on the screen: drawn in the theme's colours, and said in words to whoever does not see it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from hrforum.domain.chart import Chart, said
from hrforum.domain.drawing import Anchor, Area, Dot, Drawing, Ink, Panel, Shape, Stroke, Words, mirrored
from hrforum.domain.drawn import drawn
from ui.colours import LIGHT, Colours
from ui.theme import FAMILY, Theme, current

_INKS = {Ink.INK: "ink", Ink.MUTED: "muted", Ink.RULE: "outline", Ink.GROUND: "surface"}
_PNG_WIDTH, _PNG_EM, _PNG_EDGE, _PNG_SCALE = 720, 14, 20, 2


def font(size: float, *, bold: bool) -> QFont:
    """Return the face in a size in pixels."""
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size)))
    made.setBold(bold)
    return made


def measured(text: str, size: float, bold: bool) -> float:
    """Return how wide words are on the screen."""
    return QFontMetricsF(font(size, bold=bold)).horizontalAdvance(text)


def tinted(colours: Colours, strength: float) -> QColor:
    """Return the accent as it lies on the surface with this strength."""
    ground, accent = QColor(colours.surface), QColor(colours.accent)

    def between(low: int, high: int) -> int:
        return round(low + (high - low) * strength)

    return QColor(
        between(ground.red(), accent.red()),
        between(ground.green(), accent.green()),
        between(ground.blue(), accent.blue()),
    )


def paint(painter: QPainter, drawing: Drawing, colours: Colours) -> None:
    """Draw every shape."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Words go in their own direction, whichever way the page reads.
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    for shape in drawing.shapes:
        _paint(painter, shape, colours)


def _paint(painter: QPainter, shape: Shape, colours: Colours) -> None:
    ink = partial(getattr, colours)
    match shape:
        case Panel():
            rect = QRectF(shape.left, shape.top, shape.width, shape.height)
            painter.fillRect(rect, tinted(colours, shape.strength))
            if shape.edged:
                painter.setPen(QPen(QColor(colours.muted), 0.8))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect)
        case Stroke():
            painter.setPen(QPen(QColor(ink(_INKS[shape.ink])), shape.weight))
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in shape.points]))
        case Area():
            path = QPainterPath()
            for ring in shape.rings:
                path.addPolygon(QPolygonF([QPointF(*point) for point in ring]))
                path.closeSubpath()
            painter.setPen(QPen(QColor(colours.muted), 1))
            painter.setBrush(tinted(colours, shape.strength))
            painter.drawPath(path)
        case Dot():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink(_INKS[shape.ink])))
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        case Words():
            painter.setPen(QColor(ink(_INKS[shape.ink])))
            painter.setFont(font(shape.size, bold=shape.bold))
            wide = measured(shape.text, shape.size, shape.bold)
            start = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[shape.anchor]
            painter.drawText(QPointF(shape.x - start, shape.y), shape.text)


def png_of(chart: Chart) -> bytes:
    """Return a chart as a PNG file in light colours, with its title; nothing about who made it or when."""
    inner = drawn(chart, _PNG_WIDTH, _PNG_EM, measured)
    head = round(_PNG_EM * 2.2)
    wide, tall = _PNG_WIDTH + 2 * _PNG_EDGE, round(inner.height) + head + _PNG_EM * 2 + 2 * _PNG_EDGE
    image = QImage(wide * _PNG_SCALE, tall * _PNG_SCALE, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    painter.scale(_PNG_SCALE, _PNG_SCALE)
    painter.translate(_PNG_EDGE, _PNG_EDGE)
    title = Words(f"{chart.title} ({chart.unit})", 0.0, _PNG_EM, _PNG_EM * 1.15, bold=True)
    paint(painter, Drawing(_PNG_WIDTH, head, (title,)), LIGHT)
    painter.translate(0, head)
    paint(painter, inner, LIGHT)
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(held, QByteArray(b"png")).write(image)
    return bytes(held.data().data())


class _Canvas(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.chart: Chart | None = None
        self._drawing = Drawing(0.0, 0.0, ())

    def draw(self, width: int) -> None:
        """Set the chart into a width."""
        theme = current()
        edge = theme.space("wide")
        if self.chart is not None and width > 4 * edge:
            self._drawing = drawn(self.chart, width - 2 * edge, theme.size("small"), measured)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                self._drawing = mirrored(self._drawing)
        self.setFixedHeight(round(self._drawing.height) + 2 * edge)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme: Theme = current()
        painter.fillRect(self.rect(), theme.colour("surface"))
        edge = theme.space("wide")
        painter.translate(edge, edge)
        paint(painter, self._drawing, theme.colours)
        painter.end()


class ChartView(QScrollArea):
    """Shows one chart; what it says in words is its accessible description."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._canvas = _Canvas()
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setMinimumHeight(current().size("body") * 8)

    @property
    def chart(self) -> Chart | None:
        """The chart on show."""
        return self._canvas.chart

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart, or none."""
        self._canvas.chart = chart
        self.setAccessibleName(f"{self._name}: {chart.title}" if chart else self._name)
        self.setAccessibleDescription(said(chart) if chart else "")
        self._canvas.draw(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the chart anew in another width."""
        super().resizeEvent(event)
        self._canvas.draw(self.viewport().width())

    def sizeHint(self) -> QSize:
        """Ask for little: the page gives what there is."""
        return QSize(200, self.minimumHeight())
