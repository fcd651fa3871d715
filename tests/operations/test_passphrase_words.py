"""Passphrases that are offered are drawn by chance, and what is easy to guess is called so."""

from math import log2

import pytest

from hrforum.operations import passphrase
from hrforum.storage import key


def test_six_words_that_nobody_guesses() -> None:
    made = {passphrase.generate() for _each in range(200)}
    assert len(made) == 200
    for one in made:
        words = one.split(" ")
        assert len(words) == passphrase.WORDS
        assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
        key.refuse_short(one)
        assert passphrase.strength(one).score == 4
    assert passphrase.WORDS * log2(len(set(passphrase._list()))) > 77


@pytest.mark.parametrize(
    "weak", ["", "password1234", "aaaaaaaaaaaa", "qwertyuiop12", "hrforumhrforum", "123456789012"]
)
def test_what_is_easy_to_guess_is_called_so(weak: str) -> None:
    assert passphrase.strength(weak).score <= 2


def test_a_very_long_or_strange_passphrase_is_judged_too() -> None:
    assert passphrase.strength("nine large violet otters sing below the bridge " * 50).score == 4
    assert passphrase.strength("e\u0301te\u0301 au Que\u0301bec 1976").score >= 3
    assert passphrase.strength("\x00\ud7ff" * 9).sentence
