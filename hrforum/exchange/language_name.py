"""From what people write in a column "language" to its BCP 47 code."""

import re
from functools import cache

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAMED_IN = ("en", "es", "fr")


def code_of_language(written: str) -> str | None:
    """Return the BCP 47 code ("es", "zh-Hant") of a code or of a language's name in English, Spanish or French, else None."""
    asked = written.strip()
    named = _by_name().get(asked.casefold())
    if named is not None:
        return named
    return _normalised(asked) if _CODE.fullmatch(asked) else None


@cache
def _by_name() -> dict[str, str]:
    # Babel takes 50 ms to import.
    from babel import Locale

    names: dict[str, str] = {}
    for language in _NAMED_IN:
        locale = Locale(language)
        # In its own language a name stands above one that means something else in another.
        for code, name in [
            *locale.languages.items(),
            (language, locale.get_display_name(language) or language),
        ]:
            names.setdefault(name.casefold(), code.replace("_", "-"))
    return names


@cache
def _known_codes() -> frozenset[str]:
    from babel import Locale

    return frozenset(Locale("en").languages)


def _normalised(code: str) -> str | None:
    from babel.core import get_global

    language, *rest = re.split("[-_]", code)
    language = language.lower()
    language = str(get_global("language_aliases").get(language, language)).split("_")[0]
    if language not in _known_codes():
        return None
    return "-".join([language, *map(_subtag, rest)])


def _subtag(part: str) -> str:
    # BCP 47 writes a script as Hant, a region as MX and everything else in lower case.
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()
