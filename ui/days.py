"""Days and languages in words."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from hrforum.domain.testimony import Precision, When
from hrforum.i18n import _

LANGUAGES: dict[str, str] = {
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "ar": "العربية",
    "vi": "Tiếng Việt",
    "pt": "Português",
    "ht": "Kreyòl ayisyen",
    "ru": "Русский",
    "uk": "Українська",
    "el": "Ελληνικά",
    "he": "עברית",
    "hi": "हिन्दी",
    "ne": "नेपाली",
    "th": "ไทย",
    "ka": "ქართული",
    "tl": "Tagalog",
    "so": "Soomaali",
    "sw": "Kiswahili",
    "pl": "Polski",
    "de": "Deutsch",
    "it": "Italiano",
    "tr": "Türkçe",
}
"""Languages offered first, each by its own name; any other BCP 47 code can be typed."""

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "ps", "yi", "dv", "ckb"})


def day_text(day: date | None) -> str:
    """Return a day as people write it, empty for none."""
    if day is None:
        return ""
    return QLocale(QLocale.Language.English).toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def short_day_text(day: date) -> str:
    """Return a day without its year, where there is little room."""
    return QLocale(QLocale.Language.English).toString(QDate(day.year, day.month, day.day), "d MMM")


def moment_text(kept_at: str) -> str:
    """Return a moment (ISO, with its zone) by the clock on the wall here; the day too where it is not today."""
    moment = datetime.fromisoformat(kept_at).astimezone()
    clock = f"{moment:%H:%M}"
    if moment.date() == datetime.now().astimezone().date():
        return clock
    return _("{day}, {clock}").format(day=day_text(moment.date()), clock=clock)


def when_text(when: When) -> str:
    """Return when something happened, in words; empty for unknown."""
    start, end = day_text(when.start), day_text(when.end)
    return {
        Precision.EXACT: start,
        Precision.APPROXIMATE: _("about {day}").format(day=start),
        Precision.RANGE: _("{start} to {end}").format(start=start, end=end),
        Precision.UNKNOWN: "",
    }[when.precision]


def language_name(code: str) -> str:
    """Return a language's own name, or the code where it is none of the usual ones."""
    return LANGUAGES.get(code.split("-", maxsplit=1)[0], code)


def reads_right_to_left(code: str) -> bool:
    """Say whether a language is written from right to left."""
    return code.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT
