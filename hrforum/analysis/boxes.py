"""A table as boxes: every cell and every total of it, each a choice of one tag or of all in each dimension, and who lies in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

Box = tuple[str | None, ...]
"""One tag for each dimension of the table, None for all of them: `("black", None)` is a total, `(None, None)` everybody."""

Atom = tuple[frozenset[str], ...]
"""A full combination of answers: in each dimension of the table all tags that somebody gave, never none."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted for one table.

    `tags` are the rows of each dimension. `boxes` counts every cell and total in units. `atoms` counts the units that have one full
    combination of answers; whoever has several, as a person with two testimonies, is in `boxes` alone. `several` says for each
    dimension whether anybody gave more than one answer. `asked` are the tags of a dimension of which the table's own filter asks for
    one, empty where it asks for none.
    """

    tags: tuple[tuple[str, ...], ...]
    boxes: Mapping[Box, int]
    atoms: Mapping[Atom, int]
    several: tuple[bool, ...]
    asked: tuple[frozenset[str], ...]

    @property
    def everybody(self) -> Box:
        """The box of the grand total."""
        return (None,) * len(self.tags)


def boxes_of(tags: Sequence[Sequence[str]]) -> Iterator[Box]:
    """Yield every cell and total of a table with these rows in each dimension."""
    return product(*((*some, None) for some in tags))


def level(box: Box) -> int:
    """Return how many dimensions a box fixes: 0 for everybody."""
    return len(box) - box.count(None)


def part_of(box: Box, face: Sequence[int]) -> Box:
    """Return a box as the smaller table of these dimensions has it."""
    return tuple(box[place] for place in face)


def parent_of(box: Box, place: int) -> Box:
    """Return the total that a box belongs to once it lets go of one dimension."""
    return (*box[:place], None, *box[place + 1 :])


def parents(box: Box) -> Iterator[Box]:
    """Yield the totals that a box belongs to by letting go of one dimension."""
    return (parent_of(box, place) for place, tag in enumerate(box) if tag is not None)


def holds(box: Box, atom: Atom) -> bool:
    """Say whether those who answered so are counted in a box."""
    return all(tag is None or tag in given for tag, given in zip(box, atom, strict=True))


def counted(tags: Sequence[Sequence[str]], atoms: Mapping[Atom, int]) -> dict[Box, int]:
    """Count every box from the atoms alone."""
    boxes = dict.fromkeys(boxes_of(tags), 0)
    for atom, number in atoms.items():
        for box in product(*((*given, None) for given in atom)):
            boxes[box] += number
    return boxes


def counts_of(
    tags: Sequence[Sequence[str]], atoms: Mapping[Atom, int], asked: Sequence[frozenset[str]] = ()
) -> Counts:
    """Return the counts of a table in which everybody has one full combination of answers."""
    several = tuple(any(len(atom[place]) > 1 for atom in atoms) for place in range(len(tags)))
    rows = tuple(tuple(some) for some in tags)
    return Counts(
        rows, counted(tags, atoms), dict(atoms), several, tuple(asked) or (frozenset(),) * len(rows)
    )


def projected(counts: Counts, face: Sequence[int]) -> Counts:
    """Return the counts of the smaller table that has these dimensions alone."""
    atoms: dict[Atom, int] = {}
    for atom, number in counts.atoms.items():
        part = tuple(atom[place] for place in face)
        atoms[part] = atoms.get(part, 0) + number
    boxes = {
        part_of(box, face): number
        for box, number in counts.boxes.items()
        if all(tag is None or place in face for place, tag in enumerate(box))
    }
    return Counts(
        tuple(counts.tags[place] for place in face),
        boxes,
        atoms,
        tuple(counts.several[place] for place in face),
        tuple(counts.asked[place] for place in face),
    )
