"""Testifier: a person who speaks. Name and contact stand apart and leave only with a consent for them."""

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
    """Return the parts of a name or contact that would point at the person: words of three letters on, numbers of five digits on."""
    words = (identity.name + " " + identity.contact).replace("@", " ").split()
    cleaned = (word.strip(".,;:()[]<>\"'!?").casefold() for word in words)
    return tuple(dict.fromkeys(word for word in cleaned if len(word) >= 3))
