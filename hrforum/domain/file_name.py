"""Names of files as strangers gave them: shown so that nothing in them can mislead, and made safe before a file is called so."""

import re
import unicodedata

LONGEST = 300
"""Characters of a name that are kept."""
_LONGEST_SHOWN = 80
_LONGEST_WRITTEN = 120
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE | re.DOTALL
)
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Kinds of characters that cannot be seen or that turn the text around them: controls, formats, surrogates, separators of lines."""


def kept(name: str) -> str:
    """Return a name as it can be kept: what no database holds is written out, and it ends after 300 characters."""
    return "".join(_written_out(each) if each == "\0" or _is_half(each) else each for each in name)[:LONGEST]


def shown(name: str) -> str:
    """Return a name as it is shown: what cannot be seen is written out, so that no name looks like another; long ones are cut."""
    seen = "".join(_written_out(each) if unicodedata.category(each) in _UNSEEN else each for each in name)
    if len(seen) > _LONGEST_SHOWN:
        return f"{seen[: _LONGEST_SHOWN // 2]}…{seen[-_LONGEST_SHOWN // 2 + 1 :]}"
    return seen


def written(name: str, ending: str, otherwise: str = "attachment") -> str:
    """Return a name under which a file can be written on every system; `ending` (".jpg") says what is really in it.

    It is one part of a path and never a path: no separator, no control or turning character, no device of Windows, no dot at either
    end, at most 120 characters. `otherwise` stands where nothing is left.
    """
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(each for each in last if unicodedata.category(each) not in _UNSEEN)
    stem = _FORBIDDEN.sub("_", plain)
    if ending and stem.lower().endswith(ending):
        stem = stem[: -len(ending)]
    stem = _short(stem.strip(" ."), _LONGEST_WRITTEN - len(ending)).strip(" .")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"{otherwise}-{stem}" if stem else otherwise
    return stem + ending


def _short(stem: str, longest: int) -> str:
    # File systems count bytes: 255 of them, and a letter may take four.
    cut = stem[:longest]
    while len(cut.encode("utf-8", "replace")) > 200:
        cut = cut[:-1]
    return cut


def _is_half(character: str) -> bool:
    return unicodedata.category(character) == "Cs"


def _written_out(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
