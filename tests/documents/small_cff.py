"""A small OpenType font with PostScript outlines, written by hand: a ring drawn with curves, and a square drawn with lines."""

import struct
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontMaker

WIDTH = 600
_CIRCLE = 0.5523


def cff_font(ring: str, square: str, *, embedding: int = 0) -> bytes:
    """Return the font: two characters for its two glyphs, `embedding` the bits of OS/2 that say whether it may be embedded."""
    made: Any = TTFontMaker()
    made.add("CFF ", _cff([_charstring([]), _ring(), _square()]))
    made.add(
        "OS/2",
        struct.pack(">HhHHH", 3, WIDTH, 400, 5, embedding)
        + bytes(58)
        + struct.pack(">hh", 800, -200)
        + bytes(24),
    )
    made.add("cmap", _cmap({ord(ring): 1, ord(square): 2}))
    made.add(
        "head",
        struct.pack(
            ">IIIIHH16s4hHHhhh",
            0x10000,
            0x10000,
            0,
            0x5F0F3CF5,
            0,
            1000,
            bytes(16),
            0,
            0,
            600,
            700,
            0,
            8,
            2,
            0,
            0,
        ),
    )
    made.add("hhea", struct.pack(">I3hH11hH", 0x10000, 800, -200, 0, WIDTH, *(0,) * 11, 3))
    made.add("hmtx", struct.pack(">6H", WIDTH, 0, WIDTH, 50, WIDTH, 100))
    made.add("maxp", struct.pack(">IH", 0x5000, 3))
    name = "SmallRing".encode("utf-16-be")
    made.add("name", struct.pack(">3H6H", 0, 1, 18, 3, 1, 0x409, 6, len(name), 0) + name)
    made.add("post", struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0))
    font = bytearray(made.makeStream())
    font[:4] = b"OTTO"
    return bytes(font)


def _cmap(glyphs: dict[int, int]) -> bytes:
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in sorted(glyphs.items()))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


# ---- the Compact Font Format (Adobe Technical Note 5176) and its charstrings (5177) --------------------------------------------
def _number(value: int) -> bytes:
    return b"\x1c" + struct.pack(">h", value)


def _charstring(steps: Sequence[tuple[Sequence[float], int]]) -> bytes:
    """Return a glyph: numbers and the operator after them, one step after the other; 14 ends it."""
    said = b"".join(
        b"".join(_number(round(each)) for each in numbers) + bytes([operator]) for numbers, operator in steps
    )
    return said + b"\x0e"


def _ring() -> bytes:
    """Return a circle of radius 250 around (300, 350) with a hole of radius 150."""
    steps: list[tuple[Sequence[float], int]] = []
    at = (0.0, 0.0)
    for radius, way in ((250, 1), (150, -1)):
        start = (300 + radius, 350)
        steps.append(((start[0] - at[0], start[1] - at[1]), 21))  # rmoveto
        bow = radius * _CIRCLE
        x, y = radius, 0
        for _quarter in range(4):
            to = (-y * way, x * way)
            first = (-y / radius * bow * way, x / radius * bow * way)
            last = (x / radius * bow, y / radius * bow)
            curve = [
                *first,
                to[0] + last[0] - x - first[0],
                to[1] + last[1] - y - first[1],
                -last[0],
                -last[1],
            ]
            steps.append((curve, 8))  # rrcurveto
            x, y = to
        at = start
    return _charstring(steps)


def _square() -> bytes:
    sides = ((100, 0), (400, 0), (0, 400), (-400, 0))
    return _charstring([(sides[0], 21), *((side, 5) for side in sides[1:])])  # rmoveto, rlineto


def _index(parts: Sequence[bytes]) -> bytes:
    if not parts:
        return bytes(2)
    offsets = [1]
    for each in parts:
        offsets.append(offsets[-1] + len(each))
    return struct.pack(f">HB{len(offsets)}H", len(parts), 2, *offsets) + b"".join(parts)


def _cff(glyphs: Sequence[bytes]) -> bytes:
    """Return the table: header, name, one dictionary that says where glyphs and private values stand, and those."""
    private = _number(0) + b"\x14"  # defaultWidthX
    drawn = _index(glyphs)
    front = b"\x01\x00\x04\x02" + _index([b"SmallRing"])
    rest = _index([]) + _index([])
    length = len(_index([_places(0, 0, 0)]))
    at = len(front) + length + len(rest)
    return front + _index([_places(at, len(private), at + len(drawn))]) + rest + drawn + private


def _places(drawn: int, length: int, private: int) -> bytes:
    return _number(drawn) + b"\x11" + _number(length) + _number(private) + b"\x12"
