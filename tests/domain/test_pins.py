"""Which PINs are taken, and how long wrong ones make somebody wait."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from hrforum.domain.pin import SHORTEST, Attempts, valid_pin
from hrforum.errors import Refused


@pytest.mark.parametrize(
    "typed", ["", "12345", "abcdef", "111111", "123456", "987654", "890123", "٤٥٦٧٨٩", "48151x"]
)
def test_an_easy_pin_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        valid_pin(typed)


def test_spaces_do_not_matter() -> None:
    assert valid_pin(" 481 516 ") == "481516"
    assert SHORTEST == 6


def test_each_wrong_pin_makes_the_next_wait_longer_and_the_last_locks() -> None:
    attempts, waits = Attempts(), []
    while not attempts.spent:
        attempts = attempts.failed(100.0)
        waits.append(attempts.wait(100.0))
    assert waits[:7] == [0, 0, 0, 5, 15, 45, 120]
    assert len(waits) == 8


@given(some.floats(0, 1e6), some.floats(0, 1e4))
@example(83.41696358858444, 0.0)
def test_the_wait_is_over_once_its_seconds_went_by(now: float, later: float) -> None:
    attempts = Attempts(wrong=5).failed(now)
    assert (attempts.wait(now + later) == 0) == (now + later >= attempts.until)
    assert attempts.wait(now) <= 45
