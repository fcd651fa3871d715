"""OpenType fonts whose outlines are PostScript's, as those for Chinese and Korean mostly are: drawn anew as TrueType, letter by letter as used.

ReportLab embeds TrueType alone. It is given a TrueType font with the same characters, widths and ways of joining letters, whose glyphs are
empty until a document needs them.
"""

import io
import math
import struct
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import uharfbuzz
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile, TTFontMaker

_COPIED = ("OS/2", "name", "post", "cmap", "GDEF", "GSUB", "GPOS")
_TOLERANCE = 0.5
"""How far in thousandths of the type size a curve may lie from the one it stands for; less is not seen on paper."""
_MOST_PARTS = 12
_FARTHEST = 16_383
"""Coordinates are held to this, so that each lies within reach of the one before."""
_MOST_POINTS = 30_000

Point = tuple[float, float]


class CffFont(TTFont):
    """A font for ReportLab, made from one with PostScript outlines. The same letters give the same bytes, whatever was set before."""

    def __init__(self, name: str, content: bytes, index: int = 0) -> None:
        """Take the font at `index` of a file's bytes; raises TTFError where ReportLab cannot use it."""
        self._outlines = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(content), index))
        super().__init__(name, io.BytesIO(_truetype(self._outlines, {})), shapable=True)
        self.face.makeSubset = self._subset

    def _subset(self, subset: Sequence[int]) -> bytes:
        """Return a TrueType font of these codes, which ReportLab chose."""
        face = self.face
        wanted = {0, *(face.charToGlyph.get(code, 0) for code in subset)}
        drawn = {glyph: _drawn(self._outlines, glyph) for glyph in sorted(wanted)}
        whole = TTFontFile(io.BytesIO(_truetype(self._outlines, drawn)), charInfo=0)
        whole.charToGlyph = face.charToGlyph
        whole.hmetrics = list(face.hmetrics)
        for glyph, one in drawn.items():
            # ReportLab packs what lies left of the origin as a number without a sign, as it reads it.
            whole.hmetrics[glyph] = (face.hmetrics[glyph][0], one.left & 0xFFFF)
        whole.glyphPos = _places(drawn, len(face.hmetrics))
        return bytes(whole.makeSubset(subset))


class _Glyph(NamedTuple):
    """A glyph as TrueType keeps it, where its left edge lies, and how many contours and points it has."""

    content: bytes
    left: int
    contours: int
    points: int


_EMPTY = _Glyph(b"", 0, 0, 0)


class _Contours:
    """Takes an outline as HarfBuzz draws it; `found` are contours of points, each on the curve or beside it."""

    def __init__(self, tolerance: float) -> None:
        self.found: list[list[tuple[int, int, bool]]] = []
        self._tolerance = tolerance
        self._at: Point = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        self.found.append([])
        self.line(x, y)

    def line(self, x: float, y: float) -> None:
        self._add((x, y), on=True)
        self._at = (x, y)

    def quadratic(self, control_x: float, control_y: float, x: float, y: float) -> None:
        self._add((control_x, control_y), on=False)
        self.line(x, y)

    def cubic(self, *inner_and_end: float) -> None:
        first, second, end = zip(inner_and_end[::2], inner_and_end[1::2], strict=True)
        for control, to in _as_quadratics((self._at, first, second, end), self._tolerance):
            self.quadratic(*control, *to)

    def close(self) -> None:
        if self.found and len(self.found[-1]) > 1 and self.found[-1][0] == self.found[-1][-1]:
            self.found[-1].pop()

    def _add(self, point: Point, *, on: bool) -> None:
        x, y = (max(-_FARTHEST, min(_FARTHEST, round(each))) for each in point)
        self.found[-1].append((x, y, on))


def _as_quadratics(curve: tuple[Point, Point, Point, Point], tolerance: float) -> list[tuple[Point, Point]]:
    """Return quadratic curves, each as (control, end), that together lie within `tolerance` of a cubic one."""
    xs, ys = zip(*curve, strict=True)
    # A cubic differs from the nearest quadratic by its third difference times the root of 3, over 36; n parts by the n-th cubed.
    off = (
        math.hypot(*(axis[3] - 3 * axis[2] + 3 * axis[1] - axis[0] for axis in (xs, ys))) * math.sqrt(3) / 36
    )
    parts = max(1, min(_MOST_PARTS, math.ceil((off / tolerance) ** (1 / 3))))
    made = []
    for number in range(parts):
        (control_x, end_x), (control_y, end_y) = (
            _part(axis, number / parts, (number + 1) / parts) for axis in (xs, ys)
        )
        made.append(((control_x, control_y), (end_x, end_y)))
    return made


def _part(axis: Sequence[float], begin: float, end: float) -> tuple[float, float]:
    """Return control and end, along one axis, of the quadratic curve for a part of a cubic one."""

    def at(t: float) -> float:
        u = 1 - t
        return u**3 * axis[0] + 3 * u * u * t * axis[1] + 3 * u * t * t * axis[2] + t**3 * axis[3]

    def slope(t: float) -> float:
        u = 1 - t
        return 3 * (
            u * u * (axis[1] - axis[0]) + 2 * u * t * (axis[2] - axis[1]) + t * t * (axis[3] - axis[2])
        )

    # (3 (c1 + c2) - p0 - p3) / 4 with the inner points c1 and c2 of the part.
    return (at(begin) + at(end)) / 2 + (slope(begin) - slope(end)) * (end - begin) / 4, at(end)


@cache
def _drawing() -> uharfbuzz.DrawFuncs:
    """Return what lets HarfBuzz draw on `_Contours`, which it hands over last."""
    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.move(x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.line(x, y))
    functions.set_quadratic_to_func(lambda cx, cy, x, y, pen: pen.quadratic(cx, cy, x, y))
    functions.set_cubic_to_func(lambda ax, ay, bx, by, x, y, pen: pen.cubic(ax, ay, bx, by, x, y))
    functions.set_close_path_func(lambda pen: pen.close())
    return functions


def _drawn(font: uharfbuzz.Font, glyph: int) -> _Glyph:
    pen = _Contours(_TOLERANCE * font.face.upem / 1000)
    font.draw_glyph(glyph, _drawing(), pen)
    contours = [each for each in pen.found if len(each) > 1]
    points = [point for each in contours for point in each]
    if not 0 < len(points) <= _MOST_POINTS:
        return _EMPTY
    xs, ys = [x for x, _y, _on in points], [y for _x, y, _on in points]
    ends, last = [], -1
    for each in contours:
        last += len(each)
        ends.append(last)
    content = struct.pack(
        f">5h{len(ends)}HH", len(contours), min(xs), min(ys), max(xs), max(ys), *ends, 0
    ) + bytes(on for _x, _y, on in points)
    for axis in (xs, ys):
        steps = [here - before for here, before in zip(axis, [0, *axis], strict=False)]
        content += struct.pack(f">{len(steps)}h", *steps)
    return _Glyph(content + bytes(-len(content) % 4), min(xs), len(contours), len(points))


def _places(drawn: Mapping[int, _Glyph], glyphs: int) -> list[int]:
    """Return where each glyph begins among those that were drawn, and at last where the last one ends."""
    places, at = [], 0
    for glyph in range(glyphs):
        places.append(at)
        at += len(drawn.get(glyph, _EMPTY).content)
    return [*places, at]


def _truetype(font: uharfbuzz.Font, drawn: Mapping[int, _Glyph]) -> bytes:
    """Return a TrueType font with the characters, widths and joins of another one, and of its glyphs those that were drawn."""
    face = font.face
    glyphs = face.glyph_count
    made: Any = TTFontMaker()
    for tag in _COPIED:
        if tag in face.table_tags:
            made.add(tag, bytes(face.reference_table(tag).data))
    # Places of glyphs stand in four bytes each, and every glyph has its own width.
    head = bytearray(face.reference_table("head").data)
    head[50:54] = struct.pack(">hh", 1, 0)
    hhea = bytearray(face.reference_table("hhea").data)
    hhea[34:36] = struct.pack(">H", glyphs)
    most = [max((each[at] for each in drawn.values()), default=0) for at in (3, 2)]
    made.add("head", bytes(head))
    made.add("hhea", bytes(hhea))
    made.add("maxp", struct.pack(">IHHHHHHHHHHHHHH", 0x10000, glyphs, *most, 0, 0, 2, *(0,) * 8))
    widths = (max(0, min(0xFFFF, font.get_glyph_h_advance(glyph))) for glyph in range(glyphs))
    made.add("hmtx", b"".join(struct.pack(">HH", width, 0) for width in widths))
    made.add("glyf", b"".join(one.content for one in drawn.values()) or bytes(4))
    made.add("loca", struct.pack(f">{glyphs + 1}I", *_places(drawn, glyphs)))
    return bytes(made.makeStream())
