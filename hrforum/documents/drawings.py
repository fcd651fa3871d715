"""Drawings on paper and as SVG: how shapes become operators or elements, and how wide words are there."""

from math import cos, pi, sin
from xml.sax.saxutils import escape, quoteattr

from hrforum.documents.boxes import Box
from hrforum.documents.fonts import face
from hrforum.documents.lines import Line, break_lines
from hrforum.documents.pen import Pen
from hrforum.documents.styles import ACCENT, CELL, INK, MEASURE, MUTED, RULE, Colour
from hrforum.documents.tagging import Node
from hrforum.documents.text import one_line
from hrforum.domain.chart import Chart, said
from hrforum.domain.drawing import Anchor, Area, Dot, Ink, Panel, Shape, Stroke, Words
from hrforum.domain.drawn import drawn

_WHITE: Colour = (1.0, 1.0, 1.0)
_INKS: dict[Ink, Colour] = {Ink.INK: INK, Ink.MUTED: MUTED, Ink.RULE: RULE, Ink.GROUND: _WHITE}
_ROUND = 16
_WIDE, _EM, _EDGE = 720.0, 14.0, 20.0


def tinted(strength: float) -> Colour:
    """Return the accent as it lies on white with this strength."""
    red, green, blue = ACCENT
    return (
        1 - (1 - red) * strength,
        1 - (1 - green) * strength,
        1 - (1 - blue) * strength,
    )


def _line(text: str, size: float, bold: bool) -> Line:
    return break_lines(one_line(text), face("bold" if bold else "regular"), size, 1e6)[0]


def measured(text: str, size: float, bold: bool) -> float:
    """Return how wide words are in the paper's face."""
    return _line(text, size, bold).width


# ---- on paper -----------------------------------------------------------------------------------------------------------
class DrawingBox(Box):
    """A chart of any kind, drawn within the measure."""

    keep = True
    before = 4.0
    after = 8.0

    def __init__(self, chart: Chart, node: Node) -> None:
        self.node = node
        self._drawing = drawn(chart, MEASURE, CELL.size, measured)

    @property
    def height(self) -> float:
        return self._drawing.height

    def draw(self, pen: Pen, left: float, top: float) -> None:
        self.node.box = (left, top - self.height, left + MEASURE, top)
        with pen.content(self.node):
            for shape in self._drawing.shapes:
                _draw(pen, shape, left, top)


def _draw(pen: Pen, shape: Shape, left: float, top: float) -> None:
    match shape:
        case Panel():
            x, y = left + shape.left, top - shape.top - shape.height
            pen.panel(x, y, shape.width, shape.height, tinted(shape.strength))
            if shape.edged:
                right, high = x + shape.width, y + shape.height
                pen.stroke(((x, y), (right, y), (right, high), (x, high), (x, y)), MUTED, 0.5)
        case Stroke():
            pen.stroke(((left + x, top - y) for x, y in shape.points), _INKS[shape.ink], shape.weight)
        case Area():
            rings = [[(left + x, top - y) for x, y in ring] for ring in shape.rings]
            pen.area(rings, tinted(shape.strength), MUTED)
        case Dot():
            turns = [2 * pi * at / _ROUND for at in range(_ROUND)]
            ring = [
                (left + shape.x + shape.radius * cos(turn), top - shape.y + shape.radius * sin(turn))
                for turn in turns
            ]
            pen.area([ring], _INKS[shape.ink], _INKS[shape.ink])
        case Words():
            _write(pen, shape, left, top)


def _write(pen: Pen, words: Words, left: float, top: float) -> None:
    if not words.text:
        return
    line = _line(words.text, words.size, words.bold)
    start = {Anchor.START: 0.0, Anchor.MIDDLE: line.width / 2, Anchor.END: line.width}[words.anchor]
    style = CELL.but(
        face="bold" if words.bold else "regular",
        size=words.size,
        leading=words.size * 1.2,
        colour=_INKS[words.ink],
    )
    # What is drawn next must not run into these words when they are read out.
    spaced = line if line.complex else line._replace(text=line.text + " ")
    pen.text([spaced], style, left + words.x - start, top - words.y + 0.935 * words.size, line.width)


# ---- as a file of its own -----------------------------------------------------------------------------------------------
def svg_of(chart: Chart) -> bytes:
    """Return a chart as an SVG file: title, drawing, and everything it says in words; nothing about who made it or when."""
    drawing = drawn(chart, _WIDE, _EM, measured)
    head = _EM * 2.2
    wide, tall = _WIDE + 2 * _EDGE, drawing.height + head + _EM * 2 + 2 * _EDGE
    said_, title = escape(said(chart)), escape(f"{chart.title} ({chart.unit})")
    size = f'width="{wide:.0f}" height="{tall:.0f}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {wide:.0f} {tall:.0f}"',
        ' role="img" aria-labelledby="title desc" font-family="FiraGO, \'Noto Sans\', sans-serif">',
        f'<title id="title">{title}</title>',
        f'<desc id="desc">{said_}</desc>',
        f'<rect {size} fill="{_hex(_WHITE)}"/>',
        f'<g transform="translate({_EDGE:.0f} {_EDGE:.0f})">',
        _text(Words(f"{chart.title} ({chart.unit})", 0.0, _EM, _EM * 1.15, bold=True)),
        f'<g transform="translate(0 {head:.1f})">',
        *map(_element, drawing.shapes),
        "</g></g></svg>",
    ]
    return "\n".join([*lines, ""]).encode("utf-8")


def _element(shape: Shape) -> str:
    match shape:
        case Panel():
            edge = f' stroke="{_hex(MUTED)}" stroke-width="0.6"' if shape.edged else ""
            return (
                f'<rect x="{shape.left:.1f}" y="{shape.top:.1f}" width="{shape.width:.1f}" '
                f'height="{shape.height:.1f}" fill="{_hex(tinted(shape.strength))}"{edge}/>'
            )
        case Stroke():
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.points)
            return (
                f'<polyline points="{points}" fill="none" stroke="{_hex(_INKS[shape.ink])}" '
                f'stroke-width="{shape.weight:.1f}"/>'
            )
        case Area():
            rings = " ".join(
                "M " + " L ".join(f"{x:.1f} {y:.1f}" for x, y in ring) + " Z" for ring in shape.rings
            )
            return (
                f'<path d="{rings}" fill-rule="evenodd" fill="{_hex(tinted(shape.strength))}" '
                f'stroke="{_hex(MUTED)}" stroke-width="0.8"/>'
            )
        case Dot():
            return (
                f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.radius:.1f}" '
                f'fill="{_hex(_INKS[shape.ink])}"/>'
            )
        case Words():
            return _text(shape)


def _text(words: Words) -> str:
    bold = ' font-weight="bold"' if words.bold else ""
    return (
        f'<text x="{words.x:.1f}" y="{words.y:.1f}" font-size="{words.size:.1f}" '
        f'text-anchor={quoteattr(words.anchor.value)} fill="{_hex(_INKS[words.ink])}"{bold}>'
        f"{escape(one_line(words.text))}</text>"
    )


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
