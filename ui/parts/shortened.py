"""A stranger's text on one line: short, without characters that turn the line around, and breakable where it has no spaces."""

from __future__ import annotations

import re

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\\s]+")
_LONG_TOKEN = re.compile(r"\S{24}(?=\S)")
_BREAK_HERE = "\u200b"


def shortened(text: str, most: int = 90) -> str:
    """Return `text` on one line with at most `most` characters, the last of them "…" where some are left out."""
    line = _UNPRINTED.sub(" ", _TURNING.sub("", text[: most * 4])).strip()
    return line if len(line) <= most and len(text) <= most * 4 else line[: most - 1].rstrip() + "…"


def breakable(line: str) -> str:
    """Return a line that a label can break inside of words too long for it."""
    return _LONG_TOKEN.sub(lambda found: found[0] + _BREAK_HERE, line)
