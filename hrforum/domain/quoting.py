"""Whether a text that the organisers wrote quotes somebody: a run of the person's words, or a name or contact."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrforum.domain.folding import folded
from hrforum.domain.testifier import Identity

RUN = 6
"""So many of the person's words one after the other are a quote."""
_LEAST = 4
"""A whole text of fewer words is an everyday phrase, such as "fix the heating"."""
_WORD = re.compile(r"[^\W_]+")
_DIGITS = 7
"""Digits by which a telephone number is known."""

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where organisers quote somebody: in the packet called `title` at a `place` of it, or in what they typed for a submission.

    `place` is a section, the finding on an article, "ask", "statement", "chart", or "edition", what was kept of one that was exported; or
    "introduction", and `title` its outline.
    """

    title: str
    place: str


@dataclass(frozen=True, slots=True)
class Told:
    """What would be a quote: `runs` of words, `names` as runs too, and telephone numbers and addresses as `contacts`."""

    runs: frozenset[Run]
    names: tuple[Run, ...] = ()
    contacts: tuple[str, ...] = ()


def words_of(text: str) -> Run:
    """Return the words of a text, case and accents aside."""
    return tuple(_WORD.findall(folded(text).casefold()))


def told(texts: Iterable[str], identities: Sequence[Identity] = ()) -> Told:
    """Return what of these texts and names would be a quote where somebody else wrote it."""
    runs = {run for text in texts for run in _runs(words_of(text))}
    names = {words_of(name) for one in identities for name in (one.name, one.guardian)}
    contacts = {one.contact.casefold().strip() for one in identities}
    numbers = {_digits(one.contact)[-_DIGITS:] for one in identities}
    known = {each for each in contacts if each} | {each for each in numbers if len(each) == _DIGITS}
    return Told(frozenset(runs), tuple(each for each in names if each), tuple(known))


def quotes(own: str, of: Told) -> bool:
    """Say whether a text quotes what was told."""
    words = words_of(own)
    sizes = {len(each) for each in (*of.runs, *of.names)}
    runs = {run for size in sizes for run in _runs_of(words, size)}
    if runs & of.runs or any(name in runs for name in of.names):
        return True
    plain, number = own.casefold(), _digits(own)
    return any(each in plain or (each.isdecimal() and each in number) for each in of.contacts)


def _runs(words: Run) -> list[Run]:
    if len(words) < _LEAST:
        return []
    return _runs_of(words, min(RUN, len(words)))


def _runs_of(words: Run, size: int) -> list[Run]:
    return [words[at : at + size] for at in range(len(words) - size + 1)]


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdecimal())
