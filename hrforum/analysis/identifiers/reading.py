"""Reading: a text as the scan reads it, composed, folded and cut into words that know whether a sentence starts with them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from hrforum.analysis.identifiers.words import bare, fold, languages_of, word_set

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ENDS_SENTENCE = re.compile(r"[.!?…;:\"“”«»¿¡(\[\n—–]")
_OF_ONESELF = re.compile(r"I(?:['’](?:m|ve|d|ll|re))?")
"""English writes "I" with a capital that says nothing."""
_POSSESSIVE = re.compile(r"'s?$", re.IGNORECASE)


@dataclass(slots=True)
class Word:
    """A word of a text: where it stands, how it is compared, and what its capitals say."""

    start: int
    end: int
    plain: str
    capital: bool
    upper: bool
    opens: bool
    gap: str
    """What stands between the word before and this one, at most its first four characters."""


@dataclass(frozen=True)
class Reading:
    """One text in three forms of equal length (`text`, `bare`, `lower`), and its words.

    `text` has accents composed; `origin[i]` is where its character i stood in the text that was given (None: at i).
    """

    text: str
    language: str
    origin: tuple[int, ...] | None = None

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages whose lists are used for names and dangers."""
        return languages_of(self.language)

    @cached_property
    def bare(self) -> str:
        """The text without accents."""
        return bare(self.text)

    @cached_property
    def lower(self) -> str:
        """The text without accents in lower case."""
        return fold(self.text)

    @cached_property
    def words(self) -> list[Word]:
        """The words in their order, elisions and possessives cut off."""
        return _words(self)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return a span of `text` as a span of the text that was given."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end]


def read(text: str, language: str) -> Reading:
    """Return the reading of a text; one with separate accents is composed first."""
    if unicodedata.is_normalized("NFC", text):
        return Reading(text, language)
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[at:end])
        pieces.append(composed)
        origin += (min(at + offset, end - 1) for offset in range(len(composed)))
        at = end
    return Reading("".join(pieces), language, (*origin, len(text)))


def _words(reading: Reading) -> list[Word]:
    elisions = word_set("elisions", reading.languages)
    titles = word_set("titles", reading.languages)
    found: list[Word] = []
    last_end = 0
    for match in _WORD.finditer(reading.bare):
        start, end = match.span()
        if (
            elisions
            and (cut := match.group().find("'")) > 0
            and reading.lower[start : start + cut] in elisions
        ):
            start += cut + 1
        if own := _POSSESSIVE.search(match.group()[-2:]):
            end -= len(own.group())
        if start >= end:
            continue
        gap = reading.text[last_end : min(start, last_end + 4)]
        opens = not found or (
            _ENDS_SENTENCE.search(gap) is not None and not _abbreviates(found[-1], gap, titles)
        )
        shape = reading.text[start:end]
        found.append(
            Word(
                start,
                end,
                reading.lower[start:end],
                capital=shape[0].isupper() and not _OF_ONESELF.fullmatch(shape),
                upper=shape.isupper() and end - start > 1,
                opens=opens,
                gap=gap,
            )
        )
        last_end = end
    return found


def _abbreviates(word: Word, gap: str, titles: frozenset[str]) -> bool:
    """Whether the point after a word belongs to it, as in "J. Whitquist" and "Mrs. Okonjo"."""
    single = word.end - word.start == 1 and word.capital
    return gap.startswith(". ") and (single or (word.plain in titles and word.end - word.start <= 4))
