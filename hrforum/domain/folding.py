"""Texts as they are compared when something is looked for: without case and accents, Arabic without vowel signs and kinds of alef."""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

ARABIC_LIKE = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}
"""Letters that are written for each other; after Lucene's normalisers for Arabic and Persian."""
ARABIC_UNSAID = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670\u0640"
"""Vowel signs, hamza as a sign, and the stroke that only makes a word longer."""
_ARABIC = str.maketrans({**ARABIC_LIKE, **dict.fromkeys(ARABIC_UNSAID, "")})


def fold_arabic(text: str) -> str:
    """Return the text as the index keeps its Arabic; everything else as it is."""
    return text.translate(_ARABIC)


def fold(text: str) -> tuple[str, Sequence[int]]:
    """Return the text without case and accents, and for each of its characters the place it came from."""
    quick = text.lower() if text.isascii() else text.translate(_one_to_one())
    if quick.isascii():
        return quick, range(len(text))
    parts = [_plain(character) for character in text]
    return "".join(parts), [place for place, part in enumerate(parts) for _each in part]


def folded(text: str) -> str:
    """Return the text without case and accents."""
    return fold(text)[0]


@cache
def _one_to_one() -> dict[int, str]:
    """Return what each letter becomes that becomes one plain letter, which is all there is in most texts; signs become blanks."""
    found = {}
    for code in (*range(0x250), *range(0x1E00, 0x2070)):
        plain = _plain(chr(code))
        if len(plain) == 1 and plain.isascii():
            found[code] = plain
        elif unicodedata.category(chr(code))[0] in "PSZ":
            found[code] = " "
    return found


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    split = unicodedata.normalize("NFKD", fold_arabic(character).casefold())
    return "".join(part for part in split if not unicodedata.combining(part))
