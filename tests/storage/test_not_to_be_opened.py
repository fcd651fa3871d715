"""What cannot be opened gets one clear sentence and is left byte for byte as it was."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from hrforum.errors import (
    ArchiveUnusable,
    Damaged,
    FileTrouble,
    HrforumError,
    NewerArchive,
    NotAnArchive,
    Refused,
    WrongPassphrase,
)
from hrforum.operations import archive as archives
from hrforum.operations import check
from hrforum.storage import file, key, schema
from hrforum.storage.archive import Archive
from tests.archive_of import keep, new_archive, settings_in

PASSPHRASE = "six unrelated words are enough"
RIGHT = key.random_key()


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive under a passphrase."""
    path = tmp_path_factory.mktemp("locked") / "locked.hrforum"
    with settings_in(tmp_path_factory.mktemp("settings")):
        archives.create(path, PASSPHRASE, name="Locked").close()
    return path


@pytest.fixture
def closed(tmp_path: Path) -> Archive:
    """An archive with some testimonies, closed; only its path and key are of use."""
    with new_archive(tmp_path) as archive:
        for number in range(30):
            keep(archive, f"Testimony {number}. " + "The landlord never came. " * 100)
    return archive


def digest(path: Path) -> dict[str, bytes]:
    """Return what stands in a path's folder: a hash of each file."""
    return {
        each.name: hashlib.sha256(each.read_bytes()).digest()
        for each in path.parent.iterdir()
        if each.is_file()
    }


def refused(open_it: Callable[[], Archive], path: Path, kind: type[HrforumError], sentence: str) -> None:
    """Try to open; expect this error with this part of a sentence, and nothing changed in the folder."""
    before = digest(path)
    with pytest.raises(kind) as told:
        open_it().close()
    assert type(told.value) is kind
    assert sentence in told.value.sentence
    assert digest(path) == before


@pytest.mark.parametrize("wrong", ["six unrelated words are enougH", PASSPHRASE + " ", "x"])
def test_a_wrong_passphrase(locked: Path, wrong: str) -> None:
    refused(lambda: archives.unlock(locked, wrong), locked, WrongPassphrase, "That passphrase does not open")


def test_an_empty_passphrase(locked: Path) -> None:
    refused(lambda: archives.unlock(locked, ""), locked, Refused, "The passphrase is empty")


def test_a_hundred_wrong_keys(closed: Archive) -> None:
    before = digest(closed.path)
    for _each in range(100):
        wrong = key.Key(key.random_key().secret, closed.key().salt)
        with pytest.raises(WrongPassphrase):
            file.open_archive(closed.path, wrong)
    assert digest(closed.path) == before


def _plain_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE testimony (words TEXT)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.write_text("Minutes of the meeting. " * 400), "its beginning is not encrypted"),
        (lambda path: path.write_bytes(bytes(8192)), "its beginning is not encrypted"),
        (_plain_database, "a database without encryption"),
        (lambda path: path.mkdir(), "That is a folder"),
        (lambda path: path.write_bytes(b""), "0 bytes"),
        (lambda path: path.write_bytes(Random(1).randbytes(4095)), "too short"),
        (lambda path: path.symlink_to("/dev/null"), "a device, not a file"),
    ],
)
def test_what_is_not_an_archive(tmp_path: Path, make: Callable[[Path], object], sentence: str) -> None:
    path = tmp_path / "other.hrforum"
    make(path)
    refused(lambda: archives.unlock(path, "any passphrase at all"), path, NotAnArchive, sentence)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "gone.hrforum"
    for open_it in (
        lambda: archives.unlock(path, PASSPHRASE),
        lambda: archives.open_with_key(path, RIGHT),
    ):
        refused(open_it, path, FileTrouble, "There is no file there")
    assert list(tmp_path.iterdir()) == []


def _strange(path: Path, application_id: int, version: int) -> None:
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = {RIGHT.pragma()}")
    connection.execute("CREATE TABLE other (words TEXT)")
    connection.execute(f"PRAGMA application_id = {application_id}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


@pytest.mark.parametrize(
    ("application_id", "version"), [(0, 0), (0, 1), (0x12345678, 1), (schema.APPLICATION_ID, 0)]
)
def test_an_encrypted_database_of_something_else(tmp_path: Path, application_id: int, version: int) -> None:
    path = tmp_path / "strange.hrforum"
    _strange(path, application_id, version)
    refused(
        lambda: archives.open_with_key(path, RIGHT),
        path,
        NotAnArchive,
        "encrypted database, but not an hrforum archive",
    )


def test_an_empty_file_by_the_second_door_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.hrforum"
    path.touch()
    refused(lambda: archives.open_with_key(path, RIGHT), path, NotAnArchive, "not an hrforum archive")
    assert path.stat().st_size == 0


def test_an_archive_of_a_newer_version(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        archive.run(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    refused(
        lambda: archives.open_with_key(archive.path, archive.key()),
        archive.path,
        NewerArchive,
        "made by a newer version of hrforum",
    )


# ---- damage ------------------------------------------------------------------------------------------------------------
def _damaged(path: Path, change: Callable[[bytearray], None]) -> None:
    raw = bytearray(path.read_bytes())
    change(raw)
    path.write_bytes(raw)


def test_a_damaged_first_page_says_wrong_passphrase_or_damaged(closed: Archive) -> None:
    def flip(raw: bytearray) -> None:
        raw[200] ^= 1

    _damaged(closed.path, flip)
    refused(
        lambda: archives.open_with_key(closed.path, closed.key()),
        closed.path,
        WrongPassphrase,
        "the file may be damaged: try a backup",
    )


@pytest.mark.parametrize("pages_left", [1, 2, 10, 60])
def test_a_truncated_file(closed: Archive, pages_left: int) -> None:
    _damaged(closed.path, lambda raw: raw.__delitem__(slice(pages_left * file.PAGE, None)))
    refused(
        lambda: archives.open_with_key(closed.path, closed.key()),
        closed.path,
        Damaged,
        "A part of this archive is damaged",
    )


def _told_of(path: Path, secret: key.Key) -> bool:
    """Say whether opening or checking tells of damage; a check must not fall over it."""
    try:
        with archives.open_with_key(path, secret) as archive:
            return bool(check.run(archive).problems)
    except ArchiveUnusable:
        return True


@pytest.mark.parametrize("seed", range(4))
def test_every_flipped_bit_and_every_zeroed_page_is_told(closed: Archive, tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    size = closed.path.stat().st_size
    assert not _told_of(closed.path, closed.key())
    for number in range(10):
        copy = tmp_path / f"damaged-{number}.hrforum"
        shutil.copyfile(closed.path, copy)
        raw = bytearray(copy.read_bytes())
        place = random.randrange(size)
        if number % 2:
            raw[place] ^= 1 << random.randrange(8)
        else:
            start = place - place % file.PAGE
            raw[start : start + file.PAGE] = bytes(file.PAGE)
        copy.write_bytes(raw)
        assert _told_of(copy, closed.key()), f"byte {place}"


def test_garbage_at_the_end_is_told(closed: Archive) -> None:
    with closed.path.open("ab") as written:
        written.write(Random(3).randbytes(3 * file.PAGE))
    assert _told_of(closed.path, closed.key())


def test_reading_a_damaged_page_says_damaged(closed: Archive) -> None:
    def blank_the_rest(raw: bytearray) -> None:
        raw[20 * file.PAGE :] = bytes(len(raw) - 20 * file.PAGE)

    _damaged(closed.path, blank_the_rest)
    with pytest.raises(Damaged) as told, file.open_archive(closed.path, closed.key()) as archive:
        archive.rows("SELECT * FROM version")
    assert "damaged" in told.value.sentence
