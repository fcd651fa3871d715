"""Whose words hold something that the scan found and nobody decided on: a document waits until somebody did, or says that it may go."""

from collections.abc import Sequence

from hrforum.errors import Refused
from hrforum.i18n import _, ngettext
from hrforum.operations import proposal
from hrforum.operations.selection import Exhibited, Selection
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
    return _waiting(archive, selection.exhibits, (), progress)


def refuse_undecided(
    archive: Archive,
    quoted: Sequence[Exhibited],
    asked: Sequence[Exhibited] = (),
    *,
    accepted: bool,
    progress: Progress = SILENT,
) -> None:
    """Raise `Undecided` where something is undecided in what a document prints and that was not accepted.

    Of those that are `quoted` words and ask are looked at, of those that are only `asked` the ask alone.
    """
    if not accepted and (found := _waiting(archive, quoted, asked, progress)):
        raise Undecided(tuple(found.values()))


def _waiting(
    archive: Archive, quoted: Sequence[Exhibited], asked: Sequence[Exhibited], progress: Progress
) -> dict[int, str]:
    words = {each.testimony_id for each in quoted}
    looked = {each.testimony_id: each.code for each in (*quoted, *asked)}
    waiting = {}
    for done, (id_, code) in enumerate(looked.items()):
        progress.step(done, len(looked), _("Looking for words that tell who somebody is"))
        if any(id_ in words or each.version is None for each in proposal.pending(archive, id_)):
            waiting[id_] = code
    return waiting
