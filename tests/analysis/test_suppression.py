"""What is withheld outside cannot be worked out: shown by an exact solver over generated tables, and by hand on small ones."""

from random import Random

import pytest

from hrforum.analysis.boxes import Atom, Counts, counts_of, level
from hrforum.analysis.suppression import Kept, suppress
from tests.analysis.made_tables import any_table, table_of
from tests.analysis.reader import breaks

TABLES = 25
"""`make torture ROW=D1 N=1000` tries more."""


@pytest.mark.parametrize("seed", range(TABLES))
def test_no_withheld_number_can_be_worked_out(seed: int) -> None:
    counts, threshold = any_table(Random(seed))
    assert breaks(counts, suppress(counts, threshold), threshold) == []


def one_way(**numbers: int) -> Counts:
    atoms: dict[Atom, int] = {(frozenset((tag,)),): number for tag, number in numbers.items() if number}
    return counts_of([list(numbers)], atoms)


def test_a_reader_finds_what_is_not_hidden() -> None:
    """The proof can fail: one withheld number alone is what is missing to the total."""
    counts = one_way(a=20, b=3, c=0)
    assert breaks(counts, {("b",)}, 5) == ["('b',) is 3 to 3"]
    assert breaks(counts, {}, 5) == ["('b',) tells 3"]
    assert breaks(one_way(a=20, b=0), {}, 5) == ["('a',) is all of (None,)"]


def test_a_small_number_takes_the_smallest_other_number_along_that_hides_it() -> None:
    assert suppress(one_way(a=40, b=30, c=9, d=3, not_asked=0)) == {("c",), ("d",)}


def test_a_table_without_small_numbers_is_told() -> None:
    assert suppress(one_way(a=40, b=30, not_asked=0)) == frozenset()
    assert suppress(one_way(a=0, not_asked=0)) == frozenset()


def test_too_few_people_are_not_told_at_all() -> None:
    counts = one_way(a=3, b=1, not_asked=0)
    assert suppress(counts) == frozenset(counts.boxes)


def test_nothing_is_said_of_all_of_these_people() -> None:
    counts = counts_of(
        [["black", "white"], ["evicted", "not_asked"]],
        {
            (frozenset({"black"}), frozenset({"evicted"})): 12,
            (frozenset({"white"}), frozenset({"evicted"})): 9,
            (frozenset({"white"}), frozenset({"not_asked"})): 8,
        },
    )
    withheld = suppress(counts)
    assert ("black", "evicted") in withheld
    assert breaks(counts, withheld, 5) == []


def test_what_the_filter_asks_for_may_be_all_of_them() -> None:
    atoms: dict[Atom, int] = {(frozenset({"black"}),): 12, (frozenset({"black", "latino"}),): 7}
    counts = counts_of([["black", "latino", "not_asked"]], atoms, [frozenset({"black"})])
    assert suppress(counts) == frozenset()


def test_another_reason_to_withhold_counts_like_a_small_number() -> None:
    counts = one_way(a=40, b=30, c=9, not_asked=0)
    withheld = suppress(counts, 5, Kept(small=frozenset({("a",)})))
    assert ("a",) in withheld
    assert len(withheld) > 1
    assert breaks(counts, withheld, 5) == []


def test_what_was_told_elsewhere_is_not_withheld() -> None:
    counts = one_way(a=40, b=30, c=9, d=3, not_asked=0)
    assert suppress(counts, 5, Kept(known=frozenset({("c",), ("a",)}))) == {("b",), ("d",)}


def test_a_threshold_below_three_protects_nobody() -> None:
    with pytest.raises(ValueError, match="below 3"):
        suppress(one_way(a=40), 2)


@pytest.mark.parametrize(("people", "sizes"), [(150, (5, 3)), (300, (5, 9)), (1000, (5, 3, 9))])
def test_the_totals_of_usual_tables_are_kept(people: int, sizes: tuple[int, ...]) -> None:
    counts = table_of(Random(1), people, sizes)
    withheld = suppress(counts)
    alone = [box for box, number in counts.boxes.items() if level(box) == 1 and number >= 5]
    assert sum(box not in withheld for box in alone) >= 0.6 * len(alone)


@pytest.mark.parametrize("seed", ["1-408"])
def test_tables_that_once_told_too_much(seed: str) -> None:
    counts, threshold = any_table(Random(seed))
    assert breaks(counts, suppress(counts, threshold), threshold) == []
