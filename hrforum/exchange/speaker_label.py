"""Names of speakers at the start of lines, as in a transcript: `Ana:`, `ANA —` or `[Ana]`, and which of them are likely meant so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hrforum.exchange.column_names import folded, names_in
from hrforum.exchange.text_document import Line

LABEL_LIMIT = 60
"""Labels that are offered, the most frequent ones first."""

_LONGEST = 40
_MOST_WORDS = 5
_OFTEN = 2
_ALIKE = 3

# When it was said may stand before, as programs that write speech down put it; it stays with the words.
_TIME = r"[ \t]*(?P<time>[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]?[ \t]+(?:-[ \t]*)?)?"
_NAME = r"(?P<label>[^\W\d_][^\n:\[\]*|<>{}\"“”?!;]{0,39}?)"
_CAPITALS = r"(?P<label>[^\W\d_][^\n:\[\]*|<>{}\"“”?!;—–]{1,39}?)"
_COLON = r"[ \t\u00a0\u202f]?[:：]"
_ENDS = r"(?=[ \t]|$|[^\x00-\x7f])"
_MARK = r"(?P<mark>\*{1,3}|_{1,3})"
_STYLES = (
    ("colon", re.compile(_TIME + _NAME + _COLON + _ENDS)),
    ("colon", re.compile(f"{_TIME}{_MARK}{_NAME}(?:{_COLON}(?P=mark)|(?P=mark){_COLON}){_ENDS}")),
    ("dash", re.compile(_TIME + _CAPITALS + r"[ \t]+(?:[—–]|--?)(?=[ \t]|$)")),
    ("bracket", re.compile(_TIME + r"\[" + _NAME + r"\][ \t]?:?(?![(\w])")),
)
_NO_SPEAKER = names_in(
    "applause|laughter|laughs|laughing|inaudible|crosstalk|music|silence|pause|cheering|crying|unintelligible|note|notes|ps"
    "|aplausos|risas|silencio|musica|pausa|nota|applaudissements|rires|musique|date|time|place|fecha|lugar|lieu"
    "|re|subject|from|to|cc|http|https"
)
_WHO_ASKS = names_in(
    "interviewer|moderator|facilitator|note taker|notetaker|q|question|interpreter|entrevistador|entrevistadora|moderador|moderadora"
    "|facilitador|facilitadora|pregunta|interprete|enqueteur|enquetrice|intervieweur|intervieweuse|moderateur|moderatrice|animateur"
    "|animatrice"
)


class Role(StrEnum):
    """What lines under a label become: a testimony, part of the words before them, or nothing."""

    SPEAKER = "speaker"
    WORDS = "words"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Label:
    """A label as first written, how often it stands, the first words after it, and what it likely is."""

    name: str
    times: int
    sample: str
    likely: Role


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line parted: the label's `key` by which labels are compared, the name as written, and the line without it."""

    key: str
    name: str
    rest: str
    strong: str


def part(text: str) -> Labelled | None:
    """Return a line parted at its label, None where it has nothing like one."""
    for style, pattern in _STYLES:
        match = pattern.match(text)
        name = " ".join(match["label"].split()) if match else ""
        if match and name and _may_be_name(name, style):
            rest = (match["time"] or "") + text[match.end() :].lstrip(" \t")
            capitals = name.isupper() and len(name) > 1
            return Labelled(
                key_of_label(name), name, rest, style if style != "colon" else "capitals" * capitals
            )
    return None


def key_of_label(name: str) -> str:
    """Return what a label is compared by: letters in lower case, single spaces."""
    return " ".join(name.casefold().split()).rstrip(".")


def labels_in(lines: Iterable[Line]) -> tuple[Label, ...]:
    """Return the labels that lines begin with, the most frequent first, at most `LABEL_LIMIT`.

    What comes back is likely a speaker; so is what stands once in capitals, brackets or before a dash, where others do as well. Whoever
    asks likely stays in the words of whoever answers.
    """
    found: dict[str, list[Labelled]] = {}
    for line in lines:
        parted = None if line.level else part(line.text)
        if parted:
            found.setdefault(parted.key, []).append(parted)
    alike: dict[str, int] = {}
    for some in found.values():
        alike[some[0].strong] = alike.get(some[0].strong, 0) + len(some)
    by_times = sorted(found.values(), key=lambda some: -len(some))
    return tuple(
        Label(some[0].name, len(some), some[0].rest, _likely(some, alike)) for some in by_times[:LABEL_LIMIT]
    )


def _likely(some: list[Labelled], alike: dict[str, int]) -> Role:
    plain = folded(some[0].name)
    if plain in _NO_SPEAKER or plain in _WHO_ASKS:
        return Role.WORDS
    strong = some[0].strong
    return Role.SPEAKER if len(some) >= _OFTEN or (strong and alike[strong] >= _ALIKE) else Role.WORDS


def _may_be_name(name: str, style: str) -> bool:
    if len(name) > _LONGEST or len(name.split()) > _MOST_WORDS or name[0].islower() or "://" in name:
        return False
    # Before a dash only capitals are a label: dashes stand everywhere.
    return style != "dash" or (name.isupper() and len(name) > 1)
