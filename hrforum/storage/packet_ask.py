"""Keeps what is asked of whom until when, packet by packet."""

from hrforum.domain.packet_ask import PacketAsk
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, Row, day_or_none, new_uuid

_COLUMNS = "packet_id, what, authority_id, who, by_day, article, id, rev"
_ADD = """INSERT INTO packet_ask (uuid, device_id, packet_id, what, authority_id, who, by_day, article)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_EDIT = """UPDATE packet_ask SET rev = rev + 1, device_id = ?, what = ?, authority_id = ?, who = ?, by_day = ?, article = ?
           WHERE id = ? AND rev = ?"""


def _ask(row: Row) -> PacketAsk:
    packet_id, what, authority_id, who, by_day, article, id_, rev = row
    return PacketAsk(packet_id, what, authority_id or 0, who, day_or_none(by_day), article, id_, rev)


def _said(one: PacketAsk) -> tuple[object, ...]:
    return one.what, one.authority_id or None, one.who, one.by.isoformat() if one.by else None, one.article


def add(archive: Archive, one: PacketAsk) -> int:
    """Keep a new ask; return its id."""
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, one.packet_id, *_said(one)))


def edit(archive: Archive, one: PacketAsk) -> None:
    """Keep an ask's new values; raises `Conflict` where its revision moved on."""
    if not archive.changed(_EDIT, (archive.device_id, *_said(one), one.id, one.rev)):
        raise Conflict


def remove(archive: Archive, ask_id: int) -> Removed:
    """Remove an ask; return what can be put back."""
    return archive.take_out("packet_ask", "id", ask_id)


def by_id(archive: Archive, ask_id: int) -> PacketAsk | None:
    """Return one ask."""
    row = archive.row(f"SELECT {_COLUMNS} FROM packet_ask WHERE id = ?", (ask_id,))
    return None if row is None else _ask(row)


def of_packet(archive: Archive, packet_id: int) -> list[PacketAsk]:
    """Return a packet's asks in the order in which they were added."""
    rows = archive.rows(f"SELECT {_COLUMNS} FROM packet_ask WHERE packet_id = ? ORDER BY id", (packet_id,))
    return [_ask(row) for row in rows]


def of_authority(archive: Archive, authority_id: int) -> list[PacketAsk]:
    """Return what is asked of an authority, in all packets."""
    sql = f"SELECT {_COLUMNS} FROM packet_ask WHERE authority_id = ? ORDER BY id"
    return [_ask(row) for row in archive.rows(sql, (authority_id,))]
