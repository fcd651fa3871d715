"""A folder or file that may not be written: one sentence, and everything left as it was."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrforum.storage import key
from hrforum.storage.archive import Archive
from tests.archive_of import keep, new_archive


@pytest.fixture
def closed() -> Iterator[Archive]:
    """A closed archive that everybody may read and write, in a folder that everybody may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    with new_archive(folder) as archive:
        keep(archive)
    archive.path.chmod(0o666)
    yield archive
    folder.chmod(0o700)
    shutil.rmtree(folder)


def told(deed: str, path: Path, secret: key.Key) -> str:
    """Return what nobody is told, and make sure that a refusal changed nothing."""
    before = _folder(path.parent)
    said = _said(deed, path, secret)
    assert said == "done" or _folder(path.parent) == before
    return said


def _said(deed: str, path: Path, secret: key.Key) -> str:
    program = [sys.executable, "-m", "tests.storage.as_nobody", deed, str(path)]
    said = subprocess.run(
        [*program, secret.secret.hex(), secret.salt.hex()], capture_output=True, text=True, check=True
    )
    return said.stdout.strip()


def _folder(folder: Path) -> dict[str, bytes]:
    return {
        each.name: hashlib.sha256(each.read_bytes()).digest() if each.is_file() else b""
        for each in folder.iterdir()
    }


def test_nobody_may_do_it_where_everybody_may(closed: Archive) -> None:
    assert told("open", closed.path, closed.key()) == "done"
    assert told("make", closed.path.with_name("fresh.hrforum"), key.random_key()) == "done"


def test_a_folder_that_may_not_be_written(closed: Archive) -> None:
    closed.path.parent.chmod(0o555)
    assert "folder cannot be written" in told("open", closed.path, closed.key())
    assert "cannot be made there: Permission denied" in told(
        "make", closed.path.with_name("fresh.hrforum"), key.random_key()
    )


def test_a_file_that_may_not_be_written(closed: Archive) -> None:
    closed.path.chmod(0o444)
    assert "archive file is read-only" in told("open", closed.path, closed.key())


def test_a_file_that_may_not_be_read(closed: Archive) -> None:
    closed.path.chmod(0o000)
    said = _said("probe", closed.path, closed.key())
    closed.path.chmod(0o666)
    assert "cannot be read: Permission denied" in said


def test_a_folder_that_may_not_be_entered(closed: Archive) -> None:
    closed.path.parent.chmod(0o000)
    try:
        said = _said("probe", closed.path, closed.key())
    finally:
        closed.path.parent.chmod(0o777)
    assert "Permission denied" in said


def test_a_folder_for_backups_that_may_not_be_written(closed: Archive) -> None:
    stick = closed.path.parent / "stick"
    stick.mkdir()
    stick.chmod(0o555)
    assert "folder for backups cannot be written" in _said(str(stick), closed.path, closed.key())
    assert "folder for backups cannot be made" in _said(str(stick / "inner"), closed.path, closed.key())
    assert list(stick.iterdir()) == []
