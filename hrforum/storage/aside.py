"""Keeps what is being typed in a small file of its own beside the archive, under the archive's key, while long work holds the archive.

It stands there for seconds: the draft is kept in the archive right after that work. Only where the program ends before is it found
when the archive is opened the next time.
"""

import contextlib
import os
from pathlib import Path

from hrforum.domain.draft import Draft
from hrforum.errors import FileTrouble, HrforumError
from hrforum.i18n import _
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside, free_name, sync_folder
from hrforum.storage.sqlcipher import Error, connect, translated, unlock

_MAKE = "CREATE TABLE draft (body TEXT NOT NULL, testimony_id INTEGER, kept_at TEXT NOT NULL, id INTEGER NOT NULL) STRICT"
_ADD = "INSERT INTO draft VALUES (?, ?, ?, ?)"


def path_of(archive: Archive) -> Path:
    """Return where the file of an archive stands while there is one."""
    return _beside(archive.path)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.typing")


def move(path: Path, to: Path) -> None:
    """Let it go along with an archive that was moved from `path`: the numbers in it are other things' in whatever comes there instead.

    Raises OSError.
    """
    if _beside(path).exists():
        _beside(path).rename(_beside(to))


def write(archive: Archive, one: Draft) -> None:
    """Put this draft there in place of what was there before; on return it is on the disk.

    Raises `FileTrouble` where the disk does not take it. Touches nothing of the archive, and may run inside its transaction.
    """
    with beside(path_of(archive)) as fresh:
        try:
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            with translated(), contextlib.closing(connect(fresh)) as connection:
                unlock(connection, archive.key())
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("BEGIN")
                connection.execute(_MAKE)
                connection.execute(_ADD, (one.body, one.testimony_id, one.kept_at, one.id))
                connection.execute("COMMIT")
            fresh.replace(path_of(archive))
        except OSError as error:
            raise FileTrouble(
                _("What is typed cannot be kept beside the archive: {why}").format(why=error.strerror)
            ) from None
        sync_folder(fresh.parent)


def read(archive: Archive) -> Draft | None:
    """Return the draft that stands there, None where there is none that this archive's key opens."""
    path = path_of(archive)
    free_name(path)  # removes what was half written when the program ended
    if not path.is_file():
        return None
    try:
        with translated(), contextlib.closing(connect(path)) as connection:
            unlock(connection, archive.key())
            row = connection.execute("SELECT body, testimony_id, kept_at, id FROM draft").fetchone()
    except (HrforumError, Error):
        # A file cut short, or of another archive that stood here: nobody can read it any more.
        return None
    return None if row is None else Draft(*row)


def remove(archive: Archive) -> None:
    """Take it away, once its draft is in the archive or is wanted no more."""
    with contextlib.suppress(OSError):
        path_of(archive).unlink(missing_ok=True)
