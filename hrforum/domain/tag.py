"""Dimensions and tags: what can be said about a person or about what happened, under stable keys and in three languages."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum


class About(StrEnum):
    """A dimension about the person stays with the testifier; one about the experience with the testimony."""

    PERSON = "person"
    EXPERIENCE = "experience"


NOT_ASKED, PREFER_NOT_TO_SAY, NONE_OF_THESE = "not_asked", "prefer_not_to_say", "none_of_these"
RESERVED = (NOT_ASKED, PREFER_NOT_TO_SAY, NONE_OF_THESE)
"""Keys that every dimension has: three different answers, none of them a tag of the field."""


@dataclass(frozen=True, slots=True)
class Labels:
    """A label in each document language; an empty Spanish or French one falls back to English."""

    en: str
    es: str = ""
    fr: str = ""

    def in_language(self, language: str) -> str:
        """Return the label in "en", "es" or "fr", English where there is none."""
        return {"es": self.es, "fr": self.fr}.get(language) or self.en


@dataclass(frozen=True, slots=True)
class Dimension:
    """One question, such as housing tenure. `id` 0: not kept yet."""

    key: str
    about: About
    labels: Labels
    definition: str = ""
    retired: bool = False
    id: int = 0
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """One answer to a dimension. A merged tag is gone; a retired one stays where it was given and is offered no more."""

    key: str
    dimension_id: int
    labels: Labels
    definition: str = ""
    retired: bool = False
    id: int = 0
    rev: int = 0

    @property
    def reserved(self) -> bool:
        """Whether this is one of the three kinds of no answer."""
        return self.key in RESERVED


@dataclass(frozen=True, slots=True)
class Codebook:
    """All dimensions with their tags, in the order in which they are shown."""

    dimensions: tuple[Dimension, ...] = ()
    tags: dict[int, tuple[Tag, ...]] = field(default_factory=dict)

    def of(self, dimension: Dimension) -> tuple[Tag, ...]:
        """Return a dimension's tags, reserved ones last."""
        return self.tags.get(dimension.id, ())


def key_of(label: str) -> str:
    """Return the stable key made from a label: plain lower-case letters, digits and `_`; other scripts keep their letters."""
    # Letters such as a bold mathematical A have no lower case of their own: they are decomposed first, and what that gives once more.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", label).casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "_", plain).strip("_")[:60].strip("_") or "other"


def same_name(asked: str, key: str, labels: Labels) -> bool:
    """Say whether `asked` means this key or one of its labels, whatever the case; "housing tenure" means `housing_tenure`."""
    folded = asked.strip().casefold()
    names = (key.casefold(), labels.en.casefold(), labels.es.casefold(), labels.fr.casefold())
    return folded != "" and (folded in names or key_of(asked) == key)
