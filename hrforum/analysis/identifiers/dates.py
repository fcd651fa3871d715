"""Dates: a day of a month, in figures or in words; a month, a year and a holiday are left alone."""

import re
from collections.abc import Iterator
from functools import cache

from hrforum.analysis.identifiers.finding import Finding, Kind
from hrforum.analysis.identifiers.reading import Reading
from hrforum.analysis.identifiers.words import listed, longest_first, word_set

_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)?\d\d(?![\w/-]|\.\d)")
_YEAR_FIRST = re.compile(r"(?<![\w/.-])(?:19|20)\d\d([/-])(\d{1,2})\1(\d{1,2})(?![\w/-])")
_YEAR = r"(?:,? (?:de |del |of |de l'an )?(?:19|20)\d\d)?(?!\w)"
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jun", "mai"})


def find_dates(reading: Reading) -> Iterator[Finding]:
    """Yield exact dates; "the 14th" without its month is none."""
    for pattern in (_NUMERIC, _YEAR_FIRST):
        for match in pattern.finditer(reading.text):
            numbers = [int(part) for part in match.groups() if part.isdigit()]
            if min(numbers) >= 1 and max(numbers) <= 31 and min(numbers) <= 12:
                yield Finding(*match.span(), Kind.EXACT_DATE, "date_figures")
    for pattern in _patterns(reading.languages):
        for match in pattern.finditer(reading.lower):
            if _is_a_day(reading, match):
                yield Finding(*match.span(), Kind.EXACT_DATE, "date_words")


@cache
def _patterns(languages: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns for dates in words, on folded text: months of every language, days in words of the text's own."""
    months = _any_of("months", ("en", "es", "fr"))
    words = _any_of("day words", languages)
    day = rf"(?:0?[1-9]|[12]\d|3[01]|{words})"
    mark = r"(?:st|nd|rd|th|er|ero|[.]?[oº°])?"
    article = r"(?:the )?"
    return (
        re.compile(
            rf"(?<![\w/.$-]){article}(?P<day>{day}){mark} (?:day of |of |de )?(?P<month>{months})\b\.?{_YEAR}"
        ),
        re.compile(
            rf"(?<![\w-])(?P<month>{months})\.? (?:the )?(?P<day>{day})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d){_YEAR}"
        ),
    )


def _any_of(key: str, languages: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in longest_first(listed(key, languages)))


def _is_a_day(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the words are a date and neither a holiday, nor the name of a street, nor a small word like "may"."""
    start, end = match.span("month")
    month = match.group("month")
    if month in _AMBIGUOUS_MONTHS and "en" in reading.languages and not reading.text[start].isupper():
        return False
    day_first = match.start("day") < start
    if not day_first and month not in word_set("months", ("en",)):
        return False
    said = reading.lower[min(start, match.start("day")) : max(end, match.end("day")) + 2]
    if any(said.startswith(holiday) for holiday in word_set("holidays", reading.languages)):
        return bool(re.search(r"\d{4}$", match.group()))
    before = re.findall(r"[a-z]+", reading.lower[max(0, match.start() - 24) : match.start()])[-3:]
    return word_set("streets").isdisjoint(before)
