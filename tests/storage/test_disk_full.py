"""A disk that takes no more: one sentence, nothing half made, nothing lost that was acknowledged, and all well once there is space."""

import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hrforum.domain.erase import Scope
from hrforum.errors import FileTrouble
from hrforum.exchange.mapping import Mapping
from hrforum.operations import archive as archives
from hrforum.operations import backup, check, erase, sheet, testimony
from hrforum.storage.archive import Archive
from hrforum.storage.key import Key
from tests.archive_of import keep, new_archive, rich_intake
from tests.reliability.stories import sheet_of

_FILES = 300_000
"""Less than a new archive has; its starter set takes more."""


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes: the disk does not take the write (EFBIG), as a full one would not."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [0, 4096, 5000, 20_000, 100_000, 200_000, _FILES, 370_000])
def test_no_half_archive_is_made(tmp_path: Path, size: int) -> None:
    with pytest.raises(FileTrouble) as told, no_file_beyond(size):
        new_archive(tmp_path)
    assert "The disk did not take the change" in told.value.sentence
    assert list(tmp_path.iterdir()) == []
    new_archive(tmp_path).close()


def _fill(archive: Archive, size: int) -> int:
    """Keep testimonies until the disk takes no more; return how many were acknowledged."""
    with no_file_beyond(archive.path.stat().st_size + size):
        kept, sentence = keep_until_full(archive)
    assert "so it was not kept" in sentence
    return kept


def keep_until_full(archive: Archive) -> tuple[int, str]:
    """Keep testimonies until one is refused; return how many were acknowledged, and the sentence."""
    for number in range(5000):
        try:
            testimony.add(archive, rich_intake(archive, f"Told as number {number}. " + "No heat. " * 200))
        except FileTrouble as error:
            return number, error.sentence
    raise AssertionError("the disk took everything")


@pytest.mark.parametrize("size", [0, 10_000, 33_000, 60_000, 150_000])
def test_what_was_acknowledged_stays_and_what_was_not_is_gone(tmp_path: Path, size: int) -> None:
    with new_archive(tmp_path) as archive:
        kept = _fill(archive, size)
        assert testimony.count(archive) == kept
        keep(archive, "There is space again.")
    with archives.open_with_key(archive.path, archive.key()) as again:
        assert testimony.count(again) == kept + 1
        assert check.run(again).problems == ()


@pytest.mark.parametrize("size", [0, 100_000, 350_000])
def test_a_backup_leaves_nothing_half_made_and_keeps_the_earlier_one(tmp_path: Path, size: int) -> None:
    with new_archive(tmp_path) as archive:
        folder = backup.folder_of(archive)
        earlier = backup.make(archive, folder).value
        before = earlier.read_bytes()
        with pytest.raises(FileTrouble), no_file_beyond(size):
            backup.make(archive, folder)
        assert [each.name for each in folder.iterdir()] == [earlier.name]
        assert earlier.read_bytes() == before
        assert backup.make(archive, folder).value != earlier


def test_an_import_leaves_nothing_half_made(tmp_path: Path) -> None:
    mapping = Mapping((("words", "words"), ("place", "place")))
    with new_archive(tmp_path) as archive:
        with pytest.raises(FileTrouble), no_file_beyond(60_000):
            sheet.bring_in(archive, sheet_of(list(range(200))), mapping, file_name="stories.csv")
        assert testimony.count(archive) == 0
        assert archive.counts("batch", "testifier", "version") == (0, 0, 0)
        assert (
            sheet.bring_in(archive, sheet_of(list(range(200))), mapping, file_name="stories.csv").value.added
            == 200
        )


@pytest.mark.parametrize("size", [0, 30_000, 200_000])
def test_a_change_of_key_happens_or_does_not(tmp_path: Path, size: int) -> None:
    with new_archive(tmp_path) as archive:
        keep(archive)
        old, fresh = archive.key(), Key(bytes(32), archive.key().salt)
        with pytest.raises(FileTrouble) as told, no_file_beyond(size):
            archive.rekey(fresh)
        assert "the passphrase is the old one" in told.value.sentence
        assert archive.key() == old
        keep(archive)
    with archives.open_with_key(archive.path, old) as again:
        assert testimony.count(again) == 2
        assert check.run(again).problems == ()
        again.rekey(fresh)
    with archives.open_with_key(archive.path, fresh) as again:
        assert testimony.count(again) == 2


def test_removing_says_so_when_the_file_cannot_be_rewritten(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        kept = [keep(archive, "word " * 3000) for _each in range(20)]
        with pytest.raises(FileTrouble) as told, no_file_beyond(250_000):
            erase.erase(archive, kept[0].id, Scope.ALL)
        assert "The words are erased, but" in told.value.sentence
        assert archive.rewrite_is_due()
        assert testimony.count(archive) == 19
        erase.erase(archive, kept[1].id, Scope.ALL)
        assert check.run(archive).problems == ()


# ---- a disk that is really full ----------------------------------------------------------------------------------------
def _can_mount() -> bool:
    unshare = shutil.which("unshare")
    if unshare is None:
        return False
    mount = [unshare, "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(mount, capture_output=True, check=False).returncode == 0


if _can_mount():  # else the tests above are all that is shown

    @pytest.mark.parametrize("kilobytes", [100, 2400])
    def test_a_small_disk_fills_up(tmp_path: Path, kilobytes: int) -> None:
        disk = tmp_path / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(disk)], check=True)
        try:
            if kilobytes < 200:
                _too_small_for_an_archive(disk)
            else:
                _fills_up(disk)
        finally:
            subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _too_small_for_an_archive(disk: Path) -> None:
    with pytest.raises(FileTrouble) as told:
        new_archive(disk)
    assert "The disk is full" in told.value.sentence
    assert list(disk.iterdir()) == []


def _fills_up(disk: Path) -> None:
    with new_archive(disk) as archive:
        kept, sentence = keep_until_full(archive)
        assert "The disk is full. The change was not kept" in sentence
        assert testimony.count(archive) == kept > 0
        with pytest.raises(FileTrouble):
            backup.make(archive, disk / "backups")
        assert list((disk / "backups").iterdir()) == []
    with archives.open_with_key(archive.path, archive.key()) as again:
        assert testimony.count(again) == kept
        assert check.run(again).problems == ()
