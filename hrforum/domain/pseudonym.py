"""Pseudonyms: names of nobody, which point neither at a person nor at where the person is from."""

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import count
from random import Random, SystemRandom

from hrforum.resources import asset

_TRIES = 400
_LIKE = 0.5
"""Two words are alike from this share of common letters on."""
_WORD = re.compile(r"[^\W_]+")


def folded(pseudonym: str) -> str:
    """Return the same text for every way of writing a pseudonym: case, accents, spaces and signs aside."""
    decomposed = unicodedata.normalize("NFKD", pseudonym).casefold()
    bare = "".join(_WORD.findall("".join(each for each in decomposed if not unicodedata.combining(each))))
    return bare or pseudonym.strip()


def numbered(pseudonym: str, number: int) -> str:
    """Return the pseudonym as the `number`th person of an import with the same one gets it."""
    return f"{pseudonym} {number}"


def propose(language: str, taken: Callable[[str], bool], name: str = "", chance: Random | None = None) -> str:
    """Return an invented name in "en", "es" or "fr" that nobody has or had and that resembles no part of `name`.

    It is made of trees, birds, months and the like: neither a first name of some origin nor of some sex.
    """
    rng = chance or SystemRandom()
    pattern, heads, tails = _words(language)
    for _each in range(_TRIES):
        found = pattern.format(head=rng.choice(heads), tail=rng.choice(tails))
        if not taken(found) and not resembles(found, name):
            return found
    unlike = [each for each in heads if not resembles(each, name)] or list(heads)
    head = rng.choice(unlike)
    return next(found for number in count(2) if not taken(found := numbered(head, number)))


def resembles(pseudonym: str, name: str) -> bool:
    """Say whether a word of the pseudonym begins like a part of the name or is written much like it."""
    parts = [folded(each) for each in _WORD.findall(name)]
    words = [folded(each) for each in _WORD.findall(pseudonym)]
    return any(_alike(word, part) for word in words if len(word) > 2 for part in parts)


def _alike(word: str, part: str) -> bool:
    return word[0] == part[0] or SequenceMatcher(None, word, part, autojunk=False).ratio() > _LIKE


@cache
def _words(language: str) -> tuple[str, Sequence[str], Sequence[str]]:
    kept = json.loads(asset("pseudonyms", f"{language}.json").read_text("utf-8"))
    return kept["pattern"], kept["heads"], kept["tails"]
