"""The code on a person's card, to be read out on the phone: prefix, five random characters, check character (`OAK-7K3M9-T`).

The five are Crockford's base 32 (https://www.crockford.com/base32.html: no I, L, O, U; I and L are read as 1, O as 0). The check
is his idea of a remainder by 37, taken over the prefix too: a prime above 36, so that every single wrong character and every swap of
neighbours is found, the check character included. Every character counts as its place in the digits and the alphabet; codes whose
remainder falls on none of the 32 are drawn again.
"""

import re
import secrets

from hrforum.errors import Refused
from hrforum.i18n import _

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PRIME = 37
_PREFIX = re.compile(r"[A-Z0-9]{2,6}")
_SHAPE = re.compile(r"([A-Z0-9]{2,6})-?([0-9A-Z]{5})-?([0-9A-Z])")
_MISREAD = str.maketrans("ILO", "110")


def new_code(prefix: str) -> str:
    """Return a fresh random code; the archive still has to make sure that it was never used. `prefix` as in `valid_prefix`."""
    while True:
        middle = "".join(secrets.choice(ALPHABET) for _each in range(5))
        check = _check(prefix + middle)
        if check:
            return f"{prefix}-{middle}-{check}"


def read_code(typed: str) -> str:
    """Return the code as it is kept, from what somebody typed or heard (case, spaces and dashes do not matter).

    Raises `Refused`, naming the check character that would fit, where the last character is wrong.
    """
    squeezed = re.sub(r"[\s–—_]+", "-", typed.strip().upper()).strip("-")
    match = _SHAPE.fullmatch(squeezed)
    if match is None:
        raise Refused(_("A code looks like OAK-7K3M9-T. Check it against the card."))
    prefix, middle, check = match[1], match[2].translate(_MISREAD), match[3].translate(_MISREAD)
    if any(character not in ALPHABET for character in middle):
        raise Refused(_("A code has no letter U in its middle. Check it against the card."))
    expected = _check(prefix + middle)
    if expected != check:
        code = f"{prefix}-{middle}-{check}"
        if not expected:
            raise Refused(
                _("{code} is no code of this program: a character before the last is wrong.").format(
                    code=code
                )
            )
        raise Refused(
            _("The last character of {code} does not fit: {check} would, if the rest is right.").format(
                code=code, check=expected
            )
        )
    return f"{prefix}-{middle}-{check}"


def valid_prefix(prefix: str) -> str:
    """Return the prefix in capitals; raises `Refused` where it is not 2 to 6 letters or digits."""
    raised = prefix.strip().upper()
    if not _PREFIX.fullmatch(raised):
        raise Refused(_("A forum's prefix is 2 to 6 letters or digits, such as OAK."))
    return raised


def prefix_of(name: str) -> str:
    """Return a prefix made from a forum's name: its first three plain letters, or FOR."""
    plain = "".join(character for character in name.upper() if character in ALPHABET or character in "ILOU")
    return plain[:3] if len(plain) >= 2 else "FOR"


def _check(text: str) -> str:
    """Return the check character, "" where the remainder is none of the alphabet's."""
    total = 0
    for character in text:
        total = (total * 32 + int(character, 36)) % _PRIME
    return _BY_REMAINDER.get(total, "")


_BY_REMAINDER = {int(character, 36): character for character in ALPHABET}
