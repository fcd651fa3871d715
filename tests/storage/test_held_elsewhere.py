"""An archive that is open elsewhere, or was moved away while open (safety.md, R11 and R12)."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hrforum.errors import ArchiveInUse, ArchiveUnusable, FileTrouble
from hrforum.operations import archive as archives
from hrforum.operations import testimony
from hrforum.storage import file, key
from hrforum.storage.archive import Archive
from tests.archive_of import keep, new_archive


class Holder:
    """Another program that holds an archive."""

    def __init__(self, path: Path, secret: key.Key) -> None:
        program = [sys.executable, "-m", "tests.storage.holder", str(path)]
        self.process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.ask(f"{secret.secret.hex()} {secret.salt.hex()}") == "open"

    def ask(self, line: str) -> str:
        """Say one line and return what it answers."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        """Let it close the archive, or end it where it died."""
        self.process.communicate(timeout=30)


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[tuple[Holder, Path, key.Key]]:
    with new_archive(tmp_path) as archive:
        keep(archive)
    other = Holder(archive.path, archive.key())
    yield other, archive.path, archive.key()
    other.end()


def test_a_second_program_is_refused_before_the_passphrase_and_the_first_goes_on(
    holder: tuple[Holder, Path, key.Key],
) -> None:
    other, path, secret = holder
    before = hashlib.sha256(path.read_bytes()).digest()
    for _each in range(25):
        with pytest.raises(ArchiveInUse) as told:
            archives.probe(path)
        assert "open in another window or program" in told.value.sentence
        with pytest.raises(ArchiveInUse):
            archives.open_with_key(path, secret)
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert other.ask("save") == "saved"
    other.end()
    with archives.open_with_key(path, secret) as archive:
        assert testimony.count(archive) == 2


def test_this_process_refuses_itself_and_keeps_its_lock(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        for attempt in (
            lambda: archives.probe(archive.path),
            lambda: archives.open_with_key(archive.path, archive.key()),
            lambda: archives.unlock(archive.path, "does not matter"),
            lambda: archives.unlock_with_recovery(archive.path, "does not matter"),
        ):
            with pytest.raises(ArchiveInUse):
                attempt()
        # On POSIX, closing any descriptor of the file would have dropped the lock.
        program = [sys.executable, "-m", "tests.storage.holder", str(archive.path)]
        asked = f"{archive.key().secret.hex()} {archive.key().salt.hex()}\n"
        second = subprocess.run(program, input=asked, capture_output=True, text=True, check=False)
        assert second.stdout.strip() == "ArchiveInUse"
        keep(archive)
    with archives.open_with_key(archive.path, archive.key()) as again:
        assert testimony.count(again) == 1


def test_after_a_kill_the_probe_loses_nothing(holder: tuple[Holder, Path, key.Key]) -> None:
    other, path, secret = holder
    assert other.ask("leave a wal") == "left"
    other.process.kill()
    other.process.wait()
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    archives.probe(path)
    with archives.open_with_key(path, secret) as archive:
        assert testimony.count(archive) == 2


def test_a_wrong_key_after_a_kill_loses_nothing(holder: tuple[Holder, Path, key.Key]) -> None:
    other, path, secret = holder
    assert other.ask("leave a wal") == "left"
    other.process.kill()
    other.process.wait()
    with pytest.raises(ArchiveUnusable):
        file.open_archive(path, key.Key(key.random_key().secret, secret.salt))
    with archives.open_with_key(path, secret) as archive:
        assert testimony.count(archive) == 2


def _moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.hrforum"))


def _deleted(path: Path) -> None:
    path.unlink()


def _replaced(path: Path) -> None:
    # A copy made beforehand by a synchronising program, put in place in one step.
    path.with_name("before.hrforum").replace(path)


@pytest.mark.parametrize("happens", [_moved, _deleted, _replaced])
def test_a_file_that_is_no_longer_there_takes_no_save(
    tmp_path: Path, happens: Callable[[Path], None]
) -> None:
    with new_archive(tmp_path) as archive:
        keep(archive)
    shutil.copyfile(archive.path, tmp_path / "before.hrforum")
    with archives.open_with_key(archive.path, archive.key()) as again:
        happens(archive.path)
        with pytest.raises(FileTrouble) as told:
            keep(again, "Said after the file went away.")
        assert "moved, renamed or replaced while it was open" in told.value.sentence


def test_a_file_that_is_put_back_takes_saves_again(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        archive.path.rename(tmp_path / "away")
        with pytest.raises(FileTrouble):
            keep(archive)
        (tmp_path / "away").rename(archive.path)
        # What was said to be not kept is not.
        assert testimony.count(archive) == 0
        keep(archive)


def test_a_closed_archive_can_be_opened_again_and_closed_twice(archive: Archive) -> None:
    archive.close()
    archive.close()
    archives.open_with_key(archive.path, archive.key()).close()
