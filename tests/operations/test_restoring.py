"""Backups that make themselves, drills that show they would do, and restoring that brings nothing back that was erased."""

import os
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from hrforum.domain.draft import Draft
from hrforum.domain.erase import Scope
from hrforum.errors import Damaged, FileTrouble, HrforumError, Refused
from hrforum.operations import archive as archives
from hrforum.operations import backup, check, draft, erase, erase_order, restore, rotation, testimony
from hrforum.storage.archive import Archive
from tests.archive_of import keep, new_archive

EARLIER = Path(__file__).parent.parent / "archives" / "schema_1.hrforum"
PASSPHRASE = "seven quiet otters under the bridge"


def test_a_session_with_changes_ends_with_a_backup_here_and_there(archive: Archive, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    rotation.choose_second(archive, str(second))
    keep(archive, "Told before the backup.")
    assert rotation.standing(archive).behind
    here, there = rotation.after_session(archive)
    assert here.parent == backup.folder_of(archive)
    assert there.parent == second
    now = rotation.standing(archive)
    assert (now.behind, now.second_there, now.second_on) == (False, True, date.today())  # noqa: DTZ011  # the wall's day
    assert rotation.after_session(archive) == ()
    keep(archive, "Told right after it.")
    assert rotation.after_session(archive, closing=False) == ()
    assert len(rotation.after_session(archive)) == 2


def test_a_stick_that_is_gone_stops_nothing(archive: Archive, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    rotation.choose_second(archive, str(second))
    second.rmdir()
    keep(archive)
    assert len(rotation.after_session(archive)) == 1
    now = rotation.standing(archive)
    assert (now.second, now.second_there) == (str(second), False)
    with pytest.raises(FileTrouble, match="no such folder"):
        rotation.choose_second(archive, str(second))
    with pytest.raises(FileTrouble, match="go there already"):
        rotation.choose_second(archive, str(backup.folder_of(archive)))


class BadStick:
    """Spoils what was written into a folder just before it is read back, as a stick does whose cells are worn."""

    def __init__(self, folder: Path, garbage: bytes) -> None:
        self.folder, self.garbage, self.spoilt = folder, garbage, 0

    def step(self, done: int, total: int, label: str) -> None:
        for each in self.folder.glob(".*.new") if done == 1 else ():
            with each.open("rb+") as copy:
                copy.seek(-3000 if self.garbage else 0, os.SEEK_END if self.garbage else os.SEEK_SET)
                copy.write(self.garbage)
                copy.truncate()
            self.spoilt += 1


@pytest.mark.parametrize("garbage", [b"worn" * 750, b""])
def test_a_stick_that_does_not_hold_what_it_is_given_stops_nothing(
    archive: Archive, tmp_path: Path, garbage: bytes
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    rotation.choose_second(archive, str(second))
    folder = backup.folder_of(archive)
    folder.mkdir(parents=True)
    (folder / f".{archive.path.stem}-2026.hrforum.0a.new").write_bytes(b"half")
    keep(archive)
    stick = BadStick(second, garbage)
    made = rotation.after_session(archive, progress=stick)
    assert stick.spoilt == 1
    assert [each.parent for each in made] == [folder]
    assert list(folder.iterdir()) == list(made)
    assert list(second.iterdir()) == []
    now = rotation.standing(archive)
    assert (now.behind, now.second_there, now.second_on) == (False, True, None)


def test_old_backups_go_and_strangers_files_stay(archive: Archive) -> None:
    folder = backup.folder_of(archive)
    made = []
    for number in range(20):
        keep(archive, f"Number {number}.")
        made.append(backup.make(archive, folder).value)
        day = date(2026, 11, 24) - timedelta(days=40 - 2 * number)
        archive.run("UPDATE backup SET made_at = ? WHERE path = ?", (f"{day}T12:00:00+00:00", str(made[-1])))
    (folder / "mine.hrforum").write_bytes(b"not on record")
    (folder / f".{archive.path.stem}-2026.hrforum.0a.new").write_bytes(b"half")
    gone = rotation.take_away(archive, folder)
    left = sorted(each for each in folder.iterdir() if each.name != "mine.hrforum")
    assert sorted((*left, *gone)) == sorted(made)
    assert made[-1] in left
    assert 7 <= len(left) <= 11
    assert (folder / "mine.hrforum").exists()
    assert {each.path for each in backup.known(archive)} >= {str(each) for each in left}


def test_a_drill_counts_and_finds_damage(archive: Archive, tmp_path: Path) -> None:
    keep(archive)
    kept = backup.make(archive, tmp_path / "copies").value
    before = kept.read_bytes()
    restore.drill(archive, kept)
    assert not rotation.standing(archive).behind, "trying a backup out is no change"
    assert rotation.after_session(archive) == ()
    keep(archive)
    assert rotation.standing(archive).behind
    done = restore.drill(archive, restore.newest(archive)).value
    assert rotation.standing(archive).behind
    assert (done.held["testimony"], done.now["testimony"]) == (1, 2)
    assert kept.read_bytes() == before
    assert list(kept.parent.iterdir()) == [kept]
    raw = bytearray(before)
    raw[-3000] ^= 1
    kept.write_bytes(raw)
    with pytest.raises(Damaged):
        restore.drill(archive, kept)
    with new_archive(tmp_path / "copies", "other") as other, pytest.raises(HrforumError):
        restore.drill(other, kept)


def _city(folder: Path) -> Path:
    with archives.create(folder / "city.hrforum", PASSPHRASE, name="City") as archive:
        for number in range(3):
            keep(archive, f"Told as number {number}.")
        backup.make(archive, backup.folder_of(archive))
        return archive.path


def _backup_of(path: Path) -> Path:
    return next((path.parent / "backups").iterdir())


def test_restoring_brings_back_what_was_and_moves_what_is_aside(tmp_path: Path) -> None:
    path = _city(tmp_path)
    with archives.unlock(path, PASSPHRASE) as archive:
        keep(archive, "Told after the backup.")
    done = restore.restore(path, _backup_of(path), PASSPHRASE)
    assert done.aside is not None
    assert (done.erased_again, done.unsure_since) == (0, None)
    with archives.unlock(path, PASSPHRASE) as archive:
        assert testimony.count(archive) == 3
        assert check.run(archive).problems == ()
    with archives.unlock(done.aside, PASSPHRASE) as archive:
        assert testimony.count(archive) == 4


def test_what_was_being_typed_goes_with_the_archive_that_was_moved_aside(tmp_path: Path) -> None:
    with archives.create(tmp_path / "city.hrforum", PASSPHRASE, name="City") as archive:
        keep(archive)
        made = backup.make(archive, tmp_path / "out").value
        later = keep(archive)
        draft.keep_aside(archive, Draft("Words for the later one.", later.id))
    restored = restore.restore(tmp_path / "city.hrforum", made, PASSPHRASE)
    with archives.unlock(tmp_path / "city.hrforum", PASSPHRASE) as archive:
        keep(archive, "Somebody else's words.")
        assert draft.everything(archive) == []
    assert restored.aside is not None
    with archives.unlock(restored.aside, PASSPHRASE) as archive:
        assert [each.testimony_id for each in draft.everything(archive)] == [later.id]


def test_s4_what_was_erased_since_does_not_come_back(tmp_path: Path) -> None:
    path = _city(tmp_path)
    with archives.unlock(path, PASSPHRASE) as archive:
        # A stick that nobody had in hand still holds the words.
        stick = shutil.copyfile(_backup_of(path), tmp_path / "stick.hrforum")
        first, second, _third = testimony.ids(archive)
        erase.erase(archive, first, Scope.ALL)
        erase.erase(archive, second, Scope.STORY)
    done = restore.restore(path, stick, PASSPHRASE)
    assert (done.erased_again, done.unsure_since) == (2, None)
    with archives.unlock(path, PASSPHRASE) as archive:
        assert first not in testimony.ids(archive)
        assert testimony.read(archive, second).intake.words == ""
        assert testimony.count(archive) == 2


def test_s4_erased_twice_the_farther_order_counts_whichever_copy_knows_it(tmp_path: Path) -> None:
    path = _city(tmp_path)
    with archives.unlock(path, PASSPHRASE) as archive:
        stick = shutil.copyfile(_backup_of(path), tmp_path / "stick.hrforum")
        os.utime(stick, (1_600_000_000, 1_600_000_000))
        first = testimony.ids(archive)[0]
        erase.erase(archive, first, Scope.STORY)
        # This backup knows of the words alone, and the archive of everything.
        backup.make(archive, backup.folder_of(archive))
        erase.erase(archive, first, Scope.ALL)
    done = restore.restore(path, stick, PASSPHRASE)
    assert (done.erased_again, done.unsure_since) == (1, None)
    with archives.unlock(path, PASSPHRASE) as archive:
        assert first not in testimony.ids(archive)
        assert [each.scope for each in erase.orders(archive)] == [Scope.ALL]


def test_s4_a_newer_backup_does_not_know_what_was_erased_after_it(tmp_path: Path) -> None:
    path = _city(tmp_path)
    newer = _backup_of(path)
    with archives.unlock(path, PASSPHRASE) as archive:
        stick = shutil.copyfile(newer, tmp_path / "stick.hrforum")
        os.utime(stick, (1_600_000_000, 1_600_000_000))
        erase.erase(archive, testimony.ids(archive)[0], Scope.ALL)
    path.unlink()
    done = restore.restore(path, stick, PASSPHRASE)
    assert done.erased_again == 0
    assert done.unsure_since == datetime.fromtimestamp(newer.stat().st_mtime).astimezone()


def test_s4_where_no_newer_copy_can_be_read_it_says_so_and_takes_the_list(tmp_path: Path) -> None:
    path = _city(tmp_path)
    with archives.unlock(path, PASSPHRASE) as archive:
        stick = shutil.copyfile(_backup_of(path), tmp_path / "stick.hrforum")
        erase.erase(archive, testimony.ids(archive)[0], Scope.ALL)
        orders = tmp_path / "orders.json"
        erase_order.write(archive, orders)
    shutil.rmtree(path.parent / "backups")
    path.unlink()
    without = restore.restore(path, stick, PASSPHRASE)
    assert without.unsure_since is not None
    assert without.aside is None
    again = restore.restore(path, stick, PASSPHRASE, orders=orders.read_bytes())
    assert (again.erased_again, again.unsure_since) == (1, None)


def test_s4_a_backup_of_the_earlier_version_leaves_no_copy_behind_that_nobody_knows(tmp_path: Path) -> None:
    path, stick = tmp_path / "city.hrforum", tmp_path / "stick"
    stick.mkdir()
    old = shutil.copyfile(EARLIER, stick / "old.hrforum")
    shutil.copyfile(EARLIER, path)
    with archives.unlock(path, "practice forum") as archive:
        erase.erase(archive, testimony.ids(archive)[0], Scope.ALL)
        assert restore.drill(archive, old).value.held["testimony"] == 5
    assert restore.restore(path, old, "practice forum").erased_again == 1
    assert list(stick.iterdir()) == [old]
    with archives.unlock(path, "practice forum") as archive:
        known = {Path(each.path) for each in backup.known(archive)}
    assert {each for each in tmp_path.rglob("*") if each.is_file()} == {*known, path, old}


def test_what_cannot_be_restored_leaves_everything_where_it_was(tmp_path: Path) -> None:
    path = _city(tmp_path)
    kept = _backup_of(path)
    raw = bytearray(kept.read_bytes())
    raw[-3000] ^= 1
    kept.write_bytes(raw)
    before = path.read_bytes()
    for passphrase in (PASSPHRASE, "not the passphrase of it"):
        with pytest.raises(HrforumError):
            restore.restore(path, kept, passphrase)
        assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["backups", "city.hrforum"]


def test_a_backup_of_another_archive_is_refused_in_a_drill(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    twin = tmp_path / "elsewhere" / "twin.hrforum"
    with archives.create_with_key(twin, archive.key(), name="Twin"):
        pass
    with pytest.raises(Refused, match="another archive"):
        restore.drill(archive, twin)
