"""A chart of any kind as a picture, for documents that are not drawn here."""

import io
from functools import cache
from typing import TypeAlias

import pymupdf_fonts
from PIL import Image, ImageDraw, ImageFont

from hrforum.documents.text import one_line
from hrforum.domain.chart import Chart
from hrforum.domain.drawing import Anchor, Area, Dot, Ink, Panel, Shape, Stroke, Words
from hrforum.domain.drawn import drawn

_SCALE = 3
"""Dots for each point."""
_WIDTH = 426.0
_SIZE = 9.5
_EDGE = 4
_ACCENT = (14, 85, 104)
_INKS = {Ink.INK: "#1B2126", Ink.MUTED: "#515C66", Ink.RULE: "#C5CED3", Ink.GROUND: "#FFFFFF"}
_PLACES = {Anchor.START: "ls", Anchor.MIDDLE: "ms", Anchor.END: "rs"}
_MOST_LETTERS = 2_000

Points: TypeAlias = list[tuple[float, float]]


@cache
def _font(size: float, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        io.BytesIO(pymupdf_fonts.myfont("figbo" if bold else "figo")), round(size * _SCALE)
    )


def _measured(text: str, size: float, bold: bool) -> float:
    # A label of a whole page is cut anyway, and Pillow refuses a much longer one.
    return _font(size, bold).getlength(one_line(text)[:_MOST_LETTERS]) / _SCALE


def chart_picture(chart: Chart) -> tuple[bytes, float, float]:
    """Return a PNG of a chart, and its width and height in points."""
    drawing = drawn(chart, _WIDTH, _SIZE, _measured)
    width, height = round(_WIDTH * _SCALE), max(round((drawing.height + _EDGE) * _SCALE), 1)
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        _draw(draw, shape)
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue(), _WIDTH, height / _SCALE


def _draw(draw: ImageDraw.ImageDraw, shape: Shape) -> None:
    match shape:
        case Panel():
            corners = [(shape.left, shape.top), (shape.left + shape.width, shape.top + shape.height)]
            if shape.width > 0 and shape.height > 0:
                edge = _INKS[Ink.MUTED] if shape.edged else None
                draw.rectangle(_scaled(corners), fill=_tinted(shape.strength), outline=edge)
        case Stroke():
            weight = max(round(shape.weight * _SCALE), 1)
            draw.line(_scaled(list(shape.points)), fill=_INKS[shape.ink], width=weight)
        case Area():
            for at, ring in enumerate(shape.rings):
                # Rings after the first are holes.
                fill = _INKS[Ink.GROUND] if at else _tinted(shape.strength)
                draw.polygon(_scaled(list(ring)), fill=fill, outline=_INKS[Ink.MUTED])
        case Dot():
            box = [
                (shape.x - shape.radius, shape.y - shape.radius),
                (shape.x + shape.radius, shape.y + shape.radius),
            ]
            draw.ellipse(_scaled(box), fill=_INKS[shape.ink])
        case Words():
            text = one_line(shape.text)[:_MOST_LETTERS]
            (place,) = _scaled([(shape.x, shape.y)])
            draw.text(place, text, _INKS[shape.ink], _font(shape.size, shape.bold), _PLACES[shape.anchor])


def _scaled(points: Points) -> Points:
    return [(x * _SCALE, y * _SCALE) for x, y in points]


def _tinted(strength: float) -> tuple[int, int, int]:
    """Return the accent as it lies on white with this strength."""
    red, green, blue = (round(255 - (255 - each) * strength) for each in _ACCENT)
    return red, green, blue
