"""Backups that were opened and counted before they count as made; checks that find what was tampered with."""

import hashlib
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from hrforum.domain.consent import Use
from hrforum.errors import Cancelled, Damaged, FileTrouble
from hrforum.operations import archive as archives
from hrforum.operations import backup, check, testimony
from hrforum.storage import sqlcipher
from hrforum.storage.archive import Archive
from tests.archive_of import keep, rich_intake, yes
from tests.operations.deeds import furnish
from tests.operations.state import lines_of, state_of


def test_a_backup_says_what_the_archive_says(archive: Archive, tmp_path: Path) -> None:
    furnish(archive)
    before = state_of(archive)
    kept = backup.make(archive, tmp_path / "deep" / "copies").value
    assert kept.parent == tmp_path / "deep" / "copies"
    assert list(kept.parent.iterdir()) == [kept]
    assert kept.name.startswith(f"small-{datetime.now().astimezone():%Y-%m-%d}")
    with archives.open_with_key(kept, archive.key()) as copy:
        assert state_of(copy) == before
        assert check.run(copy).problems == ()
        assert copy.secret() == archive.secret()
    assert lines_of(archive)[-1].deed == "archive.backup"


def test_a_backup_never_replaces_another(archive: Archive) -> None:
    folder = backup.folder_of(archive)
    made = []
    for number in range(4):
        keep(archive, f"Number {number}.")
        made.append(backup.make(archive, folder).value)
    assert len(set(made)) == 4
    assert set(folder.iterdir()) == set(made)
    for number, each in enumerate(made):
        with archives.open_with_key(each, archive.key()) as copy:
            assert testimony.count(copy) == number + 1


def test_the_archive_alone_is_complete_at_rest(archive: Archive, tmp_path: Path) -> None:
    """Whoever copies the file between two saves has everything (R14)."""
    for number in range(5):
        keep(archive, f"Number {number}.")
        shutil.copyfile(archive.path, tmp_path / f"copied-{number}.hrforum")
    archive.close()
    for number in range(5):
        with archives.open_with_key(tmp_path / f"copied-{number}.hrforum", archive.key()) as copy:
            assert testimony.count(copy) == number + 1
            assert check.run(copy).problems == ()


@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_a_backup_that_is_stopped_leaves_nothing(archive: Archive, stop_at: int) -> None:
    class Stop:
        def step(self, done: int, total: int, label: str) -> None:
            if done == stop_at:
                raise Cancelled

    lines = lines_of(archive)
    with pytest.raises(Cancelled):
        backup.make(archive, backup.folder_of(archive), Stop())
    assert list(backup.folder_of(archive).iterdir()) == []
    assert lines_of(archive) == lines


def test_a_folder_that_is_a_file_is_one_sentence(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("not a folder")
    for folder in (tmp_path / "stick", tmp_path / "stick" / "inner"):
        with pytest.raises(FileTrouble) as told:
            backup.make(archive, folder)
        assert "folder for backups cannot be made" in told.value.sentence


def test_a_damaged_archive_makes_no_backup(archive: Archive) -> None:
    for _each in range(20):
        keep(archive, "The landlord never came. " * 200)
    archive.close()
    raw = bytearray(archive.path.read_bytes())
    raw[-3000] ^= 1
    archive.path.write_bytes(raw)
    with archives.open_with_key(archive.path, archive.key()) as again:
        with pytest.raises(Damaged):
            backup.make(again, backup.folder_of(again))
        assert list(backup.folder_of(again).iterdir()) == []


# ---- checks ----------------------------------------------------------------------------------------------------------------
def test_a_check_finds_all_well_and_counts(archive: Archive) -> None:
    testimony.add(archive, rich_intake(archive), yes(Use.COUNT))
    checked = check.run(archive)
    assert checked.problems == ()
    assert (checked.counts["testimony"], checked.counts["identity"], checked.counts["consent"]) == (1, 1, 1)
    assert checked.counts["ledger"] == len(lines_of(archive))


def test_a_check_changes_nothing(archive: Archive) -> None:
    furnish(archive)
    archive.settle()
    before = hashlib.sha256(archive.path.read_bytes()).digest()
    check.run(archive)
    assert hashlib.sha256(archive.path.read_bytes()).digest() == before


def tampered(archive: Archive, sql: str) -> tuple[str, ...]:
    """Change the ledger as somebody with the key and an SQL program could, and return what a check says."""
    archive.run("DROP TRIGGER ledger_stays")
    archive.run("DROP TRIGGER ledger_kept")
    archive.run(sql)
    return check.run(archive).problems


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger SET deed = 'nothing.happened' WHERE id = 4",
        "UPDATE ledger SET at = '2020-01-01T00:00:00+00:00' WHERE id = 4",
        "UPDATE ledger SET subjects = x'' WHERE id = 4",
        "UPDATE ledger SET hash = zeroblob(32) WHERE id = 4",
        "UPDATE ledger SET counter = counter + 1000000 WHERE id = 4",
        "DELETE FROM ledger WHERE id = 4",
        "DELETE FROM ledger WHERE id = 1",
        "UPDATE ledger SET deed = (SELECT deed FROM ledger AS l WHERE l.id = 9 - ledger.id) WHERE id IN (4, 5)",
    ],
)
def test_a_changed_or_missing_line_of_the_ledger_is_found(archive: Archive, sql: str) -> None:
    furnish(archive)
    (problem, *_more) = tampered(archive, sql)
    assert problem.startswith("The ledger does not fit at line ")


@pytest.mark.parametrize("lines", [1, 3, 99])
def test_a_ledger_that_was_cut_short_is_found(archive: Archive, lines: int) -> None:
    furnish(archive)
    last = f"SELECT id FROM ledger ORDER BY id DESC LIMIT {lines}"
    (problem,) = tampered(archive, f"DELETE FROM ledger WHERE id IN ({last})")
    assert problem.startswith("The ledger ends too early")


def test_the_ledger_does_not_let_itself_be_changed_by_accident(archive: Archive) -> None:
    for sql in ("UPDATE ledger SET deed = 'x'", "DELETE FROM ledger"):
        with pytest.raises(sqlcipher.IntegrityError):
            archive.run(sql)


def test_an_index_that_disagrees_with_the_words_is_found(archive: Archive) -> None:
    kept = keep(archive, "No heat.")
    archive.run("UPDATE version SET words = 'Other words.' WHERE testimony_id = ?", (kept.id,))
    (problem,) = check.run(archive).problems
    assert "search index" in problem


def test_a_reference_to_nothing_is_found(archive: Archive) -> None:
    kept = keep(archive)
    archive.run("PRAGMA foreign_keys = OFF")
    archive.run("INSERT INTO testimony_tag VALUES (99999, ?)", (kept.id,))
    assert any("testimony_tag" in each for each in check.run(archive).problems)


def test_damaged_pages_are_named_and_the_check_ends(archive: Archive) -> None:
    for _each in range(20):
        keep(archive, "The landlord never came. " * 200)
    archive.close()
    raw = bytearray(archive.path.read_bytes())
    raw[60 * 4096 + 7] ^= 1
    archive.path.write_bytes(raw)
    with archives.open_with_key(archive.path, archive.key()) as again:
        problems = check.run(again).problems
    assert any("61" in each for each in problems)
