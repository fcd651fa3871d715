"""Whom people call about their testimony: one text that stands on every card and sheet."""

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import plain
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import choice
from hrforum.storage.archive import Archive

_KEY = "contact"


def read(archive: Archive) -> str:
    """Return whom to call and how, as the organisers wrote it; "" where nobody did."""
    return choice.value(archive, _KEY)


@deed("archive.contact", undo=True)
def change(archive: Archive, contact: str) -> Done[str]:
    """Keep whom people call; an empty text leaves room on the paper to write it by hand."""
    before = read(archive)
    fresh = plain(contact).strip()
    choice.keep(archive, _KEY, fresh)

    def inverse(again: Archive) -> Changes[str]:
        return change(again, before)

    return Done(fresh, _("Change whom to call"), concepts(Concept.ARCHIVE), inverse=inverse)
