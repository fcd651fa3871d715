"""Whose yes is enough: every combination of answers by the person, a guardian and the young person, worked out a second time."""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import combinations, product
from uuid import UUID

import pytest

from hrforum.domain.consent import (
    FORMS,
    LOCKED_FOR_YOUNG,
    Answer,
    Consent,
    Giver,
    Use,
    allows,
    forms_allowed,
    in_force,
    release,
)
from hrforum.domain.redaction import EVERYONE
from hrforum.domain.testimony import Testimony, Version, VersionKind

DAY = date(2026, 12, 8)
ANA, JOSE = UUID(int=11), UUID(int=12)
YES, NO, NOT_ASKED = Answer.YES, Answer.NO, Answer.NOT_ASKED
SELF, GUARDIAN, YOUNG = Giver.SELF, Giver.GUARDIAN, Giver.YOUNG_PERSON

Said = dict[tuple[Giver, UUID | None], Answer]


def _everything_said(people: tuple[UUID | None, ...]) -> Iterator[Said]:
    voices = list(product(Giver, people))
    for answers in product((YES, NO, NOT_ASKED), repeat=len(voices)):
        yield dict(zip(voices, answers, strict=True))


def _consents(said: Said, *uses: Use) -> list[Consent]:
    return [
        Consent(use, answer, giver, testifier=person)
        for use in uses
        for (giver, person), answer in said.items()
    ]


def _enough(said: Said, person: UUID, use: Use, *, young: bool) -> bool:
    def agreed(giver: Giver) -> bool:
        return YES in (said.get((giver, person)), said.get((giver, None)))

    if not young:
        return agreed(SELF) or (agreed(YOUNG) and agreed(GUARDIAN))
    if use is Use.RECORD:
        return agreed(SELF) or agreed(YOUNG) or agreed(GUARDIAN)
    return agreed(GUARDIAN) and (agreed(SELF) or agreed(YOUNG))


def _expected(said: Said, speakers: tuple[UUID, ...], young: Collection[UUID], use: Use) -> Answer:
    if NO in said.values():
        return NO
    if young and use in LOCKED_FOR_YOUNG:
        return NOT_ASKED
    return YES if all(_enough(said, who, use, young=who in young) for who in speakers) else NOT_ASKED


@pytest.mark.parametrize("use", Use)
@pytest.mark.parametrize("young", [(), (ANA,)])
def test_every_answer_about_one_person(use: Use, young: tuple[UUID, ...]) -> None:
    for said in _everything_said((ANA, None)):
        assert in_force(_consents(said, use), use, DAY, (ANA,), young=young) is _expected(
            said, (ANA,), young, use
        )


@pytest.mark.parametrize("young", [each for count in range(3) for each in combinations((ANA, JOSE), count)])
def test_every_answer_about_two_who_speak_together(young: tuple[UUID, ...]) -> None:
    speakers = (ANA, JOSE)
    for said in _everything_said((ANA, JOSE)):
        found = in_force(_consents(said, Use.PRESS), Use.PRESS, DAY, speakers, young=young)
        assert found is _expected(said, speakers, young, Use.PRESS)


def test_a_guardians_yes_is_nobodys_by_itself() -> None:
    for young in ((), (ANA,)):
        for person in (ANA, None):
            said = {(GUARDIAN, person): YES}
            assert in_force(_consents(said, Use.PRESS), Use.PRESS, DAY, (ANA,), young=young) is NOT_ASKED


def test_somebody_young_needs_both_and_keeps_the_last_word() -> None:
    both: Said = {(GUARDIAN, ANA): YES, (YOUNG, ANA): YES}
    for each in both:
        alone = {each: YES}
        assert not allows(_consents(alone, Use.PRESS), Use.PRESS, DAY, (ANA,), young=(ANA,))
    assert allows(_consents(both, Use.PRESS), Use.PRESS, DAY, (ANA,), young=(ANA,))
    refused = {**both, (YOUNG, ANA): NO}
    assert not allows(_consents(refused, Use.PRESS), Use.PRESS, DAY, (ANA,), young=(ANA,))


def test_a_no_to_keeping_from_somebody_young_rules_out_every_other_use() -> None:
    answers = _consents({(GUARDIAN, ANA): YES, (YOUNG, ANA): YES}, *(set(Use) - {Use.RECORD}))
    answers += [
        Consent(Use.RECORD, YES, GUARDIAN, testifier=ANA),
        Consent(Use.RECORD, NO, YOUNG, testifier=ANA),
    ]
    assert not any(allows(answers, use, DAY, (ANA,), young=(ANA,)) for use in Use)


def test_keeping_stays_where_the_young_person_was_asked_about_nothing() -> None:
    answers = _consents({(GUARDIAN, ANA): YES}, *Use)
    assert [use for use in Use if allows(answers, use, DAY, (ANA,), young=(ANA,))] == [Use.RECORD]


@pytest.mark.parametrize("form", [None, *FORMS])
def test_no_name_leaves_where_somebody_young_speaks(form: Use | None) -> None:
    both: Said = {(giver, who): YES for giver in (GUARDIAN, YOUNG, SELF) for who in (ANA, JOSE)}
    answers = _consents(both, Use.HEARING_PACKET, *FORMS)
    names = {ANA: "Ximena Quillfeather", JOSE: "Luis Oak"}
    one = Testimony(UUID(int=1), "OAK-00000-0")
    words = (Version(UUID(int=2), VersionKind.ORIGINAL, "en", "No heat.", 1),)
    released = release(
        one,
        words,
        answers,
        Use.HEARING_PACKET,
        DAY,
        redactions=(),
        audience=EVERYONE,
        form=form,
        people=names,
        young=(JOSE,),
    )
    assert forms_allowed(answers, Use.HEARING_PACKET, DAY, names, young=(JOSE,)) == FORMS[:2]
    if form is Use.NAMED_QUOTE:
        assert released is None
    else:
        assert released is not None
        assert not any(name in repr(released) for name in names.values())


def test_who_no_longer_speaks_here_makes_nobody_young() -> None:
    said: Said = {(SELF, ANA): YES}
    assert in_force(_consents(said, Use.NAMED_QUOTE), Use.NAMED_QUOTE, DAY, (ANA,), young=(JOSE,)) is YES


def test_coming_of_age_leaves_what_both_agreed_to_and_no_more() -> None:
    both: Said = {(GUARDIAN, ANA): YES, (YOUNG, ANA): YES}
    assert allows(_consents(both, Use.PRESS), Use.PRESS, DAY, (ANA,))
    assert not allows(_consents({(YOUNG, ANA): YES}, Use.PRESS), Use.PRESS, DAY, (ANA,))
