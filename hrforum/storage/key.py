"""The archive's key: derived from the passphrase and the file's own salt, and written out on the recovery sheet."""

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from hrforum.domain.code import ALPHABET
from hrforum.errors import Refused
from hrforum.i18n import _

SALT_BYTES, KEY_BYTES = 16, 32
SHORTEST_PASSPHRASE = 12
_KEY_CHARACTERS, _CHECK_CHARACTERS, _SALT_CHARACTERS = 52, 10, 26


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A derived key with the salt of its file; it opens the archive by storage's second door. Never printed by accident."""

    secret: bytes
    salt: bytes

    def __post_init__(self) -> None:
        # SQLCipher silently takes a raw key of another length as a passphrase.
        if len(self.secret) != KEY_BYTES or len(self.salt) != SALT_BYTES:
            raise ValueError("a key has 32 bytes and its salt 16")

    def pragma(self) -> str:
        """Return the raw-key literal for `PRAGMA key`, 96 hex digits in all."""
        return f"\"x'{self.secret.hex()}{self.salt.hex()}'\""


def fresh_salt() -> bytes:
    """Return 16 random bytes, which become the first 16 bytes of the file."""
    return secrets.token_bytes(SALT_BYTES)


def random_key() -> Key:
    """Return a key that no passphrase gives, for archives that are opened by their key alone."""
    return Key(secrets.token_bytes(KEY_BYTES), fresh_salt())


def derive(passphrase: str, salt: bytes) -> Key:
    """Return Argon2id(NFC(passphrase), salt) with 256 MiB, 3 passes, 4 lanes: meant to take about a second.

    The parameters belong to the format of the file; a later format may try its own first. Raises `Refused` when empty.
    """
    from argon2.low_level import Type, hash_secret_raw

    if not passphrase:
        raise Refused(_("The passphrase is empty."))
    try:
        spoken = unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError:
        raise Refused(_("The passphrase holds a character that cannot be kept.")) from None
    return Key(hash_secret_raw(spoken, salt, 3, 256 * 1024, 4, KEY_BYTES, Type.ID), salt)


def refuse_short(passphrase: str) -> None:
    """Raise `Refused` where a new passphrase is shorter than 12 characters."""
    if len(unicodedata.normalize("NFC", passphrase)) < SHORTEST_PASSPHRASE:
        raise Refused(
            _(
                "A passphrase has at least 12 characters. Six unrelated words are easy to remember and hard to guess."
            )
        )


def recovery_codes(key: Key) -> tuple[str, str]:
    """Return what the recovery sheet prints: 62 characters (52 of key, 10 of check over key and salt) and 26 of salt."""
    return _base32(key.secret, _KEY_CHARACTERS) + _check(key), _base32(key.salt, _SALT_CHARACTERS)


def read_recovery(typed: str, salt: bytes) -> Key:
    """Return the key that a recovery sheet's 62 characters stand for, checked against the file's salt.

    Raises `Refused` where a character is wrong or the sheet belongs to another archive.
    """
    squeezed = "".join(typed.upper().split()).replace("-", "").translate(str.maketrans("ILO", "110"))
    if len(squeezed) != _KEY_CHARACTERS + _CHECK_CHARACTERS:
        raise Refused(
            _("A recovery code has 62 characters; this one has {count}.").format(count=len(squeezed))
        )
    wrong = next((place for place, each in enumerate(squeezed, 1) if each not in ALPHABET), None)
    if wrong is not None:
        raise Refused(
            _("Character {place} of the recovery code is none that a sheet prints.").format(place=wrong)
        )
    number = 0
    for each in squeezed[:_KEY_CHARACTERS]:
        number = number * 32 + ALPHABET.index(each)
    spare = _KEY_CHARACTERS * 5 - KEY_BYTES * 8
    secret, rest = number >> spare, number & ((1 << spare) - 1)
    key = Key(secret.to_bytes(KEY_BYTES, "big"), salt)
    if rest or not hmac.compare_digest(_check(key), squeezed[_KEY_CHARACTERS:]):
        raise Refused(
            _(
                "The recovery code does not fit: a character is wrong, or the sheet is another archive's or older than its passphrase."
            )
        )
    return key


def _base32(raw: bytes, characters: int) -> str:
    number = int.from_bytes(raw, "big") << (characters * 5 - len(raw) * 8)
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(characters)))


def _check(key: Key) -> str:
    digest = hashlib.sha256(b"hrforum recovery sheet 1\0" + key.secret + key.salt).digest()
    return _base32(digest[:6] + bytes([digest[6] & 0b11000000]), 12)[:_CHECK_CHARACTERS]
