"""Which answer is in force: a no from anybody wins, the stricter of two concurrent ones, never an answer by accident."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.consent import (
    Answer,
    Consent,
    Giver,
    Use,
    allows,
    forms_allowed,
    heads,
    in_force,
    of_person,
    voices,
)

DAY = date(2026, 12, 8)
LATER = DAY + timedelta(days=2)
DEVICES = [UUID(int=number) for number in (1, 2)]
ANA, JOSE, GONE = (UUID(int=number) for number in (11, 12, 13))
COUPLE = (ANA, JOSE)
STRICTNESS = [Answer.NO, Answer.NOT_ASKED, Answer.YES]

people = st.sampled_from([None, None, *COUPLE, GONE])
days = st.none() | st.integers(-3, 3).map(lambda shift: DAY + timedelta(days=shift))


@st.composite
def histories(draw: st.DrawFn) -> list[Consent]:
    """Answers about two uses by or for a couple, given on two devices that may or may not have known of each other's."""
    answers: list[Consent] = []
    for number in range(draw(st.integers(0, 8))):
        device = draw(st.sampled_from(DEVICES))
        known = [one for one in answers if one.device == device or draw(st.booleans())]
        use, giver = draw(st.sampled_from([Use.COUNT, Use.PRESS])), draw(st.sampled_from(Giver))
        person = draw(people)
        answers.append(
            Consent(
                use,
                draw(st.sampled_from(Answer)),
                giver,
                from_day=draw(days),
                until_day=draw(days),
                uuid=UUID(int=100 + number),
                device=device,
                counter=number + 1,
                replaces=frozenset(one.uuid for one in heads(known, use, giver, person) if one.uuid),
                testifier=person,
            )
        )
    return answers


@given(histories(), st.randoms())
def test_the_order_in_which_answers_are_read_does_not_matter(
    answers: list[Consent], rng: random.Random
) -> None:
    shuffled = list(answers)
    rng.shuffle(shuffled)
    for use in Use:
        for speakers in ((), (ANA,), COUPLE):
            expected = in_force(answers, use, DAY, speakers, LATER)
            assert in_force(shuffled, use, DAY, speakers[::-1], LATER) is expected


@given(histories(), st.sampled_from(Giver), people, st.sampled_from(DEVICES))
def test_a_new_no_of_anybody_is_in_force_at_once(
    answers: list[Consent], giver: Giver, person: UUID | None, device: UUID
) -> None:
    no = Consent(Use.PRESS, Answer.NO, giver, uuid=UUID(int=1), device=device, counter=99, testifier=person)
    fresh = _after(answers, no)
    for speakers in ((), (ANA,), COUPLE):
        assert in_force([*answers, fresh], Use.PRESS, DAY, speakers) is Answer.NO
        assert in_force([*answers, fresh], Use.PRESS, DAY + timedelta(days=9999), speakers) is Answer.NO


@given(histories(), st.sampled_from(Answer), st.sampled_from(Giver), people)
def test_an_answer_given_after_all_others_is_that_voices_only_one(
    answers: list[Consent], answer: Answer, giver: Giver, person: UUID | None
) -> None:
    said = Consent(
        Use.PRESS, answer, giver, uuid=UUID(int=1), device=DEVICES[0], counter=99, testifier=person
    )
    fresh = _after(answers, said)
    assert heads([*answers, fresh], Use.PRESS, giver, person) == (fresh,)
    others = voices(answers, Use.PRESS)
    others.pop((giver, person), None)
    assert voices([*answers, fresh], Use.PRESS) == {**others, (giver, person): (fresh,)}


@given(histories())
def test_a_yes_is_in_force_only_where_somebody_gave_one_and_nobody_a_no(answers: list[Consent]) -> None:
    for use in Use:
        newest = [one for mine in voices(answers, use).values() for one in mine]
        result = in_force(answers, use, DAY, COUPLE)
        if result is Answer.YES:
            assert any(one.answer is Answer.YES for one in newest)
            assert all(one.answer is not Answer.NO for one in newest)
        if any(one.answer is Answer.NO for one in newest):
            assert result is Answer.NO


@given(histories())
def test_a_yes_covers_each_who_speaks_by_their_own_or_everybodys(answers: list[Consent]) -> None:
    for use in (Use.COUNT, Use.PRESS):
        common = of_person(answers, None)
        own = {
            who: in_force((*of_person(answers, who), *common), use, DAY, (who,)) for who in (*COUPLE, GONE)
        }
        said_no = Answer.NO in own.values()
        covered = all(own[who] is Answer.YES for who in COUPLE)
        expected = Answer.NO if said_no else Answer.YES if covered else Answer.NOT_ASKED
        assert in_force(answers, use, DAY, COUPLE) is expected


@given(histories())
def test_for_one_person_it_is_as_though_each_answer_were_for_everybody(answers: list[Consent]) -> None:
    named = [replace(one, testifier=ANA) for one in answers]
    unnamed = [replace(one, testifier=None) for one in answers]
    for use in (Use.COUNT, Use.PRESS):
        assert in_force(named, use, DAY, (ANA,)) is in_force(unnamed, use, DAY, (ANA,))
        assert in_force(unnamed, use, DAY, (ANA,)) is in_force(unnamed, use, DAY)


@given(histories(), st.sampled_from([(), (ANA,), COUPLE]))
def test_what_has_to_hold_on_two_days_is_the_stricter_of_both(
    answers: list[Consent], speakers: tuple[UUID, ...]
) -> None:
    for use in (Use.COUNT, Use.PRESS):
        now, then = (in_force(answers, use, day, speakers) for day in (DAY, LATER))
        assert in_force(answers, use, DAY, speakers, LATER) is min(now, then, key=STRICTNESS.index)
        assert in_force(answers, use, LATER, speakers, DAY) is then, (
            "a hearing that is over asks nothing more"
        )


def test_a_yes_of_one_lifts_no_no_of_another_and_stands_in_for_nobody() -> None:
    no = Consent(Use.PRESS, Answer.NO, testifier=ANA, uuid=UUID(int=1), device=DEVICES[0], counter=1)
    yes = Consent(Use.PRESS, Answer.YES, testifier=JOSE, uuid=UUID(int=2), device=DEVICES[0], counter=2)
    assert in_force([no, yes], Use.PRESS, DAY, COUPLE) is Answer.NO
    assert in_force([yes], Use.PRESS, DAY, COUPLE) is Answer.NOT_ASKED
    assert in_force([yes], Use.PRESS, DAY, (JOSE,)) is Answer.YES
    assert in_force([yes], Use.PRESS, DAY) is Answer.NOT_ASKED, "of somebody who does not speak here"
    hers = replace(no, answer=Answer.YES)
    assert in_force([hers, yes], Use.PRESS, DAY, COUPLE) is Answer.YES


@given(st.dictionaries(st.sampled_from(Use), st.sampled_from(Answer)))
def test_who_does_not_want_the_words_kept_allows_nothing_else(given_answers: dict[Use, Answer]) -> None:
    answers = [Consent(use, answer) for use, answer in given_answers.items()]
    kept_out = [*[one for one in answers if one.use is not Use.RECORD], Consent(Use.RECORD, Answer.NO)]
    assert not any(allows(kept_out, use, DAY) for use in Use)
    assert not any(forms_allowed(kept_out, use, DAY) for use in Use)
    if given_answers.get(Use.RECORD) is not Answer.NO:
        agreed = {use for use, answer in given_answers.items() if answer is Answer.YES}
        assert {use for use in Use if allows(answers, use, DAY)} == agreed


@given(histories())
def test_answers_about_one_use_say_nothing_about_another(answers: list[Consent]) -> None:
    for use in set(Use) - {Use.COUNT, Use.PRESS}:
        assert in_force(answers, use, DAY) is Answer.NOT_ASKED
    assert {use for use in Use if allows(answers, use, DAY)} <= {Use.COUNT, Use.PRESS}
    only = [one for one in answers if one.use is Use.PRESS]
    assert in_force(answers, Use.PRESS, DAY) is in_force(only, Use.PRESS, DAY)


@pytest.mark.parametrize("one", STRICTNESS)
@pytest.mark.parametrize("other", STRICTNESS)
def test_of_two_answers_that_did_not_know_of_each_other_the_stricter_counts(
    one: Answer, other: Answer
) -> None:
    answers = [
        Consent(Use.PRESS, answer, uuid=UUID(int=n), device=device, counter=n)
        for n, (answer, device) in enumerate(zip((one, other), DEVICES, strict=True), 1)
    ]
    assert in_force(answers, Use.PRESS, DAY) is min(one, other, key=STRICTNESS.index)


def test_an_answer_that_knew_of_a_no_on_another_device_may_lift_it() -> None:
    no = Consent(Use.PRESS, Answer.NO, uuid=UUID(int=1), device=DEVICES[0], counter=1)
    yes = Consent(Use.PRESS, Answer.YES, uuid=UUID(int=2), device=DEVICES[1], counter=1)
    assert in_force([no, yes], Use.PRESS, DAY) is Answer.NO
    assert in_force([no, replace(yes, replaces=frozenset({UUID(int=1)}))], Use.PRESS, DAY) is Answer.YES


@pytest.mark.parametrize(
    ("shift", "expected"), [(-1, Answer.NOT_ASKED), (0, Answer.YES), (5, Answer.YES), (6, Answer.NOT_ASKED)]
)
def test_a_yes_holds_on_its_first_and_last_day_and_not_outside(shift: int, expected: Answer) -> None:
    yes = Consent(Use.PRESS, Answer.YES, from_day=DAY, until_day=DAY + timedelta(days=5))
    assert in_force([yes], Use.PRESS, DAY + timedelta(days=shift)) is expected


def test_a_no_does_not_run_out() -> None:
    no = Consent(Use.PRESS, Answer.NO, until_day=DAY)
    assert in_force([no], Use.PRESS, DAY + timedelta(days=400)) is Answer.NO


def test_a_yes_that_ran_out_does_not_lift_a_guardians_no() -> None:
    answers = [
        Consent(Use.PRESS, Answer.NO, Giver.GUARDIAN),
        Consent(Use.PRESS, Answer.YES, Giver.YOUNG_PERSON),
    ]
    assert not allows(answers, Use.PRESS, DAY)


def test_words_may_stand_in_a_packet_only_with_a_form() -> None:
    packet = Consent(Use.HEARING_PACKET, Answer.YES)
    assert forms_allowed([packet], Use.HEARING_PACKET, DAY) == ()
    named, anonymous = Consent(Use.NAMED_QUOTE, Answer.YES), Consent(Use.ANONYMOUS_QUOTE, Answer.YES)
    assert forms_allowed([named, anonymous], Use.HEARING_PACKET, DAY) == ()
    allowed = forms_allowed([packet, named, anonymous], Use.HEARING_PACKET, DAY)
    assert allowed == (Use.ANONYMOUS_QUOTE, Use.NAMED_QUOTE)


def _after(answers: Sequence[Consent], one: Consent) -> Consent:
    before = heads(answers, one.use, one.giver, one.testifier)
    return replace(one, replaces=frozenset(each.uuid for each in before if each.uuid))
