"""The archive's file: looked at before the key is known, opened by its key, made whole or not at all."""

import contextlib
import os
import secrets
from datetime import date
from pathlib import Path

from hrforum.errors import ArchiveInUse, FileTrouble, NewerArchive, NotAnArchive
from hrforum.i18n import _
from hrforum.storage import schema, sqlcipher
from hrforum.storage.archive import Archive, held, new_uuid
from hrforum.storage.key import SALT_BYTES, Key
from hrforum.storage.sqlcipher import connect, translated

SUFFIX = ".hrforum"
PAGE = 4096


def read_salt(path: Path) -> bytes:
    """Return the file's salt after looking at what can be known without a key.

    Raises `FileTrouble`, `NotAnArchive` or, where this process or another program holds the file, `ArchiveInUse`.
    """
    refuseheld(path)
    try:
        if path.is_dir():
            raise NotAnArchive(_("That is a folder. An archive is one file that ends in .hrforum."))
        size = path.stat().st_size
        with path.open("rb") as source:
            start = source.read(SALT_BYTES)
    except FileNotFoundError:
        raise FileTrouble(_("There is no file there: {path}").format(path=path)) from None
    except OSError as error:
        raise FileTrouble(_("The file cannot be read: {why}").format(why=error.strerror)) from None
    if size == 0:
        raise NotAnArchive(
            _("This file is empty (0 bytes): nothing is left in it. Take the newest backup instead.")
        )
    if start.startswith(b"SQLite format 3"):
        raise NotAnArchive(_("This file is a database without encryption, not an hrforum archive."))
    if size < PAGE:
        raise NotAnArchive(
            _("This file is too short to be an archive. If it was one, take the newest backup instead.")
        )
    _probe(path)
    return start


def refuseheld(path: Path) -> None:
    """Raise `ArchiveInUse` where this process itself holds the file; looks at nothing but its number."""
    with contextlib.suppress(OSError):
        status = path.stat()
        if (status.st_dev, status.st_ino) in held:
            raise ArchiveInUse


def _probe(path: Path) -> None:
    # An unkeyed read says "database is locked" when somebody holds the file, and "not a database" when nobody does.
    connection = connect(path)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.Error as error:
        if "locked" in str(error):
            raise ArchiveInUse from None
    finally:
        connection.close()


def open_archive(path: Path, key: Key) -> Archive:
    """Open an archive by its key, the second door; a failure leaves the file as it was.

    Raises `WrongPassphrase`, `ArchiveInUse`, `NewerArchive`, `NotAnArchive`, `Damaged` or `FileTrouble`.
    """
    refuseheld(path)
    _refuse_read_only(path)
    with translated():
        archive = Archive(path, key)
    try:
        _refuse_strange(archive)
    except BaseException:
        archive.close()
        raise
    return archive


def _refuse_read_only(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise FileTrouble(
            _("This archive file is read-only. Allow writing to it, or copy it to a folder of your own.")
        )
    if not os.access(path.parent, os.W_OK):
        raise FileTrouble(
            _("The archive's folder cannot be written. Move the archive to a folder of your own.")
        )


def _refuse_strange(archive: Archive) -> None:
    if archive.value("PRAGMA application_id") != schema.APPLICATION_ID:
        raise NotAnArchive(_("This file is an encrypted database, but not an hrforum archive."))
    version = archive.value("PRAGMA user_version")
    if version > schema.SCHEMA:
        raise NewerArchive


def make_archive(
    path: Path, key: Key, *, name: str, place: str, language: str, practice: bool, made_on: date
) -> None:
    """Make a new archive file with its tables; nothing is left under `path` unless it is whole.

    Raises `FileTrouble` where the name is taken or the folder cannot be written.
    """
    if os.path.lexists(path):
        raise FileTrouble(_("There is already a file of that name. Choose another name."))
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise FileTrouble(_("The archive cannot be made there: {why}").format(why=error.strerror)) from None
    try:
        with translated(), Archive(fresh, key) as archive:
            _furnish(archive, (name, place, language, made_on.isoformat(), int(practice)))
        _move_into_place(fresh, path)
    finally:
        for leftover in (
            fresh,
            fresh.with_name(fresh.name + "-wal"),
            fresh.with_name(fresh.name + "-journal"),
        ):
            leftover.unlink(missing_ok=True)


def _furnish(archive: Archive, described: tuple[str, str, str, str, int]) -> None:
    archive.run(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    schema.migrations.apply(archive.db)
    archive.run(f"PRAGMA user_version = {schema.SCHEMA}")
    archive.run(
        "INSERT INTO archive (id, uuid, name, place, language, made_on, practice, secret) VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
        (new_uuid().bytes, *described, secrets.token_bytes(32)),
    )


def _move_into_place(fresh: Path, path: Path) -> None:
    try:
        # link() refuses an existing name, rename() would overwrite it; some file systems know no links.
        os.link(fresh, path)
    except FileExistsError:
        raise FileTrouble(_("There is already a file of that name. Choose another name.")) from None
    except OSError:
        fresh.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new or renamed file in this folder survive a power cut; does nothing where folders cannot be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
