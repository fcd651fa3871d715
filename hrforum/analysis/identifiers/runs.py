"""Runs: stretches of capitalised words that may be a name, and what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hrforum.analysis.identifiers.reading import Reading, Word
from hrforum.analysis.identifiers.words import listed, word_set

LONGEST = 8
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "da",
        "das",
        "do",
        "dos",
        "di",
        "du",
        "des",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "ben",
        "le",
        "d",
    ]
)
_JOINTS = frozenset({" ", "\u00a0", ". "})


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words `first` to `last` (inclusive) of a reading, with the small words of names between them."""

    first: int
    last: int


def runs(reading: Reading) -> Iterator[Run]:
    """Yield the runs of a text in their order, each of at most eight words."""
    words = reading.words
    at = 0
    while at < len(words):
        if not words[at].capital:
            at += 1
            continue
        last = at
        while last - at < LONGEST and (further := _further(words, last)):
            last = further
        yield Run(at, last)
        at = last + 1


def _further(words: list[Word], last: int) -> int:
    """Return the next capitalised word of the same run, over at most two particles, or 0."""
    at = last + 1
    for _step in range(3):
        if at >= len(words) or words[at].opens or not _joined(words[at - 1], words[at]):
            return 0
        if words[at].capital:
            return at
        if words[at].plain not in _PARTICLES:
            return 0
        at += 1
    return 0


def _joined(before: Word, word: Word) -> bool:
    return word.gap in _JOINTS and (word.gap != ". " or before.end - before.start <= 4)


class Surroundings:
    """What stands before and after a run, as the rules ask for it."""

    def __init__(self, reading: Reading) -> None:
        self.words = reading.words
        self.languages = reading.languages

    def before(self, index: int, steps: int = 1) -> str:
        """Return the folded word some steps before, within the same sentence, or ""."""
        for at in range(index, index - steps, -1):
            if at <= 0 or self.words[at].opens:
                return ""
        return self.words[index - steps].plain

    def after(self, index: int) -> str:
        """Return the folded word that follows directly, or ""."""
        at = index + 1
        if at >= len(self.words) or self.words[at].opens or self.words[at].gap not in {" ", "\u00a0"}:
            return ""
        return self.words[at].plain

    def follows(self, index: int, key: str) -> bool:
        """Whether one of the listed phrases stands directly before, a comma or colon between allowed."""
        if index == 0 or not set(self.words[index].gap) <= set(' ,:\u00a0"“«'):
            return False
        for phrase in _phrases(key, self.languages).get(self.words[index - 1].plain, ()):
            start = index - len(phrase)
            if start >= 0 and all(self.words[start + i].plain == part for i, part in enumerate(phrase)):
                return True
        return False

    def directly(self, index: int) -> bool:
        """Whether nothing but a space (or the point of an abbreviation) stands before the word."""
        return index > 0 and self.words[index].gap in {" ", "\u00a0", ". "} and not self.words[index].opens


@cache
def _phrases(key: str, languages: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """Return the listed phrases as words, elisions cut off, under their last word."""
    elisions = word_set("elisions", languages)
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in listed(key, languages):
        parts = tuple(_cut(part, elisions) for part in phrase.split())
        found.setdefault(parts[-1], []).append(parts)
    return found


def _cut(word: str, elisions: frozenset[str]) -> str:
    head, _, tail = word.partition("'")
    if tail and head in elisions:
        return tail
    return word.removesuffix("'s")
