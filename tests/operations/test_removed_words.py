"""What was removed for good stands nowhere any more: in no page of the file, free ones and slack included, and in no -wal (S3)."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.packet import Chosen, Packet
from hrforum.errors import NotFound
from hrforum.operations import backup, consent, erase, export, packet, search, sheet, testimony
from hrforum.operations.export import Kind
from hrforum.storage.archive import Archive
from tests.archive_of import PACKET_USES, keep, new_archive, new_hearing, rich_intake, yes
from tests.operations.deeds import MAPPING, stories_sheet
from tests.operations.state import must_be_whole
from tests.storage.pages import plain_bytes


def canaries(number: int) -> dict[str, str]:
    """Return a word of its own for each field of one testimony."""
    random = Random(number)
    fields = ("words", "older", "translated", "ask", "place", "pseudonym", "name", "contact", "own", "proof")
    return {each: "".join(random.choice("bcdfghjklmnpqrstvwz") for _letter in range(14)) for each in fields}


def tell(archive: Archive, number: int) -> int:
    """Keep a testimony with a canary in every field: told, edited, translated, consented to, and exported."""
    said = canaries(number)
    base = rich_intake(archive, f"{said['older']} was said first. " + "So it went. " * 40)
    speaker = replace(
        base.speakers[0],
        pseudonym=said["pseudonym"],
        name=said["name"],
        contact=said["contact"],
        own_words=((base.speakers[0].own_words[0][0], said["own"]),),
    )
    base = replace(base, ask=said["ask"], place=said["place"], speakers=(speaker,))
    kept = testimony.add(archive, base, yes(*PACKET_USES)).value
    reading = testimony.read(archive, kept.id)
    words = f"{said['words']} was said then. " + "And so on. " * 400
    again = replace(reading.intake, words=words)
    testimony.edit(archive, kept.id, again, reading.testimony.rev)
    testimony.translate(archive, kept.id, "fr", said["translated"], "Anne", "")
    consent.give(archive, kept.id, [replace(yes(Use.PRESS)[0], proof=said["proof"])])
    return kept.id


def stays_of(path: Path, archive: Archive, *numbers: int) -> list[str]:
    """Return which canaries of these testimonies can still be read by somebody who has the key.

    The index writes each word without the beginning that it shares with the word before, so their tails are looked for.
    """
    plain = plain_bytes(path, archive.key()).lower()
    return [
        f"{field} of {number}"
        for number in numbers
        for field, word in canaries(number).items()
        if word[3:].encode() in plain
    ]


def test_a_removed_testimony_stands_nowhere(archive: Archive) -> None:
    kept = {number: tell(archive, number) for number in range(8)}
    hearing = new_hearing(archive)
    chosen = tuple(Chosen(each) for each in kept.values())
    one = packet.add(archive, Packet(hearing.id, "Heat", chosen=chosen)).value
    for kind in Kind:
        export.export(archive, one.id, archive.path.with_name("out.pdf"), kind, accept_names=True)
    removed = (1, 4, 6)
    for number in removed:
        erase.erase(archive, kept[number], Scope.ALL)
    must_be_whole(archive)
    copy = backup.make(archive, archive.path.parent / "copies").value
    assert [each for number in removed for each in search.find(archive, canaries(number)["words"]).hits] == []
    archive.close()
    for path in (archive.path, copy):
        assert stays_of(path, archive, *removed) == []
        left = [number for number in kept if number not in removed]
        assert len(stays_of(path, archive, *left)) == 10 * len(left), "what stays is read, so the test sees"


@pytest.mark.parametrize("seed", range(3))
def test_removing_among_many_leaves_no_slack(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    with new_archive(tmp_path) as archive:
        kept = {number: tell(archive, number) for number in range(seed * 100, seed * 100 + 25)}
        gone = random.sample(sorted(kept), 12)
        for number in gone:
            erase.erase(archive, kept.pop(number), Scope.ALL)
            if random.random() < 0.3:
                keep(archive, "Something else, told in between. " * random.randrange(1, 200))
    assert stays_of(archive.path, archive, *gone) == []
    assert len(stays_of(archive.path, archive, *kept)) == 10 * len(kept)


def test_while_the_archive_is_open_nothing_waits_in_the_wal(archive: Archive) -> None:
    number = tell(archive, 1)
    erase.erase(archive, number, Scope.ALL)
    wal = archive.path.with_name(archive.path.name + "-wal")
    assert wal.stat().st_size == 0


def test_a_name_that_is_taken_out_of_a_testimony_is_gone(archive: Archive) -> None:
    number = tell(archive, 1)
    reading = testimony.read(archive, number)
    testimony.edit(
        archive, number, replace(reading.intake, speakers=(Speaker("Wren"),)), reading.testimony.rev
    )
    archive.close()
    stays = stays_of(archive.path, archive, 1)
    assert not {"name of 1", "contact of 1", "pseudonym of 1", "own of 1"} & set(stays)
    assert "words of 1" in stays


def test_an_import_that_is_taken_back_stands_nowhere(archive: Archive) -> None:
    changes = sheet.bring_in(
        archive, stories_sheet(), MAPPING, file_name="Zqfilename.csv", forum_name="Zqforum"
    )
    assert archive.counts("testimony", "batch") == (2, 1)
    assert changes.inverse is not None
    changes.inverse(archive)
    assert archive.counts("testimony", "testifier", "version", "forum", "batch", "identity") == (0,) * 6
    archive.close()
    plain = plain_bytes(archive.path, archive.key()).lower()
    for word in ("no heat at all", "still no words", "zqfilename", "zqforum", "church hall", "mould"):
        # The starter set may hold a word of its own; nothing of the import is added to it.
        assert plain.count(word.encode()) == _without_import(archive.path.parent, word), word


def _without_import(folder: Path, word: str) -> int:
    with new_archive(folder, f"plain-{abs(hash(word))}") as other:
        pass
    return plain_bytes(other.path, other.key()).lower().count(word.encode())


# ---- what is kept of it --------------------------------------------------------------------------------------------------
def test_a_removed_code_is_told_and_never_given_again(archive: Archive) -> None:
    kept = keep(archive)
    uuid = testimony.by_id(archive, kept.id).uuid
    erase.erase(archive, kept.id, Scope.ALL)
    with pytest.raises(NotFound) as told:
        testimony.by_code(archive, kept.code.lower().replace("-", " "))
    assert kept.code in told.value.sentence
    assert "was erased on" in told.value.sentence
    (row,) = archive.rows("SELECT uuid, code_mark, row_mark FROM purged")
    assert row[0] == uuid.bytes
    assert len(row[1]) == 32
    assert row[2] is None
    assert kept.code.encode() not in row[1]


def test_codes_of_removed_and_taken_back_testimonies_stay_taken(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draw of codes is rigged to give the same ones again; the archive must ask for others."""
    removed = keep(archive)
    erase.erase(archive, removed.id, Scope.ALL)
    changes = sheet.bring_in(archive, stories_sheet(), MAPPING, file_name="a.csv")
    taken_back = [row.code for row in testimony.lines(archive, testimony.ids(archive))]
    assert changes.inverse is not None
    changes.inverse(archive)
    used = [removed.code, *taken_back]
    drawn = iter([*used, "HRF-00000-0"])
    monkeypatch.setattr("hrforum.operations.keeping.new_code", lambda _prefix: next(drawn))
    assert testimony.add(archive, Intake("New words.")).value.code == "HRF-00000-0"


def test_an_edition_goes_on_citing_what_was_removed(archive: Archive) -> None:
    number = tell(archive, 2)
    one = packet.add(archive, Packet(new_hearing(archive).id, "Heat", chosen=(Chosen(number),))).value
    edition = export.export(archive, one.id, archive.path.with_name("out.pdf"), accept_names=True)[2].value
    erase.erase(archive, number, Scope.ALL)
    assert packet.by_id(archive, one.id).chosen == ()
    assert set(packet.editions(archive, one.id)[0].versions) == set(edition.versions)
    assert len(edition.versions) == 2
