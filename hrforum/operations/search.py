"""What an organiser does to find testimonies again: search words, asks and places as they are typed."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from hrforum.domain.code import read_code
from hrforum.errors import Refused
from hrforum.storage import search as storage
from hrforum.storage import testimony
from hrforum.storage.archive import Archive

_AROUND = 70
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

    Words in double quotes are found as a phrase; a code finds its testimony. Raises `Cancelled` once `stopped()` is true.
    """
    by_code = _by_code(archive, query)
    if by_code is not None:
        return by_code
    terms = _terms(query)
    if not terms:
        return Found((), 0)
    best, ranked = storage.matches(archive, _match(terms), limit, stopped)
    texts = storage.texts(archive, best)
    codes = {row.id: row.code for row in testimony.lines(archive, best)}
    return Found(tuple(_hit(each, codes[each], texts[each], terms) for each in best if each in codes), ranked)


def _by_code(archive: Archive, query: str) -> Found | None:
    try:
        one = testimony.by_code(archive, read_code(query))
    except Refused:
        return None
    if one is None:
        return None
    words = storage.texts(archive, [one.id])[one.id][0]
    return Found((Hit(one.id, one.code, _squeeze(words[: 2 * _AROUND]), ()),), 1)


def _terms(query: str) -> list[str]:
    # Everything that is no letter or digit is a separator to the index, so a term without any would match nothing.
    found = [phrase or word for phrase, word in _TERM.findall(_UNKEPT.sub(" ", query))]
    return [term for term in found if any(character.isalnum() for character in term)][:12]


def _match(terms: list[str]) -> str:
    quoted = ['"' + term.replace('"', '""') + '"' for term in terms]
    return " AND ".join([*quoted[:-1], quoted[-1] + ("*" if len(terms[-1]) >= 2 else "")])


def _hit(testimony_id: int, code: str, text: tuple[str, str, str], terms: list[str]) -> Hit:
    spoken = next((part for part in text if _ranges(part, terms)), text[0])
    ranges = _ranges(spoken, terms)
    first = min((start for start, _end in ranges), default=0)
    start, end = max(0, first - _AROUND), min(len(spoken), first + 2 * _AROUND)
    cut = _squeeze(spoken[start:end])
    snippet = ("… " if start else "") + cut + (" …" if end < len(spoken) else "")
    return Hit(testimony_id, code, snippet, tuple(_ranges(snippet, terms)))


def _ranges(text: str, terms: list[str]) -> list[tuple[int, int]]:
    folded, places = _fold(text)
    found: list[tuple[int, int]] = []
    for term in terms:
        wanted = re.findall(r"\w+", _fold(term)[0])
        pattern = r"(?<!\w)" + r"\W+".join(re.escape(part) for part in wanted)
        hits = re.finditer(pattern, folded) if wanted else ()
        found.extend((places[match.start()], places[match.end() - 1] + 1) for match in hits)
    return sorted(set(found))


def _fold(text: str) -> tuple[str, list[int]]:
    """Return the text without case and accents, and for each of its characters the place it came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(part):
                folded.append(part)
                places.append(place)
    return "".join(folded), places


def _squeeze(text: str) -> str:
    return " ".join(text.split())
