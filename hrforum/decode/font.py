"""Tries a font of this computer out as a document would use it: tables read, letters joined and put into a subset. In the decoding process alone."""

import io
from typing import Any

import uharfbuzz
from reportlab.pdfbase import ttfonts

from hrforum.decode import limits
from hrforum.decode.child import Answer, CannotShow
from hrforum.decode.frames import Broken, Trouble, number

_MOST_TRIED = 4_000
_AT_ONCE = 40


def decode(content: bytes, header: dict[str, Any]) -> Answer:
    """Return how many glyphs the font `index` of a file has, after trying the characters `codes` and an even choice of its others.

    Whatever a library raises over it ends this process without an answer, and the asking side takes that for a refusal.
    """
    index, codes = number(header, "index", 0, limits.MOST_FACES), header.get("codes")
    if not isinstance(codes, list) or not all(type(each) is int and 0 <= each <= 0x10FFFF for each in codes):
        raise Broken
    face = uharfbuzz.Face(uharfbuzz.Blob(content), index)
    glyphs = face.glyph_count
    if not 0 < glyphs <= limits.MOST_GLYPHS or not 16 <= face.upem <= 16_384:
        raise CannotShow(Trouble.UNKNOWN)
    tried = _tried(face.unicodes, codes)
    _shaped(face, tried)
    if "glyf" in face.table_tags:
        font = ttfonts.TTFontFile(io.BytesIO(content), subfontIndex=index)
        font.makeSubset([code for code in tried if code in font.charToGlyph])
    return {"glyphs": glyphs, "size": 0}, ()


def _tried(known: set[int], wanted: list[int]) -> list[int]:
    every = sorted(code for code in known if not 0xD800 <= code <= 0xDFFF)
    chosen = every[:: max(1, len(every) // _MOST_TRIED)]
    return [*(code for code in wanted if code in known and not 0xD800 <= code <= 0xDFFF), *chosen]


def _shaped(face: uharfbuzz.Face, codes: list[int]) -> None:
    font = uharfbuzz.Font(face)
    for at in range(0, len(codes), _AT_ONCE):
        for direction in ("ltr", "rtl"):
            buffer = uharfbuzz.Buffer()
            buffer.add_str("".join(map(chr, codes[at : at + _AT_ONCE])))
            buffer.guess_segment_properties()
            buffer.direction = direction
            uharfbuzz.shape(font, buffer, {"kern": True, "liga": True})
            for info in buffer.glyph_infos:
                font.get_glyph_extents(info.codepoint)
