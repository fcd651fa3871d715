"""Two numbers told at different times: where the people behind them differ by a few, taking one from the other tells of these few."""

from pyroaring import BitMap


def too_near(earlier: BitMap, new: BitMap, threshold: int, *, same_question: bool = False) -> bool:
    """Say whether a new number would tell of fewer people than the threshold, once an earlier one is taken from it or it from that.

    Between answers to the same question, given mostly by the same people, those who came and those who went are looked at apart as
    well: a reader who knows of the one change can work out the other.
    """
    differ = earlier.symmetric_difference_cardinality(new)
    if differ < threshold:
        return differ > 0
    stayed = earlier.intersection_cardinality(new)
    if not same_question or 2 * stayed < max(len(earlier), len(new)):
        return False
    came, went = len(new) - stayed, len(earlier) - stayed
    return 0 < came < threshold or 0 < went < threshold


def coarse(count: int, earlier: int, threshold: int) -> int:
    """Return a multiple of the threshold that both numbers reach, to be told as "or more": it does not say that anything changed."""
    return min(count, earlier) // threshold * threshold
