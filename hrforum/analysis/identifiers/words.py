"""Words: the shipped word lists of each language, folded; they are read once and then held."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from hrforum.i18n import LANGUAGES
from hrforum.resources import asset


class _Bare(dict[int, int]):
    """The table that takes accents off letter by letter, so that a text keeps its length."""

    def __missing__(self, code: int) -> int:
        first = unicodedata.normalize("NFKD", chr(code))[0]
        plain = "'" if first in "’ʼ‘`´" else "-" if first in "‐‑" else first
        self[code] = ord(plain)
        return self[code]


_BARE = _Bare()


def bare(text: str) -> str:
    """Return the text without accents and with plain apostrophes and hyphens, character for character."""
    return text.translate(_BARE)


def fold(text: str) -> str:
    """Return the text bare and in lower case, character for character: the form in which everything is compared."""
    folded = bare(text).lower()
    return folded if len(folded) == len(text) else "".join(map(_lower, bare(text)))


def _lower(character: str) -> str:
    return character.lower()[0]


def languages_of(language: str) -> tuple[str, ...]:
    """Return the languages whose lists serve a text: its own, or all of them where there is no list for it."""
    own = language.casefold()[:2]
    return (own,) if own in LANGUAGES else LANGUAGES


@cache
def _lists(language: str) -> Mapping[str, object]:
    with asset("identifiers", f"words-{language}.json").open(encoding="utf-8") as source:
        return dict(json.load(source))


@cache
def listed(key: str, languages: tuple[str, ...] = LANGUAGES) -> tuple[str, ...]:
    """Return the folded words under `key`, for instance "titles", of the languages, without doubles."""
    found: list[str] = []
    for language in languages:
        value = _lists(language)[key]
        assert isinstance(value, list), key
        found += (fold(str(word)) for word in value)
    return tuple(dict.fromkeys(found))


@cache
def word_set(key: str, languages: tuple[str, ...] = LANGUAGES) -> frozenset[str]:
    """Return the same as `listed`, to look words up in."""
    return frozenset(listed(key, languages))


@cache
def danger_phrases(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each sort of danger ("entry", "removal", "conviction", "status") its phrases, as they are written in the list."""
    value = _lists(language)["danger"]
    assert isinstance(value, dict)
    return {sort: tuple(map(str, phrases)) for sort, phrases in value.items()}


@cache
def phrases(key: str, language: str) -> tuple[str, ...]:
    """Return the phrases under `key` of one language as they are written in the list."""
    value = _lists(language)[key]
    assert isinstance(value, list)
    return tuple(map(str, value))


@cache
def _names(file: str) -> frozenset[str]:
    return frozenset(asset("identifiers", file).read_text(encoding="ascii").split())


def given_names() -> frozenset[str]:
    """Return common given names of many origins, folded."""
    return _names("given-names.txt")


def surnames() -> frozenset[str]:
    """Return common surnames of many origins, folded."""
    return _names("surnames.txt")


@cache
def also_words(languages: tuple[str, ...]) -> frozenset[str]:
    """Return the names that are ordinary words too in these languages ("Will", "Rosa", "Pierre")."""
    return frozenset[str]().union(*(_names(f"also-words-{language}.txt") for language in languages))


def longest_first(words: Iterable[str]) -> list[str]:
    """Return the words so that an alternation takes the longest that fits."""
    return sorted(words, key=len, reverse=True)
