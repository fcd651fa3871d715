"""The faces on paper: FiraGO in three styles, Noto Sans behind it, fonts of this computer behind that, and what they can show."""

import io
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pymupdf_fonts
import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from hrforum.documents import system_fonts
from hrforum.documents.outlines_of_cff import CffFont
from hrforum.documents.text import COMPLEX, clean
from hrforum.errors import CharactersMissing
from hrforum.i18n import _

_STYLES = {
    "regular": ("figo", "notos"),
    "bold": ("figbo", "notosbo"),
    "italic": ("figit", "notosit"),
}
_SHAPED = re.compile(f"[{COMPLEX}\u200c-\u200f\u061c]")
_INVISIBLE = frozenset(" \n\u00a0\u200c\u200d\u200e\u200f\u061c")
_NAMED_AT_MOST = 12
PRIVATE = 0xF0000
"""Glyphs that no character names are known to ReportLab as this plus their number in the font."""


class Face:
    """One style of the face. Widths are in thousandths of the type size; `spare` stands in for missing letters."""

    def __init__(self, font: Any, spare: "Face | None") -> None:
        self.font = font
        self.name: str = font.fontName
        self.inside: str = (font.face.name + font.face.subfontNameX).decode()
        """What the font is called inside the PDF."""
        self.spare = spare
        self.glyphs: frozenset[str] = frozenset(
            chr(code) for code in font.face.charToGlyph if not 0xE000 <= code <= 0xF8FF
        )
        simple = (char for char in self.glyphs if not _SHAPED.match(char))
        self._advance: dict[str, float] = {char: font.face.charWidths[ord(char)] for char in simple}
        # A font of signs alone may have no space.
        self.space: float = self._advance.get(" ", font.face.defaultWidth)
        self._advance["\u00a0"] = self.space
        self.plain: frozenset[str] = frozenset(self._advance)
        """Characters that this face shows without shaping."""
        self.shaped: dict[str, float] = {}
        """Widths of words that were shaped, remembered while one document is set."""
        self._known: dict[str, float | None] = {}

    def width(self, word: str) -> float | None:
        """Return the width of a word that needs no shaping; None where it does need it, or another face's letters."""
        known = self._known.get(word, -1.0)
        if known != -1.0:
            return known
        try:
            width: float | None = sum(map(self._advance.__getitem__, word))
        except KeyError:
            width = None
        if len(word) < 40:
            self._known[word] = width
        return width

    def for_cluster(self, cluster: str) -> "Face":
        """Return the face that shows a letter with its marks: this one, or the spare one where only that can."""
        seen = set(cluster) - _INVISIBLE
        if seen <= self.glyphs:
            return self
        if self.spare and seen <= self.spare.glyphs:
            return self.spare
        return next((one for one in _FOUND.values() if seen <= one.glyphs), self)

    def code_for(self, glyph: int, shows: str) -> tuple[int, float]:
        """Return the code under which ReportLab draws a glyph, and the glyph's own width.

        A glyph that `shows` one character and is that character's own keeps its code; any other gets a private one,
        the same in every document.
        """
        inner = self.font.face
        code = (
            ord(shows) if len(shows) == 1 and inner.charToGlyph.get(ord(shows)) == glyph else PRIVATE + glyph
        )
        if code == 0xA0:  # ReportLab draws this one as a space
            code = 0x20
        if code not in inner.charWidths:
            inner.charToGlyph[code] = glyph
            inner.charWidths[code] = round(inner.hmetrics[glyph][0] * 1000 / inner.unitsPerEm)
        return code, inner.charWidths[code]

    def forget(self) -> None:
        """Forget the words whose widths were remembered: they are somebody's testimony."""
        self._known.clear()
        self.shaped.clear()


@cache
def face(style: str) -> Face:
    """Return the face of a style ("regular", "bold", "italic"), registered with ReportLab on first use."""
    first, spare = _STYLES[style]
    return Face(_register(first), Face(_register(spare), None))


def _register(key: str) -> Any:
    font = TTFont(f"hrforum-{key}", io.BytesIO(pymupdf_fonts.myfont(key)), shapable=True)
    pdfmetrics.registerFont(font)
    return font


_FOUND: dict[system_fonts.Found, Face] = {}
"""Faces of this computer that a document needed, in the order in which they were found; the same in every style."""


_LEFT_OUT: set[Path] = set()
"""Fonts of this computer that were not used because they are damaged, or made to harm."""


def _look_for(missing: set[str]) -> set[str]:
    """Take fonts of this computer that show some of these characters; return those that stay missing."""
    chosen, left_out = system_fonts.finding(missing, system_fonts.folders())
    _LEFT_OUT.update(left_out)
    for one in chosen:
        if one not in _FOUND:
            try:
                font = _font_of(one)
            except TTFError:
                _LEFT_OUT.add(one.path)
                continue
            pdfmetrics.registerFont(font)
            _FOUND[one] = Face(font, None)
    return _shown_by_found(missing)


def _font_of(one: system_fonts.Found) -> TTFont:
    name = f"hrforum-{one.path.stem}-{one.index}"
    if one.postscript:
        return CffFont(name, one.path.read_bytes(), one.index)
    font = TTFont(name, str(one.path), subfontIndex=one.index, shapable=True)
    # ReportLab would join the letters of a collection by its first font, whose glyphs may have other numbers.
    font.__hbFace__ = uharfbuzz.Face(uharfbuzz.Blob(one.path.read_bytes()), one.index)
    return font


def _shown_by_found(characters: set[str]) -> set[str]:
    for one in _FOUND.values():
        characters = characters - one.glyphs
    return characters


@cache
def _showable() -> frozenset[str]:
    sets = []
    for style in _STYLES:
        one = face(style)
        assert one.spare is not None
        sets.append(one.glyphs | one.spare.glyphs)
    return frozenset.intersection(*sets) | _INVISIBLE


def forget_words() -> None:
    """Forget all remembered words, in every style."""
    for found in _FOUND.values():
        found.forget()
    for style in _STYLES:
        one = face(style)
        one.forget()
        if one.spare:
            one.spare.forget()


def missing_characters(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return the characters that no face and no font of this computer can show, in code-point order, each with its Unicode name."""
    used: set[str] = set()
    for text in texts:
        used |= set(clean(text))
    missing = used - _showable()
    missing = _look_for(missing) if missing else missing
    return [(char, unicodedata.name(char, _("unnamed"))) for char in sorted(missing)]


def refuse_missing(texts: Iterable[str]) -> None:
    """Raise CharactersMissing, naming the characters, where a text holds some that no face can show."""
    missing = missing_characters(texts)
    if not missing:
        return
    names = ", ".join(f"U+{ord(char):04X} {name}" for char, name in missing[:_NAMED_AT_MOST])
    more = len(missing) - _NAMED_AT_MOST
    if more > 0:
        names += _(" and {more} more").format(more=more)
    told = _("The document was not made: the fonts at hand cannot show these characters: {names}.").format(
        names=names
    )
    fonts = list(dict.fromkeys(font for _char, name in missing if (font := system_fonts.font_for(name))))
    if fonts:
        told += " " + _("Install a TrueType font that can, such as {fonts}, and make it again.").format(
            fonts=", ".join(fonts)
        )
    if _LEFT_OUT:
        names = ", ".join(sorted(each.name for each in _LEFT_OUT)[:_NAMED_AT_MOST])
        told += " " + _("Fonts that are damaged were left out: {names}.").format(names=names)
    raise CharactersMissing(told)
