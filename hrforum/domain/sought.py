"""What is looked for among testimonies: words, and answers that they must or must not have; and how many have each answer."""

import json
from dataclasses import dataclass

Tag = tuple[str, str]
"""The keys of a dimension and of one of its answers."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Words as typed, the answers that a testimony must all have (`having`), and those that it must not have (`without`)."""

    words: str = ""
    having: tuple[Tag, ...] = ()
    without: tuple[Tag, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether answers decide as well as words."""
        return bool(self.having or self.without)

    def as_json(self) -> str:
        """Return canonical JSON of the question."""
        whole = {"words": self.words, "having": self.having, "without": self.without}
        return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sought_of(text: str) -> Sought:
    """Return what canonical JSON asks for."""
    whole = json.loads(text)
    having, without = (tuple((key, tag) for key, tag in whole[name]) for name in ("having", "without"))
    return Sought(whole["words"], having, without)


@dataclass(frozen=True, slots=True)
class Facet:
    """One answer and how many of the testimonies found have it."""

    tag: Tag
    dimension: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name. `id` 0: not kept yet."""

    name: str
    sought: Sought
    id: int = 0
