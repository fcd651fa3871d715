"""Numbers: plates, numbers of cases and numbers of identity, found by the words before them or by a shape of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hrforum.analysis.identifiers.finding import Finding, Kind
from hrforum.analysis.identifiers.reading import Reading
from hrforum.analysis.identifiers.words import listed, word_set

_VALUE = re.compile(r"(?<![\w/])[A-Z0-9]{1,20}(?:[ ./\-][A-Z0-9]{1,20}){0,8}(?![\w]*[^\W\d])")
_PUNCTUATION = " ,:;.#°'\"()“”«»-–—\u00a0"
_LOOK_BACK = 80
_LONGEST_FILL = 6

_SHAPES = (
    (Kind.ID_NUMBER, "id_alien", re.compile(r"\bA[ #-]{0,2}\d{3}[ -]?\d{3}[ -]?\d{3}\b")),
    (Kind.ID_NUMBER, "id_social", re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")),
    (Kind.ID_NUMBER, "id_shape", re.compile(r"\b(?:[XYZ]-?\d{7}|\d{8})-?[A-HJ-NP-TV-Z]\b")),
    (Kind.ID_NUMBER, "id_shape", re.compile(r"\b[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d\b")),
    (
        Kind.ID_NUMBER,
        "id_social",
        re.compile(r"\b[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d[\dAB] ?\d{3} ?\d{3}(?: ?\d{2})?\b"),
    ),
    (Kind.ID_NUMBER, "id_card", re.compile(r"(?<![\w-])(?:\d{4}[ -]){3}\d{4}(?![\w-])")),
    (Kind.PLATE, "plate_shape", re.compile(r"\b[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}\b")),
)


@dataclass(frozen=True)
class _Sort:
    """One kind of number and the words that announce it."""

    kind: Kind
    why: str
    words: tuple[str, ...]
    digits: int
    alone: int
    """How many digits are asked for, and how many where no word such as "number" stands there."""


def find_numbers(reading: Reading) -> Iterator[Finding]:
    """Yield the numbers of plates, cases and identities; the words before a number are no part of the finding."""
    for kind, why, shape in _SHAPES:
        for match in shape.finditer(reading.text):
            yield Finding(*match.span(), kind, why)
    sorts = (
        _Sort(Kind.ID_NUMBER, "id_announced", listed("id words"), 4, 5),
        _Sort(Kind.PLATE, "plate_announced", listed("plate words"), 2, 2),
        _Sort(Kind.CASE_NUMBER, "case_announced", listed("case words"), 3, 4),
    )
    for match in _VALUE.finditer(reading.text):
        value = _trimmed(match.group())
        if sum(map(str.isdigit, value)) >= 2:
            yield from _announced(reading, value, match.start(), sorts)


def _trimmed(value: str) -> str:
    """Return the value without what the next sentence began with: "305512/2021 I" ends at the year."""
    while (
        " " in value
        and not any(map(str.isdigit, tail := value.rsplit(" ", 1)[1]))
        and len(tail) not in (2, 3)
    ):
        value = value.rsplit(" ", 1)[0]
    return value


def _announced(reading: Reading, value: str, start: int, sorts: tuple[_Sort, ...]) -> Iterator[Finding]:
    """Yield the value as the sort whose word stands before it, with at most a few small words between."""
    before = reading.lower[max(0, start - _LOOK_BACK) : start]
    if re.search(r"[.!?]\s+$", before) and not re.search(r"\bn[or]?\.\s+$|\bnum\.\s+$", before):
        return
    numbered = False
    for _step in range(_LONGEST_FILL):
        numbered = numbered or before.rstrip(" \u00a0").endswith(("#", "°", "º"))
        before = before.rstrip(_PUNCTUATION)
        for sort in sorts:
            if cue := _cue_at_end(before, sort.words):
                numbered = numbered or not word_set("number words").isdisjoint(cue.split())
                if _fits(value, sort, numbered):
                    yield Finding(start, start + len(value), sort.kind, sort.why)
                return
        head, _, last = before.rpartition(" ")
        if last.strip(_PUNCTUATION) not in word_set("fillers") | word_set("number words"):
            return
        numbered = numbered or last in word_set("number words")
        before = head


def _cue_at_end(before: str, cues: tuple[str, ...]) -> str:
    """Return the longest of the announcing words that a text ends with, or ""."""
    if not before.endswith(cues):
        return ""
    fitting = (cue for cue in cues if before.endswith(cue) and not before[: -len(cue)][-1:].isalnum())
    return max(fitting, key=len, default="")


def _fits(value: str, sort: _Sort, numbered: bool) -> bool:
    digits = sum(map(str.isdigit, value))
    length = sum(map(str.isalnum, value))
    if re.fullmatch(r"(?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", value):
        return False
    if sort.kind is Kind.PLATE:
        return digits >= sort.digits and 4 <= length <= 9
    return digits >= (sort.digits if numbered else sort.alone) and length >= 3
