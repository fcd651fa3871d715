"""The archive's key as cards of words, any few of which give it back (SLIP-39, Shamir's way of sharing a secret)."""

from collections.abc import Sequence
from functools import cache

from hrforum.errors import Refused
from hrforum.i18n import _, ngettext
from hrforum.storage.key import KEY_BYTES, Key

MOST = 16
_CLEARLY = 10
WORDS = 33
"""On each card, of the 1,024 words of the standard, the last three of them a check."""


def split(key: Key, needed: int, cards: int) -> tuple[tuple[str, ...], ...]:
    """Return the words of each card: any `needed` of them give the key back, fewer say nothing about it.

    Raises `Refused` where `needed` is not 2 to `cards`, or there would be more than 16.
    """
    if not 2 <= needed <= cards <= MOST:
        raise Refused(
            _("There can be 2 to {most} cards, and at least 2 of them must be needed.").format(most=MOST)
        )
    from shamir_mnemonic import generate_mnemonics

    # The standard's own passphrase stays empty, and its key stretching at its least: the secret is a random key already.
    made = generate_mnemonics(1, [(needed, cards)], key.secret, b"", iteration_exponent=0)
    return tuple(tuple(str(each).split()) for each in made[0])


def join(typed: Sequence[str], salt: bytes) -> Key:
    """Return the key that these cards give; raises `Refused`, naming the card that is wrong or how many are missing."""
    from shamir_mnemonic import MnemonicError, combine_mnemonics
    from shamir_mnemonic.share import Share

    texts = [_as_printed(each) for each in typed if each.strip()]
    shares = []
    for number, text in enumerate(texts, 1):
        _refuse_strange(number, text)
        try:
            shares.append(Share.from_mnemonic(text))
        except (MnemonicError, ValueError):
            raise Refused(
                _("Card {number} does not fit: a word is wrong, missing or in another place.").format(
                    number=number
                )
            ) from None
    if not shares:
        raise Refused(_("Type the words of each card."))
    if len({each.identifier for each in shares}) > 1:
        raise Refused(_("These cards do not belong together: they were not made at the same time."))
    missing = shares[0].member_threshold - len({each.index for each in shares})
    if missing > 0:
        raise Refused(
            ngettext("{count} more card is needed.", "{count} more cards are needed.", missing).format(
                count=missing
            )
        )
    try:
        # The library takes exactly as many cards as are needed.
        enough = {each.index: text for each, text in zip(shares, texts, strict=True)}
        secret = combine_mnemonics(list(enough.values())[: shares[0].member_threshold], b"")
    except MnemonicError:
        raise Refused(_("These cards do not give the key of an archive.")) from None
    if len(secret) != KEY_BYTES:
        raise Refused(_("These cards do not give the key of an archive."))
    return Key(secret, salt)


def are_words(typed: str) -> bool:
    """Say whether somebody typed cards and not the letters and digits of a sheet: a good part of it is words of the standard."""
    known = _known()
    return sum(word in known for word in typed.lower().split()) >= _CLEARLY


def _as_printed(typed: str) -> str:
    # Numbers beside the words are read over, so that a card can be typed as it is printed.
    return " ".join(word for word in typed.lower().split() if not word.strip(".").isdigit())


def _refuse_strange(number: int, text: str) -> None:
    known = _known()
    words = text.split()
    for place, word in enumerate(words, 1):
        if word not in known:
            raise Refused(
                _("Card {number}: word {place} is none that a card prints.").format(
                    number=number, place=place
                )
            )
    if len(words) != WORDS:
        raise Refused(
            _("Card {number} has {count} words; a card has {all}.").format(
                number=number, count=len(words), all=WORDS
            )
        )


@cache
def _known() -> frozenset[str]:
    from shamir_mnemonic.wordlist import WORDLIST

    return frozenset(WORDLIST)
