"""When it happened is said as exactly as the person knows it, and not otherwise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.testimony import Precision, When

days = st.dates(date(1950, 1, 1), date(2030, 1, 1))


@given(days, days)
def test_days_that_fit_are_taken(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert When().precision is Precision.UNKNOWN
    assert When(Precision.EXACT, one).start == one
    assert When(Precision.APPROXIMATE, one).end is None
    assert When(Precision.RANGE, first, last).end == last


@given(st.sampled_from(Precision), st.none() | days, st.none() | days)
def test_days_that_do_not_fit_are_refused(precision: Precision, start: date | None, end: date | None) -> None:
    fits = {
        Precision.UNKNOWN: start is None and end is None,
        Precision.EXACT: start is not None and end is None,
        Precision.APPROXIMATE: start is not None and end is None,
        Precision.RANGE: start is not None and end is not None and start <= end,
    }[precision]
    if fits:
        assert When(precision, start, end) == When(precision, start, end)
    else:
        with pytest.raises(ValueError, match=r"days|range"):
            When(precision, start, end)
