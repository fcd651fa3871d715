"""Which sheet each page belongs to, where a document holds several: its code, and the page's number within it."""

from collections.abc import Sequence
from typing import NamedTuple

from hrforum.documents.tagging import Anchor


class Running(NamedTuple):
    """What stands around one page: the sheet's code, "" where there are no sheets; which of how many pages it is, from 1."""

    code: str
    number: int
    pages: int


def running(sheets: Sequence[tuple[Anchor, str]], pages: int) -> list[Running]:
    """Return what runs on each page. `sheets` are laid out: the first heading of each with its code, in order."""
    starts = [anchor.page for anchor, _code in sheets] or [0]
    codes = [code for _anchor, code in sheets] or [""]
    ends = [*starts[1:], pages]
    return [
        Running(code, at - start + 1, end - start)
        for start, end, code in zip(starts, ends, codes, strict=True)
        for at in range(start, end)
    ]
