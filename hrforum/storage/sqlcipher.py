"""The connection to SQLCipher: opened read-write, keyed and set before anything else, its errors turned into sentences."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from hrforum.errors import (
    ArchiveInUse,
    Cancelled,
    Damaged,
    FileTrouble,
    HrforumError,
    Refused,
    WrongPassphrase,
)
from hrforum.i18n import _
from hrforum.storage.key import Key

Error = sqlcipher.Error
IntegrityError = sqlcipher.IntegrityError

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    # 32 MiB: with SQLite's 2 a search in 100,000 testimonies decrypts the same pages of the index over and over.
    "PRAGMA cache_size = -32768",
    "PRAGMA temp_store = MEMORY",
    # No effect on Linux; on macOS a plain fsync does not reach the disk.
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
)


def connect(path: Path) -> Any:
    with translated():
        return sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None
        )


def unlock(connection: Any, key: Key) -> None:
    """Key the connection, take the file for it alone, and read; writes nothing."""
    # SQLCipher would log to stderr; and a table made before the key would be a plaintext file.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = {key.pragma()}")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def set_up(connection: Any) -> None:
    """Set what an archive is written with; a file of another kind would be changed by it."""
    for pragma in _SETTINGS:
        connection.execute(pragma).fetchall()


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turn what SQLCipher says into the sentence for it; what is not the user's to mend stays an error of its own."""
    try:
        yield
    except sqlcipher.Error as error:
        known = _sentence_for(str(error))
        if known is None:
            raise
        raise known from None
    except UnicodeEncodeError:
        raise Refused(
            _("The text holds half of a character (a lone surrogate), which cannot be kept.")
        ) from None


def _sentence_for(said: str) -> HrforumError | None:
    if "disk is full" in said:
        return FileTrouble(_("The disk is full. The change was not kept; free some space and try again."))
    if "disk I/O error" in said:
        return FileTrouble(
            _(
                "The disk did not take the change, so it was not kept. Check the disk or stick and its free space."
            )
        )
    if "readonly" in said or "read-only" in said:
        return FileTrouble(_("The archive cannot be written where it is. Move it to a folder of your own."))
    if "locked" in said or "busy" in said:
        return ArchiveInUse()
    if "not a database" in said:
        return WrongPassphrase()
    if "malformed" in said or "hmac" in said:
        return Damaged(
            _("A part of this archive is damaged. Copy the file aside, then open the newest backup.")
        )
    if "interrupted" in said:
        return Cancelled()
    if "unable to open" in said:
        return FileTrouble(
            _("The archive's file or folder cannot be opened. Check that it is there and may be written.")
        )
    return None
