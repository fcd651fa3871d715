"""What an organiser does with a damaged archive: copy whatever can be read into a new one, and learn what could not."""

from pathlib import Path

from hrforum.errors import FileTrouble, WrongPassphrase
from hrforum.i18n import _
from hrforum.progress import SILENT, Progress
from hrforum.storage import file, key, rescue
from hrforum.storage.rescue import Rescued


def by_passphrase(path: Path, passphrase: str, target: Path, progress: Progress = SILENT) -> Rescued:
    """Write what can be read of the archive at `path` into a new file under the same passphrase.

    Where the file's first bytes are damaged, the salts of its backups are tried. Raises `WrongPassphrase`, `Damaged` or `FileTrouble`.
    """
    if target.resolve() == path.resolve():
        raise FileTrouble(_("Give the new archive another name: the damaged file stays as it is."))
    for salt in (file.read_salt(path), *file.salts_of_backups(path)):
        try:
            return rescue.rescue(path, key.derive(passphrase, salt), target, progress)
        except WrongPassphrase:
            continue
    raise WrongPassphrase
