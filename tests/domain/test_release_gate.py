"""Words leave through one gate, in a form that was agreed to, and never with a name that this form does not show."""

from dataclasses import fields, replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.consent import FORMS, Answer, Consent, Passage, Released, Use, forms_allowed, release
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

answers = st.dictionaries(st.sampled_from(Use), st.sampled_from(Answer)).map(
    lambda given: [Consent(use, answer) for use, answer in given.items()]
)


@given(answers, st.sampled_from(Use), st.none() | st.sampled_from(FORMS))
def test_only_agreed_forms_leave_and_no_other_name_with_them(
    given_answers: list[Consent], use: Use, form: Use | None
) -> None:
    allowed = forms_allowed(given_answers, use, DAY)
    released = release(
        TESTIMONY, VERSIONS, given_answers, use, DAY, form=form, pseudonym=PSEUDONYM, name=NAME
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
    released = release(TESTIMONY, VERSIONS, given_answers, Use.HEARING_PACKET, DAY, pseudonym="", name="")
    assert released is not None
    assert released.speaker is None


def test_all_current_versions_leave_with_who_translated() -> None:
    released = _released()
    assert released.passages == (
        Passage("es", "Sin calefacción."),
        Passage("en", "No heat.", "Lee", "by hand"),
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
    released = release(TESTIMONY, VERSIONS, given_answers, Use.HEARING_PACKET, DAY, name=NAME)
    assert released is not None
    return released
