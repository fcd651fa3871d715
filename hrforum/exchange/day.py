"""Days as people write them in spreadsheets, read only where they can mean one day alone."""

import re
import unicodedata
from datetime import date
from functools import cache

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s]\s*\d{1,2}:\d{2}.*)?")
_FIGURES = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:,?\s+\d{1,2}:\d{2}.*)?")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[\s-]+(?:de\s+|of\s+)?([^\W\d]+)\.?,?[\s-]+(?:de\s+|del\s+)?(\d{4})"
)
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY = re.compile(r"^[^\W\d]+,\s*")


class Ambiguous(ValueError):
    """The same figures mean one day in one country and another day in another."""


def day_of(written: str) -> date | None:
    """Return the day that a cell names, or None for an empty cell; a time of day after it is passed over.

    Takes ISO days, days with the month as a word in English, Spanish or French, and figures that can be read in one way only.
    Raises Ambiguous for figures such as 03/04/2024, and ValueError where no day is recognised.
    """
    text = " ".join(written.split())
    if not text:
        return None
    iso = _ISO.fullmatch(text)
    if iso:
        return date(int(iso[1]), int(iso[3]), int(iso[4]))
    figures = _FIGURES.fullmatch(text)
    if figures:
        return _in_one_way(int(figures[1]), int(figures[3]), int(figures[4]))
    for shape, day, month, year in ((_DAY_FIRST, 1, 2, 3), (_MONTH_FIRST, 2, 1, 3)):
        named = shape.fullmatch(_WEEKDAY.sub("", text))
        if named and _plain(named[month]) in _months():
            return date(int(named[year]), _months()[_plain(named[month])], int(named[day]))
    raise ValueError("not a day")


def _in_one_way(first: int, second: int, year: int) -> date:
    readings = set()
    for month, day in ((first, second), (second, first)):
        try:
            readings.add(date(year, month, day))
        except ValueError:
            continue
    if len(readings) > 1:
        raise Ambiguous("either of two days")
    if not readings:
        raise ValueError("not a day")
    return readings.pop()


@cache
def _months() -> dict[str, int]:
    # Babel takes 50 ms to import.
    from babel import Locale

    found: dict[str, int] = {}
    for language in ("en", "es", "fr"):
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language).months["format"][width].items():
                found.setdefault(_plain(name), number)
    found["sept"] = 9
    return found


def _plain(name: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c)
    ).strip(". ")
