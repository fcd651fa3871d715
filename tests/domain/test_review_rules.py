"""Which answers are due: by the newest of each voice, on the day set or before a yes runs out."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.consent import Answer, Consent, Giver, Use
from hrforum.domain.review import AHEAD, Reason, due

DAY = date(2026, 6, 1)
LATER = DAY + timedelta(days=1)
YES = Consent(Use.PRESS, Answer.YES, uuid=UUID(int=1), counter=1)


def test_an_answer_is_due_from_its_day_on() -> None:
    one = replace(YES, review_on=DAY)
    assert due([one], DAY - timedelta(days=1)) == {}
    assert due([one], DAY) == due([one], LATER) == {(Reason.REVIEW, DAY): (Use.PRESS,)}
    assert due([replace(one, answer=Answer.NO)], DAY) == {(Reason.REVIEW, DAY): (Use.PRESS,)}


def test_a_yes_is_due_two_weeks_before_it_runs_out_and_a_no_never() -> None:
    one = replace(YES, until_day=DAY + AHEAD)
    assert due([one], DAY - timedelta(days=1)) == {}
    assert due([one], DAY) == {(Reason.EXPIRY, DAY + AHEAD): (Use.PRESS,)}
    assert due([replace(one, answer=Answer.NO)], DAY) == {}


def test_what_was_answered_anew_is_due_no_more() -> None:
    old = replace(YES, review_on=DAY, until_day=DAY)
    fresh = Consent(Use.PRESS, Answer.YES, uuid=UUID(int=2), counter=2, replaces=frozenset({UUID(int=1)}))
    assert due([old, fresh], LATER) == {}
    guardian = replace(fresh, giver=Giver.GUARDIAN, replaces=frozenset())
    assert set(due([old, guardian], LATER)) == {(Reason.REVIEW, DAY), (Reason.EXPIRY, DAY)}


days = st.none() | st.integers(-30, 30).map(lambda shift: DAY + timedelta(days=shift))


@given(
    st.lists(
        st.tuples(st.sampled_from(Use), st.sampled_from(Answer), days, days), unique_by=lambda one: one[0]
    )
)
def test_one_answer_for_each_use_is_due_by_its_own_days(
    given: list[tuple[Use, Answer, date | None, date | None]],
) -> None:
    answers = [
        Consent(use, answer, review_on=review, until_day=until, uuid=UUID(int=at + 1), counter=at)
        for at, (use, answer, review, until) in enumerate(given)
    ]
    found = due(answers, DAY)
    wanted = {
        (Reason.REVIEW, one.review_on, one.use) for one in answers if one.review_on and one.review_on <= DAY
    }
    wanted |= {
        (Reason.EXPIRY, one.until_day, one.use)
        for one in answers
        if one.answer is Answer.YES and one.until_day and one.until_day <= DAY + AHEAD
    }
    assert {(reason, day, use) for (reason, day), uses in found.items() for use in uses} == wanted
    assert [day for _reason, day in found] == sorted(day for _reason, day in found)
