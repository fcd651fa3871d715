"""Passphrases: words drawn by chance to offer first, and how hard one that somebody chose is to guess."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from hrforum.i18n import _

WORDS = 6
"""Of 7,772 words each: 77 bits, which no computer guesses through Argon2id."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess: `score` from 0 (at once) to 4 (not in practice), and a sentence that says so."""

    score: int
    sentence: str


def generate(words: int = WORDS) -> str:
    """Return unrelated words, drawn by the system's own chance from the EFF's long list, with spaces between them."""
    from xkcdpass import xkcd_password

    return str(xkcd_password.generate_xkcdpassword(list(_list()), numwords=words, delimiter=" "))


@cache
def _list() -> tuple[str, ...]:
    from xkcdpass import xkcd_password

    # The list's hyphenated words would leave it open where one word ends.
    path = xkcd_password.locate_wordfile("eff-long")
    return tuple(
        xkcd_password.generate_wordlist(wordfile=path, min_length=3, max_length=9, valid_chars="[a-z]")
    )


def strength(passphrase: str) -> Strength:
    """Return how hard a passphrase is to guess, as zxcvbn estimates it from its first 72 characters."""
    from zxcvbn import zxcvbn

    written = unicodedata.normalize("NFC", passphrase)[:72]
    score = int(zxcvbn(written)["score"]) if written else 0
    said = (
        _("This is guessed at once."),
        _("This is guessed within hours."),
        _("This keeps a curious person out, not somebody with a fast computer."),
        _("This is hard to guess."),
        _("This is very hard to guess."),
    )
    return Strength(score, said[score])
