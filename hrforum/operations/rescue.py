"""What an organiser does with a damaged archive: copy whatever can be read into a new one, and learn what could not."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from hrforum.errors import FileTrouble, WrongPassphrase
from hrforum.i18n import _
from hrforum.progress import SILENT, Progress
from hrforum.storage import file, key, rescue, salvage
from hrforum.storage.rescue import Rescued


def by_passphrase(path: Path, passphrase: str, target: Path, progress: Progress = SILENT) -> Rescued:
    """Write what can be read of the archive at `path` into a new file under the same passphrase.

    Where the file's first bytes are damaged, the salts of its backups are tried. Raises `WrongPassphrase`, `Damaged` or `FileTrouble`.
    """
    if target.resolve() == path.resolve():
        raise FileTrouble(_("Give the new archive another name: the damaged file stays as it is."))
    for salt in (file.read_salt(path), *file.salts_of_backups(path)):
        try:
            opens = key.derive(passphrase, salt)
            made = rescue.rescue(path, opens, target, progress)
        except WrongPassphrase:
            continue
        return replace(made, backup=newest_backup(path, opens)) if made.lost else made
    raise WrongPassphrase


def newest_backup(path: Path, opens: key.Key) -> Path | None:
    """Return the newest backup beside the archive that this key opens and that is whole, None where there is none."""
    there = (path.parent / "backups").glob(f"*{file.SUFFIX}")
    for backup in sorted(there, key=lambda one: one.stat().st_mtime, reverse=True):
        if salvage.is_whole(backup, opens):
            return backup
    return None


def day_of(backup: Path) -> date:
    """Return the day on which a backup was made, as its file tells it."""
    return datetime.fromtimestamp(backup.stat().st_mtime, UTC).astimezone().date()
