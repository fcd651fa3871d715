"""What an organiser does with the name vault: open it for a reason, look at one testimony's names; each is a line in the ledger.

It is a door in the program and no second key: whoever can open the archive can open it, and leaves a trace.
"""

from collections.abc import Callable

from hrforum.domain.changes import Changes
from hrforum.domain.intake import Reading
from hrforum.domain.vault import Why
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import testimony
from hrforum.operations.deed import Done, deed
from hrforum.operations.nameless import is_nameless
from hrforum.storage.archive import Archive


def _opening(why: Why) -> Callable[[Archive], Changes[None]]:
    def work(archive: Archive) -> Done[None]:
        if is_nameless(archive):
            raise Refused(_("This is a travel copy: no names, contacts or guardians are in it."))
        return Done(None, _("Open name vault"), frozenset())

    return deed(f"vault.open.{why}", undo=False)(work)


_OPENING = {why: _opening(why) for why in Why}


def open_vault(archive: Archive, why: Why) -> Changes[None]:
    """Write down that the vault was opened and why; raises `Refused` in a travel copy."""
    return _OPENING[why](archive)


@deed("vault.look", undo=False)
def look(archive: Archive, testimony_id: int) -> Done[Reading]:
    """Return all that is kept about one testimony, names included; that somebody looked is written down."""
    reading = testimony.read_whole(archive, testimony_id)
    about = (reading.testimony.uuid,)
    return Done(reading, _("Look into name vault"), frozenset(), about)


def look_if_any(archive: Archive, testimony_id: int) -> Reading:
    """Return one testimony as `look` does, without a line in the ledger where nothing of it is in the vault."""
    closed = testimony.read(archive, testimony_id)
    if not any(one.in_vault for one in closed.intake.speakers):
        return closed
    return look(archive, testimony_id).value
