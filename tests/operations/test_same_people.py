"""Two testifiers who are one person: counted once, nothing of either lost, the stricter answer in force, and parted to the letter."""

from datetime import date

import pytest

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.intake import Speaker
from hrforum.domain.merging import as_one, both, identity_of_both, strictest
from hrforum.domain.risk import Risk
from hrforum.domain.tag import NOT_ASKED, About
from hrforum.domain.testifier import Identity
from hrforum.domain.testifier import Testifier as Person
from hrforum.errors import NotFound, Refused
from hrforum.operations import consent, tag, testifier, testimony
from hrforum.storage import pseudonym
from hrforum.storage.archive import Archive
from tests.archive_of import keep
from tests.operations.state import lines_of, must_be_whole, state_of


def speaker_of(archive: Archive, testimony_id: int) -> Speaker:
    (one,) = testimony.read_whole(archive, testimony_id).intake.speakers
    return one


def test_nothing_of_either_is_lost(archive: Archive) -> None:
    book = tag.codebook(archive)
    first, second = [one for one in book.dimensions if one.about is About.PERSON][:2]
    of_first, of_second = book.of(first), book.of(second)
    no_answer = next(one for one in of_second if one.key == NOT_ASKED)
    a = keep(
        archive,
        speakers=(
            Speaker("Wren", "Ada Reyes", "ada@example.org", (of_first[0].id, no_answer.id), ((first.id, "mine"),), risk=Risk.HIGH, all_the_same=True),
        ),
    )  # fmt: skip
    b = keep(
        archive,
        speakers=(
            Speaker("Finch", "A. Reyes", "", (of_first[1].id, of_second[0].id), ((first.id, "also mine"),)),
        ),
    )
    before, lines = state_of(archive), len(lines_of(archive))
    gone, stays = speaker_of(archive, a.id), speaker_of(archive, b.id)
    changes = testifier.merge(archive, gone.testifier_id, stays.testifier_id)
    assert len(lines_of(archive)) == lines + 1
    one = speaker_of(archive, a.id)
    assert one == speaker_of(archive, b.id)
    assert (one.testifier_id, one.pseudonym, one.risk) == (stays.testifier_id, "Finch", Risk.HIGH)
    assert (one.name, one.contact) == ("A. Reyes / Ada Reyes", "ada@example.org")
    assert set(one.tags) == {of_first[0].id, of_first[1].id, of_second[0].id}
    assert one.own_words == ((first.id, "also mine / mine"),)
    assert changes.value.testimonies == 2
    assert changes.value.both == ("Name", first.labels.en)
    assert testifier.told(changes.value).startswith(
        "They are one person now, who speaks in 2 testimonies. They differ in: Name"
    )
    (listed,) = testifier.everybody(archive)
    assert listed.codes == (a.code, b.code)
    # The pseudonym that nobody goes by now is still nobody else's.
    with pytest.raises(Refused):
        keep(archive, speakers=(Speaker("Wren"),))
    must_be_whole(archive)
    after = state_of(archive)
    assert changes.inverse is not None
    back = changes.inverse(archive)
    assert state_of(archive) == before
    assert pseudonym.holder(archive, "Wren") == gone.uuid
    assert back.inverse is not None
    back.inverse(archive)
    assert state_of(archive) == after


def said(person: Speaker, answer: Answer, use: Use = Use.COUNT, **more: object) -> Consent:
    return Consent(use, answer, testifier=person.uuid, **more)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("gone_said", "stays_said", "expected"),
    [
        (Answer.YES, Answer.NO, Answer.NO),
        (Answer.NO, Answer.YES, Answer.NO),
        (Answer.YES, Answer.YES, Answer.YES),
        (Answer.NOT_ASKED, Answer.YES, Answer.NOT_ASKED),
    ],
)
def test_of_two_answers_to_one_testimony_the_stricter_counts(
    archive: Archive, gone_said: Answer, stays_said: Answer, expected: Answer
) -> None:
    kept = keep(archive, speakers=(Speaker("Wren"), Speaker("Finch")))
    gone, stays = testimony.read(archive, kept.id).intake.speakers
    consent.give(archive, kept.id, [said(gone, gone_said), said(stays, stays_said)])
    before = consent.in_force_now(archive, kept.id)
    changes = testifier.merge(archive, gone.testifier_id, stays.testifier_id)
    assert consent.in_force_now(archive, kept.id)[Use.COUNT] is expected
    # What the one person says later counts: the answer of somebody who is nobody any more does not stand in the way for ever.
    consent.give(archive, kept.id, [said(stays, Answer.YES)])
    assert consent.in_force_now(archive, kept.id)[Use.COUNT] is Answer.YES
    consent.give(archive, kept.id, [said(stays, stays_said)])
    assert changes.inverse is not None
    changes.inverse(archive)
    assert consent.in_force_now(archive, kept.id) == before


def test_who_agreed_alone_goes_on_agreeing(archive: Archive) -> None:
    one, other = (keep(archive, speakers=(Speaker(name),)) for name in ("Wren", "Finch"))
    gone, stays = speaker_of(archive, one.id), speaker_of(archive, other.id)
    consent.give(archive, one.id, [said(gone, Answer.YES)])
    testifier.merge(archive, gone.testifier_id, stays.testifier_id)
    assert consent.in_force_now(archive, one.id)[Use.COUNT] is Answer.YES
    assert consent.in_force_now(archive, other.id)[Use.COUNT] is Answer.NOT_ASKED


def test_the_same_person_or_nobody_is_refused(archive: Archive) -> None:
    one = speaker_of(archive, keep(archive).id).testifier_id
    with pytest.raises(Refused):
        testifier.merge(archive, one, one)
    with pytest.raises(NotFound):
        testifier.merge(archive, one, 999)


def test_somebody_is_told_by_a_code_and_of_several_by_a_pseudonym(archive: Archive) -> None:
    kept = keep(archive, speakers=(Speaker("Wren"), Speaker("Finch")))
    assert testifier.speaking(archive, kept.code, " finch ").pseudonym == "Finch"
    with pytest.raises(Refused, match="Several people"):
        testifier.speaking(archive, kept.code)
    with pytest.raises(NotFound):
        testifier.speaking(archive, kept.code, "Crow")


def test_the_rules_of_one_person() -> None:
    young = Person("", young=True, of_age_on=date(2030, 1, 1), risk=Risk.MIDDLE)
    later = Person("Finch", young=True, of_age_on=date(2031, 1, 1), risk=Risk.LOW)
    assert as_one(young, later) == Person("Finch", risk=Risk.MIDDLE, young=True, of_age_on=date(2031, 1, 1))
    assert as_one(later, Person(young=True)).of_age_on is None
    assert as_one(Person("A"), young).of_age_on == date(2030, 1, 1)
    assert identity_of_both(Identity("Ada"), Identity("ada ", "x")) == Identity("Ada", "x")
    assert both("Ada / Bo", "bo") == "Ada / Bo"


def test_of_two_yeses_the_common_days_hold() -> None:
    today = date(2026, 6, 1)
    one = Consent(Use.COUNT, Answer.YES, until_day=date(2027, 1, 1))
    other = Consent(Use.COUNT, Answer.YES, from_day=date(2026, 1, 1), until_day=date(2026, 12, 1))
    found = strictest([one, other], today)
    assert (found.from_day, found.until_day) == (date(2026, 1, 1), date(2026, 12, 1))
    late = Consent(Use.COUNT, Answer.YES, from_day=date(2028, 1, 1))
    assert strictest([one, late], today).answer is Answer.NOT_ASKED
    assert strictest([one, Consent(Use.COUNT, Answer.NO)], today).answer is Answer.NO


def test_one_person_in_many_testimonies_is_one_deed(archive: Archive) -> None:
    kept = [keep(archive, f"Words {name}.", speakers=(Speaker(name),)) for name in ("Wren", "Finch", "Crow")]
    together = keep(archive, speakers=(Speaker("Jay"), Speaker("Kite")))
    before = state_of(archive)
    changes = testifier.merge_all(archive, [one.id for one in kept], kept[1].id)
    assert changes.value.testimonies == 3
    assert {speaker_of(archive, one.id).pseudonym for one in kept} == {"Finch"}
    assert changes.inverse is not None
    back = changes.inverse(archive)
    assert state_of(archive) == before
    assert back.inverse is not None
    back.inverse(archive)
    with pytest.raises(Refused, match="same person already"):
        testifier.merge_all(archive, [one.id for one in kept], kept[0].id)
    with pytest.raises(Refused, match="not one person"):
        testifier.merge_all(archive, [kept[0].id, together.id], kept[0].id)
