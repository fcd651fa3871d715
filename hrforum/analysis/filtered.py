"""A table whose filter asks for tags of its own dimensions: what everybody knows of it without any number is taken out."""

from collections.abc import Mapping
from dataclasses import dataclass

from hrforum.analysis.boxes import Atom, Box, Counts, counted
from hrforum.domain.tag import NOT_ASKED


@dataclass(frozen=True, slots=True)
class Filtered:
    """The counts without what the filter says by itself, and how the boxes of the whole table are found in them.

    Where the filter asks for one tag, everybody has it: its box is the total, and only the other answers are left to tell. Where it
    asks for one of several tags, "no answer" and, if nobody gives two answers, every other tag is known to be zero.
    """

    counts: Counts
    places: tuple[int, ...]
    whole: Mapping[int, str]
    empty: frozenset[tuple[int, str]]

    def of(self, box: Box) -> Box | None:
        """Return the box that counts the same people, None for one that the filter empties."""
        if any((place, tag) in self.empty for place, tag in enumerate(box) if tag is not None):
            return None
        return tuple(None if self.whole.get(place) == box[place] else box[place] for place in self.places)


def filtered(counts: Counts) -> Filtered:
    """Return the counts of a table without what its own filter says of it."""
    whole = {place: next(iter(some)) for place, some in enumerate(counts.asked) if len(some) == 1}
    empty: set[tuple[int, str]] = set()
    rows: dict[int, tuple[str, ...]] = {}
    for place, tags in enumerate(counts.tags):
        asked, several = counts.asked[place], counts.several[place]
        known = {tag for tag in tags if asked and tag not in asked and (tag == NOT_ASKED or not several)}
        empty |= {(place, tag) for tag in known}
        left = tuple(tag for tag in tags if tag not in known and tag != whole.get(place))
        if left and place in whole:
            # Whoever gave the tag that was asked for and no other one.
            left = (*left, NOT_ASKED)
        if left:
            rows[place] = left
    places = tuple(rows)
    atoms: dict[Atom, int] = {}
    for atom, number in counts.atoms.items():
        part = tuple(_others(atom[place], whole.get(place)) for place in places)
        atoms[part] = atoms.get(part, 0) + number
    shown = tuple(rows.values())
    boxes = counted(shown, atoms)
    found = Filtered(
        Counts(
            shown,
            boxes,
            atoms,
            tuple(counts.several[place] for place in places),
            tuple(frozenset() if place in whole else counts.asked[place] for place in places),
        ),
        places,
        whole,
        frozenset(empty),
    )
    boxes.update(
        {same: number for box, number in counts.boxes.items() if (same := found.of(box)) is not None}
    )
    return found


def _others(given: frozenset[str], asked: str | None) -> frozenset[str]:
    return (given - {asked} or frozenset((NOT_ASKED,))) if asked else given
