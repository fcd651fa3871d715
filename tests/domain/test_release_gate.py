"""Words leave through one gate, in a form that was agreed to, and never with a name that this form does not show."""

from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.consent import FORMS, Answer, Consent, Released, Use, forms_allowed, release
from hrforum.domain.redaction import EVERYONE
from hrforum.domain.rendering import Rendering
from hrforum.domain.testimony import Testimony, Version, VersionKind

DAY = date(2026, 12, 8)
TESTIMONY = Testimony(
    UUID(int=1), "OAK-00000-0", forum_id=77, heard_on=DAY, place="Secret Street 1", ask="Heat"
)
VERSIONS = (
    Version(UUID(int=2), VersionKind.ORIGINAL, "es", "Sin calefacción.", 1),
    Version(UUID(int=3), VersionKind.TRANSLATION, "en", "No heat.", 1, "Lee", "by hand"),
)
NAME, PSEUDONYM = "Ximena Quillfeather", "Blue Heron"
PERSON, OTHER = UUID(int=4), UUID(int=5)
NOTHING_HIDDEN: dict[str, Any] = {"redactions": (), "audience": EVERYONE}

answers = st.dictionaries(st.sampled_from(Use), st.sampled_from(Answer)).map(
    lambda given: [Consent(use, answer) for use, answer in given.items()]
)


@given(answers, st.sampled_from(Use), st.none() | st.sampled_from(FORMS))
def test_only_agreed_forms_leave_and_no_other_name_with_them(
    given_answers: list[Consent], use: Use, form: Use | None
) -> None:
    allowed = forms_allowed(given_answers, use, DAY)
    released = release(
        TESTIMONY,
        VERSIONS,
        given_answers,
        use,
        DAY,
        form=form,
        pseudonym=PSEUDONYM,
        people={PERSON: NAME},
        **NOTHING_HIDDEN,
    )
    if not allowed or (form and form not in allowed):
        assert released is None
        return
    assert released is not None
    assert released.form is (form or min(allowed, key=FORMS.index))
    speakers = {Use.ANONYMOUS_QUOTE: None, Use.PSEUDONYMOUS_STORY: PSEUDONYM, Use.NAMED_QUOTE: NAME}
    assert released.speaker == speakers[released.form]
    whole = repr(released)
    for kept_inside in {NAME, PSEUDONYM, TESTIMONY.place, TESTIMONY.code} - {released.speaker}:
        assert kept_inside not in whole


@given(st.sampled_from(FORMS))
def test_without_a_pseudonym_or_name_there_is_no_speaker(form: Use) -> None:
    given_answers = [Consent(Use.HEARING_PACKET, Answer.YES), Consent(form, Answer.YES)]
    released = release(
        TESTIMONY,
        VERSIONS,
        given_answers,
        Use.HEARING_PACKET,
        DAY,
        pseudonym="",
        people={PERSON: ""},
        **NOTHING_HIDDEN,
    )
    assert released is not None
    assert released.speaker is None


NAMED = (Use.HEARING_PACKET, Use.NAMED_QUOTE)


def _named(*answers: Consent, public_on: date | None = None) -> Released | None:
    people = {PERSON: NAME, OTHER: "Luis Oak"}
    listing = " & ".join
    return release(
        TESTIMONY,
        VERSIONS,
        answers,
        NAMED[0],
        DAY,
        people=people,
        public_on=public_on,
        listing=listing,
        **NOTHING_HIDDEN,
    )


def test_a_couple_is_named_where_both_agreed() -> None:
    both = [Consent(use, Answer.YES, testifier=person) for use in NAMED for person in (PERSON, OTHER)]
    for answers in (both, [Consent(use, Answer.YES) for use in NAMED]):
        released = _named(*answers)
        assert released is not None
        assert released.speaker == f"{NAME} & Luis Oak"


@pytest.mark.parametrize("answer", [None, Answer.NOT_ASKED, Answer.NO])
def test_nobody_is_named_because_another_agreed(answer: Answer | None) -> None:
    packet = Consent(NAMED[0], Answer.YES)
    answers = [packet, Consent(Use.NAMED_QUOTE, Answer.YES, testifier=OTHER)]
    if answer:
        answers.append(Consent(Use.NAMED_QUOTE, answer, testifier=PERSON))
    assert _named(*answers) is None
    unnamed = _named(*answers, Consent(Use.ANONYMOUS_QUOTE, Answer.YES))
    assert unnamed is not None
    assert (unnamed.form, unnamed.speaker) == (Use.ANONYMOUS_QUOTE, None)


def test_a_name_leaves_only_where_it_may_on_the_day_of_the_hearing_too() -> None:
    later = date(2027, 1, 12)
    answers = [
        Consent(NAMED[0], Answer.YES),
        Consent(Use.NAMED_QUOTE, Answer.YES, until_day=DAY),
        Consent(Use.ANONYMOUS_QUOTE, Answer.YES, until_day=later),
    ]
    assert _named(answers[0], answers[1]) is not None
    assert _named(answers[0], answers[1], public_on=later) is None
    released = _named(*answers, public_on=later)
    assert released is not None
    assert released.form is Use.ANONYMOUS_QUOTE


def test_all_current_versions_leave_with_who_translated() -> None:
    released = _released()
    assert released.renderings == (
        Rendering("es", "Sin calefacción."),
        Rendering("en", "No heat.", "Lee", "by hand"),
    )
    assert released.versions == (UUID(int=2), UUID(int=3))
    assert (released.ask, released.heard_on) == ("Heat", DAY)


def test_nobody_else_makes_what_was_released() -> None:
    released = _released()
    values = {each.name: getattr(released, each.name) for each in fields(Released)}
    with pytest.raises(TypeError, match="release"):
        Released(**values)
    with pytest.raises(TypeError, match="release"):
        replace(released, speaker=NAME)


def _released() -> Released:
    given_answers = [Consent(Use.HEARING_PACKET, Answer.YES), Consent(Use.ANONYMOUS_QUOTE, Answer.YES)]
    released = release(
        TESTIMONY, VERSIONS, given_answers, Use.HEARING_PACKET, DAY, people={PERSON: NAME}, **NOTHING_HIDDEN
    )
    assert released is not None
    return released


def test_nobody_can_forget_what_is_hidden() -> None:
    with pytest.raises(TypeError, match="redactions"):
        release(TESTIMONY, VERSIONS, (), Use.HEARING_PACKET, DAY)  # type: ignore[call-arg]  # what it is about
