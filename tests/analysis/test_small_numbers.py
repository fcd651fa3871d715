"""Small numbers outside: one mark for all that is withheld, and an exact solver that cannot tell which of them are the small ones."""

from itertools import accumulate, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrforum.analysis.boxes import Box
from hrforum.analysis.disclosure import THRESHOLD, WITHHELD, Safe, Told, exactly, safe_count, safe_table
from hrforum.domain.tag import NOT_ASKED
from tests.analysis.reader import Reader, every_atom

COUNTS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=2), st.integers(0, 40) | st.integers(0, 9), max_size=9
)


def given_by(counts: dict[str, int]) -> dict[str, frozenset[int]]:
    """Return different people for every answer."""
    ends = pairwise(accumulate(counts.values(), initial=0))
    return {key: frozenset(range(*each)) for key, each in zip(counts, ends, strict=True)}


def overlapping(random: Random) -> dict[str, frozenset[int]]:
    """Return people of whom some gave several answers, and some none."""
    tags = [f"t{n}" for n in range(random.choice([2, 3, 4]))]
    answers = [
        random.sample(tags, random.choice([0, 1, 1, 2])) for _each in range(random.choice([8, 20, 45]))
    ]
    who = {tag: frozenset(n for n, some in enumerate(answers) if tag in some) for tag in tags}
    none = frozenset(n for n, some in enumerate(answers) if not some)
    return {key: some for key, some in who.items() if some} | {NOT_ASKED: none}


def narrow(
    who: dict[str, frozenset[int]], told: dict[str, Safe] | None, threshold: int = THRESHOLD
) -> list[str]:
    """Return the withheld answers whose number a reader of the table and of its sum can narrow down to less than the threshold."""
    tags = tuple(told or who)
    everybody = frozenset().union(*who.values())
    several = sum(map(len, who.values())) > len(everybody)
    atoms = every_atom([tags], [several], [frozenset()])
    cells = (told or dict.fromkeys(tags, WITHHELD)).items()
    withheld = [(key,) for key, safe in cells if safe.told is Told.WITHHELD]
    known: dict[Box, int] = {(key,): safe.count for key, safe in cells if safe.count is not None}
    known[(None,)] = len(everybody)
    no_zero = told is not None and all(who.get(tag or "") for (tag,) in withheld)
    reader = Reader(atoms, known, withheld, int(no_zero))
    bounds = {box: reader.interval(box) for box in withheld}
    return [f"{box}: {low} to {high}" for box, (low, high) in bounds.items() if high - low < threshold]


def test_a_number_alone() -> None:
    assert [safe_count(n) for n in range(7)] == [exactly(0), *[WITHHELD] * 4, exactly(5), exactly(6)]


@settings(deadline=None)
@given(COUNTS)
def test_what_is_told_is_true_and_what_is_withheld_cannot_be_worked_out(counts: dict[str, int]) -> None:
    who = given_by(counts)
    told = safe_table(who)
    if told is None:
        assert any(0 < count < THRESHOLD for count in counts.values()) or sum(map(bool, counts.values())) == 1
        return
    for key, safe in told.items():
        number = len(who.get(key, ()))
        assert safe in (WITHHELD, exactly(number))
        assert safe is WITHHELD or not 0 < number < THRESHOLD
    assert narrow(who, told) == []


@pytest.mark.parametrize("seed", range(40))
def test_where_some_gave_several_answers(seed: int) -> None:
    who = overlapping(Random(seed))
    told = safe_table(who)
    assert told is None or narrow(who, told) == []


def test_a_table_that_holds_back_too_little_is_found_out() -> None:
    who = given_by({"a": 3, "b": 20, "c": 9})
    only_small = {"a": WITHHELD, "b": exactly(20), "c": exactly(9)}
    assert narrow(who, only_small) == ["('a',): 3 to 3"]


@given(COUNTS)
@settings(deadline=None)
def test_a_table_without_small_numbers_is_told_as_it_is(counts: dict[str, int]) -> None:
    large = {key: count + THRESHOLD for key, count in counts.items()}
    told = safe_table(given_by(large))
    if len(large) > 1:
        assert told == {**{key: exactly(count) for key, count in large.items()}, NOT_ASKED: exactly(0)}


@pytest.mark.parametrize("counts", [{"a": 3}, {"a": 4, "b": 4}, {"a": 1, "b": 0}, {"a": 3, "b": 5}])
def test_a_table_that_cannot_be_told_safely_is_not(counts: dict[str, int]) -> None:
    told = safe_table(given_by(counts))
    assert told is None or not any(safe.count for safe in told.values())


def test_what_all_gave_is_not_told() -> None:
    assert safe_table(given_by({"a": 12})) is None


def test_answers_of_a_few_people_are_withheld_however_many_they_gave() -> None:
    told = safe_table(given_by({"a": 12, "b": 20, "c": 9}), small={"c"})
    assert told is not None
    assert told["c"] is WITHHELD


def test_a_usual_table_keeps_most_of_its_numbers() -> None:
    told = safe_table(given_by(dict(zip("abcdefgh", [120, 45, 20, 9, 6, 4, 2, 1], strict=True))))
    assert told is not None
    assert [safe.count for safe in told.values()][:3] == [120, 45, 20]


def test_many_small_answers_take_one_more_with_them() -> None:
    counts = {"cold": 30, "heat": 12, **{f"k{n}": 1 for n in range(8)}}
    told = safe_table(given_by(counts))
    assert told is not None
    assert told["cold"] == exactly(30)
    assert narrow(given_by(counts), told) == []
