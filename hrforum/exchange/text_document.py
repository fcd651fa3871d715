"""A text from a stranger as read: its lines in order, which of them are headings, and what of the file is not among them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from hrforum.i18n import ngettext


class Apart(StrEnum):
    """What a Word file holds beside its words."""

    INSERTED = "inserted"
    DELETED = "deleted"
    COMMENT = "comment"
    NOTE = "note"
    NUMBERED = "numbered"
    PICTURE = "picture"
    LINK = "link"
    HIDDEN = "hidden"
    SYMBOL = "symbol"
    OUTSIDE = "outside"
    CONTENTS = "contents"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands. A heading has a `level` from 1 to 9 and its own text without markup; `notes` are its footnotes."""

    text: str
    level: int = 0
    heading: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextDocument:
    """One text. `encoding` is "" for Word files; `guessed` where nothing in a text file says how its letters are written."""

    file: str
    kind: Literal["docx", "text"]
    lines: tuple[Line, ...]
    encoding: str = ""
    guessed: bool = False
    apart: dict[Apart, int] = field(default_factory=dict)


def told_apart(documents: Iterable[TextDocument]) -> tuple[str, ...]:
    """Return a sentence for each kind of thing that Word files hold beside their words, and what became of it."""
    total: Counter[Apart] = Counter()
    for document in documents:
        total.update(document.apart)
    return tuple(_sentence(kind, total[kind]) for kind in Apart if total[kind])


def _sentence(kind: Apart, n: int) -> str:
    match kind:
        case Apart.INSERTED:
            told = ngettext(
                "{n} tracked insertion was taken as accepted.",
                "{n} tracked insertions were taken as accepted.",
                n,
            )
        case Apart.DELETED:
            told = ngettext(
                "{n} tracked deletion was taken as accepted: its words are left out.",
                "{n} tracked deletions were taken as accepted: their words are left out.",
                n,
            )
        case Apart.COMMENT:
            told = ngettext("{n} comment is left out.", "{n} comments are left out.", n)
        case Apart.NOTE:
            told = ngettext(
                "{n} footnote stands under its number at the end of its testimony.",
                "{n} footnotes stand under their numbers at the end of their testimonies.",
                n,
            )
        case Apart.NUMBERED:
            told = ngettext(
                "The number or bullet of {n} line in a list is not among the words.",
                "The numbers or bullets of {n} lines in lists are not among the words.",
                n,
            )
        case Apart.PICTURE:
            told = ngettext(
                "{n} picture or chart is not brought in.", "{n} pictures or charts are not brought in.", n
            )
        case Apart.LINK:
            told = ngettext(
                "{n} link was not followed: its words are kept, its address is not.",
                "{n} links were not followed: their words are kept, their addresses are not.",
                n,
            )
        case _:
            told = _rarer(kind, n)
    return told.format(n=n)


def _rarer(kind: Apart, n: int) -> str:
    match kind:
        case Apart.HIDDEN:
            return ngettext(
                "{n} stretch of hidden words was read too.", "{n} stretches of hidden words were read too.", n
            )
        case Apart.SYMBOL:
            return ngettext(
                "{n} sign of a special typeface cannot be told: \ufffd stands in its place.",
                "{n} signs of special typefaces cannot be told: \ufffd stands in their places.",
                n,
            )
        case Apart.OUTSIDE:
            return ngettext(
                "{n} part that stands in another file was not fetched.",
                "{n} parts that stand in other files were not fetched.",
                n,
            )
        case Apart.CONTENTS:
            return ngettext(
                "{n} line of a table of contents is left out.",
                "{n} lines of a table of contents are left out.",
                n,
            )
        case _:
            return ngettext("{n} header or footer is left out.", "{n} headers or footers are left out.", n)
