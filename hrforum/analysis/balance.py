"""A choice that is spread over groups: in turn one of each, so that no group speaks for all."""

from collections.abc import Mapping, Sequence


def balanced(groups: Mapping[str, Sequence[int]], most: int) -> tuple[int, ...]:
    """Return at most `most` ids, taken in turn from each group, the smallest group first; an id in several groups counts in all.

    Within a group the order is kept. A group of which someone was taken for another group waits its turn, so that the numbers of all
    groups stay as near to each other as they can. The result keeps the order in which ids were taken.
    """
    left = {key: list(dict.fromkeys(ids)) for key, ids in groups.items() if ids}
    taken: dict[int, None] = {}
    given = dict.fromkeys(left, 0)
    size = {key: len(ids) for key, ids in left.items()}
    while len(taken) < most:
        open_groups = [key for key, ids in left.items() if any(each not in taken for each in ids)]
        if not open_groups:
            break
        key = min(open_groups, key=lambda one: (given[one], size[one], one))
        chosen = next(each for each in left[key] if each not in taken)
        taken[chosen] = None
        for other, ids in left.items():
            given[other] += chosen in ids
    return tuple(taken)
