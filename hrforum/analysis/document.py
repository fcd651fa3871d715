"""Several tables in one document: what one tells may not give away what another withholds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hrforum.analysis.boxes import Box, Counts
from hrforum.analysis.suppression import Kept, suppress


@dataclass(frozen=True, slots=True)
class Tabled:
    """One table of a document, of the same people as the others: the keys of its dimensions, its counts, and what else decides."""

    by: tuple[str, ...]
    counts: Counts
    kept: Kept = field(default_factory=Kept)


@dataclass(frozen=True, slots=True)
class _Told:
    by: tuple[str, ...]
    withheld: frozenset[Box]

    def on(self, by: Sequence[str], box: Box) -> Box:
        """Return the box of this table that is the same as one of a table by some of these dimensions."""
        tags = dict(zip(by, box, strict=True))
        return tuple(tags.get(key) for key in self.by)


def suppress_together(tables: Sequence[Tabled], threshold: int) -> list[frozenset[Box] | None]:
    """Return what is withheld of each table; None for a table that is not told at all beside the others.

    A table may share dimensions with one earlier table (the larger ones are looked at first) where all numbers of the shared ones
    are told: then whatever is possible in each is possible together. A part of an earlier table tells what that one tells.
    """
    order = sorted(range(len(tables)), key=lambda place: -len(tables[place].by))
    found: dict[int, frozenset[Box] | None] = {}
    told: list[_Told] = []
    for place in order:
        withheld = _beside(told, tables[place], threshold)
        found[place] = withheld
        if withheld is not None:
            told.append(_Told(tables[place].by, withheld))
    return [found[place] for place in range(len(tables))]


def _beside(told: Sequence[_Told], one: Tabled, threshold: int) -> frozenset[Box] | None:
    shared = {key for each in told for key in each.by if key in one.by}
    if not shared:
        return suppress(one.counts, threshold, one.kept)
    earlier = next((each for each in told if shared <= set(each.by)), None)
    if earlier is None:
        return None
    if shared == set(one.by):
        return frozenset(box for box in one.counts.boxes if earlier.on(one.by, box) in earlier.withheld)
    both = [box for box in one.counts.boxes if _is_of(box, one.by, shared)]
    if any(earlier.on(one.by, box) in earlier.withheld for box in both):
        return None
    known = Kept(one.kept.small, one.kept.known | frozenset(both))
    withheld = suppress(one.counts, threshold, known)
    return None if withheld.intersection(both) else withheld


def _is_of(box: Box, by: Sequence[str], keys: set[str]) -> bool:
    return all(tag is None or key in keys for key, tag in zip(by, box, strict=True))
