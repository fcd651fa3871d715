"""Consent scripts as an archive changes them, interpreters, and what is due, over a real archive."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hrforum.domain.consent import Answer, Consent, Giver, Proof, Use
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Intake
from hrforum.domain.interpreting import Mode
from hrforum.domain.review import Reason
from hrforum.domain.script import words_of
from hrforum.errors import NotFound, Refused
from hrforum.operations import consent, erase, script, testimony
from hrforum.operations.deed import today
from hrforum.storage.archive import Archive, new_uuid
from tests.archive_of import keep, reopened


def changed(archive: Archive, language: str = "en", opening: str = "Welcome.") -> str:
    """Return the words in force with another opening."""
    one = script.in_force(archive, language)
    assert one is not None
    return words_of({**one.parts(), "opening": opening})


def test_an_archive_begins_with_what_is_shipped(archive: Archive) -> None:
    assert [one.version for one in script.everything(archive)] == ["en-1", "es-1", "fr-1"]
    spoken = script.in_force(archive, "es-MX")
    assert spoken is not None
    assert spoken.version == "es-1"
    assert script.in_force(archive, "so") is None


def test_a_changed_script_is_a_new_version_and_the_old_one_can_be_read(archive: Archive) -> None:
    kept = script.edit(archive, "English", changed(archive)).value
    assert (kept.version, kept.written_on) == ("en-2", today())
    with reopened(archive) as again:
        found = script.in_force(again, "en")
        assert found == kept
        assert script.by_version(again, "en-1").opening != "Welcome."
        assert script.by_version(again, "en-2") == kept
        with pytest.raises(NotFound):
            script.by_version(again, "en-3")
        with pytest.raises(Refused, match="already"):
            script.edit(again, "en", changed(again))


def test_a_script_in_a_language_that_has_none_is_its_first(archive: Archive) -> None:
    changes = script.edit(archive, "ar", changed(archive, opening="شكرا لك."))
    assert changes.value.version == "ar-1"
    assert [one.language for one in script.everything(archive)] == ["ar", "en", "es", "fr"]
    assert changes.inverse is not None
    changes.inverse(archive)
    assert script.in_force(archive, "ar") is None


def test_undoing_leaves_a_version_that_was_read_out(archive: Archive) -> None:
    changes = script.edit(archive, "en", changed(archive))
    kept = keep(archive)
    consent.give(archive, kept.id, [Consent(Use.COUNT, Answer.YES, script_version="en-2")])
    assert changes.inverse is not None
    with pytest.raises(Refused, match="en-2"):
        changes.inverse(archive)
    assert script.by_version(archive, "en-2").opening == "Welcome."


def test_everything_around_an_answer_is_kept(archive: Archive) -> None:
    kept = keep(archive)
    said = Consent(
        Use.PRESS,
        Answer.YES,
        Giver.GUARDIAN,
        asked_by="Ada",
        language="so",
        interpreter="Hodan",
        script_version="en-1",
        proof=Proof.WITNESSED,
        from_day=date(2026, 1, 1),
        until_day=date(2027, 1, 1),
        interpreter_mode=Mode.RELATIVE,
        review_on=date(2026, 6, 1),
        witness="Luz",
        proof_attachment=new_uuid(),
    )
    consent.give(archive, kept.id, [said])
    (found,) = consent.answers(archive, kept.id)
    assert replace(found, uuid=None, device=None, counter=0, recorded_on=None) == said
    assert found.interpreter_mode is Mode.RELATIVE


def test_who_interpreted_the_telling_is_kept_and_changed(archive: Archive) -> None:
    intake = Intake("Words.", interpreter=" Hodan ", interpreter_mode=Mode.WHISPERED)
    kept = testimony.add(archive, intake).value
    reading = testimony.read(archive, kept.id)
    assert (reading.intake.interpreter, reading.intake.interpreter_mode) == ("Hodan", Mode.WHISPERED)
    other = replace(reading.intake, interpreter="", interpreter_mode=None)
    changes = testimony.edit(archive, kept.id, other, reading.testimony.rev)
    assert testimony.read(archive, kept.id).testimony.interpreter_mode is None
    assert changes.inverse is not None
    changes.inverse(archive)
    assert testimony.read(archive, kept.id).intake == reading.intake


def test_what_is_due_is_listed_by_its_day_and_goes_when_it_is_asked_anew(archive: Archive) -> None:
    day = today()
    first, second, third = (keep(archive, f"Words {number}.") for number in range(3))
    consent.give(archive, first.id, [Consent(Use.COUNT, Answer.YES, review_on=day)])
    consent.give(
        archive,
        second.id,
        [
            Consent(use, Answer.YES, until_day=day - timedelta(days=3))
            for use in (Use.HEARING_PACKET, Use.PRESS)
        ],
    )
    consent.give(archive, third.id, [Consent(Use.COUNT, Answer.YES, review_on=day + timedelta(days=1))])
    listed = [(one.code, one.reason, one.uses) for one in consent.due(archive)]
    assert listed == [
        (second.code, Reason.EXPIRY, (Use.HEARING_PACKET, Use.PRESS)),
        (first.code, Reason.REVIEW, (Use.COUNT,)),
    ]
    assert len(consent.due(archive, day + timedelta(days=1))) == 3
    consent.give(archive, first.id, [Consent(Use.COUNT, Answer.YES)])
    erase.erase(archive, second.id, Scope.ALL)
    assert consent.due(archive) == []
