"""Two testimonies that are the same telling: counted once, found by both codes, under the stricter consent, parted to the letter."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.draft import Draft
from hrforum.domain.erase import Order, Scope
from hrforum.domain.intake import Kept, Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.redaction import EVERYONE, Reason, Redaction
from hrforum.domain.span import Span
from hrforum.domain.tag import About
from hrforum.errors import NotFound, Refused
from hrforum.operations import (
    check,
    consent,
    draft,
    duplicate,
    erase,
    packet,
    redaction,
    search,
    sheet,
    tag,
    testimony,
)
from hrforum.storage.archive import Archive
from tests.archive_of import keep, new_hearing, rich_intake, yes
from tests.operations.state import lines_of, must_be_whole, state_of


def rich(archive: Archive, words: str, *uses: Use) -> Kept:
    return testimony.add(archive, rich_intake(archive, words), yes(*uses)).value


def two(archive: Archive) -> tuple[Kept, Kept]:
    """Return two testimonies with everything, of which the first is to go."""
    gone = rich(archive, "The heating was off. My name is Ada.", Use.RECORD, Use.COUNT, Use.PRESS)
    stays = rich(archive, "The heating was off, she said. My name is Ada.", Use.RECORD, Use.COUNT)
    return gone, stays


def test_one_telling_is_counted_once_and_found_by_both_codes(archive: Archive) -> None:
    gone, stays = two(archive)
    other = keep(archive, "Other words.")
    before, lines = state_of(archive), len(lines_of(archive))
    changes = duplicate.merge(archive, gone.id, stays.id)
    assert len(lines_of(archive)) == lines + 1
    assert set(testimony.ids(archive)) == {stays.id, other.id}
    for code in (gone.code, stays.code):
        assert testimony.by_code(archive, code).id == stays.id
    assert duplicate.formers(archive, stays.id) == [gone.code]
    assert [one.testimony_id for one in search.find(archive, gone.code).hits] == [stays.id]
    read = testimony.read_whole(archive, stays.id)
    assert read.intake.words == "The heating was off, she said. My name is Ada."
    assert {one.words for one in testimony.history(archive, stays.id)} == {
        "The heating was off. My name is Ada.",
        read.intake.words,
    }
    (speaker,) = read.intake.speakers
    assert (speaker.name, speaker.pseudonym) == ("Ada Lovelace", "Wren 2")
    assert changes.value.both == ("Words",)
    told = duplicate.told(archive, gone.code, changes.value)
    assert told.startswith(f"{gone.code} is merged into {stays.code}")
    after = state_of(archive)
    must_be_whole(archive)
    assert changes.inverse is not None
    back = changes.inverse(archive)
    assert state_of(archive) == before
    must_be_whole(archive)
    assert testimony.by_code(archive, gone.code).id == gone.id
    assert back.inverse is not None
    again = back.inverse(archive)
    assert state_of(archive) == after
    assert again.inverse is not None
    again.inverse(archive)
    assert state_of(archive) == before


@pytest.mark.parametrize(
    ("gone_said", "stays_said", "expected"),
    [
        (Answer.YES, Answer.YES, Answer.YES),
        (Answer.NO, Answer.YES, Answer.NO),
        (Answer.YES, Answer.NO, Answer.NO),
        (Answer.YES, None, Answer.NOT_ASKED),
        (None, Answer.YES, Answer.NOT_ASKED),
        (None, None, Answer.NOT_ASKED),
    ],
)
@pytest.mark.parametrize("by_person", [False, True])
def test_the_stricter_answer_is_in_force(
    archive: Archive, gone_said: Answer | None, stays_said: Answer | None, expected: Answer, by_person: bool
) -> None:
    gone, stays = keep(archive, "One."), keep(archive, "One.")
    for kept, answer in ((gone, gone_said), (stays, stays_said)):
        (speaker,) = testimony.read(archive, kept.id).intake.speakers
        if answer:
            who = speaker.uuid if by_person else None
            consent.give(archive, kept.id, [Consent(Use.COUNT, answer, testifier=who)])
    before = [consent.in_force_now(archive, each.id) for each in (gone, stays)]
    lost = duplicate.ends(archive, gone.id, stays.id)
    assert (Use.COUNT in lost) == (stays_said is Answer.YES and expected is not Answer.YES)
    changes = duplicate.merge(archive, gone.id, stays.id)
    assert consent.in_force_now(archive, stays.id)[Use.COUNT] is expected
    # What is answered afterwards counts.
    (speaker,) = testimony.read(archive, stays.id).intake.speakers
    later = [Consent(Use.COUNT, Answer.YES, testifier=who) for who in (None, speaker.uuid)]
    given = consent.give(archive, stays.id, later)
    assert consent.in_force_now(archive, stays.id)[Use.COUNT] is Answer.YES
    assert given.inverse is not None
    given.inverse(archive)
    assert changes.inverse is not None
    changes.inverse(archive)
    assert [consent.in_force_now(archive, each.id) for each in (gone, stays)] == before


def test_what_only_one_knew_is_kept_and_differences_are_kept_beside(archive: Archive) -> None:
    book = tag.codebook(archive)
    dimension = next(one for one in book.dimensions if one.about is About.EXPERIENCE)
    tags = book.of(dimension)
    gone = keep(
        archive, "Same.", ask="Fine him.", place="Oak Street", heard_on=date(2026, 3, 4), tags=(tags[0].id,),
        own_words=((dimension.id, "cold"),),
    )  # fmt: skip
    stays = keep(archive, "Same.", ask="Repair it.", tags=(tags[1].id,), own_words=((dimension.id, "wet"),))
    merged = duplicate.merge(archive, gone.id, stays.id).value
    intake = testimony.read(archive, stays.id).intake
    assert (intake.ask, intake.place, intake.heard_on) == (
        "Repair it.\nFine him.",
        "Oak Street",
        date(2026, 3, 4),
    )
    assert set(intake.tags) == {tags[0].id, tags[1].id}
    assert intake.own_words == ((dimension.id, "wet / cold"),)
    assert merged.both == ("What they ask",)
    assert [one.testimony_id for one in search.find(archive, "repair").hits] == [stays.id]
    assert [one.testimony_id for one in search.find(archive, "fine").hits] == [stays.id]


def test_a_translation_of_the_same_words_stays_current(archive: Archive) -> None:
    gone, stays, other = keep(archive, "Same."), keep(archive, "Same."), keep(archive, "Others.")
    testimony.translate(archive, gone.id, "es", "Lo mismo.", "Paul", "by hand")
    duplicate.merge(archive, gone.id, stays.id)
    assert [one.words for one in testimony.read(archive, stays.id).versions] == ["Same.", "Lo mismo."]
    changes = duplicate.merge(archive, stays.id, other.id)
    assert [one.words for one in testimony.read(archive, other.id).versions] == ["Others."]
    for code in (gone.code, stays.code):
        assert testimony.by_code(archive, code).id == other.id
    assert changes.inverse is not None
    changes.inverse(archive)
    assert testimony.by_code(archive, gone.code).id == stays.id


def test_what_is_hidden_stays_hidden_or_holds_everything_back(archive: Archive) -> None:
    gone, stays = two(archive)
    words = testimony.read(archive, gone.id).intake.words
    at = words.index("Ada")
    hidden = Redaction(
        Span(at, at + 3), testimony.read(archive, gone.id).versions[0].uuid, Reason.NAME, EVERYONE
    )
    redaction.add(archive, gone.id, [hidden])
    before = state_of(archive)
    changes = duplicate.merge(archive, gone.id, stays.id)
    (place,) = redaction.of_testimony(archive, stays.id)
    onto = testimony.read(archive, stays.id)
    assert not place.lost
    assert onto.intake.words[place.span.start : place.span.stop] == "Ada"
    assert changes.inverse is not None
    changes.inverse(archive)
    assert state_of(archive) == before


def test_a_hidden_place_that_fits_nowhere_holds_the_telling_back(archive: Archive) -> None:
    gone, stays = keep(archive, "Ada Lovelace told me."), keep(archive, "Somebody told me.", (Use.RECORD,))
    version = testimony.read(archive, gone.id).versions[0].uuid
    redaction.add(archive, gone.id, [Redaction(Span(0, 12), version, Reason.NAME, EVERYONE)])
    duplicate.merge(archive, gone.id, stays.id)
    (place,) = redaction.of_testimony(archive, stays.id)
    assert place.lost


def test_packets_hold_it_once(archive: Archive) -> None:
    gone, stays = two(archive)
    hearing = new_hearing(archive).id
    only = packet.add(archive, Packet(hearing, "One", chosen=(Chosen(gone.id, Use.ANONYMOUS_QUOTE),))).value
    both = packet.add(archive, Packet(hearing, "Two", chosen=(Chosen(gone.id), Chosen(stays.id)))).value
    before = state_of(archive)
    changes = duplicate.merge(archive, gone.id, stays.id)
    assert [one.testimony_id for one in packet.by_id(archive, only.id).chosen] == [stays.id]
    assert [one.testimony_id for one in packet.by_id(archive, both.id).chosen] == [stays.id]
    assert changes.inverse is not None
    changes.inverse(archive)
    assert state_of(archive) == before


def test_the_rows_of_both_are_known_again(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,testimony\nAna,One.\nBo,Two.\n")
    read = sheet.read_sheet(path)
    mapping = sheet.guess(read.header, read.rows)
    sheet.bring_in(archive, read, mapping, file_name="a.csv")
    stays, gone = testimony.ids(archive)
    duplicate.merge(archive, gone, stays)
    assert sheet.bring_in(archive, read, mapping, file_name="a.csv").value.already_there == 2
    erase.erase(archive, stays, Scope.ALL)
    again = sheet.bring_in(archive, read, mapping, file_name="a.csv").value
    assert (again.added, len(again.skipped)) == (0, 2)


def test_an_order_to_erase_the_one_that_was_merged_erases_the_telling(archive: Archive) -> None:
    gone, stays = two(archive)
    uuid = testimony.by_id(archive, gone.id).uuid
    duplicate.merge(archive, gone.id, stays.id)
    assert erase.obey(archive, [Order(uuid, Scope.ALL, date(2026, 6, 1))]).value == 1
    assert testimony.ids(archive) == []
    for code in (gone.code, stays.code):
        with pytest.raises(NotFound, match="erased on"):
            testimony.by_code(archive, code)
    assert {one.testimony for one in erase.orders(archive)} >= {uuid}
    assert check.run(archive).problems == ()


def test_several_who_speak_all_speak_in_the_one(archive: Archive) -> None:
    gone = keep(archive, "Same.", speakers=(Speaker("Wren"), Speaker("Finch")))
    stays = keep(archive, "Same.", speakers=(Speaker("Crow"),))
    before = state_of(archive)
    changes = duplicate.merge(archive, gone.id, stays.id)
    assert {one.pseudonym for one in testimony.read(archive, stays.id).intake.speakers} == {
        "Wren",
        "Finch",
        "Crow",
    }
    assert changes.inverse is not None
    changes.inverse(archive)
    assert state_of(archive) == before


def test_what_cannot_be_merged_is_refused(archive: Archive) -> None:
    gone, stays = two(archive)
    with pytest.raises(Refused, match="same testimony already"):
        duplicate.merge(archive, gone.id, gone.id)
    with pytest.raises(NotFound):
        duplicate.merge(archive, 999, gone.id)
    kept = draft.keep(archive, Draft("{}", gone.id))
    with pytest.raises(Refused, match="wait as a draft"):
        duplicate.merge(archive, gone.id, stays.id)
    draft.discard(archive, kept.id)
    erase.erase(archive, gone.id, Scope.STORY)
    with pytest.raises(Refused, match="were erased"):
        duplicate.merge(archive, gone.id, stays.id)


def test_changed_words_go_on_being_versions_of_the_one(archive: Archive) -> None:
    gone, stays = two(archive)
    duplicate.merge(archive, gone.id, stays.id)
    read = testimony.read(archive, stays.id)
    testimony.edit(archive, stays.id, replace(read.intake, words="Third."), read.testimony.rev)
    assert len(testimony.history(archive, stays.id)) == 3
