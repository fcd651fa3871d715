"""A PIN as it is kept while the program runs: in memory alone, as a slow hash."""

from argon2 import PasswordHasher, Type
from argon2.exceptions import VerifyMismatchError

from hrforum.domain.pin import valid_pin

_HASHER = PasswordHasher(
    time_cost=3, memory_cost=64 * 1024, parallelism=2, hash_len=32, salt_len=16, type=Type.ID
)
"""A fifth of a second: six digits are no passphrase, and what holds a stranger off is the waiting between attempts."""


def hashed(typed: str) -> str:
    """Return the hash of a PIN to keep in memory; raises `Refused` where it is too easy."""
    return _HASHER.hash(valid_pin(typed))


def fits(kept: str, typed: str) -> bool:
    """Say whether what was typed is the PIN."""
    try:
        return _HASHER.verify(kept, "".join(typed.split()))
    except VerifyMismatchError:
        return False
