"""Handing erase orders to the other copies of an archive, and obeying those that come from one."""

import hmac
from pathlib import Path

from hrforum.domain.changes import Changes
from hrforum.domain.erase import Order
from hrforum.errors import FileTrouble, Refused
from hrforum.exchange import erase_orders as exchange
from hrforum.i18n import _
from hrforum.operations import erase
from hrforum.progress import SILENT, Progress
from hrforum.storage import batch, file
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside, sync_file

_SUFFIX = ".json"


def write(archive: Archive, path: Path) -> tuple[Order, ...]:
    """Write every order of this archive into a file and return them; raises `FileTrouble`."""
    if path.suffix.lower() == file.SUFFIX or file.is_held(path) or (path.exists() and path.suffix != _SUFFIX):
        raise FileTrouble(_("Erase orders are written to a file that ends in .json. Choose such a name."))
    orders = tuple(erase.orders(archive))
    here = archive.uuid_of("archive", 1)
    mark = batch.mark(archive, "orders", exchange.signed_part(here, orders))
    try:
        with beside(path) as fresh:
            fresh.write_bytes(exchange.dump(here, orders, mark))
            sync_file(fresh)
            fresh.replace(path)
    except OSError as error:
        raise FileTrouble(_("The file cannot be written: {why}").format(why=error.strerror)) from None
    return orders


def obey(archive: Archive, raw: bytes, progress: Progress = SILENT) -> Changes[int]:
    """Obey the orders of a file; return from how many testimonies words were taken.

    Raises `Unreadable`, and `Refused` where they come from an archive that this is no copy of, or were changed on the way.
    """
    came_from, orders, mark = exchange.read(raw)
    here = archive.uuid_of("archive", 1)
    if came_from != here:
        raise Refused(_("These erase orders come from an archive that this one is no copy of."))
    if not hmac.compare_digest(mark, batch.mark(archive, "orders", exchange.signed_part(here, orders))):
        raise Refused(_("These erase orders were changed on the way. Write them anew where they came from."))
    return erase.obey(archive, orders, progress)
