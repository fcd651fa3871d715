"""A turn's stages and clock, the order of a queue, and when an evening is done with."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from hrforum.domain.evening import Evening, Unasked
from hrforum.domain.turn import Stage, Turn, clock, in_order, next_number

CAME = datetime(2026, 3, 14, 18, 0, tzinfo=UTC)


def turn(number: int, *, began: int | None = None, ended: int | None = None, called: str = "Wren") -> Turn:
    """A turn that came at `CAME`, began and ended so many minutes later."""
    at = {
        name: CAME + timedelta(minutes=minutes) if minutes is not None else None
        for name, minutes in (("began_at", began), ("ended_at", ended))
    }
    return Turn(1, called, "es", CAME, id=number, **at)


def test_stages_follow_from_the_times() -> None:
    stages = [turn(1), turn(1, began=2), turn(1, began=2, ended=5), turn(1, ended=4)]
    assert [one.stage for one in stages] == [Stage.WAITING, Stage.SPEAKING, Stage.DONE, Stage.GONE]


def test_the_timer_counts_the_stage_and_stops_with_it() -> None:
    now = CAME + timedelta(minutes=10)
    assert turn(1).lasted(now) == timedelta(minutes=10)
    assert turn(1, began=4).lasted(now) == timedelta(minutes=6)
    assert turn(1, began=4, ended=9).lasted(now) == timedelta(minutes=5)
    assert turn(1, ended=3).lasted(now) == timedelta(minutes=3)


@given(some.integers(-100_000, 100_000))
def test_a_clock_that_was_set_back_shows_nothing_less_than_nothing(seconds: int) -> None:
    lasted = turn(1).lasted(CAME + timedelta(seconds=seconds))
    assert lasted == timedelta(seconds=max(seconds, 0))
    assert "-" not in clock(lasted)


def test_the_clock_shows_hours_only_where_there_are_any() -> None:
    assert [clock(timedelta(seconds=each)) for each in (0, 59, 61, 3599, 3600, 7265)] == [
        "0:00", "0:59", "1:01", "59:59", "1:00:00", "2:01:05",
    ]  # fmt: skip


def test_who_speaks_stands_first_then_who_waited_longest() -> None:
    queue = [turn(1, began=1, ended=2), turn(2), turn(3, began=3), turn(4)]
    assert [one.id for one in in_order(queue)] == [3, 2, 4, 1]


def test_numbers_go_on_and_are_never_doubled() -> None:
    assert next_number([]) == "1"
    assert next_number([turn(1, called="7"), turn(2, called="Wren"), turn(3, called="٩")]) == "8"


def test_an_evening_is_done_with_once_nothing_is_left() -> None:
    today = date(2026, 3, 14)
    done = Evening(1, (("es", 3),), (turn(1, began=1, ended=2),), 0, (), (), 0, today, today)
    assert done.done
    assert done.waiting_in == ()
    for left in (
        replace(done, drafts=1),
        replace(done, unasked=(Unasked(1, "OAK-1"),)),
        replace(done, sheets_out=1),
        replace(done, backed_up_on=None),
        replace(done, backed_up_on=date(2026, 3, 13)),
        replace(done, queue=(turn(1),)),
    ):
        assert not left.done
    assert replace(done, queue=(turn(1), turn(2, began=1))).waiting_in == (("es", 2),)
