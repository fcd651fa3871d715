"""In a table with a row for each testimony nobody stands out by one column."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from hrforum.analysis.strata import Answered, Wide, Widened, widened

ROWS = st.lists(
    st.tuples(
        st.frozensets(st.sampled_from("abcde"), max_size=3),
        st.frozensets(st.integers(0, 30), min_size=1, max_size=2),
    ),
    min_size=1,
    max_size=60,
)
OTHER = frozenset({Wide.OTHER})


def _each(*counts: tuple[str, int]) -> list[tuple[Answered[str], frozenset[int]]]:
    said = [frozenset(answers.split()) for answers, count in counts for _each in range(count)]
    return [(one, frozenset({number})) for number, one in enumerate(said)]


def _told(cells: Sequence[Widened[str]] | None) -> dict[Widened[str], int]:
    return {each: list(cells or ()).count(each) for each in cells or ()}


@given(ROWS, st.integers(2, 6))
def test_every_content_of_a_column_belongs_to_enough_people(
    rows: list[tuple[Answered[str], frozenset[int]]], threshold: int
) -> None:
    cells = widened(rows, threshold)
    everybody = {one for _said, who in rows for one in who}
    if cells is None:
        assert len(everybody) < threshold
        return
    assert len(cells) == len(rows)
    for content in set(cells):
        behind = {
            one for cell, (_said, who) in zip(cells, rows, strict=True) if cell == content for one in who
        }
        assert len(behind) >= threshold
    for cell, (said, _who) in zip(cells, rows, strict=True):
        assert cell - OTHER <= said, "nothing is told of anybody that they did not say"


@given(ROWS)
def test_a_column_in_which_nobody_stands_out_stays_as_it_is(
    rows: list[tuple[Answered[str], frozenset[int]]],
) -> None:
    many = [
        (said, frozenset({10 * number + place for place in range(5)}))
        for number, (said, _w) in enumerate(rows)
    ]
    assert widened(many) == [said for said, _who in many]


def test_rare_answers_are_told_as_other() -> None:
    cells = widened(_each(("a", 9), ("b", 3), ("c", 2)))
    assert _told(cells) == {frozenset("a"): 9, OTHER: 5}


def test_where_others_are_too_few_the_rarest_answer_joins_them() -> None:
    assert _told(widened(_each(("a", 9), ("b", 6), ("c", 1)))) == {frozenset("a"): 9, OTHER: 7}


def test_nobody_stands_out_by_having_said_nothing() -> None:
    assert _told(widened(_each(("a", 9), ("b", 7), ("", 2)))) == {frozenset("a"): 9, OTHER: 9}


def test_a_rare_answer_beside_a_common_one_goes_alone() -> None:
    cells = widened(_each(("a", 9), ("a b", 6), ("a c", 4), ("c", 6)))
    assert frozenset({"a", Wide.OTHER}) not in _told(cells)
    assert _told(cells)[frozenset("a")] >= 5


def test_too_few_people_are_told_nothing_about() -> None:
    assert widened(_each(("a", 4))) is None


def test_one_person_with_many_testimonies_is_one() -> None:
    rows = [(frozenset("a"), frozenset({1}))] * 9 + [
        (frozenset("b"), frozenset({number})) for number in range(2, 8)
    ]
    assert _told(widened(rows)) == {OTHER: 15}
