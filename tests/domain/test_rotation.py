"""Which backups stay: the last of each of seven days and of each of four weeks, whatever the clock says."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.rotation import DAILY, WEEKLY, superfluous

TODAY = date(2026, 11, 24)


def kept(days: list[date]) -> list[date]:
    going = set(superfluous(days))
    return [day for place, day in enumerate(days) if place not in going]


def test_seven_days_and_four_weeks_stay() -> None:
    daily = [TODAY - timedelta(days=number) for number in range(60)]
    stay = kept(daily)
    assert stay[:DAILY] == daily[:DAILY]
    weeks = {day.isocalendar()[:2] for day in stay}
    assert len(weeks) == WEEKLY
    assert len(stay) <= DAILY + WEEKLY


def test_of_one_day_the_last_three_stay() -> None:
    assert superfluous([TODAY] * 5) == (3, 4)


@given(st.lists(st.dates(), max_size=40))
def test_a_wrong_clock_takes_nothing_more(days: list[date]) -> None:
    stay = kept(days)
    assert stay[:1] == days[:1]
    assert len(stay) <= DAILY + WEEKLY + 2
    assert len({*stay}) >= min(DAILY, len({*days}))


def test_a_clock_put_back_by_ten_years_keeps_the_others() -> None:
    before = [TODAY - timedelta(days=number) for number in range(6)]
    assert kept([date(2016, 2, 29), *before]) == [date(2016, 2, 29), *before]
