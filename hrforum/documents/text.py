"""Words as they can be set: control and format characters taken out, white space evened, paragraphs kept.

Nothing here or later reads a character as markup, and nothing changes, adds or drops a letter.
"""

import re
import sys
import unicodedata

COMPLEX = "\u0300-\u036f\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefc"
"""Ranges of the scripts and marks that have to be shaped, as the inside of a character class."""

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"

_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u061c\u200e\u200f"
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028]")
_BLANK_LINES = re.compile(r"\n[ \n]*\n")
_SPACES = re.compile("[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_FIXED_SPACES = re.compile("[\u00a0\u2007\u202f]")
_LOOSE_JOINERS = re.compile(f"(?<![{COMPLEX}{_JOINERS}])[{_JOINERS}]+|[{_JOINERS}]+(?![{COMPLEX}{_JOINERS}])")
_HAS_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_MARKS = re.compile(f"[{_DIRECTION_MARKS}]")


def _unprintable() -> dict[int, None]:
    ranges = [
        (0x00, 0x08), (0x0E, 0x1B), (0x1F, 0x1F), (0x7F, 0x84), (0x86, 0x9F),  # controls that break no line
        (0xAD, 0xAD), (0x180B, 0x180F), (0x200B, 0x200B), (0x2060, 0x2064), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
        (0x202A, 0x202E), (0x2066, 0x206F),  # overrides of direction: they could turn a text around
        (0xD800, 0xDFFF), (0xFDD0, 0xFDEF), (0xFFF9, 0xFFFB), (0xE0000, 0xE01EF),
    ]  # fmt: skip
    ranges += [(plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, sys.maxunicode, 0x10000)]
    return {code: None for first, last in ranges for code in range(first, last + 1)}


_DROPPED = _unprintable()


def clean(words: str) -> str:
    """Return words fit to be set: canonical composition, "\\n" for every line end, one space for any white space.

    Taken out are controls, lone surrogates, noncharacters, soft hyphens, variation selectors and overrides of
    direction; joiners and direction marks stay only where a script needs them.
    """
    text = _LINE_ENDS.sub("\n", words).replace("\u2029", "\n\n")
    if not text.isascii() or not text.replace("\n", "").isprintable():
        text = unicodedata.normalize("NFC", text.translate(_DROPPED))
        text = _LOOSE_JOINERS.sub("", _FIXED_SPACES.sub("\u00a0", text))
        if not _HAS_RIGHT_TO_LEFT.search(text):
            text = _MARKS.sub("", text)
    return _SPACES.sub(" ", text)


def pdf_text(words: str) -> tuple[str, ...]:
    """Return the cleaned paragraphs of a text: blank lines part them, single line ends ("\\n") stay inside them.

    A text with nothing to show has no paragraphs.
    """
    paragraphs = _BLANK_LINES.split(clean(words))
    lines = ("\n".join(line.strip(" ") for line in one.split("\n")).strip("\n") for one in paragraphs)
    return tuple(one for one in lines if one)


def one_line(words: str) -> str:
    """Return cleaned words on one line, for headings, labels and cells."""
    return _SPACES.sub(" ", clean(words).replace("\n", " ")).strip(" ")
