"""Noting every way out that words take besides an edition, so that a withdrawal finds it."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from hrforum.domain.changes import Concept
from hrforum.domain.handout import Handout
from hrforum.domain.plain import plain
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.storage import handout as storage
from hrforum.storage.archive import Archive


def note(archive: Archive, kind: str, recipient: str, versions: Iterable[UUID], sha256: str = "") -> Handout:
    """Keep that these versions leave, inside somebody else's deed.

    `kind` is one word of the program's, such as "bundle", "table" or "clipboard"; `recipient` is whoever the organiser names.
    """
    one = Handout(kind, plain(recipient).strip(), today(), tuple(versions), sha256)
    return replace(one, id=storage.add(archive, one))


@deed("handout.record", undo=False)
def record(
    archive: Archive, kind: str, recipient: str, versions: Iterable[UUID], sha256: str = ""
) -> Done[Handout]:
    """Keep that these versions left, as a deed of its own; see `note`."""
    one = note(archive, kind, recipient, versions, sha256)
    return Done(one, _("Hand out words"), concepts(Concept.EDITION), (archive.uuid_of("handout", one.id),))
