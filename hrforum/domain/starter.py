"""The dimensions and tags every new archive starts with: the UN's list of grounds, housing, district and what happened."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from hrforum.domain.tag import NONE_OF_THESE, NOT_ASKED, PREFER_NOT_TO_SAY, About, Dimension, Labels, Tag
from hrforum.resources import asset

RESERVED_LABELS: dict[str, Labels] = {
    NOT_ASKED: Labels("Not asked", "No se preguntó", "Non demandé"),
    PREFER_NOT_TO_SAY: Labels("Prefers not to say", "Prefiere no decirlo", "Préfère ne pas répondre"),
    NONE_OF_THESE: Labels("None of these", "Ninguna de estas opciones", "Aucune de ces réponses"),
}
"""How the three kinds of no answer are called in every dimension."""


@dataclass(frozen=True, slots=True)
class StarterDimension:
    """A dimension with its tags before an archive keeps them: every id is 0, and the reserved tags are not among them."""

    dimension: Dimension
    tags: tuple[Tag, ...]


@cache
def starter() -> tuple[StarterDimension, ...]:
    """Return the starter set in the order in which it is shown; what happened comes first, the rarest grounds last."""
    shipped = json.loads(asset("dimensions", "starter.json").read_text("utf-8"))
    return tuple(_dimension(one) for one in shipped)


@cache
def _other_names() -> dict[str, list[str]]:
    return dict(json.loads(asset("dimensions", "also_called.json").read_text("utf-8")))


def also_called(key: str) -> tuple[str, ...]:
    """Return other words that people look for a starter tag by, in any language; none for a tag of the archive's own."""
    return tuple(_other_names().get(key, ()))


def _dimension(one: dict[str, Any]) -> StarterDimension:
    dimension = Dimension(one["key"], About(one["about"]), Labels(**one["labels"]), one["definition"])
    return StarterDimension(
        dimension, tuple(Tag(each["key"], 0, Labels(**each["labels"])) for each in one["tags"])
    )
