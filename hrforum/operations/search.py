"""What an organiser does to find testimonies again: search words, asks and places as they are typed."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from hrforum.domain.code import read_code
from hrforum.domain.folding import fold
from hrforum.domain.query import Query, Term, read_query
from hrforum.errors import Refused
from hrforum.storage import search as storage
from hrforum.storage import testimony
from hrforum.storage.archive import Archive

NEWEST = storage.NEWEST
"""Only so many of the newest matches are ranked."""
LEAST = 2
"""From so many letters on, words are looked for as they are typed."""
_AROUND = 70
_BEGUN = re.compile(r"[A-Z0-9]{2,6}-[0-9A-Z]{0,5}-?")
"""The beginning of a code."""
Stopped = Callable[[], bool]


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


def find(archive: Archive, query: str, *, limit: int = 50, stopped: Stopped = lambda: False) -> Found:
    """Return the testimonies that hold what was typed (see `domain.query`), accents, case and Arabic vowel signs aside.

    A code finds its testimony, and the beginning of one all that begin so. Raises `Cancelled` once `stopped()` is true.
    """
    ids, ranked = best(archive, query, limit=limit, stopped=stopped)
    return Found(tuple(hits(archive, query, ids)), ranked)


def best(
    archive: Archive,
    query: str,
    *,
    limit: int = 50,
    within: Collection[int] | None = None,
    stopped: Stopped = lambda: False,
) -> tuple[list[int], int]:
    """Return the ids that `find` finds, among those `within` alone, and how many of these were compared."""
    coded = _by_code(archive, query, limit if within is None else -1)
    if coded:
        ids = [each for each in coded if within is None or each in within]
        return ids[:limit], len(ids)
    asked = read_query(query)
    if asked.wanted:
        return storage.matches(archive, _match(asked), limit, stopped, within)
    if not asked:
        return [], 0
    ids = storage.every_but(archive, _any(asked.unwanted), limit if within is None else -1, stopped)
    ids = [each for each in ids if within is None or each in within][:limit]
    return ids, len(ids)


def every(archive: Archive, query: str, *, stopped: Stopped = lambda: False) -> list[int]:
    """Return the ids of all testimonies that `find` would look among, however many; raises `Cancelled` once `stopped()` is true."""
    return list(_by_code(archive, query, -1)) or matching(archive, read_query(query), stopped=stopped)


def matching(archive: Archive, asked: Query, *, stopped: Stopped = lambda: False) -> list[int]:
    """Return the ids of all testimonies whose words, ask or place match, in no order of merit."""
    if asked.wanted:
        return storage.every(archive, _match(asked), stopped)
    return storage.every_but(archive, _any(asked.unwanted), -1, stopped) if asked else []


def hits(archive: Archive, query: str, ids: Sequence[int]) -> list[Hit]:
    """Return what is shown of testimonies that were found, in the order given; those that are gone are left out."""
    wanted = list(ids)
    texts, codes = storage.texts(archive, wanted), testimony.codes(archive, wanted)
    patterns = _patterns(read_query(query).terms)
    return [_hit(each, codes[each], texts[each], patterns) for each in wanted if each in codes]


def _by_code(archive: Archive, query: str, limit: int) -> Sequence[int]:
    try:
        begun = read_code(query)
    except Refused:
        begun = query.strip().upper()
        if not _BEGUN.fullmatch(begun):
            return ()
    return list(testimony.beginning(archive, begun, limit))


def _match(asked: Query) -> str:
    wanted = " AND ".join(_any(some) for some in asked.wanted)
    return f"({wanted}) NOT {_any(asked.unwanted)}" if asked.unwanted else wanted


def _any(terms: Sequence[Term]) -> str:
    return f"({' OR '.join(map(_quoted, terms))})"


def _quoted(term: Term) -> str:
    # Inside quotes nothing is a sign of the index's own language.
    return '"' + term.text.replace('"', '""') + '"' + ("*" if term.unfinished else "")


def _hit(testimony_id: int, code: str, text: tuple[str, str, str], patterns: list[re.Pattern[str]]) -> Hit:
    spoken, first = next(
        ((part, first) for part in text if (first := _first(part, patterns)) is not None), (text[0], 0)
    )
    start, end = max(0, first - _AROUND), min(len(spoken), first + 2 * _AROUND)
    cut = _squeeze(spoken[start:end])
    snippet = ("… " if start else "") + cut + (" …" if end < len(spoken) else "")
    return Hit(testimony_id, code, snippet, tuple(_ranges(snippet, patterns)))


def _patterns(terms: Sequence[Term]) -> list[re.Pattern[str]]:
    """Return what finds each term in folded text, at the start of a word, and up to its end where the term is finished."""
    found = []
    for term in terms:
        words = [re.escape(word) for word in re.findall(r"[^\W_]+", fold(term.text)[0])]
        if words:
            ends = "" if term.unfinished else r"(?![^\W_])"
            found.append(re.compile(r"(?<![^\W_])" + r"[\W_]+".join(words) + ends))
    return found


def _first(text: str, patterns: list[re.Pattern[str]]) -> int | None:
    """Return where in a text the first of its matches starts, None where nothing matches."""
    folded, places = fold(text)
    starts = [match.start() for pattern in patterns if (match := pattern.search(folded))]
    return places[min(starts)] if starts else None


def _ranges(text: str, patterns: list[re.Pattern[str]]) -> list[tuple[int, int]]:
    folded, places = fold(text)
    matches = [match for pattern in patterns for match in pattern.finditer(folded)]
    return sorted({(places[match.start()], places[match.end() - 1] + 1) for match in matches})


def _squeeze(text: str) -> str:
    return " ".join(text.split())
