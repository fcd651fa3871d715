"""A travel copy: the archive for the road, without anybody's name, under a passphrase of its own if that is wished."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.where import ALL
from hrforum.errors import Damaged, FileTrouble
from hrforum.i18n import _
from hrforum.operations.archive import with_suffix
from hrforum.operations.deed import Done, concepts, deed, now
from hrforum.operations.nameless import KEY, is_nameless, keep_named_in_words
from hrforum.operations.selection import unagreed
from hrforum.progress import SILENT, Progress
from hrforum.storage import backup, batch, check, choice, file, key, testifier, testimony, travel, version
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside, sync_file, sync_folder
from hrforum.storage.key import Key

_BLOCK = 500
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Copied:
    """A travel copy: where it lies, how many testimonies it holds, and in how many the words themselves hold a part of a name."""

    path: Path
    testimonies: int
    named_in_words: int


def make(
    archive: Archive, path: Path, passphrase: str | None = None, progress: Progress = SILENT
) -> Changes[Copied]:
    """Write a copy without identities to a path that is free, open and check it; None leaves the passphrase as it is.

    Raises `Refused` for a short passphrase, `FileTrouble` where the path is taken or cannot be written, `Damaged` where the copy does not
    hold what it should. A copy that fails leaves nothing behind.
    """
    target = with_suffix(path)
    if target.exists():
        raise FileTrouble(_("{path} is there already. Choose another name.").format(path=target))
    if passphrase is not None:
        key.refuse_short(passphrase)
    secret = archive.key() if passphrase is None else key.derive(passphrase, archive.key().salt)
    progress.step(0, _STEPS, _("Looking for names in the words"))
    named = _named_in_words(archive)
    try:
        with beside(target) as fresh:
            progress.step(1, _STEPS, _("Copying"))
            archive.rewrite_if_due()
            archive.copy_to(fresh)
            progress.step(2, _STEPS, _("Taking names out"))
            _strip(archive, fresh, secret, named)
            progress.step(3, _STEPS, _("Checking the copy"))
            _verify(archive, fresh, secret)
            progress.step(4, _STEPS, _("Finishing"))
            sync_file(fresh)
            fresh.rename(target)
    except OSError as error:
        raise FileTrouble(_("The travel copy cannot be written: {why}").format(why=error.strerror)) from None
    sync_folder(target.parent)
    return _note(archive, Copied(target, testimony.count(archive, ALL), len(named)), secret)


def _strip(archive: Archive, fresh: Path, secret: Key, named: list[UUID]) -> None:
    with file.open_archive(fresh, archive.key()) as copy:
        copy.use_device(archive.device)
        with copy.atomic():
            travel.strip(copy)
            choice.keep(copy, KEY, now())
            if not is_nameless(archive):
                keep_named_in_words(copy, named)
            copy.rewrite_later()
        copy.sweep()
        copy.rewrite_if_due()
        if secret != archive.key():
            copy.rekey(secret)


_KEPT = (
    "forum",
    "testifier",
    "testimony",
    "current_version",
    "testimony_tag",
    "testifier_tag",
    "consent",
    "ledger",
)
_GONE = ("identity", "draft", "left_open", "turn", "backup", "let_stand")


def _verify(archive: Archive, fresh: Path, secret: Key) -> None:
    with file.open_archive(fresh, secret) as copy:
        whole = not check.pages(copy) and not check.index(copy)
        if not whole or copy.counts(*_KEPT) != archive.counts(*_KEPT) or any(copy.counts(*_GONE)):
            raise Damaged(_("The copy does not hold what it should. Try again, or another disk."))


def _named_in_words(archive: Archive) -> list[UUID]:
    """Return the testimonies whose words or ask hold a part of their speakers' names, contacts or guardians."""
    found = []
    every = testimony.ids(archive, ALL)
    for start in range(0, len(every), _BLOCK):
        block = every[start : start + _BLOCK]
        people, words = testifier.of_many(archive, block), version.current_of_many(archive, block)
        for one in testimony.by_ids(archive, block):
            identities = [identity for _who, identity in people.get(one.id, ()) if identity]
            texts = [*(each.words for each in words.get(one.id, ())), one.ask]
            if identities and unagreed(identities, texts, named=False):
                found.append(one.uuid)
    return found


@deed("archive.travel_copy", undo=False)
def _note(archive: Archive, copied: Copied, secret: Key) -> Done[Copied]:
    # An erasure names it among the copies that still hold the words; never as a backup, which it is none.
    mark = batch.mark(archive, "travel", secret.secret)
    backup.add(archive, str(copied.path.absolute()), now(), mark, copied.testimonies)
    return Done(copied, _("Make travel copy"), concepts(Concept.ARCHIVE))
