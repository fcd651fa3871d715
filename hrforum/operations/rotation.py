"""Backups that make themselves: after a session with changes, here and at a second place, with old ones taken away."""

import contextlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hrforum.domain.changes import Concept
from hrforum.domain.rotation import PAUSE_MINUTES, Standing, superfluous
from hrforum.errors import ArchiveUnusable, FileTrouble
from hrforum.i18n import _
from hrforum.operations import backup
from hrforum.operations.deed import Done, concepts, deed
from hrforum.progress import SILENT, Progress
from hrforum.storage import backup as storage
from hrforum.storage import choice
from hrforum.storage.archive import Archive

_SECOND = "second_place"


def standing(archive: Archive) -> Standing:
    """Return how the archive stands with its backups."""
    second = choice.value(archive, _SECOND)
    made = storage.everything(archive)
    here = [datetime.fromisoformat(at) for _id, path, at, _mark in made if Path(path).exists()]
    there = [_day(at) for _id, path, at, _mark in made if second and Path(path).parent == Path(second)]
    return Standing(
        here[0] if here else None,
        storage.is_behind(archive),
        second,
        there[0] if there else None,
        bool(second) and Path(second).is_dir(),
        not archive.is_practice(),
    )


def has_second(archive: Archive) -> bool:
    """Say whether a second place was chosen; whether it can be reached is left to `standing`, which asks the disk."""
    return bool(choice.value(archive, _SECOND))


@deed("archive.second_place", undo=True)
def choose_second(archive: Archive, folder: str) -> Done[str]:
    """Keep a folder to which every backup goes as well, such as one on a stick; an empty one takes it back."""
    before = choice.value(archive, _SECOND)
    if folder and not Path(folder).is_dir():
        raise FileTrouble(_("There is no such folder: {path}").format(path=folder))
    chosen = str(Path(folder).absolute()) if folder else ""
    if chosen and Path(chosen) == backup.folder_of(archive).absolute():
        raise FileTrouble(_("Backups go there already. Choose a folder on another disk or stick."))
    choice.keep(archive, _SECOND, chosen)
    return Done(
        chosen,
        _("Change place of backups"),
        concepts(Concept.ARCHIVE),
        inverse=lambda again: choose_second(again, before),
    )


def after_session(archive: Archive, *, closing: bool = True, progress: Progress = SILENT) -> tuple[Path, ...]:
    """Make what backups are due and take old ones away; return the new ones.

    Due is one where something changed since the last, half an hour after it at the earliest unless the archive is being closed.
    What stands in the way at the second place, such as a stick that was pulled out or does not hold what it is given, stops nothing: `standing` tells of it.
    """
    now = standing(archive)
    if not now.behind or not (closing or _rested(now)):
        return ()
    made = [backup.make(archive, backup.folder_of(archive), progress).value]
    take_away(archive, backup.folder_of(archive))
    if now.second_there:
        # Also a copy that cannot be read back from it: the one beside the archive is made and whole.
        with contextlib.suppress(FileTrouble, ArchiveUnusable):
            made.append(backup.make(archive, Path(now.second), progress).value)
        take_away(archive, Path(now.second))
    return tuple(made)


def before_import(archive: Archive, progress: Progress = SILENT) -> Path | None:
    """Make a backup beside the archive before many rows come in, and return it; None where the last one holds everything.

    A practice archive makes none. Raises what `backup.make` does; then nothing should be brought in.
    """
    now = standing(archive)
    if not now.by_itself or not (now.behind or now.last_at is None):
        return None
    return backup.make(archive, backup.folder_of(archive), progress).value


def _rested(now: Standing) -> bool:
    # After the clock was put back the last one seems to lie ahead, which is as good as long ago.
    passed = abs(datetime.now(UTC) - now.last_at) if now.last_at else timedelta.max
    return passed >= timedelta(minutes=PAUSE_MINUTES)


def take_away(archive: Archive, folder: Path) -> tuple[Path, ...]:
    """Remove the backups in a folder that rotation does not keep, and half-written ones; return what went.

    Only copies that this archive has on record, under today's key, are touched.
    """
    mark = backup.key_mark(archive)
    mine = [
        (id_, Path(path), _day(at))
        for id_, path, at, key_mark in storage.everything(archive)
        if Path(path).parent == folder.absolute() and key_mark == mark and Path(path).exists()
    ]
    gone = []
    for place in superfluous([day for _id, _path, day in mine]):
        backup_id, path, _made_on = mine[place]
        with contextlib.suppress(OSError):
            path.unlink()
            storage.remove(archive, backup_id)
            gone.append(path)
    for leftover in folder.glob(f".{archive.path.stem}-*.new*"):
        with contextlib.suppress(OSError):
            leftover.unlink()
    return tuple(gone)


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone().date()
