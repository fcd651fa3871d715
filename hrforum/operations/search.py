"""What an organiser does to find testimonies again: search words, asks and places as they are typed."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hrforum.domain.code import read_code
from hrforum.errors import Refused
from hrforum.storage import search as storage
from hrforum.storage import testimony
from hrforum.storage.archive import Archive

NEWEST = storage.NEWEST
"""Only so many of the newest matches are ranked."""
_AROUND = 70
_BEGUN = re.compile(r"[A-Z0-9]{2,6}-[0-9A-Z]{0,5}-?")
"""The beginning of a code."""
_TERM = re.compile(r'"([^"]+)"|(\S+)')
_UNKEPT = re.compile("[\0\ud800-\udfff]")
"""What no text in an archive holds."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One testimony found: `snippet` is plain text around the first match, `marks` its matching (start, end) ranges."""

    testimony_id: int
    code: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits among the newest matches; `ranked` of these were compared, which is `storage.search.NEWEST` at most."""

    hits: tuple[Hit, ...]
    ranked: int


def find(
    archive: Archive, query: str, *, limit: int = 50, stopped: Callable[[], bool] = lambda: False
) -> Found:
    """Return the testimonies that hold every word of the query, accents and case aside; the last word may be unfinished.

    Words in double quotes are found as a phrase; a code finds its testimony, and the beginning of one all that begin so. Raises `Cancelled` once `stopped()` is true.
    """
    by_code = _by_code(archive, query, limit)
    if by_code is not None:
        return by_code
    terms = _terms(query)
    if not terms:
        return Found((), 0)
    best, ranked = storage.matches(archive, _match(terms), limit, stopped)
    texts = storage.texts(archive, best)
    codes = testimony.codes(archive, best)
    patterns = _patterns(terms)
    return Found(
        tuple(_hit(each, codes[each], texts[each], patterns) for each in best if each in codes), ranked
    )


def every(archive: Archive, query: str, *, stopped: Callable[[], bool] = lambda: False) -> list[int]:
    """Return the ids of all testimonies that `find` would look among, however many; raises `Cancelled` once `stopped()` is true."""
    by_code = _by_code(archive, query, -1)
    if by_code is not None:
        return [hit.testimony_id for hit in by_code.hits]
    terms = _terms(query)
    return storage.every(archive, _match(terms), stopped) if terms else []


def _by_code(archive: Archive, query: str, limit: int) -> Found | None:
    try:
        begun = read_code(query)
    except Refused:
        begun = query.strip().upper()
        if not _BEGUN.fullmatch(begun):
            return None
    codes = testimony.beginning(archive, begun, limit)
    texts = storage.texts(archive, list(codes))
    hits = tuple(Hit(each, code, _squeeze(texts[each][0][: 2 * _AROUND]), ()) for each, code in codes.items())
    return Found(hits, len(hits)) if hits else None


def _terms(query: str) -> list[str]:
    # Everything that is no letter or digit is a separator to the index, so a term without any would match nothing.
    found = [phrase or word for phrase, word in _TERM.findall(_UNKEPT.sub(" ", query))]
    return [term for term in found if any(character.isalnum() for character in term)][:12]


def _match(terms: list[str]) -> str:
    quoted = ['"' + term.replace('"', '""') + '"' for term in terms]
    return " AND ".join([*quoted[:-1], quoted[-1] + ("*" if len(terms[-1]) >= 2 else "")])


def _hit(testimony_id: int, code: str, text: tuple[str, str, str], patterns: list[re.Pattern[str]]) -> Hit:
    spoken, first = next(
        ((part, first) for part in text if (first := _first(part, patterns)) is not None), (text[0], 0)
    )
    start, end = max(0, first - _AROUND), min(len(spoken), first + 2 * _AROUND)
    cut = _squeeze(spoken[start:end])
    snippet = ("… " if start else "") + cut + (" …" if end < len(spoken) else "")
    return Hit(testimony_id, code, snippet, tuple(_ranges(snippet, patterns)))


def _patterns(terms: list[str]) -> list[re.Pattern[str]]:
    """Return what finds each term in folded text, at the start of a word."""
    spoken = [re.findall(r"\w+", _fold(term)[0]) for term in terms]
    return [re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words))) for words in spoken if words]


def _first(text: str, patterns: list[re.Pattern[str]]) -> int | None:
    """Return where in a text the first of its matches starts, None where nothing matches."""
    folded, places = _fold(text)
    starts = [match.start() for pattern in patterns if (match := pattern.search(folded))]
    return places[min(starts)] if starts else None


def _ranges(text: str, patterns: list[re.Pattern[str]]) -> list[tuple[int, int]]:
    folded, places = _fold(text)
    matches = [match for pattern in patterns for match in pattern.finditer(folded)]
    return sorted({(places[match.start()], places[match.end() - 1] + 1) for match in matches})


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """Return the text without case and accents, and for each of its characters the place it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts = [_plain(character) for character in text]
    return "".join(parts), [place for place, part in enumerate(parts) for _each in part]


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    split = unicodedata.normalize("NFKD", character.casefold())
    return "".join(part for part in split if not unicodedata.combining(part))


def _squeeze(text: str) -> str:
    return " ".join(text.split())
