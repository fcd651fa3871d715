"""What protects a person: high risk keeps names out, young people and guardians both decide, names stand behind a door."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from hrforum.domain.consent import LOCKED_FOR_YOUNG, Answer, Consent, Giver, Use
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.review import Reason
from hrforum.domain.risk import Risk, allows_audio, allows_names, rubric
from hrforum.domain.vault import Why
from hrforum.errors import Refused
from hrforum.operations import consent, edition, export, packet, testimony, vault
from hrforum.operations.deed import today
from hrforum.storage.archive import Archive
from tests.archive_of import new_hearing, yes
from tests.operations.state import lines_of

NAMED = Speaker("Wren", "Ximena Quillfeather", "ximena@example.org", guardian="Berta Quillfeather")
YOUNG = replace(NAMED, young=True, of_age_on=today() + timedelta(days=90))
BOTH = (Giver.GUARDIAN, Giver.YOUNG_PERSON)


def _add(archive: Archive, *speakers: Speaker, answers: Sequence[Consent] = ()) -> int:
    return testimony.add(archive, Intake("No heat.", speakers=speakers), answers).value.id


def _whole(archive: Archive, testimony_id: int) -> Speaker:
    return testimony.read_whole(archive, testimony_id).intake.speakers[0]


def test_who_is_found_to_be_young_stands_in_no_edition_by_name(archive: Archive, tmp_path: Path) -> None:
    answers = yes(Use.RECORD, Use.COUNT, Use.HEARING_PACKET, Use.NAMED_QUOTE)
    first = _add(archive, NAMED, answers=answers)
    again = _add(archive, _whole(archive, first), answers=answers)
    one = Packet(new_hearing(archive).id, "T", chosen=(Chosen(again, Use.NAMED_QUOTE),))
    packet_id = packet.add(archive, one).value.id
    export.export(archive, packet_id, tmp_path / "t.pdf")
    (made,) = packet.editions(archive, packet_id)
    reading = testimony.read_whole(archive, first)
    found = replace(_whole(archive, first), young=True)
    edited = testimony.edit(archive, first, replace(reading.intake, speakers=(found,)), reading.testimony.rev)
    assert edition.by_id(archive, made.id).superseded_on == today()
    assert edited.inverse is not None
    edited.inverse(archive)
    assert edition.by_id(archive, made.id).superseded_on is None


# ---- risk --------------------------------------------------------------------------------------------------------------
def test_only_high_risk_switches_names_and_sound_off() -> None:
    assert [each for each in Risk if not allows_names(each)] == [Risk.HIGH]
    assert [each for each in Risk if not allows_audio(each)] == [Risk.HIGH]
    assert set(rubric()) == set(Risk) - {Risk.NOT_SAID}


@pytest.mark.parametrize("risk", Risk)
@pytest.mark.parametrize("one", [Speaker(name="Q"), Speaker(contact="Q"), Speaker(guardian="Q")])
def test_names_of_people_at_high_risk_are_kept_only_deliberately(
    archive: Archive, risk: Risk, one: Speaker
) -> None:
    one = replace(one, risk=risk)
    if risk is Risk.HIGH:
        with pytest.raises(Refused, match="risk is high"):
            _add(archive, one)
        one = replace(one, all_the_same=True)
    found = _whole(archive, _add(archive, one))
    assert (found.identity, found.risk) == (one.identity, risk)


def test_without_a_name_high_risk_stands_in_nobodys_way(archive: Archive) -> None:
    assert _whole(archive, _add(archive, Speaker("Wren", risk=Risk.HIGH))).risk is Risk.HIGH


def test_a_risk_found_later_leaves_what_was_kept_and_lets_no_more_in(archive: Archive) -> None:
    number = _add(archive, NAMED)
    reading = testimony.read(archive, number)
    high = replace(reading.intake.speakers[0], risk=Risk.HIGH)
    changes = testimony.edit(archive, number, replace(reading.intake, speakers=(high,)), 1)
    assert _whole(archive, number) == replace(NAMED, risk=Risk.HIGH, testifier_id=high.testifier_id)
    assert changes.inverse is not None
    changes.inverse(archive)
    assert _whole(archive, number).risk is Risk.NOT_SAID
    other = replace(Speaker("Finch"), risk=Risk.HIGH, name="Ana")
    with pytest.raises(Refused):
        testimony.edit(archive, number, replace(reading.intake, speakers=(high, other)), 3)


# ---- young people --------------------------------------------------------------------------------------------------------
def _allowed(archive: Archive, testimony_id: int) -> set[Use]:
    return {use for use, said in consent.in_force_now(archive, testimony_id).items() if said is Answer.YES}


@pytest.mark.parametrize("young", [False, True])
def test_who_is_young_needs_two_yeses_for_more_than_keeping(archive: Archive, young: bool) -> None:
    number = _add(archive, replace(NAMED, young=young))
    who = _whole(archive, number).uuid
    for giver, person in product(BOTH, (None, who)):
        said = [Consent(use, Answer.YES, giver, testifier=person) for use in Use]
        alone = consent.give(archive, number, said)
        assert _allowed(archive, number) == ({Use.RECORD} if young else set())
        assert alone.inverse is not None
        alone.inverse(archive)
    consent.give(archive, number, [Consent(use, Answer.YES, giver) for use in Use for giver in BOTH])
    assert _allowed(archive, number) == set(Use) - (LOCKED_FOR_YOUNG if young else set())


def test_the_no_of_somebody_young_stands_against_every_guardian(archive: Archive) -> None:
    number = _add(archive, YOUNG)
    consent.give(archive, number, [Consent(use, Answer.YES, Giver.GUARDIAN) for use in Use])
    consent.give(
        archive, number, [Consent(use, Answer.NO, Giver.YOUNG_PERSON) for use in set(Use) - {Use.RECORD}]
    )
    assert _allowed(archive, number) == {Use.RECORD}


def test_somebody_young_is_named_in_no_packet_and_it_says_why(archive: Archive) -> None:
    answers = [Consent(use, Answer.YES, giver) for use in Use for giver in BOTH]
    number = _add(archive, YOUNG, answers=answers)
    where = new_hearing(archive).id
    one = packet.add(archive, Packet(where, "Heat", "en", chosen=(Chosen(number, Use.NAMED_QUOTE),))).value
    stopped = packet.consider(archive, one)
    assert stopped.exhibits == ()
    assert "under the age limit" in stopped.left_out[0].why
    (shown,) = packet.consider(archive, replace(one, chosen=(Chosen(number),))).exhibits
    assert shown.forms == (Use.ANONYMOUS_QUOTE, Use.PSEUDONYMOUS_STORY)
    assert "Quillfeather" not in repr(shown.released)


def test_a_school_in_the_words_of_somebody_young_stops_the_packet(archive: Archive) -> None:
    answers = [Consent(use, Answer.YES, giver) for use in Use for giver in BOTH]
    words = "Lincoln High School is two buses away now."
    for young in (True, False):
        one = Speaker(young=young)
        number = testimony.add(archive, Intake(words, speakers=(one,)), answers).value.id
        which = packet.add(
            archive, Packet(new_hearing(archive).id, "Heat", "en", chosen=(Chosen(number),))
        ).value
        warned = [each for each in packet.consider(archive, which).warnings if "school" in each.why]
        assert [each.parts for each in warned] == ([("Lincoln High School",)] if young else [])


def test_a_guardian_who_was_not_asked_with_them_is_what_to_ask_for(archive: Archive) -> None:
    number = _add(archive, YOUNG, answers=[Consent(use, Answer.YES) for use in Use])
    one = packet.add(archive, Packet(new_hearing(archive).id, "Heat", "en", chosen=(Chosen(number),))).value
    assert "guardian" in packet.consider(archive, one).left_out[0].why


@pytest.mark.parametrize("at_the_forum", [True, False])
def test_a_yes_for_somebody_young_is_due_on_the_day_of_age(archive: Archive, at_the_forum: bool) -> None:
    answers = [
        Consent(Use.PRESS, Answer.YES, Giver.GUARDIAN),
        Consent(Use.COUNT, Answer.YES, Giver.GUARDIAN, review_on=today()),
        Consent(Use.CONTACT, Answer.NO, Giver.GUARDIAN),
    ]
    number = _add(archive, YOUNG, answers=answers if at_the_forum else ())
    if not at_the_forum:
        consent.give(archive, number, answers)
    days = {one.use: one.review_on for one in consent.answers(archive, number)}
    assert days == {Use.PRESS: YOUNG.of_age_on, Use.COUNT: today(), Use.CONTACT: None}


def test_a_day_of_age_written_down_later_is_due_too(archive: Archive) -> None:
    answers = [Consent(use, Answer.YES, giver) for use in (Use.COUNT, Use.PRESS) for giver in BOTH]
    number = _add(archive, replace(YOUNG, of_age_on=None), answers=answers)
    assert consent.due(archive, date.max - timedelta(days=30)) == []
    reading = testimony.read(archive, number)
    grown = replace(reading.intake.speakers[0], of_age_on=today())
    testimony.edit(archive, number, replace(reading.intake, speakers=(grown,)), 1)
    (due,) = consent.due(archive)
    assert (due.testimony_id, due.reason, due.day) == (number, Reason.REVIEW, today())
    assert set(due.uses) == {Use.COUNT, Use.PRESS}


# ---- the name vault ------------------------------------------------------------------------------------------------------
def test_reading_shows_no_name_and_looking_into_the_vault_does(archive: Archive) -> None:
    number = _add(archive, NAMED)
    closed = testimony.read(archive, number)
    assert "Quillfeather" not in repr(closed)
    assert "ximena" not in repr(closed)
    assert closed.intake.speakers[0].in_vault
    before = len(lines_of(archive))
    opened = vault.look(archive, number).value
    assert opened.intake.speakers[0] == replace(NAMED, testifier_id=opened.intake.speakers[0].testifier_id)
    (line,) = lines_of(archive)[before:]
    assert (line.deed, line.subjects) == ("vault.look", (closed.testimony.uuid,))


def test_who_has_nothing_in_the_vault_is_no_line_in_the_ledger(archive: Archive) -> None:
    number = _add(archive, Speaker("Finch"))
    before = lines_of(archive)
    assert not vault.look_if_any(archive, number).intake.speakers[0].in_vault
    assert lines_of(archive) == before


@pytest.mark.parametrize("why", Why)
def test_opening_keeps_the_reason_and_no_word(archive: Archive, why: Why) -> None:
    vault.open_vault(archive, why)
    line = lines_of(archive)[-1]
    assert (line.deed, line.subjects) == (f"vault.open.{why}", ())


def test_changing_what_was_read_without_names_leaves_them(archive: Archive) -> None:
    number = _add(archive, NAMED)
    reading = testimony.read(archive, number)
    (closed,) = reading.intake.speakers
    changed = replace(reading.intake, words="Other words.", speakers=(replace(closed, pseudonym="Finch"),))
    changes = testimony.edit(archive, number, changed, 1)
    assert _whole(archive, number).identity == NAMED.identity
    assert changes.inverse is not None
    changes.inverse(archive)
    assert _whole(archive, number).identity == NAMED.identity


def test_what_was_opened_can_be_mended_and_taken_out(archive: Archive) -> None:
    number = _add(archive, NAMED)
    for fresh in (replace(NAMED, name="Ximena Oak"), replace(NAMED, name="", contact="", guardian="")):
        reading = vault.look(archive, number).value
        one = replace(
            reading.intake.speakers[0], name=fresh.name, contact=fresh.contact, guardian=fresh.guardian
        )
        testimony.edit(archive, number, replace(reading.intake, speakers=(one,)), reading.testimony.rev)
        assert _whole(archive, number).identity == fresh.identity
    assert archive.counts("identity") == (0,)
