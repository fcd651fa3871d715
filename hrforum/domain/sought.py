"""What is looked for among testimonies: words, and answers that they must or must not have; and how many have each answer."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

Tag = tuple[str, str]
"""The keys of a dimension and of one of its answers."""
TOLD_IN = "told_in"
"""The dimension of the language that a testimony was told in."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Words as typed, and answers: all of `having`, of `either` one in each dimension that it names, none of `without`."""

    words: str = ""
    having: tuple[Tag, ...] = ()
    without: tuple[Tag, ...] = ()
    either: tuple[Tag, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether answers decide as well as words."""
        return bool(self.having or self.without or self.either)

    @property
    def language(self) -> str:
        """The one language that is asked for, "" for all or several."""
        asked = [tag for key, tag in (*self.having, *self.either) if key == TOLD_IN]
        return asked[0] if len(asked) == 1 else ""

    def told_in(self, language: str) -> "Sought":
        """Return the same asked of testimonies in one language, "" for all."""
        kept = self.outside(TOLD_IN)
        return replace(kept, having=(*kept.having, (TOLD_IN, language))) if language else kept

    def outside(self, dimension: str) -> "Sought":
        """Return the same without any answer of a dimension."""

        def others(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
            return tuple(tag for tag in tags if tag[0] != dimension)

        return Sought(self.words, others(self.having), others(self.without), others(self.either))

    def as_json(self) -> str:
        """Return canonical JSON of the question."""
        whole = {"words": self.words, "having": self.having, "without": self.without, "either": self.either}
        return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sought_of(text: str) -> Sought:
    """Return what canonical JSON asks for; searches of the second version have no `either`."""
    whole = json.loads(text)
    having, without, either = (_tags(whole.get(name, ())) for name in ("having", "without", "either"))
    return Sought(whole["words"], having, without, either)


def _tags(pairs: Iterable[Iterable[str]]) -> tuple[Tag, ...]:
    return tuple((key, tag) for key, tag in pairs)


@dataclass(frozen=True, slots=True)
class Facet:
    """One answer and how many of the testimonies found have it.

    `more` is how many more would be found if it were enough instead of the answers asked for in its dimension.
    """

    tag: Tag
    dimension: str
    label: str
    count: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name. `id` 0: not kept yet."""

    name: str
    sought: Sought
    id: int = 0
