"""Whether a group was heard less than its share of the city, and whether the numbers are large enough to say so."""

from math import sqrt

from hrforum.domain.coverage import Heard

_CERTAIN = 2.0
"""Standard deviations: chance alone goes further from the share in about one case of twenty."""
_FEWEST_EXPECTED = 5


def compared(heard: int, everybody: int, share: float) -> Heard:
    """Compare how many of `everybody` heard belong to a group with the `share` (0 to 1) that it has in the city.

    Those heard are no sample; the spread of one only says how far apart the numbers have to be before it is worth speaking of. Where
    a group's share lets fewer than five be expected, no number says anything, except that it is nobody.
    """
    if everybody == 0 or share <= 0:
        return Heard.TOO_FEW
    expected = everybody * share
    spread = sqrt(expected * (1 - share))
    if heard == 0 and expected >= 1:
        return Heard.NOBODY
    if expected < _FEWEST_EXPECTED:
        return Heard.TOO_FEW
    if abs(heard - expected) <= _CERTAIN * spread:
        return Heard.ABOUT
    return Heard.FEWER if heard < expected else Heard.MORE
