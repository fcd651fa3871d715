"""The practice archive is a whole one: encrypted, marked for good, the same for the same seed, and everything in it can be tried."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrforum.documents.check import check as check_document
from hrforum.domain import practice as invented
from hrforum.domain.consent import Answer, Use
from hrforum.domain.starter import starter
from hrforum.domain.tag import RESERVED
from hrforum.errors import Cancelled, FileTrouble
from hrforum.operations import archive as archives
from hrforum.operations import (
    check,
    consent,
    export,
    forum,
    hearing,
    packet,
    practice,
    search,
    tag,
    testimony,
)
from hrforum.storage import ledger
from hrforum.storage.archive import Archive
from hrforum.storage.key import random_key

ENOUGH = 300
"""So many that every kind of answer came up."""


class _Impatient:
    """Stops the work at its third step."""

    def __init__(self) -> None:
        self.steps = 0

    def step(self, done: int, total: int, label: str) -> None:
        self.steps += 1
        if self.steps == 3:
            raise Cancelled


def _empty(path: Path, *, practice: bool = True) -> Archive:
    return archives.create_with_key(path, random_key(), name="Empty", practice=practice)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with _empty(tmp_path / "many.hrforum") as made:
        practice.furnish(made, testimonies=ENOUGH, seed=1)
        yield made


def _said(archive: Archive) -> list[object]:
    """Return everything that was said, with tags by their keys, in the order in which it was kept."""
    keys = {
        one.id: (one.dimension_id, one.key) for some in tag.codebook(archive).tags.values() for one in some
    }
    told: list[object] = []
    for testimony_id in reversed(testimony.ids(archive)):
        reading = testimony.read(archive, testimony_id)
        intake = reading.intake
        (speaker,) = intake.speakers
        told.append(
            (
                (intake.words, intake.language, intake.heard_on, intake.place, intake.ask, reading.forum),
                (speaker.pseudonym, speaker.name, speaker.contact, speaker.own_words),
                [keys[each] for each in (*intake.tags, *speaker.tags)],
                [(each.use, each.answer, each.recorded_on) for each in reading.consents],
            )
        )
    return told


def test_it_opens_by_the_published_passphrase_and_says_what_it_is(tmp_path: Path) -> None:
    with practice.make(tmp_path / "practice") as made:
        path = made.path
    assert not path.read_bytes().startswith(b"SQLite format 3")
    with archives.unlock(path, archives.PRACTICE_PASSPHRASE) as opened:
        about = archives.about(opened)
        assert (about.practice, about.testimonies, about.testifiers) == (True, 60, 60)
        assert (about.name, about.place) == invented.archive_name()
        assert (about.forums, about.hearings, len(packet.everything(opened))) == (3, 2, 1)
        assert check.run(opened).problems == ()


def test_nothing_is_damaged_or_out_of_step(archive: Archive) -> None:
    checked = check.run(archive)
    assert checked.problems == ()
    assert checked.counts["testimony"] == checked.counts["testifier"] == checked.counts["identity"] == ENOUGH


def test_the_same_seed_says_the_same_and_another_does_not(tmp_path: Path, archive: Archive) -> None:
    with _empty(tmp_path / "again.hrforum") as again, _empty(tmp_path / "other.hrforum") as other:
        practice.furnish(again, testimonies=20, seed=1)
        practice.furnish(other, testimonies=20, seed=2)
        assert _said(again) == _said(archive)[:20]
        assert _said(other) != _said(again)


def test_what_was_invented_is_what_is_kept(archive: Archive) -> None:
    expected = [
        (one.words, one.language, one.heard_on, one.place, one.ask, invented.forums()[one.forum].name)
        for one in invented.invent(1, ENOUGH)
    ]
    assert [told[0] for told in _said(archive)] == expected  # type: ignore[index]  # each is the tuple made above


def test_every_tag_is_one_that_new_archives_have_or_a_district(archive: Archive) -> None:
    book = tag.codebook(archive)
    assert [one.key for one in book.dimensions] == [one.dimension.key for one in starter()]
    for one, dimension in zip(starter(), book.dimensions, strict=True):
        known = [
            each.key for each in (*one.tags, *(invented.DISTRICTS if dimension.key == "district" else ()))
        ]
        assert sorted(each.key for each in book.of(dimension)) == sorted([*known, *RESERVED])


def test_every_testimony_can_be_found(archive: Archive) -> None:
    for testimony_id in (min(testimony.ids(archive)), max(testimony.ids(archive))):
        opening = " ".join(testimony.read(archive, testimony_id).intake.words.split()[:12])
        assert testimony_id in [hit.testimony_id for hit in search.find(archive, f'"{opening}"').hits]


def test_what_was_taken_back_is_over_and_still_on_record(archive: Archive) -> None:
    back = 0
    for testimony_id, one in zip(reversed(testimony.ids(archive)), invented.invent(1, ENOUGH), strict=True):
        in_force = consent.in_force_now(archive, testimony_id)
        for use in Use:
            expected = Answer.NO if use in one.withdrawn else one.consent.get(use, Answer.NOT_ASKED)
            assert in_force[use] is expected
        for use in one.withdrawn:
            answers = [each.answer for each in consent.answers(archive, testimony_id) if each.use is use]
            assert answers == [Answer.YES, Answer.NO]
            back += 1
    assert back > 0


def test_its_packet_can_be_exported_and_shows_why_some_stay_out(tmp_path: Path, archive: Archive) -> None:
    (one,) = packet.everything(archive)
    selection = packet.consider(archive, one)
    assert len(selection.exhibits) >= 10
    assert len(Counter(each.why for each in selection.left_out)) >= 2
    assert hearing.by_id(archive, one.hearing_id).body == invented.hearings()[0].body
    _prepared, written, _changes = export.export(archive, one.id, tmp_path / "p.pdf", accept_names=True)
    assert check_document(written.path).failed == ()


def test_it_is_one_line_in_the_ledger(archive: Archive) -> None:
    deeds = [line.deed for line in ledger.lines(archive)]
    assert deeds.count("practice.furnish") == 1
    assert [one for one in deeds if one.startswith(("testimony.", "forum."))] == []


def test_forums_are_as_invented(archive: Archive) -> None:
    assert {
        one.name: forum.counts(archive)[one.id] > 0 for one in forum.everything(archive)
    } == dict.fromkeys((one.name for one in invented.forums()), True)


def test_stopping_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        practice.make(tmp_path / "stopped.hrforum", testimonies=10_000, progress=_Impatient())
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "there.hrforum").write_bytes(b"somebody's")
    with pytest.raises(FileTrouble, match="already a file"):
        practice.make(tmp_path / "there.hrforum")
    assert (tmp_path / "there.hrforum").read_bytes() == b"somebody's"


def test_real_archives_get_no_invented_people(tmp_path: Path) -> None:
    with _empty(tmp_path / "real.hrforum", practice=False) as real:
        with pytest.raises(ValueError, match="practice archive only"):
            practice.furnish(real)
        assert testimony.count(real) == 0
        assert forum.everything(real) == []
