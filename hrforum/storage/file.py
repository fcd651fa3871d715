"""The archive's file: looked at before the key is known, opened by its key, made whole or not at all."""

import os
import secrets
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hrforum.errors import ArchiveInUse, FileTrouble, NewerArchive, NotAnArchive
from hrforum.i18n import _
from hrforum.storage import migration, schema, sqlcipher
from hrforum.storage.archive import Archive, held, new_uuid
from hrforum.storage.beside import beside, sync_folder
from hrforum.storage.key import SALT_BYTES, Key
from hrforum.storage.sqlcipher import connect, translated

SUFFIX = ".hrforum"
PAGE = 4096
_FEWEST_VALUES = 128
"""A page of ciphertext holds nearly all 256 values of a byte; text, tables and blank pages hold far fewer."""


def read_salt(path: Path) -> bytes:
    """Return the file's salt after looking at what can be known without a key.

    Raises `FileTrouble`, `NotAnArchive` or, where this process or another program holds the file, `ArchiveInUse`.
    """
    _refuse_held(path)
    try:
        _refuse_other_than_file(path)
        size = path.stat().st_size
        with path.open("rb") as source:
            start = source.read(PAGE)
    except FileNotFoundError:
        raise FileTrouble(_("There is no file there: {path}").format(path=path)) from None
    except OSError as error:
        raise FileTrouble(_("The file cannot be read: {why}").format(why=error.strerror)) from None
    _refuse_unlike(size, start)
    _probe(path)
    return start[:SALT_BYTES]


def salts_of_backups(path: Path) -> list[bytes]:
    """Return the salts of the archive's backups, the newest first, without the file's own: its first bytes may be damaged."""
    salts = []
    for backup in sorted((path.parent / "backups").glob(f"*{SUFFIX}"), reverse=True):
        try:
            with backup.open("rb") as source:
                salts.append(source.read(SALT_BYTES))
        except OSError:
            continue
    own = _first_bytes(path)
    return [each for each in dict.fromkeys(salts) if len(each) == SALT_BYTES and each != own]


def put_salt(path: Path, salt: bytes) -> None:
    """Write the salt into the first bytes of a closed archive whose own were damaged; raises `FileTrouble`."""
    if is_held(path) or len(salt) != SALT_BYTES:
        raise ValueError("the salt goes into a closed file, whole")
    try:
        with path.open("rb+") as target:
            target.write(salt)
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        raise FileTrouble(_("The file cannot be mended: {why}").format(why=error.strerror)) from None


def _first_bytes(path: Path) -> bytes:
    if is_held(path):
        raise ArchiveInUse
    try:
        with path.open("rb") as source:
            return source.read(SALT_BYTES)
    except OSError:
        return b""


def _refuse_other_than_file(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise NotAnArchive(_("That is a folder. An archive is one file that ends in .hrforum."))
    if not stat.S_ISREG(mode):
        raise NotAnArchive(_("That is a device, not a file. An archive is one file that ends in .hrforum."))


def _refuse_unlike(size: int, start: bytes) -> None:
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
    if len(set(start)) < _FEWEST_VALUES:
        raise NotAnArchive(
            _(
                "This file is not an hrforum archive: its beginning is not encrypted. If it was one, take the newest backup instead."
            )
        )


def is_held(path: Path) -> bool:
    """Say whether this process itself holds the file; looks at nothing but its number."""
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_dev, status.st_ino) in held


def _refuse_held(path: Path) -> None:
    if is_held(path):
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


def open_archive(path: Path, key: Key, *, keep_earlier: bool = True) -> Archive:
    """Open an archive by its key, the second door; a failure leaves the file as it was.

    One of an earlier version is brought up to this one first; with `keep_earlier` what it was stays in `backups`. Raises `WrongPassphrase`, `ArchiveInUse`, `NewerArchive`, `NotAnArchive`,
    `Damaged` or `FileTrouble`.
    """
    _refuse_held(path)
    _refuse_read_only(path)
    archive = Archive(path, key, _refuse_strange)
    version = int(archive.value("PRAGMA user_version"))
    if version < schema.SCHEMA:
        migration.upgrade(archive, version, keep_earlier=keep_earlier)
        archive = Archive(path, key, _refuse_strange)
    return archive


def _refuse_read_only(path: Path) -> None:
    if not path.exists():
        raise FileTrouble(_("There is no file there: {path}").format(path=path))
    if not os.access(path, os.W_OK):
        raise FileTrouble(
            _("This archive file is read-only. Allow writing to it, or copy it to a folder of your own.")
        )
    if not os.access(path.parent, os.W_OK):
        raise FileTrouble(
            _("The archive's folder cannot be written. Move the archive to a folder of your own.")
        )


def _refuse_strange(archive: Archive) -> None:
    version = archive.value("PRAGMA user_version")
    # The number is written last: a file without one was never finished, and no program gives one out.
    if archive.value("PRAGMA application_id") != schema.APPLICATION_ID or version < 1:
        raise NotAnArchive(_("This file is an encrypted database, but not an hrforum archive."))
    if version > schema.SCHEMA:
        raise NewerArchive


def make_archive(
    path: Path,
    key: Key,
    *,
    name: str,
    place: str,
    language: str,
    practice: bool,
    made_on: date,
    furnish: Callable[[Archive], object],
) -> None:
    """Make a new archive file with its tables and whatever `furnish` puts in; nothing is left under `path` unless it is whole.

    Raises `FileTrouble` where the name is taken or the folder cannot be written.
    """
    if os.path.lexists(path):
        raise FileTrouble(_("There is already a file of that name. Choose another name."))
    with beside(path) as fresh:
        try:
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except OSError as error:
            raise FileTrouble(
                _("The archive cannot be made there: {why}").format(why=error.strerror)
            ) from None
        with translated(), Archive(fresh, key) as archive:
            _make_tables(archive, (name, place, language, made_on.isoformat(), int(practice)))
            furnish(archive)
            archive.bring_home()
        _move_into_place(fresh, path)


def _make_tables(archive: Archive, described: tuple[str, str, str, str, int]) -> None:
    archive.run(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    schema.migrations.apply(archive.db)
    archive.run(
        "INSERT INTO archive (id, uuid, name, place, language, made_on, practice, secret) VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
        (new_uuid().bytes, *described, secrets.token_bytes(32)),
    )
    archive.run(f"PRAGMA user_version = {schema.SCHEMA}")


def _move_into_place(fresh: Path, path: Path) -> None:
    try:
        # link() refuses an existing name, rename() would overwrite it; some file systems know no links.
        os.link(fresh, path)
    except FileExistsError:
        raise FileTrouble(_("There is already a file of that name. Choose another name.")) from None
    except OSError:
        try:
            fresh.rename(path)
        except OSError as error:
            raise FileTrouble(
                _("The archive cannot be made there: {why}").format(why=error.strerror)
            ) from None
    sync_folder(path.parent)
