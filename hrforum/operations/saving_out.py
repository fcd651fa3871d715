"""Saves an attachment as a file of its own, where somebody asked for it: the only way in which one leaves the archive unencrypted."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hrforum.domain.attachment import ENDINGS, Attachment
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Answer
from hrforum.domain.file_name import written
from hrforum.domain.handout import ATTACHMENT
from hrforum.errors import FileTrouble, Refused
from hrforum.i18n import _
from hrforum.operations import attachment, attachment_consent, handout
from hrforum.operations.deed import Done, concepts, deed
from hrforum.operations.target import hand_over, waiting_place
from hrforum.storage import file, version
from hrforum.storage.archive import Archive

_MOST_OF_ONE_NAME = 1_000


def name_of(one: Attachment) -> str:
    """Return the name that an attachment may have as a file: what it was called, made safe, with the ending of what it is."""
    return written(one.name, ENDINGS.get(one.media_type, ""), _("attachment"))


def into_folder(archive: Archive, attachment_id: int, folder: Path, *, inside: bool = False) -> Changes[Path]:
    """Save an attachment in a folder under its own name, made safe; a number is added where that is taken.

    `inside` and what is raised are as for `as_file`.
    """
    one = attachment.by_id(archive, attachment_id)
    name = Path(name_of(one))
    for number in range(1, _MOST_OF_ONE_NAME):
        path = folder / (name if number == 1 else f"{name.stem} ({number}){name.suffix}")
        if os.path.lexists(path):
            continue
        try:
            return _save(archive, one, path, replace=False, inside=inside)
        except FileExistsError:
            continue
    raise FileTrouble(_("There are too many files of that name already. Choose another folder."))


def as_file(
    archive: Archive, attachment_id: int, path: Path, *, replace: bool = True, inside: bool = False
) -> Changes[Path]:
    """Save an attachment under exactly this path; with `replace`, over a file that is there. Never over an archive.

    It is meant to leave, unless `inside` says that the organisers alone will use it: then nobody's yes is needed. Raises `Refused`
    where those who speak did not agree that it leaves, `NotFound`, `Damaged`, or `FileTrouble` where it cannot be written.
    """
    one = attachment.by_id(archive, attachment_id)
    if path.suffix.lower() == file.SUFFIX or file.is_held(path):
        raise FileTrouble(_("An archive cannot be replaced by an attachment. Choose another name."))
    try:
        return _save(archive, one, path, replace=replace, inside=inside)
    except FileExistsError:
        raise FileTrouble(_("There is already a file of that name. Choose another name.")) from None


def _refuse_without_consent(archive: Archive, one: Attachment) -> None:
    if attachment_consent.leaves(archive, one.id):
        return
    if attachment_consent.may_leave(archive, one.id) is Answer.NO:
        raise Refused(
            _(
                "Somebody who speaks said no: this attachment may not leave. It can be saved for use inside alone."
            )
        )
    raise Refused(
        _(
            "Nobody agreed yet that this attachment leaves: both recordings and pictures as such, and this one. Ask those who speak and write their answer down, or save it for use inside alone."
        )
    )


def _save(archive: Archive, one: Attachment, path: Path, *, replace: bool, inside: bool) -> Changes[Path]:
    if not inside:
        _refuse_without_consent(archive, one)
    whole = attachment.content(archive, one.id)
    note = _note_inside if inside else _note
    try:
        if replace:
            return _written(whole, path, lambda: note(archive, one, path))
        # An empty file of our own holds the name: what comes there meanwhile, a link too, is never written over.
        _new_file(path, b"")
        with _gone_unless_done(path):
            return _written(whole, path, lambda: note(archive, one, path))
    except FileExistsError:
        raise
    except OSError as error:
        raise FileTrouble(_("The file cannot be written: {why}").format(why=error.strerror)) from None


def _written(content: bytes, path: Path, note: Callable[[], Changes[Path]]) -> Changes[Path]:
    fresh = waiting_place(path)
    _new_file(fresh, content)
    return hand_over({fresh: path}, note)


def _new_file(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with _gone_unless_done(path), os.fdopen(descriptor, "wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())


@contextmanager
def _gone_unless_done(path: Path) -> Iterator[None]:
    """Remove a file of our own where the work on it ends early, in whatever way."""
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@deed("attachment.save", undo=False)
def _note(archive: Archive, one: Attachment, path: Path) -> Done[Path]:
    """Keep on record that it left, so that whoever takes the testimony back hears of it."""
    return _noted(archive, one, path)


@deed("attachment.save_inside", undo=False)
def _note_inside(archive: Archive, one: Attachment, path: Path) -> Done[Path]:
    """Keep on record that there is a copy outside of the archive for use inside, though nobody agreed that it leaves."""
    return _noted(archive, one, path)


def _noted(archive: Archive, one: Attachment, path: Path) -> Done[Path]:
    if one.testimony_id is not None:
        versions = [each.uuid for each in version.current(archive, one.testimony_id)]
        # Without its hash, by which a recording could be told again after it was erased.
        handout.note(archive, ATTACHMENT, "", versions)
    return Done(path, _("Save attachment"), concepts(Concept.ARCHIVE, Concept.EDITION), (one.uuid,))
