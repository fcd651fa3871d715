"""Small numbers outside: shown by trying every table there is that no withheld number can be worked out."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.analysis.disclosure import THRESHOLD, Safe, Told, safe_count, safe_table

Table = tuple[int, ...]


def test_a_number_alone() -> None:
    told = [safe_count(count) for count in range(8)]
    assert told == [Safe(Told.EXACT, 0), *[Safe(Told.FEWER)] * 4, *(Safe(Told.EXACT, n) for n in (5, 6, 7))]


def tables(cells: int, total: int) -> Iterator[Table]:
    """Yield every table of so many cells with this sum."""
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in tables(cells - 1, total - first))


@pytest.mark.parametrize(
    ("cells", "largest_sum", "threshold"),
    [
        (1, 30, 5),
        (2, 60, 5),
        (3, 50, 5),
        (4, 36, 5),
        (5, 26, 5),
        (4, 24, 3),
        (5, 20, 3),
        (6, 15, 3),
        (3, 40, 7),
    ],
)
def test_every_withheld_number_could_be_any(cells: int, largest_sum: int, threshold: int) -> None:
    """A reader who knows the sum and this very rule lists all tables that would be told alike.

    Among these, each cell told as "fewer than" has every value from 1 to one below the threshold.
    """
    for total in range(largest_sum + 1):
        alike: dict[tuple[Safe, ...], list[Table]] = defaultdict(list)
        for table in tables(cells, total):
            told = safe_table(dict(enumerate(table)), threshold)
            if told is not None:
                alike[tuple(told.values())].append(table)
        for told_cells, some in alike.items():
            for place, safe in enumerate(told_cells):
                if safe.told is Told.FEWER:
                    assert {table[place] for table in some} == set(range(1, threshold)), (told_cells, some)


COUNTS = st.dictionaries(st.text(max_size=3), st.integers(0, 400) | st.integers(0, 9), max_size=30)


@given(COUNTS)
def test_what_is_told_is_true(counts: dict[str, int]) -> None:
    told = safe_table(counts)
    if told is None:
        assert any(0 < count < THRESHOLD for count in counts.values())
        return
    assert list(told) == list(counts)
    for key, safe in told.items():
        match safe.told:
            case Told.EXACT:
                assert safe.count == counts[key]
                assert not 0 < counts[key] < THRESHOLD
            case Told.FEWER:
                assert safe.count is None
                assert 0 < counts[key] < THRESHOLD
            case Told.OR_MORE:
                assert safe.count is None
                assert counts[key] >= THRESHOLD


@given(COUNTS)
def test_only_the_smallest_of_the_larger_cells_are_held_back(counts: dict[str, int]) -> None:
    told = safe_table(counts) or {}
    held = [counts[key] for key, safe in told.items() if safe.told is Told.OR_MORE]
    exact = [safe.count for safe in told.values() if safe.told is Told.EXACT and safe.count]
    assert bool(held) == any(safe.told is Told.FEWER for safe in told.values())
    assert not held or not exact or max(held) < min(exact)


@given(COUNTS, st.randoms(use_true_random=False))
def test_the_order_of_the_cells_changes_nothing(counts: dict[str, int], random: object) -> None:
    keys = list(counts)
    random.shuffle(keys)  # type: ignore[attr-defined]  # hypothesis's own Random
    assert safe_table({key: counts[key] for key in keys}) == safe_table(counts)


def test_a_table_without_small_numbers_is_told_as_it_is() -> None:
    assert safe_table({"a": 5, "b": 0, "c": 70}) == {
        "a": Safe(Told.EXACT, 5),
        "b": Safe(Told.EXACT, 0),
        "c": Safe(Told.EXACT, 70),
    }
    assert safe_table({}) == {}


@pytest.mark.parametrize("counts", [{"a": 3}, {"a": 4, "b": 4}, {"a": 1, "b": 0}, {"a": 3, "b": 5}])
def test_a_table_that_cannot_be_told_safely_is_not(counts: dict[str, int]) -> None:
    assert safe_table(counts) is None


def test_a_usual_table_keeps_most_of_its_numbers() -> None:
    counts = dict(zip("abcdefgh", [120, 45, 20, 9, 6, 4, 2, 1], strict=True))
    told = safe_table(counts)
    assert told is not None
    assert [safe.count for safe in told.values()] == [120, 45, 20, 9, None, None, None, None]
