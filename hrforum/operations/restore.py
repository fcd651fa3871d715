"""Restoring: an archive is put back to a backup, without what was erased since; and a drill that shows a backup could do it."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from hrforum.domain.backup import State
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.erase import Order, stricter
from hrforum.errors import Damaged, FileTrouble, HrforumError, Refused, WrongPassphrase
from hrforum.i18n import _
from hrforum.operations import archive as archives
from hrforum.operations import backup as backups
from hrforum.operations import erase, erase_order
from hrforum.operations.deed import Done, as_done, concepts, deed
from hrforum.operations.nameless import is_nameless
from hrforum.progress import SILENT, Progress
from hrforum.storage import aside as typing
from hrforum.storage import check, file
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside, keep_private, sync_file, sync_folder


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a drill found: how many rows the backup holds of each word, and how many the archive holds now."""

    backup: Path
    held: dict[str, int]
    now: dict[str, int]


def drill(archive: Archive, backup: Path, progress: Progress = SILENT) -> Changes[Drilled]:
    """Restore a backup into a copy beside it, open it, check every page and count; the copy goes again, nothing else changes.

    Raises `FileTrouble`, `WrongPassphrase` for one under another passphrase, or `Damaged`.
    """
    with beside(backup) as trial:
        progress.step(0, 3, _("Copying"))
        _copy(backup, trial)
        progress.step(1, 3, _("Checking the copy"))
        with file.open_archive(trial, archive.key(), keep_earlier=False) as other:
            if other.uuid_of("archive", 1) != archive.uuid_of("archive", 1):
                raise Refused(_("This is a backup of another archive."))
            if check.pages(other) or check.index(other):
                raise Damaged(_("This backup is damaged: it could not be restored. Make a new one now."))
            held = check.counts(other)
        progress.step(2, 3, _("Counting"))
    found = Drilled(backup, held, check.counts(archive))
    return _note_drill(archive, Done(found, _("Try out a backup"), concepts(Concept.ARCHIVE)))


def newest(archive: Archive) -> Path:
    """Return the newest backup that is there; raises `FileTrouble` where there is none."""
    there = [Path(each.path) for each in backups.known(archive) if each.state is State.UNTRIED]
    if not there:
        raise FileTrouble(_("There is no backup yet. Make one first."))
    return there[0]


_note_drill = deed("archive.drill", undo=False)(as_done)


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did: where the file lies that stood there before, None where there was none, and how much was erased again.

    `unsure_since` is the moment of the newest copy that could be read, where the archive itself could not: what was erased since may
    have come back.
    """

    aside: Path | None
    erased_again: int
    unsure_since: datetime | None


def restore(
    path: Path, backup: Path, passphrase: str, *, orders: bytes = b"", progress: Progress = SILENT
) -> Restored:
    """Put a backup in the place of an archive, which is moved aside and never deleted; erasures since are obeyed.

    They are read from the archive as it is and from the backups beside it; `orders` is a file of erase orders. Raises `FileTrouble`, `ArchiveInUse`,
    `WrongPassphrase` or `Damaged`; the archive is then where it was.
    """
    if path.exists():
        file.read_salt(path)  # refuses what is open elsewhere
    with beside(path) as fresh:
        progress.step(0, 4, _("Copying"))
        _copy(backup, fresh)
        erased_again, unsure = _bring_up(fresh, path, backup, passphrase, orders, progress)
        progress.step(3, 4, _("Finishing"))
        aside = _move_aside(path)
        try:
            sync_file(fresh)
            fresh.rename(path)
        except OSError as error:
            if aside is not None:
                aside.rename(path)
            raise FileTrouble(_("The archive cannot be put back: {why}").format(why=error.strerror)) from None
    sync_folder(path.parent)
    return Restored(aside, erased_again, unsure)


def _bring_up(
    fresh: Path, path: Path, backup: Path, passphrase: str, orders: bytes, progress: Progress
) -> tuple[int, datetime | None]:
    with archives.unlock(fresh, passphrase, keep_earlier=False) as archive:
        progress.step(1, 4, _("Checking the copy"))
        if check.pages(archive):
            raise Damaged(_("This backup is damaged: it cannot be restored. Take another one."))
        if is_nameless(archive) and path.exists():
            raise Refused(_("This is a travel copy without names: it cannot take the archive's place."))
        erased, unsure = _erased_elsewhere(archive, path, backup, passphrase)
        progress.step(2, 4, _("Erasing again what was erased since"))
        again = erase.obey(archive, erased).value if erased else 0
        if orders:
            again += erase_order.obey(archive, orders).value
            unsure = None
        note(archive)
    return again, unsure


@deed("archive.restore", undo=False)
def note(_archive: Archive) -> Done[None]:
    """Write into the ledger of a restored archive that it was restored."""
    return Done(None, _("Restore a backup"), concepts(*Concept))


def _erased_elsewhere(
    archive: Archive, path: Path, backup: Path, passphrase: str
) -> tuple[list[Order], datetime | None]:
    """Return the erase orders of the archive as it is and of its newer copies, and since when there may be others.

    That is None where the archive itself could be read: a newer backup knows nothing of what was erased after it.
    """
    found: dict[UUID, Order] = {}
    since: datetime | None = _moment(backup)
    newer = [each for each in (path.parent / "backups").glob(f"*{file.SUFFIX}") if _is_newer(each, backup)]
    for each in (*newer, path):
        if not each.exists() or each.resolve() == backup.resolve():
            continue
        known = _orders_of(archive, each, passphrase)
        if known is None:
            continue
        for order in known:
            found[order.testimony] = stricter(found.get(order.testimony), order)
        since = None if each == path or since is None else max(since, _moment(each))
    return list(found.values()), since


def _orders_of(archive: Archive, path: Path, passphrase: str) -> list[Order] | None:
    """Return the erase orders of another copy of an archive; None where it cannot be read, or is no copy of it."""
    try:
        with _opened_like(archive, path, passphrase) as other:
            same = other.uuid_of("archive", 1) == archive.uuid_of("archive", 1)
            return erase.orders(other) if same else None
    except HrforumError:
        return None


def _moment(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def _opened_like(archive: Archive, path: Path, passphrase: str) -> Archive:
    # A copy of an earlier version kept for looking into this one would be known to nobody, and hold what is erased.
    try:
        return file.open_archive(path, archive.key(), keep_earlier=False)
    except WrongPassphrase:
        return archives.unlock(path, passphrase, keep_earlier=False)


def _is_newer(one: Path, other: Path) -> bool:
    return one.stat().st_mtime > other.stat().st_mtime


def _copy(source: Path, target: Path) -> None:
    import shutil

    try:
        shutil.copyfile(source, target)
        keep_private(target)
    except OSError as error:
        raise FileTrouble(_("The backup cannot be read: {why}").format(why=error.strerror)) from None


def _move_aside(path: Path) -> Path | None:
    if not os.path.lexists(path):
        return None
    stamp = f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    aside = path.with_name(f"{path.stem}-before-restore-{stamp}{path.suffix}")
    try:
        path.rename(aside)
        wal = path.with_name(path.name + "-wal")
        if wal.exists():
            wal.rename(aside.with_name(aside.name + "-wal"))
        typing.move(path, aside)
    except OSError as error:
        raise FileTrouble(_("The archive cannot be moved aside: {why}").format(why=error.strerror)) from None
    return aside
