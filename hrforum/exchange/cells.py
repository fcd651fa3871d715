"""Cells that a spreadsheet program takes for text, whatever somebody said: none of them is a formula."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# The signs with which a formula, a command or a link can begin, in their full-width forms too. What shows nothing may stand before them.
_BEGINS = re.compile(
    "^[\\s\u200b-\u200f\u2060\ufeff\0]*[=+\\-@|\uff1d\uff0b\uff0d\uff20\uff5c\u2212\ufe62\ufe63\ufe66\ufe6b\t\r\n]"
)
_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
GUARD = "'"
"""Stands before a text that would begin like a formula; spreadsheet programs show the text itself."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to write: a name, and rows as long as each other, the header first. `guarded` cells begin with `GUARD`."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    guarded: int


def sheet_of(name: str, rows: Sequence[Sequence[str]]) -> Sheet:
    """Return these cells as they may be written: control characters go, and what would begin like a formula is guarded."""
    clean = [[_ILLEGAL.sub("", cell) for cell in row] for row in rows]
    guarded = sum(_begins_like_a_formula(cell) for row in clean for cell in row)
    safe = tuple(
        tuple(GUARD + cell if _begins_like_a_formula(cell) else cell for cell in row) for row in clean
    )
    return Sheet(name, safe, guarded)


def _begins_like_a_formula(cell: str) -> bool:
    return _BEGINS.match(cell) is not None
