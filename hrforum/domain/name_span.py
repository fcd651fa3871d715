"""Where parts of a name or contact stand in a text, so that they can be hidden there."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from hrforum.domain.span import Span, merged
from hrforum.domain.testifier import Identity, parts_in

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
_BETWEEN = re.compile("[\\s.'’·-]{1,3}")
"""What may stand between two parts of one name."""
_MAIL = re.compile(r"[\w.+%-]+@[\w.-]*\w")
"""An address goes as a whole: its end alone often tells where somebody works."""
_DIGIT = re.compile(r"\d")
_NUMBER = 7
"""Digits by which `parts_in` finds a telephone number."""
_IN_NUMBER = re.compile(r"[ (/-]{0,2}|\.|\) ?")
"""What may stand between two digits of one number; a point with a space after it ends a sentence."""


def name_spans(identities: Sequence[Identity], text: str, wanted: Collection[str]) -> list[Span]:
    """Return the whole words of a text that hold one of the `wanted` parts, as `parts_in` finds them; neighbours as one span.

    It may miss what is spread over the text in a way that no one span covers: whoever hides looks again afterwards.
    """
    found = [span for one in identities for span in _of_one(one, text, frozenset(wanted))]
    mails = [Span(*match.span()) for match in _MAIL.finditer(text)] if "@" in text else []
    found += [mail for mail in mails if any(mail.meets(span) for span in found)]
    return _joined(text, merged(found))


def _of_one(identity: Identity, text: str, wanted: frozenset[str]) -> Iterator[Span]:
    if not wanted & set(parts_in(identity, text)):
        return
    words = [Span(*match.span()) for match in _WORD.finditer(text)]
    known: dict[str, bool] = {}
    hit = []
    for span in words:
        said = span.of(text)
        if said not in known:
            known[said] = not wanted.isdisjoint(parts_in(identity, said))
        hit.append(known[said])
    yield from (span for span, yes in zip(words, hit, strict=True) if yes)
    # Names of two letters are found beside each other only, and some scripts put a space inside a name.
    for (first, is_first), (second, is_second) in pairwise(zip(words, hit, strict=True)):
        if not is_first and not is_second and second.start - first.stop <= 3:
            both = Span(first.start, second.stop)
            if not wanted.isdisjoint(parts_in(identity, both.of(text))):
                yield both
    for part in wanted:
        if part.isdecimal() and len(part) >= _NUMBER:
            yield from (_whole(span, words) for span in _number(text, part))


def _number(text: str, part: str) -> Iterator[Span]:
    """Yield where the last digits of a telephone number stand, however they are grouped, with the digits beside them."""
    places = [match.start() for match in _DIGIT.finditer(text)]
    digits = "".join(str(int(text[place])) for place in places)
    wanted = part[-_NUMBER:]
    at = digits.find(wanted)
    while at >= 0:
        first, last = at, at + len(wanted) - 1
        while first > 0 and _beside(text, places[first - 1], places[first]):
            first -= 1
        while last + 1 < len(places) and _beside(text, places[last], places[last + 1]):
            last += 1
        yield Span(places[first], places[last] + 1)
        at = digits.find(wanted, at + 1)


def _whole(span: Span, words: Sequence[Span]) -> Span:
    """Return a span with the whole of the words in which it begins and ends: half a word could be a name by itself."""
    return merged([span, *(word for word in words if word.meets(span))])[0]


def _beside(text: str, one: int, other: int) -> bool:
    return _IN_NUMBER.fullmatch(text, one + 1, other) is not None


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for span in spans:
        if found and _BETWEEN.fullmatch(text, found[-1].stop, span.start):
            found[-1] = Span(found[-1].start, span.stop)
        else:
            found.append(span)
    return found
