"""A choice spread over groups: each as often as the others where it has enough, nobody twice, never more than asked."""

from hypothesis import given
from hypothesis import strategies as st

from hrforum.analysis.balance import balanced

GROUPS = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.integers(0, 30), max_size=12, unique=True), max_size=5
)


@given(GROUPS, st.integers(0, 40))
def test_nobody_stands_twice_and_the_number_is_kept(groups: dict[str, list[int]], most: int) -> None:
    chosen = balanced(groups, most)
    everybody = {each for ids in groups.values() for each in ids}
    assert len(set(chosen)) == len(chosen) == min(most, len(everybody))
    assert set(chosen) <= everybody


@given(
    st.lists(st.integers(1, 8), min_size=1, max_size=5),
    st.integers(0, 40),
)
def test_groups_that_share_nobody_differ_by_one_at_most_while_they_last(sizes: list[int], most: int) -> None:
    groups = {str(at): [at * 100 + each for each in range(size)] for at, size in enumerate(sizes)}
    chosen = set(balanced(groups, most))
    taken = {key: len(chosen & set(ids)) for key, ids in groups.items()}
    open_groups = [count for key, count in taken.items() if count < len(groups[key])]
    if open_groups:
        assert max(taken.values()) - min(open_groups) <= 1


@given(GROUPS, st.integers(1, 10))
def test_each_group_is_heard_where_there_is_room(groups: dict[str, list[int]], more: int) -> None:
    heard = set(balanced(groups, len(groups) + more))
    assert all(heard & set(ids) for ids in groups.values() if ids)


def test_the_order_within_a_group_is_kept() -> None:
    assert balanced({"small": [9], "large": [5, 3, 1]}, 3) == (9, 5, 3)
