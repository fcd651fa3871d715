"""Danger: words that put an immigrant, or a person with a conviction, in danger: how they came, orders against them, status."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hrforum.analysis.identifiers.finding import Finding, Kind
from hrforum.analysis.identifiers.reading import Reading, Word
from hrforum.analysis.identifiers.words import danger_phrases, fold, phrases, word_set

_LONGEST_GAP = 3
_LOOK_BACK = 25


@dataclass(frozen=True, slots=True)
class _Step:
    """One place of a phrase: the words that fit, the beginnings that fit, and whether others may stand before it."""

    words: frozenset[str]
    stems: tuple[str, ...]
    capitals: bool
    gap: bool

    def fits(self, word: Word) -> bool:
        """Whether a word of the text stands in this place."""
        if word.plain in self.words:
            return word.upper or not self.capitals
        return bool(self.stems) and word.plain.startswith(self.stems)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase, its sort ("entry" ...), and whether it counts only where somebody in particular is spoken of."""

    sort: str
    steps: tuple[_Step, ...]
    needs_person: bool


def find_danger(reading: Reading) -> Iterator[Finding]:
    """Yield the phrases of the text's language; general talk ("undocumented workers") is left alone."""
    for language in reading.languages:
        spoken_of_all = _spans(reading, _general(language))
        for phrase, first, last in _matches(reading, _dangers(language)):
            general = any(first <= b and a <= last for a, b in spoken_of_all if abs(a - first) < _LOOK_BACK)
            if general or (phrase.needs_person and not _of_a_person(reading, language, first, last)):
                continue
            words = reading.words
            yield Finding(words[first].start, words[last].end, Kind.DANGER, f"danger_{phrase.sort}")


def _matches(reading: Reading, index: dict[str, list[_Phrase]]) -> Iterator[tuple[_Phrase, int, int]]:
    """Yield each phrase that stands in the text with its first and last word; phrases are looked up by three letters."""
    for at, word in enumerate(reading.words):
        for phrase in index.get(word.plain[:3], ()):
            if phrase.steps[0].fits(word) and (last := _end_of(reading.words, at, phrase.steps)):
                yield phrase, at, last - 1


def _end_of(words: list[Word], first: int, steps: tuple[_Step, ...]) -> int:
    """Return the index behind the last word of a phrase that starts at `first`, or 0 where it does not stand there."""
    at = first + 1
    for step in steps[1:]:
        reach = _LONGEST_GAP + 1 if step.gap else 1
        for candidate in range(at, min(at + reach, len(words))):
            if words[candidate].opens:
                return 0
            if step.fits(words[candidate]):
                at = candidate + 1
                break
        else:
            return 0
    return at


def _spans(reading: Reading, index: dict[str, list[_Phrase]]) -> list[tuple[int, int]]:
    return [(first, last) for _phrase, first, last in _matches(reading, index)]


def _of_a_person(reading: Reading, language: str, first: int, last: int) -> bool:
    """Whether the sentence speaks of somebody in particular up to there: "I", "my husband", "su hijo"."""
    persons = word_set("person", (language,))
    for at in range(last, max(-1, first - _LOOK_BACK), -1):
        word = reading.words[at]
        if word.plain in persons:
            return True
        if word.opens and at <= first:
            return False
    return False


@cache
def _dangers(language: str) -> dict[str, list[_Phrase]]:
    weak = frozenset(phrases("needs a person", language))
    return _index(
        _Phrase(sort, _steps(written, language), written in weak)
        for sort, lines in danger_phrases(language).items()
        for written in lines
    )


@cache
def _general(language: str) -> dict[str, list[_Phrase]]:
    return _index(
        _Phrase("general", _steps(written, language), False) for written in phrases("general", language)
    )


def _index(all_phrases: Iterator[_Phrase]) -> dict[str, list[_Phrase]]:
    """Return the phrases under the first three letters of each word they may start with."""
    index: dict[str, list[_Phrase]] = {}
    for phrase in all_phrases:
        for start in {word[:3] for word in (*phrase.steps[0].words, *phrase.steps[0].stems)}:
            index.setdefault(start, []).append(phrase)
    return index


def _steps(written: str, language: str) -> tuple[_Step, ...]:
    """Read a phrase: spaces part its places, | the choices, * ends a beginning, ... lets three words stand between."""
    elisions = word_set("elisions", (language,))
    steps: list[_Step] = []
    gap = False
    for place in written.split():
        if place == "...":
            gap = True
            continue
        choices = [choice for choice in place.split("|") if choice not in elisions]
        if not choices:
            continue
        whole = frozenset(fold(choice) for choice in choices if not choice.endswith("*"))
        stems = tuple(fold(choice[:-1]) for choice in choices if choice.endswith("*"))
        steps.append(_Step(whole, stems, any(choice.isupper() for choice in choices if len(choice) > 2), gap))
        gap = False
    return tuple(steps)
