"""An archive of an earlier version is brought up to this one on a verified copy, or left as it was.

One real file of each earlier version is in tests/archives; a version after this one is invented here: it rebuilds the table that most
others refer to.
"""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Migrations

from hrforum.domain.consent import Use
from hrforum.errors import ArchiveUnusable, Damaged, FileTrouble, NewerArchive
from hrforum.operations import archive as archives
from hrforum.operations import check, search, testimony
from hrforum.storage import schema
from hrforum.storage.archive import Archive
from hrforum.storage.file import read_salt
from hrforum.storage.key import derive
from tests.archive_of import keep, new_archive, rich_intake, yes
from tests.storage.test_disk_full import no_file_beyond

ARCHIVES = Path(__file__).parent.parent / "archives"


def rebuild(db: Any) -> None:
    """Give testimonies a column in their middle, which takes a new table."""
    columns = "id, uuid, rev, device_id, batch_id, code, forum_id, heard_on, happened_precision, happened_start, happened_end"
    rest = "place, ask, status, row_mark, interpreter, interpreter_mode, erased_on"
    made = db.execute("SELECT sql FROM sqlite_master WHERE name = 'testimony'").fetchone()[0]
    db.execute("DROP VIEW searchable")
    db.execute(
        made.replace("testimony (", "fresh (", 1).replace(
            "place TEXT", "weight TEXT NOT NULL DEFAULT 'low', place TEXT"
        )
    )
    db.execute(f"INSERT INTO fresh ({columns}, {rest}) SELECT {columns}, {rest} FROM testimony")
    db.execute("DROP TABLE testimony")
    db.execute("ALTER TABLE fresh RENAME TO testimony")
    view = schema._TABLES[schema._TABLES.index("CREATE VIEW searchable") :]
    db.execute(view[: view.index(";")])


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Any], None]], None]:
    """Make this the program of schema 4, with one more migration."""

    def begin(step: Callable[[Any], None]) -> None:
        later = Migrations("hrforum")
        later()(schema.schema_1)
        later()(schema.schema_2)
        later()(schema.schema_3)
        later(name="schema_4")(step)
        monkeypatch.setattr(schema, "migrations", later)
        monkeypatch.setattr(schema, "SCHEMA", 4)

    return begin


@pytest.fixture
def earlier(tmp_path: Path) -> Archive:
    """A closed archive of today's schema with testimonies."""
    with new_archive(tmp_path) as archive:
        for number in range(5):
            testimony.add(archive, rich_intake(archive, f"Told as number {number}."), yes(*Use))
    return archive


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def test_an_earlier_archive_is_brought_up_to_this_version(
    earlier: Archive, next_version: Callable[[Callable[[Any], None]], None]
) -> None:
    before = _digest(earlier.path)
    next_version(rebuild)
    with archives.open_with_key(earlier.path, earlier.key()) as archive:
        assert archive.value("PRAGMA user_version") == 4
        assert archive.rows("SELECT DISTINCT weight FROM testimony") == [("low",)]
        assert archive.value("PRAGMA foreign_keys") == 1
        assert check.run(archive).problems == ()
        first = testimony.read_whole(archive, testimony.ids(archive)[-1])
        assert first.intake.words == "Told as number 0."
        assert first.intake.speakers[0].name == "Ada Lovelace"
        assert len(search.find(archive, "told").hits) == 5
        keep(archive, "Told in the new version.")
    kept = earlier.path.parent / "backups" / "small-of-version-3.hrforum"
    assert _digest(kept) == before
    assert sorted(each.name for each in earlier.path.parent.iterdir()) == ["backups", "small.hrforum"]
    with archives.open_with_key(earlier.path, earlier.key()) as archive:
        assert testimony.count(archive) == 6


def test_the_earlier_program_refuses_the_later_file(
    earlier: Archive, next_version: Callable[[Callable[[Any], None]], None]
) -> None:
    with pytest.MonkeyPatch.context() as later:
        program = Migrations("hrforum")
        program()(schema.schema_1)
        program()(schema.schema_2)
        program()(schema.schema_3)
        program(name="schema_4")(rebuild)
        later.setattr(schema, "migrations", program)
        later.setattr(schema, "SCHEMA", 4)
        archives.open_with_key(earlier.path, earlier.key()).close()
    before = _digest(earlier.path)
    with pytest.raises(NewerArchive):
        archives.open_with_key(earlier.path, earlier.key())
    assert _digest(earlier.path) == before


def _fails(db: Any) -> None:
    rebuild(db)
    raise ZeroDivisionError


def _leaves_orphans(db: Any) -> None:
    db.execute("DELETE FROM testimony WHERE id = 1")


@pytest.mark.parametrize(("step", "error"), [(_fails, ZeroDivisionError), (_leaves_orphans, ValueError)])
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    earlier: Archive,
    next_version: Callable[[Callable[[Any], None]], None],
    step: Callable[[Any], None],
    error: type[Exception],
) -> None:
    before = _digest(earlier.path)
    next_version(step)
    with pytest.raises(error):
        archives.open_with_key(earlier.path, earlier.key())
    assert _digest(earlier.path) == before
    assert [each.name for each in earlier.path.parent.iterdir()] == ["small.hrforum"]
    next_version(rebuild)
    with archives.open_with_key(earlier.path, earlier.key()) as archive:
        assert testimony.count(archive) == 5


@pytest.mark.parametrize("size", [0, 200_000])
def test_a_full_disk_leaves_the_file_as_it_was(
    earlier: Archive, next_version: Callable[[Callable[[Any], None]], None], size: int
) -> None:
    before = _digest(earlier.path)
    next_version(rebuild)
    with pytest.raises(FileTrouble), no_file_beyond(size):
        archives.open_with_key(earlier.path, earlier.key())
    assert _digest(earlier.path) == before
    assert [each.name for each in earlier.path.parent.iterdir()] == ["small.hrforum"]
    archives.open_with_key(earlier.path, earlier.key()).close()


def test_a_damaged_file_is_not_brought_up(
    earlier: Archive, next_version: Callable[[Callable[[Any], None]], None]
) -> None:
    raw = bytearray(earlier.path.read_bytes())
    raw[-2000] ^= 1
    earlier.path.write_bytes(raw)
    next_version(rebuild)
    with pytest.raises((Damaged, ArchiveUnusable)):
        archives.open_with_key(earlier.path, earlier.key())
    assert earlier.path.read_bytes() == bytes(raw)
    assert [each.name for each in earlier.path.parent.iterdir()] == ["small.hrforum"]


_MADE = "SELECT type, name FROM sqlite_master"


@pytest.mark.parametrize("version", range(1, schema.SCHEMA))
def test_a_real_file_of_every_earlier_version_opens(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.hrforum"
    shutil.copyfile(ARCHIVES / f"schema_{version}.hrforum", path)
    with Archive(path, derive("practice forum", read_salt(path))) as archive:
        assert archive.value("PRAGMA user_version") == version, "else nothing is brought up at all"
    with new_archive(tmp_path) as fresh:
        made_today = set(fresh.rows(_MADE))
    with archives.unlock(path, "practice forum") as archive:
        assert set(archive.rows(_MADE)) == made_today
        assert archive.value("PRAGMA user_version") == schema.SCHEMA
        assert archive.value("PRAGMA foreign_key_check") is None
        assert check.run(archive).problems == ()
        assert len(testimony.ids(archive)) == 5
        assert all(testimony.read(archive, each).intake.words for each in testimony.ids(archive))
        keep(archive, "Told in the new version.")
