"""Saves an attachment as a file of its own, where somebody asked for it: the only way in which one leaves the archive unencrypted."""

import errno
import os
from pathlib import Path

from hrforum.domain.attachment import ENDINGS, Attachment
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.file_name import written
from hrforum.domain.handout import ATTACHMENT
from hrforum.errors import FileTrouble
from hrforum.i18n import _
from hrforum.operations import attachment, handout
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import file, version
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside

_MOST_OF_ONE_NAME = 1_000
_NO_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EACCES}
)


def name_of(one: Attachment) -> str:
    """Return the name that an attachment may have as a file: what it was called, made safe, with the ending of what it is."""
    return written(one.name, ENDINGS.get(one.media_type, ""), _("attachment"))


def into_folder(archive: Archive, attachment_id: int, folder: Path) -> Changes[Path]:
    """Save an attachment in a folder under its own name, made safe; a number is added where that is taken.

    Raises `NotFound`, `Damaged`, or `FileTrouble` where the folder cannot be written.
    """
    one = attachment.by_id(archive, attachment_id)
    name = Path(name_of(one))
    for number in range(1, _MOST_OF_ONE_NAME):
        path = folder / (name if number == 1 else f"{name.stem} ({number}){name.suffix}")
        if os.path.lexists(path):
            continue
        try:
            return _save(archive, one, path, replace=False)
        except FileExistsError:
            continue
    raise FileTrouble(_("There are too many files of that name already. Choose another folder."))


def as_file(archive: Archive, attachment_id: int, path: Path, *, replace: bool = True) -> Changes[Path]:
    """Save an attachment under exactly this path; with `replace`, over a file that is there. Never over an archive."""
    one = attachment.by_id(archive, attachment_id)
    if path.suffix.lower() == file.SUFFIX or file.is_held(path):
        raise FileTrouble(_("An archive cannot be replaced by an attachment. Choose another name."))
    try:
        return _save(archive, one, path, replace=replace)
    except FileExistsError:
        raise FileTrouble(_("There is already a file of that name. Choose another name.")) from None


def _save(archive: Archive, one: Attachment, path: Path, *, replace: bool) -> Changes[Path]:
    whole = attachment.content(archive, one.id)
    try:
        with beside(path) as fresh:
            descriptor = os.open(
                fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600
            )
            with os.fdopen(descriptor, "wb") as target:
                target.write(whole)
                target.flush()
                os.fsync(target.fileno())
            _into_place(fresh, path, replace=replace)
    except FileExistsError:
        raise
    except OSError as error:
        raise FileTrouble(_("The file cannot be written: {why}").format(why=error.strerror)) from None
    try:
        return _note(archive, one, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _into_place(fresh: Path, path: Path, *, replace: bool) -> None:
    if replace:
        fresh.replace(path)
        return
    try:
        os.link(fresh, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError from None
        fresh.rename(path)


@deed("attachment.save", undo=False)
def _note(archive: Archive, one: Attachment, path: Path) -> Done[Path]:
    """Keep on record that it left, so that whoever takes the testimony back hears of it."""
    if one.testimony_id is not None:
        versions = [each.uuid for each in version.current(archive, one.testimony_id)]
        # Without its hash, by which a recording could be told again after it was erased.
        handout.note(archive, ATTACHMENT, "", versions)
    return Done(path, _("Save attachment"), concepts(Concept.ARCHIVE, Concept.EDITION), (one.uuid,))
