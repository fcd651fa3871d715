"""Sentences in the reader's language: gettext over the shipped `.po` files, refused where a translation lost a field."""

import gettext
import io
from collections.abc import Callable
from functools import cache
from string import Formatter

from hrforum.resources import asset

LANGUAGES = ("en", "es", "fr")
"""Languages in which documents can be written. The interface speaks English for now."""

Translate = Callable[[str], str]


def fields(sentence: str) -> frozenset[str]:
    """Return the names of the `{fields}` of a sentence; raises ValueError where its braces do not pair."""
    return frozenset(name for _text, name, _spec, _conv in Formatter().parse(sentence) if name is not None)


@cache
def translator(language: str) -> gettext.NullTranslations:
    """Return the catalogue of `language` ("en", "es", "fr"); an unknown one answers in English.

    Raises ValueError when a translation names other `{fields}` than its source: it would crash or lose a figure.
    """
    path = asset("locale", language, "LC_MESSAGES", "hrforum.po")
    if language == "en" or not path.is_file():
        return gettext.NullTranslations()
    # Babel costs 50 ms, and an English program never needs it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    for message in catalogue:
        _refuse_lost_fields(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _refuse_lost_fields(source: object, translated: object) -> None:
    sources = source if isinstance(source, (tuple, list)) else (source,)
    targets = translated if isinstance(translated, (tuple, list)) else (translated,)
    known = frozenset[str]().union(*(fields(str(one)) for one in sources))
    for target in targets:
        if target and not fields(str(target)) <= known:
            raise ValueError(f"translation has other fields than its source: {sources[0]!r}")
        if len(sources) == 1 and target and fields(str(target)) != known:
            raise ValueError(f"translation lost a field of its source: {sources[0]!r}")


_current: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak `language` from now on in `_` and `ngettext`."""
    global _current
    _current = translator(language)


def _(sentence: str) -> str:
    """Return the sentence in the language in use."""
    return _current.gettext(sentence)


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of a counted sentence for `n`."""
    return _current.ngettext(one, many, n)
