"""Keeping what is being typed. A draft is no deed: it has no line in the ledger and nothing to undo."""

import contextlib
from dataclasses import replace

from hrforum.domain.draft import Draft
from hrforum.domain.plain import plain
from hrforum.errors import HrforumError, NotFound, Refused
from hrforum.i18n import _
from hrforum.operations.deed import now
from hrforum.storage import aside
from hrforum.storage import draft as storage
from hrforum.storage import testimony as testimonies
from hrforum.storage.archive import Archive


def everything(archive: Archive) -> list[Draft]:
    """Return all drafts, the newest first: what was typed when the program last ended or locked, too."""
    return storage.everything(archive)


def keep(archive: Archive, one: Draft) -> Draft:
    """Keep a draft as it stands now and return it with its id; it is on the disk when this returns.

    Raises `Refused` where the words that it changes were erased meanwhile, `NotFound` where their testimony is gone: a form that is
    still open must not bring them back.
    """
    if one.testimony_id:
        try:
            _must_have_words(archive, one.testimony_id)
        except HrforumError:
            # What was typed while they were being erased stands beside the archive, and goes with them.
            aside.remove(archive)
            raise
    fresh = replace(one, body=plain(one.body), kept_at=now())
    with archive.atomic():
        if not fresh.id or not storage.edit(archive, fresh):
            fresh = replace(fresh, id=storage.add(archive, fresh))
    archive.settle()
    return fresh


def _must_have_words(archive: Archive, testimony_id: int) -> None:
    of = testimonies.by_ids(archive, [testimony_id])
    if not of:
        raise NotFound(_("This testimony is no longer in the archive. Leave this form."))
    if of[0].erased_on:
        raise Refused(_("The words of {code} were erased. Leave this form.").format(code=of[0].code))


def keep_aside(archive: Archive, one: Draft) -> None:
    """Keep a draft beside the archive while long work holds it; `keep` or `forget_aside` follows once that is done.

    Raises `FileTrouble` where the disk does not take it.
    """
    aside.write(archive, replace(one, body=plain(one.body), kept_at=now()))


def forget_aside(archive: Archive) -> None:
    """Let what stands beside the archive go: nothing of it is wanted any more."""
    aside.remove(archive)


def take_in(archive: Archive) -> None:
    """Keep as a draft what an ended program had left beside the archive; where its testimony is gone, it goes too."""
    left = aside.read(archive)
    if left is not None:
        with contextlib.suppress(NotFound, Refused):
            keep(archive, left)
        aside.remove(archive)


def discard(archive: Archive, draft_id: int) -> None:
    """Remove a draft that was kept as a testimony or deliberately thrown away."""
    with archive.atomic():
        storage.remove(archive, draft_id)
    archive.settle()
