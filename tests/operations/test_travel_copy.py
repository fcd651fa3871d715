"""The copy for the road: checked, without a trace of who somebody is, and aware that it is one."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hrforum.domain.bond import Bond, BondKind
from hrforum.domain.consent import FORMS, Answer, Consent, Use
from hrforum.domain.draft import Draft
from hrforum.domain.forum import Forum
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.domain.passage import Passage
from hrforum.domain.redaction import EVERYONE
from hrforum.domain.span import Span
from hrforum.domain.table import Asked
from hrforum.domain.vault import Why
from hrforum.errors import FileTrouble, HrforumError, Refused, WrongPassphrase
from hrforum.operations import archive as archives
from hrforum.operations import (
    backup,
    bond,
    check,
    consent,
    draft,
    forum,
    packet,
    passage,
    preview,
    restore,
    rotation,
    saved_table,
    testimony,
    travel,
    vault,
)
from hrforum.storage.archive import Archive
from tests.archive_of import new_hearing
from tests.operations.state import lines_of
from tests.storage.pages import plain_bytes

NEW = "another six unrelated words"
NEEDLES = (
    "Zqname",
    "Zqcontact",
    "Zqguardian",
    "Zqasker",
    "Zqinterpreter",
    "Zqwitness",
    "Zqproof",
    "Zqnotes",
    "Zqpresent",
    "Zqtranslator",
    "Zqdraft",
    "Zqearlier",
    "Zqfile",
    "Zqincident",
    "Zqpassage",
    "Zqtable",
    "Zqstick",
)


@pytest.fixture
def full(archive: Archive) -> tuple[Archive, int]:
    """An archive with a needle in every field that says who somebody is, and one testimony whose words hold a name."""
    here = forum.add(
        archive, Forum("Hall", "Oak", date(2026, 3, 4), ("en",), "Zqnotes", "OAK", present="Zqpresent")
    )
    one = Speaker("Blue Heron", "Zqname Quill", "Zqcontact@example.org", guardian="Zqguardian Oak")
    said = [
        Consent(
            use,
            Answer.YES,
            asked_by="Zqasker",
            interpreter="Zqinterpreter",
            proof="Zqproof",
            witness="Zqwitness",
        )
        for use in (Use.RECORD, Use.COUNT, Use.HEARING_PACKET, *FORMS)
    ]
    intake = Intake("Zqearlier words.", forum_id=here.value.id, interpreter="Zqinterpreter", speakers=(one,))
    number = testimony.add(archive, intake, said).value.id
    reading = testimony.read(archive, number)
    testimony.edit(archive, number, replace(reading.intake, words="No heat since May."), 1)
    testimony.translate(archive, number, "es", "Sin calor desde mayo.", "Zqtranslator", "by hand")
    draft.keep(archive, Draft(body='{"words": "Zqdraft"}'))
    archive.run(
        "INSERT INTO batch (uuid, device_id, made_at, file_name) VALUES (randomblob(16), 1, '', 'Zqfile.csv')"
    )
    own = Speaker("Finch", "Ximena Oak")
    testimony.add(archive, Intake("I am Ximena and I am cold.", speakers=(own,)), said[:4])
    bond.add(archive, Bond(BondKind.INCIDENT, "Zqincident", (number,)))
    spoken = testimony.read(archive, number).versions[0]
    passage.add(archive, number, Passage(Span(0, 7), spoken.uuid, note="Zqpassage"))
    backup.make(archive, archive.path.parent / "backups")
    saved_table.save(archive, Asked(), archive.path.parent / "Zqtable.csv", accept_inside=True)
    stick = archive.path.parent / "Zqstick"
    stick.mkdir()
    rotation.choose_second(archive, str(stick))
    return archive, number


@pytest.fixture
def copied(full: tuple[Archive, int], tmp_path: Path) -> Iterator[tuple[Archive, Archive, int]]:
    archive, number = full
    made = travel.make(archive, tmp_path / "road").value
    with archives.open_with_key(made.path, archive.key()) as copy:
        yield archive, copy, number


def test_no_byte_of_it_says_who_somebody_is(full: tuple[Archive, int], tmp_path: Path) -> None:
    archive, _number = full
    made = travel.make(archive, tmp_path / "road", NEW).value
    assert made.path == tmp_path / "road.hrforum"
    assert sorted(each.name for each in tmp_path.glob("*road*")) == ["road.hrforum"]
    with archives.unlock(made.path, NEW) as copy:
        secret = copy.key()
    plain = plain_bytes(made.path, secret)
    assert b"Blue Heron" in plain
    assert b"No heat since May." in plain
    assert [each for each in NEEDLES if each.encode() in plain] == []
    key = archive.key()
    archive.close()
    still = plain_bytes(archive.path, key)
    assert [each for each in NEEDLES if each.encode() not in still] == [], (
        "the archive itself keeps all of it"
    )


def test_it_opens_with_its_own_passphrase_and_no_other(full: tuple[Archive, int], tmp_path: Path) -> None:
    archive, _number = full
    made = travel.make(archive, tmp_path / "road", NEW).value
    with pytest.raises(WrongPassphrase):
        archives.open_with_key(made.path, archive.key())
    with archives.unlock(made.path, NEW) as copy:
        assert check.run(copy).problems == ()
        assert archives.about(copy).travel
    assert not archives.about(archive).travel
    assert check.run(archive).problems == ()


def test_words_tags_and_consent_go_along(copied: tuple[Archive, Archive, int]) -> None:
    archive, copy, number = copied
    there, here = testimony.read(copy, number), testimony.read(archive, number)
    assert [one.words for one in there.versions] == [one.words for one in here.versions]
    assert there.in_force == here.in_force
    assert there.intake.speakers[0] == here.intake.speakers[0]
    assert not there.intake.speakers[0].in_vault
    assert lines_of(archive)[-1].deed == "archive.travel_copy"


def test_no_name_goes_in_and_no_vault_opens(copied: tuple[Archive, Archive, int]) -> None:
    _archive, copy, number = copied
    for why in Why:
        with pytest.raises(Refused, match="travel copy"):
            vault.open_vault(copy, why)
    for one in (Speaker(name="Ana"), Speaker(contact="555"), Speaker(guardian="Bea", all_the_same=True)):
        with pytest.raises(Refused, match="travel copy"):
            testimony.add(copy, Intake("On the road.", speakers=(one,)))
    testimony.add(copy, Intake("On the road.", speakers=(Speaker("Wren"),)))
    assert copy.counts("identity") == (0,)
    consent.give(copy, number, [Consent(Use.PRESS, Answer.NO)])


def test_a_named_quote_cannot_be_made_from_it_and_it_says_why(copied: tuple[Archive, Archive, int]) -> None:
    _archive, copy, number = copied
    where = new_hearing(copy).id
    named = packet.add(copy, Packet(where, "Heat", "en", chosen=(Chosen(number, Use.NAMED_QUOTE),))).value
    stopped = packet.consider(copy, named)
    assert stopped.exhibits == ()
    assert "travel copy" in stopped.left_out[0].why
    (shown,) = packet.consider(copy, replace(named, chosen=(Chosen(number),))).exhibits
    assert shown.released.form is Use.ANONYMOUS_QUOTE
    assert Use.NAMED_QUOTE not in shown.forms
    no = [Consent(form, Answer.NO) for form in FORMS[:2]]
    consent.give(copy, number, no)
    only_named = packet.consider(copy, replace(named, chosen=(Chosen(number),)))
    assert "travel copy" in only_named.left_out[0].why


def test_words_with_a_name_are_still_warned_of(copied: tuple[Archive, Archive, int]) -> None:
    _archive, copy, number = copied
    chosen = tuple(Chosen(each) for each in testimony.ids(copy))
    one = packet.add(copy, Packet(new_hearing(copy).id, "Heat", "en", chosen=chosen)).value
    found = packet.consider(copy, one)
    (warned,) = found.warnings
    assert warned.code != testimony.by_id(copy, number).code
    assert len(found.exhibits) == 2


def test_words_with_a_name_are_not_copied_from_it_either(copied: tuple[Archive, Archive, int]) -> None:
    _archive, copy, number = copied
    named = next(each for each in testimony.ids(copy) if each != number)
    shown = preview.preview(copy, named, EVERYONE)
    assert (shown.named, shown.names) == (True, ())
    with pytest.raises(Refused, match="does not know"):
        preview.copy_out(copy, named)
    assert preview.copy_out(copy, number).value.text.startswith("No heat")


def test_a_copy_of_the_copy_is_one_too(copied: tuple[Archive, Archive, int], tmp_path: Path) -> None:
    _archive, copy, _number = copied
    made = travel.make(copy, tmp_path / "again").value
    with archives.open_with_key(made.path, copy.key()) as again:
        assert archives.about(again).travel
        chosen = tuple(Chosen(each) for each in testimony.ids(again))
        one = packet.add(again, Packet(new_hearing(again).id, "Heat", "en", chosen=chosen)).value
        assert len(packet.consider(again, one).warnings) == 1


def test_it_is_listed_among_the_copies_and_takes_no_archives_place(
    full: tuple[Archive, int], tmp_path: Path
) -> None:
    archive, _number = full
    made = travel.make(archive, tmp_path / "road", NEW).value
    assert str(made.path) in {one.path for one in backup.known(archive)}
    assert restore.newest(archive) != made.path, "it is no backup"
    path = archive.path
    archive.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="travel copy"):
        restore.restore(path, made.path, NEW)
    assert path.read_bytes() == before


def test_a_taken_name_a_short_passphrase_and_a_missing_folder_are_refused(
    full: tuple[Archive, int], tmp_path: Path
) -> None:
    archive, _number = full
    taken = tmp_path / "taken.hrforum"
    taken.write_bytes(b"mine")
    lines = lines_of(archive)
    for path, passphrase, error in (
        (taken, None, FileTrouble),
        (archive.path, None, FileTrouble),
        (tmp_path / "road", "short", Refused),
        (tmp_path / "no" / "road", None, HrforumError),
    ):
        with pytest.raises(error):
            travel.make(archive, path, passphrase)
    assert taken.read_bytes() == b"mine"
    assert lines_of(archive) == lines
    assert list(tmp_path.glob("*road*")) == []
    shutil.rmtree(tmp_path / "no", ignore_errors=True)
