"""Erasing in the copies of the archive too: each that today's key opens is rewritten without the words, or left as it was."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hrforum.domain.backup import Backup, State
from hrforum.domain.erase import Order
from hrforum.errors import FileTrouble, HrforumError, WrongPassphrase
from hrforum.i18n import _
from hrforum.operations import backup, erase
from hrforum.progress import SILENT, Progress
from hrforum.storage import check, file
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside, keep_private, sync_file, sync_folder


def rewrite(archive: Archive, orders: Sequence[Order], progress: Progress = SILENT) -> tuple[Backup, ...]:
    """Take what these orders name out of every known copy; return the copies as they are now.

    Each is worked on beside itself, checked, and takes its own place in one step. A copy that is gone, under another key or in the way
    of something is told as such. Raises `Cancelled` between two copies.
    """
    copies = backup.known(archive)
    done = []
    for number, each in enumerate(copies):
        progress.step(number, len(copies), _("Erasing in the backups"))
        done.append(_tried(archive, each, orders) if each.state is State.UNTRIED else each)
    return tuple(done)


def _tried(archive: Archive, one: Backup, orders: Sequence[Order]) -> Backup:
    try:
        _rewrite(archive, Path(one.path), orders)
    except WrongPassphrase:
        return replace(one, state=State.OTHER_KEY)
    except HrforumError as error:
        return replace(one, state=State.TROUBLE, why=error.sentence)
    except OSError as error:
        why = _("The copy cannot be rewritten: {why}").format(why=error.strerror)
        return replace(one, state=State.TROUBLE, why=why)
    return replace(one, state=State.CLEAN)


def _rewrite(archive: Archive, path: Path, orders: Sequence[Order]) -> None:
    # Looks whether another program holds it, which a copy would not notice.
    file.read_salt(path)
    with beside(path) as fresh:
        shutil.copyfile(path, fresh)
        keep_private(fresh)
        with file.open_archive(fresh, archive.key(), keep_earlier=False) as copy:
            if not _erase_in(copy, archive, orders):
                return
        sync_file(fresh)
        fresh.replace(path)
    sync_folder(path.parent)


def _erase_in(copy: Archive, archive: Archive, orders: Sequence[Order]) -> int:
    """Erase in a copy of this archive, without a line in its ledger: it stays a copy of its day."""
    copy.use_device(archive.device)
    with copy.atomic():
        taken = sum(erase.carry_out(copy, each) for each in orders)
    if taken:
        copy.sweep()
        copy.rewrite_if_due()
        if check.pages(copy):
            raise FileTrouble(_("The copy did not pass its check after rewriting, so it was left as it was."))
    return taken
