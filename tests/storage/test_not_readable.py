"""Nothing that was written can be read without the key, in no file that the program wrote (safety.md, S2)."""

from collections import Counter
from math import log2
from pathlib import Path

import pytest

from hrforum.domain.consent import Use
from hrforum.operations import backup, testimony
from hrforum.storage.archive import Archive
from hrforum.storage.key import random_key
from tests.archive_of import new_archive, rich_intake, yes
from tests.storage.pages import plain_bytes

CANARY = "Zanzibarlampe"
_SAID = (
    "Ada Lovelace",
    "ada@example.org",
    "what she said of it",
    "Inspect the boilers",
    "Fruitvale",
    "Tenants",
)
_OF_THE_PROGRAM = ("CREATE TABLE", "testimony", "hearing_packet", "prefer_not_to_say", "SQLite format 3")


@pytest.fixture
def written(tmp_path: Path) -> Archive:
    """A closed archive with a -wal, as a killed program leaves it, and a backup beside it."""
    with new_archive(tmp_path) as archive:
        for number in range(40):
            testimony.add(
                archive, rich_intake(archive, f"{CANARY} {number}. " + "Still no heat. " * 60), yes(*Use)
            )
        backup.make(archive, backup.folder_of(archive))
        archive.run("UPDATE testimony SET place = place || ' again'")
        for each in (archive.path, archive.path.with_name(archive.path.name + "-wal")):
            (tmp_path / "copy" / each.name).parent.mkdir(exist_ok=True)
            # Copying in this process lets go of the lock, which matters to nobody any more.
            (tmp_path / "copy" / each.name).write_bytes(each.read_bytes())
    return archive


def files_of(archive: Archive) -> list[Path]:
    """Return every file that was written."""
    return [each for each in archive.path.parent.rglob("*") if each.is_file()]


def test_every_file_looks_random(written: Archive) -> None:
    files = files_of(written)
    assert {each.suffix for each in files} == {".hrforum", ".hrforum-wal"}
    assert len(files) == 4
    for each in files:
        raw = each.read_bytes()
        assert not raw.startswith(b"SQLite format 3")
        counted = Counter(raw)
        # The 56 bytes of header that each 4 KiB of a -wal has are not random.
        least = 7.9 if each.suffix.endswith("wal") else 7.99
        assert -sum(n / len(raw) * log2(n / len(raw)) for n in counted.values()) >= least, each.name


def test_no_file_holds_a_word(written: Archive) -> None:
    for each in files_of(written):
        raw = each.read_bytes()
        for said in (CANARY, *_SAID, *_OF_THE_PROGRAM):
            for encoded in (said.encode(), said.lower().encode(), said.encode("utf-16-le")):
                assert encoded not in raw, f"{each.name} holds {said}"


def test_the_key_shows_what_stands_there(written: Archive, tmp_path: Path) -> None:
    """What decrypts pages for these tests does so: with the key all of it is found, with another nothing."""
    for path in (written.path, tmp_path / "copy" / written.path.name):
        plain = plain_bytes(path, written.key())
        for said in (CANARY, *_SAID, *_OF_THE_PROGRAM[:-1]):
            assert said.encode() in plain, said
        assert CANARY.lower()[2:].encode() in plain, "the search index"
    assert CANARY.encode() not in plain_bytes(written.path, random_key())


def test_the_names_of_files_say_nothing_but_the_archives(written: Archive) -> None:
    for each in files_of(written):
        assert each.name.startswith("small")
