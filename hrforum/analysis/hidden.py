"""Answers that the tables of a document do not tell exactly, and whether a number beside them would tell of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hrforum.domain.table import PERIODS, Condition


@dataclass(frozen=True, slots=True)
class Hidden:
    """The hidden answers of each dimension; in those of `several` people gave more than one answer.

    What a hidden number could be is shown by people who change from one hidden answer to another, or who give one more or less. A
    number that takes all of these people or none, whichever they give, stays what it is, and so tells nothing of them.
    """

    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    several: frozenset[str] = frozenset()

    def with_(self, other: "Hidden") -> "Hidden":
        """Return both together."""
        keys = self.tags.keys() | other.tags.keys()
        found = {key: self.tags.get(key, frozenset()) | other.tags.get(key, frozenset()) for key in keys}
        return Hidden(found, self.several | other.several)

    def told_by(self, conditions: Iterable[Condition]) -> bool:
        """Say whether a number of those whom all conditions fit could tell of a hidden answer."""
        return any(self._told_by(key, frozenset(tags)) for key, tags in conditions)

    def _told_by(self, key: str, tags: frozenset[str]) -> bool:
        if key in PERIODS and any(self.tags.get(other) for other in PERIODS if other != key):
            return True
        hidden = self.tags.get(key, frozenset())
        inside = hidden & tags
        return bool(inside) and (key in self.several or inside != hidden)
