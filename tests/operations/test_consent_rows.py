"""Consent: answers are only ever added, each giver's newest is in force, and withdrawing deletes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrforum.domain.changes import Changes
from hrforum.domain.consent import Answer, Consent, Giver, Use
from hrforum.domain.intake import Kept, Speaker
from hrforum.errors import NotFound, Refused
from hrforum.operations import consent, testimony
from hrforum.operations.deed import today
from hrforum.operations.pseudonym import Apart
from hrforum.storage import consent as storage
from hrforum.storage.archive import Archive, new_uuid
from tests.archive_of import keep, new_archive, settings_in, yes
from tests.operations.people import Event, Said, answers_holding, events_of

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """One archive for all examples of a property."""
    with settings_in(tmp_path_factory.mktemp("settings")):
        return new_archive(tmp_path_factory.mktemp("shared"))


def of_two(archive: Archive) -> tuple[Kept, list[UUID]]:
    """Keep a testimony of two people; return it and who they are."""
    names = Apart(archive)
    kept = keep(archive, speakers=(Speaker(names.apart("Wren")), Speaker(names.apart("Heron"))))
    speakers = testimony.read(archive, kept.id).intake.speakers
    return kept, [one.uuid for one in speakers if one.uuid]


@given(st.lists(events_of(), min_size=1, max_size=3).map(lambda some: [each for one in some for each in one]))
@settings(max_examples=50)
def test_whatever_happens_answers_are_only_added(shared: Archive, events: list[Event]) -> None:
    """Rows that were there stay as they were, also through undoing; what is in force is worked out a second time."""
    with shared.atomic():
        kept, people = of_two(shared)
        done: list[Event] = []
        before = consent.answers(shared, kept.id)
        for event in events:
            if isinstance(event, Said):
                changes = consent.give(shared, kept.id, [event.consent("", people)])
                assert changes.value == consent.in_force_now(shared, kept.id)
            else:
                changes_of_withdrawal = consent.withdraw(shared, kept.id, event.uses)
                assert all(
                    consent.in_force_now(shared, kept.id)[use] is Answer.NO
                    for use in changes_of_withdrawal.value
                )
            done.append(event)
            after = consent.answers(shared, kept.id)
            assert after[: len(before)] == before
            assert consent.in_force_now(shared, kept.id) == answers_holding(done, len(people))
            before = after
        assert len({one.uuid for one in before}) == len(before)
        assert [one.counter for one in before] == sorted({one.counter for one in before})


@given(events_of(), st.lists(st.sampled_from(Use), max_size=3, unique=True))
@settings(max_examples=50)
def test_undoing_adds_rows_and_gives_back_what_was_in_force(
    shared: Archive, events: tuple[Event, ...], uses: list[Use]
) -> None:
    with shared.atomic():
        kept, people = of_two(shared)
        for event in events:
            if isinstance(event, Said):
                consent.give(shared, kept.id, [event.consent("", people)])
        before = consent.in_force_now(shared, kept.id)
        given_ = [Consent(use, Answer.YES, testifier=who) for use in uses for who in (None, *people)]
        refused = [Consent(use, Answer.NO, Giver.GUARDIAN) for use in uses]
        deeds: list[Callable[[], Changes[Any]]] = [
            lambda: consent.withdraw(shared, kept.id, uses),
            lambda: consent.withdraw(shared, kept.id, uses, speaker=people[1]),
            lambda: consent.give(shared, kept.id, given_),
            lambda: consent.give(shared, kept.id, refused),
        ]
        for deed in deeds:
            rows = consent.answers(shared, kept.id)
            changes = deed()
            assert changes.inverse is not None
            after = consent.in_force_now(shared, kept.id)
            back = changes.inverse(shared)
            assert consent.in_force_now(shared, kept.id) == before
            again = consent.answers(shared, kept.id)
            assert again[: len(rows)] == rows
            assert back.inverse is not None
            back.inverse(shared)
            assert consent.in_force_now(shared, kept.id) == after
            changes.inverse(shared)


def test_withdrawing_ends_a_use_for_everybody_who_had_agreed(archive: Archive) -> None:
    """Afterwards one giver's new yes alone does not bring the use back."""
    answers = [Consent(Use.PRESS, Answer.YES, giver) for giver in (Giver.SELF, Giver.GUARDIAN)]
    kept = keep(archive)
    consent.give(archive, kept.id, answers)
    assert consent.withdraw(archive, kept.id, [Use.PRESS]).value == (Use.PRESS,)
    consent.give(archive, kept.id, [Consent(Use.PRESS, Answer.YES)])
    assert consent.in_force_now(archive, kept.id)[Use.PRESS] is Answer.NO
    consent.give(archive, kept.id, [Consent(Use.PRESS, Answer.YES, Giver.GUARDIAN)])
    assert consent.in_force_now(archive, kept.id)[Use.PRESS] is Answer.YES


def test_each_of_a_couple_answers_for_themselves(archive: Archive) -> None:
    """One's later yes lifts no no of the other; what one withdraws stays withdrawn until they say otherwise."""
    kept, (ana, jose) = of_two(archive)

    def says(who: UUID | None, answer: Answer) -> Answer:
        given_ = Consent(Use.NAMED_QUOTE, answer, testifier=who)
        return consent.give(archive, kept.id, [given_]).value[Use.NAMED_QUOTE]

    assert says(ana, Answer.NO) is Answer.NO
    assert says(jose, Answer.YES) is Answer.NO
    assert says(ana, Answer.NOT_ASKED) is Answer.NOT_ASKED
    assert says(ana, Answer.YES) is Answer.YES
    assert consent.withdraw(archive, kept.id, [], speaker=jose).value == (Use.NAMED_QUOTE,)
    newest = consent.answers(archive, kept.id)[-1]
    assert (newest.testifier, newest.answer) == (jose, Answer.NO)
    assert says(ana, Answer.YES) is Answer.NO
    assert says(None, Answer.YES) is Answer.NO
    assert says(jose, Answer.YES) is Answer.YES
    before = len(consent.answers(archive, kept.id))
    changes = consent.withdraw(archive, kept.id, [Use.NAMED_QUOTE])
    assert {one.testifier for one in consent.answers(archive, kept.id)[before:]} == {None, ana, jose}
    assert changes.inverse is not None
    changes.inverse(archive)
    assert consent.in_force_now(archive, kept.id)[Use.NAMED_QUOTE] is Answer.YES


def test_an_answer_outlives_who_gave_it_and_finds_them_again(archive: Archive) -> None:
    kept, (ana, jose) = of_two(archive)
    consent.give(archive, kept.id, [Consent(Use.PRESS, Answer.YES, testifier=who) for who in (ana, jose)])
    reading = testimony.read(archive, kept.id)
    alone = replace(reading.intake, speakers=reading.intake.speakers[:1])
    changes = testimony.edit(archive, kept.id, alone, reading.testimony.rev)
    assert archive.counts("testifier") == (1,)
    assert {one.testifier for one in consent.answers(archive, kept.id)} == {ana, jose}
    assert consent.in_force_now(archive, kept.id)[Use.PRESS] is Answer.YES
    assert changes.inverse is not None
    changes.inverse(archive)
    assert [one.uuid for one in testimony.read(archive, kept.id).intake.speakers] == [ana, jose]
    assert consent.in_force_now(archive, kept.id)[Use.PRESS] is Answer.YES
    joined = replace(reading.intake, speakers=(*reading.intake.speakers, Speaker("Finch")))
    testimony.edit(archive, kept.id, joined, testimony.by_id(archive, kept.id).rev)
    assert consent.in_force_now(archive, kept.id)[Use.PRESS] is Answer.NOT_ASKED


def test_nobody_answers_who_does_not_speak_there(archive: Archive) -> None:
    kept, stranger = keep(archive), new_uuid()
    for deed in (
        lambda: consent.give(archive, kept.id, [Consent(Use.PRESS, Answer.YES, testifier=stranger)]),
        lambda: consent.withdraw(archive, kept.id, [Use.PRESS], speaker=stranger),
    ):
        with pytest.raises(Refused, match="does not speak"):
            deed()
    assert consent.answers(archive, kept.id) == []


def test_withdrawing_without_naming_uses_ends_all_that_were_agreed_to(archive: Archive) -> None:
    kept = keep(archive, uses=(Use.COUNT, Use.PRESS))
    consent.give(archive, kept.id, [Consent(Use.CONTACT, Answer.NO)])
    assert set(consent.withdraw(archive, kept.id, []).value) == {Use.COUNT, Use.PRESS}
    assert consent.withdraw(archive, kept.id, []).value == ()
    in_force = consent.in_force_now(archive, kept.id)
    assert {use for use, answer in in_force.items() if answer is Answer.NO} == {
        Use.COUNT,
        Use.PRESS,
        Use.CONTACT,
    }


def test_a_use_can_be_refused_that_was_never_asked(archive: Archive) -> None:
    kept = keep(archive)
    assert consent.withdraw(archive, kept.id, [Use.HEARING_PACKET]).value == (Use.HEARING_PACKET,)
    assert consent.in_force_now(archive, kept.id)[Use.HEARING_PACKET] is Answer.NO


def test_an_answer_keeps_all_that_was_said_with_it(archive: Archive) -> None:
    kept = keep(archive)
    said = Consent(
        Use.NAMED_QUOTE,
        Answer.YES,
        Giver.YOUNG_PERSON,
        "Nell",
        "es",
        "Luis",
        "2026-01",
        "signed card 7",
        today() - DAY,
        today() + DAY,
    )
    consent.give(archive, kept.id, [said])
    (row,) = consent.answers(archive, kept.id)
    same = ("use", "answer", "giver", "asked_by", "language", "interpreter", "script_version", "proof")
    assert all(getattr(row, name) == getattr(said, name) for name in (*same, "from_day", "until_day"))
    assert (row.recorded_on, row.device) == (today(), archive.device)
    later = consent.give(archive, kept.id, [said])
    assert later.value[Use.NAMED_QUOTE] is Answer.NOT_ASKED, "nobody else answered beside the young person"
    assert consent.answers(archive, kept.id)[1].replaces == {row.uuid}


def test_undoing_gives_back_the_strictest_of_two_that_stood_side_by_side(archive: Archive) -> None:
    """Two laptops answered without knowing of each other; the stricter answer was in force and is again."""
    kept = keep(archive)
    storage.add(archive, kept.id, [Consent(Use.PRESS, Answer.NO, recorded_on=today())])
    other = archive.run("INSERT INTO device (uuid) VALUES (?)", (new_uuid().bytes,))
    mine, archive.device_id = archive.device_id, other
    storage.add(archive, kept.id, [Consent(Use.PRESS, Answer.YES, recorded_on=today())])
    archive.device_id = mine
    assert consent.in_force_now(archive, kept.id)[Use.PRESS] is Answer.NO
    changes = consent.give(archive, kept.id, yes(Use.PRESS))
    assert changes.value[Use.PRESS] is Answer.YES
    assert changes.inverse is not None
    changes.inverse(archive)
    assert consent.in_force_now(archive, kept.id)[Use.PRESS] is Answer.NO


def test_what_cannot_be_an_answer_is_refused(archive: Archive) -> None:
    kept = keep(archive)
    backwards = Consent(Use.PRESS, Answer.YES, from_day=today(), until_day=today() - DAY)
    for wrong, sentence in (
        (backwards, "end before it starts"),
        (Consent(Use.PRESS, Answer.YES, proof="\0"), "NUL"),
    ):
        with pytest.raises(Refused) as told:
            consent.give(archive, kept.id, [wrong])
        assert sentence in told.value.sentence
    with pytest.raises(NotFound):
        consent.give(archive, 999, [])
    with pytest.raises(NotFound):
        consent.withdraw(archive, 999, [])
    assert consent.answers(archive, kept.id) == []


def test_uses_are_named_as_people_write_them() -> None:
    assert consent.uses_named(["Hearing-Packet", " count ", "count"]) == (Use.HEARING_PACKET, Use.COUNT)
    with pytest.raises(Refused) as told:
        consent.uses_named(["count", "everything"])
    assert "everything is no use" in told.value.sentence
    assert all(use in told.value.sentence for use in Use)
