"""Whose words hold something that the scan found and nobody decided on: a document waits until somebody did, or says that it may go."""

from hrforum.errors import Refused
from hrforum.i18n import _, ngettext
from hrforum.operations import proposal
from hrforum.operations.selection import Selection
from hrforum.progress import SILENT, Progress
from hrforum.storage.archive import Archive

_NAMED = 5


class Undecided(Refused):
    """Exhibits in which something was found that nobody decided on; a deliberate yes lets them go."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        few = ", ".join(codes[:_NAMED]) + (", …" if len(codes) > _NAMED else "")
        super().__init__(
            ngettext(
                "{count} exhibit holds something that may tell who somebody is, and nobody decided on it: {codes}. "
                "Look it through, or let it stand deliberately.",
                "{count} exhibits hold something that may tell who somebody is, and nobody decided on it: {codes}. "
                "Look them through, or let them stand deliberately.",
                len(codes),
            ).format(count=len(codes), codes=few)
        )


def undecided(archive: Archive, selection: Selection, progress: Progress = SILENT) -> dict[int, str]:
    """Return the exhibits in which something is undecided: the code of each by the id of its testimony."""
    waiting = {}
    for done, each in enumerate(selection.exhibits):
        progress.step(done, len(selection.exhibits), _("Looking for words that tell who somebody is"))
        if proposal.pending(archive, each.testimony_id):
            waiting[each.testimony_id] = each.code
    return waiting
