"""What is hidden from an audience is not in what it gets, whatever overlaps; what is hidden from others is."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.consent import Answer, Consent, Released, Use, release
from hrforum.domain.redaction import (
    CITIES,
    EVERYONE,
    Audience,
    Outside,
    Reason,
    Redaction,
    at_hearing,
    hidden,
    holds_for,
    redacted,
    usual_replacement,
)
from hrforum.domain.span import Span
from hrforum.domain.testimony import Testimony, Version, VersionKind

DAY = date(2026, 12, 8)
ENGLISH, SPANISH = UUID(int=2), UUID(int=3)
WORDS = "I am Ada and Ada lives at 14 Harbor Steps."
VERSIONS = (
    Version(ENGLISH, VersionKind.ORIGINAL, "en", WORDS, 1),
    Version(SPANISH, VersionKind.TRANSLATION, "es", "Soy Ada.", 1, "Lee", "by hand"),
)
ONE = Testimony(UUID(int=1), "OAK-1", ask="Call Ada back.")
ANSWERS = [Consent(Use.HEARING_PACKET, Answer.YES), Consent(Use.ANONYMOUS_QUOTE, Answer.YES)]
NAME, ADDRESS = Span(5, 8), Span(26, 41)
AUDIENCES = (EVERYONE, CITIES, at_hearing(1), at_hearing(2))


def released(*some: Redaction, audience: Audience = EVERYONE, **more: object) -> Released:
    out = release(ONE, VERSIONS, ANSWERS, Use.HEARING_PACKET, DAY, redactions=some, audience=audience, **more)  # type: ignore[arg-type]  # fields by name
    assert out is not None
    return out


def test_hidden_words_are_replaced_and_counted() -> None:
    out = released(
        Redaction(NAME, ENGLISH),
        Redaction(ADDRESS, ENGLISH, Reason.ADDRESS),
        Redaction(Span(4, 7), SPANISH, replacement="[A.]"),
        Redaction(Span(5, 8), None),
    )
    assert [one.words for one in out.renderings] == ["I am [name] and Ada lives at [address].", "Soy [A.]."]
    assert out.ask == "Call [name] back."
    assert (out.withheld, out.part) == (4, False)
    assert "Harbor" not in repr(out)


def test_the_usual_replacement_speaks_the_language_of_the_document() -> None:
    out = released(Redaction(NAME, ENGLISH), language="es")
    assert out.renderings[0].words.startswith("I am [nombre] and")
    for language in ("en", "es", "fr"):
        said = {reason: usual_replacement(reason, language) for reason in Reason}
        assert all(each.startswith("[") and each.endswith("]") for each in said.values())
        assert len(set(said.values())) == len(Reason) - 1, "what is not to be told reads like anything else"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_redaction_for_everyone_outside_holds_for_every_audience(audience: Audience) -> None:
    assert "[name]" in released(Redaction(NAME, ENGLISH), audience=audience).renderings[0].words


def test_other_redactions_hold_for_their_audience_and_wherever_everyone_reads() -> None:
    for mine in AUDIENCES[1:]:
        for audience in AUDIENCES:
            holds = audience in (mine, EVERYONE)
            one = Redaction(NAME, ENGLISH, audience=mine)
            assert holds_for(one, audience) is holds
            assert ("[name]" in released(one, audience=audience).renderings[0].words) is holds


def test_nothing_leaves_while_a_redaction_is_lost() -> None:
    for one in (Redaction(NAME, ENGLISH, lost=True), Redaction(NAME, None, audience=CITIES, lost=True)):
        out = release(ONE, VERSIONS, ANSWERS, Use.HEARING_PACKET, DAY, redactions=[one], audience=EVERYONE)
        assert out is None


def test_a_span_that_does_not_end_in_the_words_hides_all_of_them() -> None:
    assert released(Redaction(Span(30, 400), ENGLISH)).renderings[0].words == "[name]"


def test_passages_leave_alone_and_what_is_hidden_in_them_stays_hidden() -> None:
    out = released(Redaction(ADDRESS, ENGLISH, Reason.ADDRESS), spans={ENGLISH: [Span(13, 33), Span(0, 8)]})
    assert [one.words for one in out.renderings] == ["I am Ada", "Ada lives at [address]"]
    assert (out.ask, out.versions, out.part, out.withheld) == (None, (ENGLISH,), True, 1)


def test_an_audience_of_a_hearing_names_it_and_no_other_does() -> None:
    for wrong in ((Outside.HEARING, None), (Outside.CITIES, 3)):
        with pytest.raises(ValueError, match="hearing"):
            Audience(*wrong)


LETTERS = "".join(chr(0x4E00 + number) for number in range(40))
"""Forty different characters: what is left of them can be told one by one."""
spans = st.tuples(st.integers(0, 39), st.integers(1, 12)).map(
    lambda one: Span(one[0], min(40, one[0] + one[1]))
)
redactions = st.builds(
    Redaction,
    spans,
    st.just(ENGLISH),
    st.sampled_from(Reason),
    st.sampled_from(AUDIENCES),
    st.sampled_from(["", "[x]", "—"]),
)


@given(st.lists(redactions, max_size=6), st.sampled_from(AUDIENCES), st.none() | spans)
def test_what_is_hidden_is_gone_and_the_rest_stands(
    some: list[Redaction], audience: Audience, part: Span | None
) -> None:
    version = Version(ENGLISH, VersionKind.ORIGINAL, "zh", LETTERS, 1)
    wanted = None if part is None else {ENGLISH: [part]}
    out = release(
        ONE, [version], ANSWERS, Use.HEARING_PACKET, DAY, redactions=some, audience=audience, spans=wanted
    )
    assert out is not None
    gone = {at for one in some if holds_for(one, audience) for at in range(one.span.start, one.span.stop)}
    inside = range(40) if part is None else range(part.start, part.stop)
    kept = "".join(LETTERS[at] for at in inside if at not in gone)
    (rendering,) = out.renderings
    assert "".join(each for each in rendering.words if each in LETTERS) == kept
    assert not any(LETTERS[at] in repr(out) for at in gone)
    assert (out.withheld == 0) == gone.isdisjoint(inside)


@given(st.lists(redactions, min_size=1, max_size=6))
def test_overlapping_redactions_are_one(some: list[Redaction]) -> None:
    concealed = hidden(some, LETTERS, "en")
    starts = [span.start for span, _told in concealed]
    assert starts == sorted(starts)
    assert all(not one.meets(other) for one, _t in concealed for other, _u in concealed if one is not other)
    assert redacted(LETTERS, concealed).count("[x]") <= len(concealed)
