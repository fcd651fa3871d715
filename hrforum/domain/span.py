"""Span: a stretch of one version's words in code points, and the rule by which it moves to newer words, or is lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_AROUND = ((48, 48), (24, 24), (12, 12), (48, 0), (0, 48), (24, 0), (0, 24), (12, 0), (0, 12), (0, 0))
"""How many characters before and after a span have to be the same, the surest evidence first."""
_LEAST = 8
"""Characters that stand in one place only before this says anything: a lone "4" may be another 4."""
_END = 24
"""Characters of a long mark's beginning and end that have to be found where its middle was changed."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`words[start:stop]` in code points; never empty."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop:
            raise ValueError("a span begins in the words and is not empty")

    def of(self, words: str) -> str:
        """Return what stands there."""
        return words[self.start : self.stop]

    def fits(self, words: str) -> bool:
        """Say whether it ends inside the words."""
        return self.stop <= len(words)

    def meets(self, other: "Span") -> bool:
        """Say whether both have a character in common."""
        return self.start < other.stop and other.start < self.stop

    def shifted(self, by: int) -> "Span":
        """Return it moved by so many characters."""
        return Span(self.start + by, self.stop + by)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those with a character in common as one."""
    found: list[Span] = []
    for each in sorted(spans):
        if found and each.meets(found[-1]):
            found[-1] = Span(found[-1].start, max(found[-1].stop, each.stop))
        else:
            found.append(each)
    return found


def moved(old: str, new: str, span: Span) -> Span | None:
    """Return where the same characters stand in newer words, or None where that is not sure.

    Sure is what stands in the part that was not touched, or is the only place, before and after, with the same characters around
    it. A word that grew or shrank at the span's edge is another word. Nothing is ever guessed.
    """
    if not span.fits(old):
        return None
    if old == new:
        return span
    untouched = _untouched(old, new, span)
    for found in untouched or _by_surroundings(old, new, span):
        if _same_edges(old, new, span, found):
            # Where the words stand twice now, before and after each other, nobody knows which are the old ones.
            return found if len(untouched) < 2 else None
    return None


def stretched(old: str, new: str, span: Span) -> Span | None:
    """Return where a mark stands in newer words, also where its middle was changed and both its ends are found surely.

    For marks that point at something. What hides something uses `moved`: a middle that was changed may have gone elsewhere.
    """
    whole = moved(old, new, span)
    if whole is not None or span.stop - span.start < 3 * _END or not span.fits(old):
        return whole
    first = moved(old, new, Span(span.start, span.start + _END))
    last = moved(old, new, Span(span.stop - _END, span.stop))
    if first is None or last is None or last.start < first.stop:
        return None
    length, before = last.stop - first.start, span.stop - span.start
    return Span(first.start, last.stop) if before / 2 <= length <= before * 2 else None


def _untouched(old: str, new: str, span: Span) -> list[Span]:
    """Return the span's places where all before it, or all after it, is as it was; both where these differ."""
    found = []
    if new.startswith(old[: span.stop]):
        found.append(span)
    if new.endswith(old[span.start :]):
        found.append(span.shifted(len(new) - len(old)))
    return list(dict.fromkeys(found))


def _by_surroundings(old: str, new: str, span: Span) -> Iterator[Span]:
    for before, after in _AROUND:
        start = max(0, span.start - before)
        around = old[start : span.stop + after]
        if len(around) < _LEAST:
            return
        place = _only_place(new, around)
        if place is not None and _only_place(old, around) is not None:
            yield Span(place + span.start - start, place + span.stop - start)


def _only_place(words: str, wanted: str) -> int | None:
    place = words.find(wanted)
    return place if place >= 0 and words.find(wanted, place + 1) < 0 else None


def _same_edges(old: str, new: str, before: Span, after: Span) -> bool:
    return _edges(old, before) == _edges(new, after)


def _edges(words: str, span: Span) -> tuple[bool, bool]:
    """Return whether a word goes on over the span's beginning, and over its end."""
    return _goes_on(words, span.start), _goes_on(words, span.stop)


def _goes_on(words: str, place: int) -> bool:
    return 0 < place < len(words) and _in_word(words[place - 1]) and _in_word(words[place])


def _in_word(character: str) -> bool:
    # Combining accents belong to the letter before them.
    return character.isalnum() or "\u0300" <= character <= "\u036f"
