"""Verified copies of the archive: made beside it or on a stick, opened and counted before they count as made."""

import os
from datetime import UTC, datetime
from pathlib import Path

from hrforum.domain.backup import Backup, State
from hrforum.domain.changes import Changes, Concept
from hrforum.errors import Damaged, FileTrouble
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed, now
from hrforum.progress import SILENT, Progress
from hrforum.storage import backup as storage
from hrforum.storage import batch, check, file
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside, sync_file, sync_folder


def folder_of(archive: Archive) -> Path:
    """Return the folder of backups beside the archive."""
    return archive.path.parent / "backups"


def make(archive: Archive, folder: Path, progress: Progress = SILENT) -> Changes[Path]:
    """Write a copy under the same key into a folder, open and check it, and return where it lies.

    An earlier backup is never touched, and a copy that fails leaves nothing behind. Raises `FileTrouble` where it cannot be written,
    `Damaged` where the copy does not hold what the archive holds.
    """
    target = _free_name(archive, folder)
    with beside(target) as fresh:
        progress.step(0, 3, _("Copying"))
        # A copy takes over what still stands between the words.
        archive.rewrite_if_due()
        archive.copy_to(fresh)
        progress.step(1, 3, _("Checking the copy"))
        _verify(archive, fresh)
        progress.step(2, 3, _("Finishing"))
        _keep(fresh, target)
    return _note(archive, target)


@deed("archive.backup", undo=False)
def _note(archive: Archive, target: Path) -> Done[Path]:
    rows = sum(check.counts(archive).values())
    storage.add(archive, str(target.absolute()), now(), key_mark(archive), rows)
    return Done(target, _("Make backup"), concepts(Concept.ARCHIVE))


def key_mark(archive: Archive) -> bytes:
    """Return the mark of today's key, to tell the copies that it opens from those under an earlier passphrase."""
    return batch.mark(archive, "key", archive.key().secret)


# ---- copies that are known -----------------------------------------------------------------------------------------------
def known(archive: Archive) -> list[Backup]:
    """Return the copies that were made, and those that lie beside the archive: its backups, and what a restore moved aside."""
    today_mark = key_mark(archive)
    found: dict[str, Backup] = {}
    for _id, path, made_at, mark in storage.everything(archive):
        state = State.UNTRIED if mark == today_mark else State.OTHER_KEY
        made_on = datetime.fromisoformat(made_at).astimezone().date()
        found.setdefault(path, Backup(path, made_on, state if Path(path).exists() else State.MISSING))
    folder, stem = folder_of(archive), archive.path.stem
    beside_it = (
        *folder.glob(f"*{file.SUFFIX}"),
        *folder.parent.glob(f"{stem}-before-restore-*{file.SUFFIX}"),
    )
    for each in sorted(beside_it, reverse=True):
        path = str(each.absolute())
        found.setdefault(
            path, Backup(path, datetime.fromtimestamp(each.stat().st_mtime, UTC).astimezone().date())
        )
    return list(found.values())


def _free_name(archive: Archive, folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileTrouble(
            _("The folder for backups cannot be made: {why}").format(why=error.strerror)
        ) from None
    if not os.access(folder, os.W_OK):
        raise FileTrouble(_("The folder for backups cannot be written. Choose another folder or stick."))
    stem = f"{archive.path.stem}-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    target = folder / f"{stem}{file.SUFFIX}"
    again = 2
    while target.exists():
        target = folder / f"{stem}-{again}{file.SUFFIX}"
        again += 1
    return target


def _verify(archive: Archive, copy: Path) -> None:
    with file.open_archive(copy, archive.key()) as other:
        if check.pages(other) or check.counts(other) != check.counts(archive):
            raise Damaged(_("The copy does not hold what the archive holds. Try again, or another disk."))


def _keep(fresh: Path, target: Path) -> None:
    try:
        sync_file(fresh)
        fresh.rename(target)
    except OSError as error:
        raise FileTrouble(_("The backup cannot be written: {why}").format(why=error.strerror)) from None
    sync_folder(target.parent)
