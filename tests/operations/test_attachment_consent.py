"""What is agreed to about an attachment: by itself, beside what was said about the testimony, and as the proof of that."""

import pytest

from hrforum.domain.attachment import Attachment
from hrforum.domain.consent import Answer, Consent, Giver, Proof, Use
from hrforum.domain.draft import Draft
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Intake, Speaker
from hrforum.errors import Refused
from hrforum.operations import (
    attachment,
    attachment_consent,
    consent,
    draft,
    erase,
    recording,
    taking_in,
    testimony,
)
from hrforum.storage.archive import Archive
from tests.archive_of import keep, yes
from tests.decode.made import tone
from tests.storage.pages import plain_bytes


def attached(archive: Archive, testimony_id: int, content: bytes = b"words") -> Attachment:
    return attachment.add(archive, taking_in.take_in("file", content), testimony_id=testimony_id).value


def test_an_answer_about_an_attachment_counts_for_nothing_else(archive: Archive) -> None:
    kept = keep(archive, uses=(Use.RECORD,))
    one, other = attached(archive, kept.id), attached(archive, kept.id)
    assert attachment_consent.give(archive, one.id, yes(Use.RECORDINGS, Use.PRESS)).value is Answer.YES
    assert consent.in_force_now(archive, kept.id)[Use.RECORDINGS] is Answer.NOT_ASKED
    assert consent.in_force_now(archive, kept.id)[Use.PRESS] is Answer.NOT_ASKED
    assert [each.use for each in consent.answers(archive, kept.id)] == [Use.RECORD]
    assert [each.use for each in testimony.read(archive, kept.id).consents] == [Use.RECORD]
    assert attachment_consent.may_leave(archive, other.id) is Answer.NOT_ASKED


def test_a_later_answer_stands_and_the_earlier_is_kept(archive: Archive) -> None:
    one = attached(archive, keep(archive).id)
    attachment_consent.give(archive, one.id, yes(Use.RECORDINGS))
    attachment_consent.give(archive, one.id, [Consent(Use.RECORDINGS, Answer.NO)])
    assert attachment_consent.may_leave(archive, one.id) is Answer.NO
    assert len(attachment_consent.answers(archive, one.id)) == 2


def test_who_takes_back_a_testimony_takes_back_what_hangs_on_it(archive: Archive) -> None:
    kept = keep(archive, uses=(Use.RECORD,))
    one = attached(archive, kept.id)
    assert attachment_consent.give(archive, one.id, yes(Use.RECORDINGS)).value is Answer.YES
    taken_back = consent.withdraw(archive, kept.id, [])
    assert attachment_consent.may_leave(archive, one.id) is Answer.NO
    assert taken_back.inverse is not None
    taken_back.inverse(archive)
    assert attachment_consent.may_leave(archive, one.id) is Answer.YES
    consent.withdraw(archive, kept.id, [Use.RECORDINGS])
    assert attachment_consent.may_leave(archive, one.id) is Answer.NO


def test_nothing_is_attached_where_words_were_erased(archive: Archive) -> None:
    kept = keep(archive)
    erase.erase(archive, kept.id, Scope.STORY)
    with pytest.raises(Refused, match="were erased"):
        attached(archive, kept.id)
    with pytest.raises(Refused, match="were erased"):
        recording.begin(archive, testimony_id=kept.id)


def test_no_voice_of_somebody_young_leaves(archive: Archive) -> None:
    intake = Intake("They closed our school.", speakers=(Speaker("Wren", young=True),))
    one = attached(archive, testimony.add(archive, intake).value.id, tone(0.1))
    given = [Consent(Use.RECORDINGS, Answer.YES, giver) for giver in (Giver.GUARDIAN, Giver.YOUNG_PERSON)]
    assert attachment_consent.give(archive, one.id, given).value is Answer.NOT_ASKED


def test_it_is_asked_for_once_there_is_a_testimony(archive: Archive) -> None:
    begun = draft.keep(archive, Draft("{}"))
    one = attachment.add(archive, taking_in.take_in("file", b"words"), draft_id=begun.id).value
    with pytest.raises(Refused, match="first"):
        attachment_consent.give(archive, one.id, yes(Use.RECORDINGS))
    with pytest.raises(Refused, match="no answer yet"):
        attachment_consent.prove(archive, one.id, Proof.SPOKEN)
    assert attachment_consent.may_leave(archive, one.id) is Answer.NOT_ASKED


def test_a_recording_proves_the_answers_that_stand(archive: Archive) -> None:
    kept = keep(archive, uses=(Use.RECORD, Use.COUNT))
    consent.withdraw(archive, kept.id, [Use.COUNT])
    before = consent.in_force_now(archive, kept.id)
    one = attached(archive, kept.id, tone(0.1))
    assert not attachment_consent.is_proof(archive, one.id)
    proven = attachment_consent.prove(archive, one.id, Proof.SPOKEN)
    assert consent.in_force_now(archive, kept.id) == before
    assert attachment_consent.is_proof(archive, one.id)
    newest = {each.use: each for each in consent.answers(archive, kept.id)}
    assert {each.proof_attachment for each in newest.values()} == {one.uuid}
    assert {each.proof for each in newest.values()} == {Proof.SPOKEN}
    assert proven.inverse is not None
    proven.inverse(archive)
    assert consent.in_force_now(archive, kept.id) == before
    assert consent.answers(archive, kept.id)[-1].proof_attachment is None


def test_an_answer_outlives_its_proof(archive: Archive) -> None:
    kept = keep(archive, uses=(Use.RECORD,))
    one = attached(archive, kept.id)
    attachment_consent.prove(archive, one.id, Proof.SIGNED)
    attachment_consent.give(archive, one.id, yes(Use.RECORDINGS))
    attachment.remove(archive, one.id)
    assert consent.in_force_now(archive, kept.id)[Use.RECORD] is Answer.YES
    assert archive.value("SELECT count(*) FROM consent WHERE attachment_id IS NOT NULL") == 0


def test_a_draft_thrown_away_takes_its_bytes_from_the_file(archive: Archive) -> None:
    begun = draft.keep(archive, Draft("{}"))
    secret = b"Zqthrownaway in bytes, " * 100_000
    attachment.add(archive, taking_in.take_in("file", secret), draft_id=begun.id)
    draft.discard(archive, begun.id)
    path, key = archive.path, archive.key()
    archive.close()
    assert b"Zqthrownaway" not in plain_bytes(path, key)
