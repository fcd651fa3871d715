"""The file of erase orders that goes to other copies of an archive: ids and marks, never a word."""

import json
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from hrforum.domain.erase import Order, Scope
from hrforum.errors import Unreadable
from hrforum.i18n import _

KIND, NUMBER = "hrforum erase orders", 1
_LARGEST = 50_000_000


def signed_part(archive: UUID, orders: Iterable[Order]) -> bytes:
    """Return the bytes over which the archive's mark is made: canonical JSON of the archive's id and the orders."""
    said = {
        "kind": KIND,
        "number": NUMBER,
        "archive": str(archive),
        "orders": [
            {
                "testimony": str(each.testimony),
                "scope": each.scope,
                "on": each.on_day.isoformat(),
                "code_mark": each.code_mark.hex(),
                "row_mark": each.row_mark.hex(),
            }
            for each in orders
        ],
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def dump(archive: UUID, orders: Iterable[Order], mark: bytes) -> bytes:
    """Return the file: what was marked, and the mark."""
    return json.dumps({**json.loads(signed_part(archive, orders)), "mark": mark.hex()}, indent=1).encode()


def read(raw: bytes) -> tuple[UUID, list[Order], bytes]:
    """Return which archive the orders are from, the orders, and the mark, not compared yet; raises `Unreadable`."""
    refused = Unreadable(_("This is no file of erase orders."))
    if len(raw) > _LARGEST:
        raise refused
    try:
        said = json.loads(raw)
        if said["kind"] != KIND:
            raise refused
        if said["number"] != NUMBER:
            raise Unreadable(
                _(
                    "These erase orders were written by a newer version of hrforum. Update hrforum to obey them."
                )
            )
        return UUID(said["archive"]), [_order(each) for each in said["orders"]], bytes.fromhex(said["mark"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise refused from None


def _order(said: dict[str, str]) -> Order:
    return Order(
        UUID(said["testimony"]),
        Scope(said["scope"]),
        date.fromisoformat(said["on"]),
        bytes.fromhex(said["code_mark"]),
        bytes.fromhex(said["row_mark"]),
    )
