"""Keeping what stood in open dialogs when the archive was locked. Like a draft it is no deed: no line in the ledger, nothing to undo."""

from collections.abc import Sequence
from dataclasses import replace

from hrforum.domain.left_open import LeftOpen
from hrforum.domain.plain import LONGEST
from hrforum.operations.deed import now
from hrforum.storage import left_open as storage
from hrforum.storage.archive import Archive


def keep(archive: Archive, typed: Sequence[LeftOpen]) -> None:
    """Keep what dialogs hold; it is on the disk when this returns. Nobody is there to be asked, so no text is refused."""
    if not typed:
        return
    with archive.atomic():
        for one in typed:
            fields = tuple((name, _keepable(text)) for name, text in one.fields)
            storage.add(archive, replace(one, fields=fields, at=now()))
    archive.settle()


def everything(archive: Archive) -> list[LeftOpen]:
    """Return what was typed into dialogs and is not taken up yet, the earliest first."""
    return storage.everything(archive)


def throw_away(archive: Archive) -> None:
    """Remove all of it: it was taken up, or is not wanted."""
    with archive.atomic():
        storage.remove_all(archive)
    archive.settle()


def _keepable(text: str) -> str:
    """Return a text without what cannot be kept: NUL, half characters, and what goes beyond the longest text."""
    return text.replace("\0", "")[:LONGEST].encode("utf-8", "replace").decode()
