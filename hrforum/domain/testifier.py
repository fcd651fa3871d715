"""Testifier: a person who speaks. Name and contact stand apart and leave only with a consent for them."""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Testifier:
    """Who spoke, by pseudonym at most. `id` 0: not kept yet."""

    pseudonym: str = ""
    id: int = 0
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Identity:
    """Name and contact of one testifier, kept in a table of their own."""

    name: str = ""
    contact: str = ""


def parts_of(identity: Identity) -> tuple[str, ...]:
    """Return the parts of a name or contact that would point at the person, folded: runs of three letters or digits on."""
    return tuple(
        dict.fromkeys(
            part for part in _WORD.findall(_folded(f"{identity.name} {identity.contact}")) if len(part) >= 3
        )
    )


def parts_in(identity: Identity, text: str) -> tuple[str, ...]:
    """Return the parts of a name or contact that stand in a text as whole words, case and accents aside.

    A part of five letters on is also found at the start of a longer word ("Campbell" in "Campbellman": transcripts mangle names), and
    a telephone number however its digits are grouped.
    """
    folded = _folded(text)
    spoken = set(_WORD.findall(folded))
    found = [part for part in parts_of(identity) if part not in _COMMON and _is_spoken(part, spoken)]
    number = "".join(character for character in identity.contact if character.isdigit())
    if len(number) >= 7 and number[-7:] in "".join(character for character in folded if character.isdigit()):
        found.append(number)
    return tuple(found)


def _is_spoken(part: str, spoken: set[str]) -> bool:
    return part in spoken or (len(part) >= 5 and any(word.startswith(part) for word in spoken))


_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    {
        "the",
        "and",
        "com",
        "org",
        "net",
        "www",
        "mail",
        "gmail",
        "email",
        "phone",
        "tel",
        "apt",
        "street",
        "avenue",
    }
)
"""Parts of addresses and contacts that stand in any text and point at nobody."""


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
