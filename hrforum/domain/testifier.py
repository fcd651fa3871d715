"""Testifier: a person who speaks. Name and contact stand apart and leave only with a consent for them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from hrforum.domain.risk import Risk


@dataclass(frozen=True, slots=True)
class Testifier:
    """Who spoke, by pseudonym at most. `id` 0: not kept yet. Answers to consent name a person by `uuid`.

    `young` is somebody under the archive's age limit, `of_age_on` the day on which they no longer are, where it is known.
    """

    pseudonym: str = ""
    id: int = 0
    rev: int = 0
    uuid: UUID | None = None
    risk: Risk = Risk.NOT_SAID
    young: bool = False
    of_age_on: date | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Name, contact and guardian of one testifier, kept in a table of their own: the name vault."""

    name: str = ""
    contact: str = ""
    guardian: str = ""

    def __bool__(self) -> bool:
        """Say whether anything is kept."""
        return bool(self.name or self.contact or self.guardian)


def parts_of(identity: Identity) -> tuple[str, ...]:
    """Return the parts of a name, contact or guardian that would point at the person, folded: runs of three letters or digits on."""
    return tuple(
        dict.fromkeys(
            part
            for part in _WORD.findall(_folded(f"{identity.name} {identity.contact} {identity.guardian}"))
            if len(part) >= 3
        )
    )


def parts_in(identity: Identity, text: str) -> tuple[str, ...]:
    """Return the parts of a name or contact that stand in a text, case and accents aside.

    A part of five letters on is also found at the start of a longer word ("Campbell" in "Campbellman": transcripts mangle names), a
    name of two letters where it has a capital ("Li"), any two neighbouring parts of the name beside each other ("An Do"), names in
    scripts that put no space between words, and a telephone number however its digits are grouped.
    """
    folded = _folded(text)
    words = _WORD.findall(folded)
    spoken = set(words)
    found = [part for part in parts_of(identity) if part not in _COMMON and _is_spoken(part, spoken)]
    found += _short_names(identity, words, text)
    found += _unspaced_names(identity, words)
    number = "".join(character for character in identity.contact if character.isdigit())
    if len(number) >= 7 and number[-7:] in "".join(character for character in folded if character.isdigit()):
        found.append(number)
    return tuple(dict.fromkeys(found))


def _is_spoken(part: str, spoken: set[str]) -> bool:
    return (
        part in spoken
        or (len(part) >= 5 and any(word.startswith(part) for word in spoken))
        or (_PREFIXING.fullmatch(part) is not None and any(_without_prefix(word, part) for word in spoken))
    )


def _without_prefix(word: str, part: str) -> bool:
    # Arabic and Hebrew write "and", "to", "by", "the" as letters at the start of the word that follows.
    return word.endswith(part) and set(word[: -len(part)]) <= _PREFIXES and len(word) <= len(part) + 3


def _short_names(identity: Identity, words: list[str], text: str) -> list[str]:
    parts = _WORD.findall(_folded(identity.name))
    if all(len(part) >= 3 for part in parts):
        return []
    capitals = {word.casefold() for word in _WORD.findall(_plain(text)) if word[:1].isupper()}
    found = [part for part in parts if len(part) == 2 and part not in _LITTLE_WORDS and part in capitals]
    spoken = set(pairwise(words))
    return found + [f"{one} {other}" for one, other in pairwise(parts) if (one, other) in spoken]


def _unspaced_names(identity: Identity, words: list[str]) -> list[str]:
    parts = _WORD.findall(_folded(identity.name))
    running = "".join(words)
    asked = [part for part in (*parts, "".join(parts)) if len(part) >= 2 and _UNSPACED.fullmatch(part)]
    return [part for part in asked if part in running]


_WORD = re.compile(r"[^\W_]+")
_PREFIXING = re.compile("[\u0590-\u06ff]+")
_PREFIXES = frozenset("والبفكلس" + "ובכלמשה")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
"""Thai, Lao, Burmese, Korean (as decomposed), Khmer, Japanese, Chinese."""
_LITTLE = (
    "ah al am an as at au be by ce da de di do du el en es et go ha he ii il in is it iv je jr la le lo ma me mi mr ms my ne no of oh "
    "ok on or ou sa se si so sr st su ta te to tu un up us va we ya yo"
)
_LITTLE_WORDS = frozenset(_LITTLE.split())
"""Words of two letters that begin many sentences in English, Spanish and French."""
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
    if text.isascii():
        return text.lower()
    return _plain(unicodedata.normalize("NFKD", text).casefold())


def _plain(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
