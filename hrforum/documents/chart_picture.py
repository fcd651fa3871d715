"""A chart as a picture, for documents that are not drawn here: level bars with their numbers beside them."""

import io
from functools import cache

import pymupdf_fonts
from PIL import Image, ImageDraw, ImageFont

from hrforum.documents.text import one_line
from hrforum.domain.chart import Chart

_SCALE = 3
"""Dots for each point."""
WIDTH = 426
_ROW, _BAR = 20, 11
_INK, _MUTED, _ACCENT, _RULE = "#1B2126", "#515C66", "#0E5568", "#C5CED3"
_MOST_LETTERS = 38


@cache
def _font(style: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(pymupdf_fonts.myfont(style)), round(9.5 * _SCALE))


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _MOST_LETTERS else line[: _MOST_LETTERS - 1].rstrip() + "…"


def chart_picture(chart: Chart) -> tuple[bytes, float, float]:
    """Return a PNG of a chart's bars, and its width and height in points. A withheld number has no bar at all."""
    width, height = WIDTH * _SCALE, max(len(chart.bars), 1) * _ROW * _SCALE
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    labels = [_short(bar.label) for bar in chart.bars]
    axis = max((draw.textlength(label, _font("figo")) for label in labels), default=0.0) + 8 * _SCALE
    shown_room = (
        max((draw.textlength(_short(bar.shown), _font("figbo")) for bar in chart.bars), default=0.0)
        + 12 * _SCALE
    )
    longest = max(width - axis - shown_room, 0.0)
    most = max((bar.count or 0 for bar in chart.bars), default=0)
    draw.rectangle((axis - 1, 0, axis, height), fill=_RULE)
    for at, (bar, label) in enumerate(zip(chart.bars, labels, strict=True)):
        middle = (at + 0.5) * _ROW * _SCALE
        draw.text((0, middle), label, _INK, _font("figo"), anchor="lm")
        length = longest * bar.count / most if bar.count else 0.0
        if length:
            half = _BAR * _SCALE / 2
            draw.rectangle((axis, middle - half, axis + length, middle + half), fill=_ACCENT)
        style, ink = ("figit", _MUTED) if bar.count is None else ("figbo", _INK)
        draw.text((axis + length + 6 * _SCALE, middle), _short(bar.shown), ink, _font(style), anchor="lm")
    written = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(written, "PNG", optimize=False)
    return written.getvalue(), float(WIDTH), height / _SCALE
