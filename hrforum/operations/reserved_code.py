"""What an organiser does with codes on paper: reserve them, see which are still out, take one up for the testimony on its sheet."""

from collections.abc import Sequence

from hrforum.domain.changes import Concept
from hrforum.domain.code import read_code
from hrforum.domain.reserved_code import ReservedCode
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.storage import batch, testimony
from hrforum.storage import reserved_code as storage
from hrforum.storage.archive import Archive


def still_out(archive: Archive, forum_id: int | None = None) -> list[ReservedCode]:
    """Return the codes on paper that no testimony has taken up, those of one forum where it is given; the latest day first."""
    return storage.everything(archive, forum_id)


def on_sheet(archive: Archive, typed: str) -> ReservedCode:
    """Return what is known of the sheet with this code.

    Raises `Refused` for a misread code, naming the check character, and for one that a testimony has or had; `NotFound` for others.
    """
    code = read_code(typed)
    found = storage.by_code(archive, code)
    if found is not None:
        return found
    if testimony.by_code(archive, code) is not None:
        raise Refused(_("A testimony was already kept under {code}.").format(code=code))
    if (gone := batch.purged_on(archive, code)) is not None:
        raise Refused(_("The testimony {code} was removed on {day}.").format(code=code, day=gone.isoformat()))
    raise NotFound(_("No sheet printed from this archive has the code {code}.").format(code=code))


def take_up(archive: Archive, typed: str) -> str:
    """Take the code of a sheet for the testimony that is kept in the same deed; raises what `on_sheet` does."""
    code = on_sheet(archive, typed).code
    storage.take_up(archive, code)
    return code


@deed("paper.reserve", undo=False)
def reserve(
    archive: Archive, codes: Sequence[str], forum_id: int | None = None, language: str = ""
) -> Done[tuple[str, ...]]:
    """Reserve codes that were drawn for paper; raises `Refused` where one was given to something else meanwhile.

    It cannot be undone: the paper is out, and nothing else may ever get its code.
    """
    if any(testimony.code_known(archive, each) or batch.purged_on(archive, each) for each in codes):
        raise Refused(_("A code on these sheets was given out meanwhile. Print them again."))
    storage.add(archive, codes, forum_id, today(), language)
    about = archive.device if forum_id is None else archive.uuid_of("forum", forum_id)
    return Done(tuple(codes), _("Print sheets"), concepts(Concept.FORUM), (about,))
