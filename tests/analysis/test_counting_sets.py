"""Crosstabs, pairs, triples and combinations over bitmaps, against counting one by one."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from hrforum.analysis.boxes import counted
from hrforum.analysis.combinations import exactly, expected, pairs, triples
from hrforum.analysis.crosstab import Column, Owners, atoms, crosstab, owners_of
from hrforum.analysis.differencing import coarse, too_near

Row = tuple[frozenset[str], ...]
"""What one row says in each dimension."""

ANSWERS = st.sets(st.sampled_from("xyz"), min_size=1).map(frozenset)


@st.composite
def populations(draw: st.DrawFn) -> tuple[list[Row], dict[int, tuple[int, ...]]]:
    """Return rows of one to three dimensions, and the units of each row: some have none, some share one, some have two."""
    dimensions = draw(st.integers(1, 3))
    rows = draw(st.lists(st.tuples(*[ANSWERS] * dimensions), max_size=12))
    units = {row: tuple(draw(st.sets(st.integers(1, 8), max_size=2))) for row in range(len(rows))}
    return rows, units


def columns_of(rows: list[Row]) -> list[Column]:
    """Return the rows of each tag in each dimension."""
    dimensions = len(rows[0]) if rows else 1
    return [
        {tag: BitMap(number for number, row in enumerate(rows) if tag in row[place]) for tag in "xyz"}
        for place in range(dimensions)
    ]


@given(populations(), st.sets(st.integers(0, 11)))
def test_every_cell_and_total_counts_its_units(
    population: tuple[list[Row], dict[int, tuple[int, ...]]], chosen: set[int]
) -> None:
    rows, units = population
    columns = columns_of(rows)
    found = crosstab(columns, BitMap(chosen & set(units)), owners_of(units))
    for box in product(*[("x", "y", "z", None)] * len(columns)):
        inside = [
            number
            for number in chosen & set(units)
            if all(tag is None or tag in given for tag, given in zip(box, rows[number], strict=True))
        ]
        assert found[box] == len({unit for number in inside for unit in units[number]}), box


@given(st.lists(st.tuples(ANSWERS, ANSWERS), max_size=30))
def test_atoms_say_the_same_as_the_boxes(rows: list[Row]) -> None:
    columns = columns_of(rows) if rows else [{tag: BitMap() for tag in "xyz"}] * 2
    everything = BitMap(range(len(rows)))
    owners = Owners(everything)
    found = atoms(columns, everything, owners)
    assert sum(found.values()) == len(rows)
    assert counted(["xyz", "xyz"], found) == crosstab(columns, everything, owners)


@given(populations())
def test_pairs_triples_and_exact_combinations(
    population: tuple[list[Row], dict[int, tuple[int, ...]]],
) -> None:
    rows, units = population
    sets = {
        f"{place}{tag}": some for place, column in enumerate(columns_of(rows)) for tag, some in column.items()
    }
    owners, everything = owners_of(units), BitMap(units)

    def in_all(names: tuple[str, ...]) -> int:
        return len(
            {unit for row in everything for unit in units[row] if all(row in sets[name] for name in names)}
        )

    two, three = pairs(sets, owners), triples(sets, owners)
    assert two == {names: in_all(names) for names in combinations(sets, 2)}
    assert three == {names: number for names in combinations(sets, 3) if (number := in_all(names))}
    only = exactly(sets, everything, owners)
    assert only == {
        names: number
        for size in range(len(sets) + 1)
        for names in map(frozenset, combinations(sets, size))
        if (
            number := len(
                {
                    unit
                    for row in everything
                    for unit in units[row]
                    if names == {name for name, some in sets.items() if row in some}
                }
            )
        )
    }


def test_what_independence_would_give() -> None:
    assert expected([50, 20], 100) == 10
    assert expected([], 0) == 0


def test_when_two_numbers_are_too_near() -> None:
    earlier = BitMap(range(30))
    assert not too_near(earlier, earlier, 5)
    assert too_near(earlier, BitMap(range(31)), 5)
    assert too_near(earlier, BitMap(range(1, 30)), 5)
    assert too_near(earlier, BitMap(range(2, 32)), 5)
    assert not too_near(earlier, BitMap(range(35)), 5)
    assert not too_near(earlier, BitMap(range(2, 40)), 5)
    # Ten came and two went: who knows of the ten can work out the two.
    assert too_near(earlier, BitMap(range(2, 40)), 5, same_question=True)
    assert not too_near(earlier, BitMap(range(28, 90)), 5, same_question=True)


def test_a_coarse_number_says_nothing_of_the_change() -> None:
    assert (coarse(31, 30, 5), coarse(29, 30, 5), coarse(4, 30, 5)) == (30, 25, 0)
