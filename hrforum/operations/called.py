"""Which testimonies somebody means who types what an answer is called, in any of the archive's languages, alone or among other words."""

import re
from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from pyroaring import BitMap

from hrforum.domain.folding import folded
from hrforum.domain.query import Query, Term
from hrforum.domain.tag import NOT_ASKED
from hrforum.operations.population import Population
from hrforum.storage import tag
from hrforum.storage.archive import Archive

LEAST = 3
"""From how many letters an answer is found by what it is called."""
_FOUND_BY_WORDS = frozenset({"place", "told_in"})
"""Places stand in the index of words, and languages are two letters."""
_WORD = re.compile(r"[^\W_]+")
_Names = list[tuple[str, str, tuple[str, ...]]]
_NAMES: "WeakKeyDictionary[Population, _Names]" = WeakKeyDictionary()


def parts(archive: Archive, everybody: Population, asked: Query) -> Iterator[tuple[Query, BitMap]]:
    """Split what is wanted into runs of words: each with the rows that have an answer called so, none where no answer is.

    The longest run counts: "district 5" is one answer, not two.
    """
    names = _names(archive, everybody)
    start, rest = 0, len(asked.wanted)
    while start < rest:
        for end in range(rest, start, -1):
            some = asked.wanted[start:end]
            if end > start + 1 and any(len(group) > 1 for group in some):
                continue
            rows = _rows(everybody, names, _spoken(some))
            if rows or end == start + 1:
                yield Query(some), rows
                start = end
                break


def barred(archive: Archive, everybody: Population, asked: Query) -> BitMap:
    """Return the rows that have an answer called like a word that is not wanted."""
    return _rows(everybody, _names(archive, everybody), asked.unwanted) if asked.unwanted else BitMap()


def _spoken(groups: Sequence[Sequence[Term]]) -> Sequence[Term]:
    """Return the terms of one group, or several groups of one as the phrase that they make."""
    if len(groups) == 1:
        return groups[0]
    return (Term(" ".join(group[0].text for group in groups), groups[-1][0].unfinished),)


def _rows(everybody: Population, names: _Names, terms: Sequence[Term]) -> BitMap:
    said = [_within(term) for term in terms if sum(map(str.isalnum, term.text)) >= LEAST]
    rows = BitMap()
    for key, answer, labels in names:
        if any(one in label for one in said for label in labels):
            rows |= everybody.column(key).get(answer, BitMap())
    return rows


def _within(term: Term) -> str:
    return _apart(term.text).rstrip() if term.unfinished else _apart(term.text)


def _apart(text: str) -> str:
    return f" {' '.join(_WORD.findall(folded(text)))} "


def _names(archive: Archive, everybody: Population) -> _Names:
    if everybody not in _NAMES:
        labels = {
            (dimension.key, each.key): (each.labels.es, each.labels.fr)
            for book in (tag.codebook(archive),)
            for dimension in book.dimensions
            for each in book.of(dimension)
        }
        _NAMES[everybody] = [
            (
                axis.key,
                answer.key,
                tuple(
                    {_apart(one) for one in (answer.label, *labels.get((axis.key, answer.key), ())) if one}
                ),
            )
            for axis in everybody.axes.values()
            if axis.key not in _FOUND_BY_WORDS
            for answer in axis.answers
            if answer.key != NOT_ASKED
        ]
    return _NAMES[everybody]
