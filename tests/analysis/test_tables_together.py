"""Several tables in one document: an exact solver that knows all of them finds no withheld number."""

from collections.abc import Sequence
from random import Random

import pytest

from hrforum.analysis.boxes import Box, Counts, projected
from hrforum.analysis.document import Tabled, suppress_together
from tests.analysis.made_tables import table_of
from tests.analysis.reader import Reader, every_atom

DOCUMENTS = 25
_SHAPES: list[list[tuple[str, ...]]] = [
    [("a", "b"), ("b", "c")],
    [("a", "b"), ("a", "c"), ("b",)],
    [("a",), ("b",), ("c",)],
    [("a", "b"), ("b", "c"), ("a", "c")],
    [("a", "b", "c"), ("b", "c")],
    [("a", "b"), ("c",)],
]


def told_and_withheld(
    counts: Counts, shape: Sequence[tuple[str, ...]], threshold: int
) -> tuple[dict[Box, int], set[Box]]:
    """Return the told and the withheld numbers of a document, as boxes of one table by all of its dimensions."""
    keys = "abc"
    faces = [tuple(keys.index(key) for key in by) for by in shape]
    tables = [Tabled(by, projected(counts, face)) for by, face in zip(shape, faces, strict=True)]
    told: dict[Box, int] = {}
    hidden: set[Box] = set()
    for one, face, withheld in zip(tables, faces, suppress_together(tables, threshold), strict=True):
        for box, number in one.counts.boxes.items() if withheld is not None else ():
            whole = tuple(box[face.index(place)] if place in face else None for place in range(len(keys)))
            assert withheld is not None
            if box in withheld:
                hidden.add(whole)
            else:
                told[whole] = number
    return told, hidden


@pytest.mark.parametrize("seed", range(DOCUMENTS))
def test_no_table_gives_another_away(seed: int) -> None:
    random = Random(seed)
    several = random.choice([0.0, 0.25])
    sizes = (random.randint(2, 3), random.randint(2, 3), 2)
    counts = table_of(
        random, random.choice([20, 40, 80, 200]), sizes, several, random.choice([0.3, 1.0, 2.0])
    )
    threshold = random.choice([3, 5, 5, 11])
    told, hidden = told_and_withheld(counts, random.choice(_SHAPES), threshold)
    assert not told.keys() & hidden
    reader = Reader(every_atom(counts.tags, counts.several, counts.asked), told, hidden)
    for box in hidden:
        low, high = reader.interval(box)
        assert low <= counts.boxes[box] <= high
        assert high - low >= threshold, (box, low, high)


def test_a_document_of_large_numbers_tells_all() -> None:
    counts = table_of(Random(1), 5000, (2, 2, 2), skew=0.0)
    told, hidden = told_and_withheld(counts, [("a", "b"), ("b", "c")], 5)
    assert len(told) > 15
    assert not hidden


def test_tables_that_close_a_ring_are_not_all_told() -> None:
    counts = table_of(Random(1), 5000, (2, 2, 2), skew=0.0)
    tables = [
        Tabled(by, projected(counts, face))
        for by, face in ((("a", "b"), (0, 1)), (("b", "c"), (1, 2)), (("a", "c"), (0, 2)))
    ]
    assert [each is None for each in suppress_together(tables, 5)] == [False, False, True]
