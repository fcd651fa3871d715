"""Brings an archive of an earlier version up to this one: on a verified copy beside it that then takes its place in one step."""

import contextlib
import os
import shutil
from pathlib import Path

from hrforum.errors import Damaged, FileTrouble
from hrforum.i18n import _
from hrforum.storage import check, schema
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside, sync_file, sync_folder
from hrforum.storage.key import Key


def upgrade(archive: Archive, version: int, *, keep_earlier: bool = True) -> None:
    """Close an archive of schema `version` and leave one of today's schema in its place; the earlier one is kept in `backups`.

    Where not `keep_earlier` it is not: for a copy that is worked on.

    Raises `Damaged` or `FileTrouble`; whatever goes wrong, the archive's file is then what it was.
    """
    with beside(archive.path) as copy:
        try:
            before = check.rows_of_all_tables(archive)
            archive.copy_to(copy)
        finally:
            archive.close()
        _migrate(copy, archive.key(), before)
        try:
            if keep_earlier:
                _keep_earlier(archive.path, version)
            sync_file(copy)
            copy.replace(archive.path)
        except OSError as error:
            raise FileTrouble(
                _("The archive cannot be brought up to this version: {why}").format(why=error.strerror)
            ) from None
    sync_folder(archive.path.parent)


def _migrate(copy: Path, key: Key, before: dict[str, int]) -> None:
    with Archive(copy, key) as fresh:
        if check.pages(fresh) or check.rows_of_all_tables(fresh) != before:
            raise Damaged(
                _("A part of this archive is damaged. Copy the file aside, then open the newest backup.")
            )
        # A table that others refer to could not be rebuilt with them on.
        fresh.run("PRAGMA foreign_keys = OFF")
        schema.migrations.apply(fresh.db)
        fresh.run(f"PRAGMA user_version = {schema.SCHEMA}")
        if found := check.pages(fresh):
            raise ValueError(f"the migration leaves {len(found)} faults behind, first {found[0]}")
        fresh.bring_home()


def _keep_earlier(path: Path, version: int) -> None:
    kept = path.parent / "backups" / f"{path.stem}-of-version-{version}{path.suffix}"
    kept.parent.mkdir(exist_ok=True)
    with contextlib.suppress(FileExistsError):
        try:
            os.link(path, kept)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            shutil.copyfile(path, kept)
