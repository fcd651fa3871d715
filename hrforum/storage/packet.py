"""Keeps packets, and editions: a packet as it was exported, by its manifest and hash, never the PDF."""

from datetime import date
from uuid import UUID

from hrforum.domain.consent import Use
from hrforum.domain.packet import Chosen, Edition, Packet, Section
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, Row, day_or_none, new_uuid

_COLUMNS = "id, rev, hearing_id, title, language, sections"
_ADD = "INSERT INTO packet (uuid, device_id, hearing_id, title, language, sections) VALUES (?, ?, ?, ?, ?, ?)"
_EDIT = """UPDATE packet SET rev = rev + 1, device_id = ?, hearing_id = ?, title = ?, language = ?, sections = ?
           WHERE id = ? AND rev = ?"""
_CHOSEN = "SELECT testimony_id, form FROM packet_testimony WHERE packet_id = ? ORDER BY position"
_CHOOSE = "INSERT INTO packet_testimony (packet_id, position, testimony_id, form) VALUES (?, ?, ?, ?)"
_ADD_EDITION = (
    "INSERT INTO edition (uuid, device_id, packet_id, made_on, manifest, sha256) VALUES (?, ?, ?, ?, ?, ?)"
)
EDITION = "id, packet_id, made_on, manifest, sha256, filed_on, superseded_on"
_EDITIONS = f"SELECT {EDITION} FROM edition WHERE packet_id = ? ORDER BY id DESC"


def _values(one: Packet) -> tuple[object, ...]:
    return (one.hearing_id, one.title, one.language, " ".join(one.sections))


def _packet(archive: Archive, row: Row) -> Packet:
    id_, rev, hearing_id, title, language, sections = row
    chosen = tuple(Chosen(each, Use(form) if form else None) for each, form in archive.rows(_CHOSEN, (id_,)))
    return Packet(
        hearing_id, title, language, tuple(Section(each) for each in sections.split()), chosen, id_, rev
    )


def add(archive: Archive, one: Packet) -> int:
    """Keep a new packet with its choice; return its id."""
    packet_id = archive.run(_ADD, (new_uuid().bytes, archive.device_id, *_values(one)))
    _choose(archive, packet_id, one)
    return packet_id


def edit(archive: Archive, one: Packet) -> None:
    """Keep a packet's new values and choice; raises `Conflict` where its revision moved on."""
    if not archive.changed(_EDIT, (archive.device_id, *_values(one), one.id, one.rev)):
        raise Conflict
    archive.run("DELETE FROM packet_testimony WHERE packet_id = ?", (one.id,))
    _choose(archive, one.id, one)


def _choose(archive: Archive, packet_id: int, one: Packet) -> None:
    rows = [(packet_id, place, each.testimony_id, each.form) for place, each in enumerate(one.chosen)]
    archive.run_many(_CHOOSE, rows)


def remove(archive: Archive, packet_id: int) -> Removed:
    """Remove a packet without editions; return what can be put back."""
    hangs_on_it = ("packet_testimony", "packet_text", "packet_statement", "packet_ask", "packet_chart")
    taken = [row for table in hangs_on_it for row in archive.take_out(table, "packet_id", packet_id)]
    return archive.take_out("packet", "id", packet_id) + tuple(taken)


def everything(archive: Archive) -> list[Packet]:
    """Return all packets, the newest first."""
    return [_packet(archive, row) for row in archive.rows(f"SELECT {_COLUMNS} FROM packet ORDER BY id DESC")]


def by_id(archive: Archive, packet_id: int) -> Packet | None:
    """Return one packet."""
    row = archive.row(f"SELECT {_COLUMNS} FROM packet WHERE id = ?", (packet_id,))
    return None if row is None else _packet(archive, row)


def of_hearing(archive: Archive, hearing_id: int) -> list[Packet]:
    """Return a hearing's packets, the newest first."""
    sql = f"SELECT {_COLUMNS} FROM packet WHERE hearing_id = ? ORDER BY id DESC"
    return [_packet(archive, row) for row in archive.rows(sql, (hearing_id,))]


def choosing(archive: Archive, testimony_id: int) -> list[tuple[str, str]]:
    """Return title and body of the packets that have a testimony in their choice, the newest first."""
    return [(title, body) for title, body in archive.rows(_CHOOSING, (testimony_id,))]


_CHOOSING = """SELECT packet.title, hearing.body FROM packet_testimony JOIN packet ON packet.id = packet_testimony.packet_id
               JOIN hearing ON hearing.id = packet.hearing_id WHERE testimony_id = ? ORDER BY packet.id DESC"""


def add_edition(archive: Archive, one: Edition) -> int:
    """Keep that a packet was exported; return the edition's id."""
    said = (one.packet_id, one.made_on.isoformat(), one.manifest, one.sha256)
    edition_id = archive.run(_ADD_EDITION, (new_uuid().bytes, archive.device_id, *said))
    rows = [(edition_id, each.bytes) for each in dict.fromkeys(one.versions)]
    archive.run_many("INSERT INTO edition_version (edition_id, version_uuid) VALUES (?, ?)", rows)
    return edition_id


def editions(archive: Archive, packet_id: int) -> list[Edition]:
    """Return a packet's editions, the newest first."""
    return [edition(archive, row) for row in archive.rows(_EDITIONS, (packet_id,))]


def edition(archive: Archive, row: Row) -> Edition:
    """Return the edition of a row of the columns `EDITION`."""
    id_, packet_id, made_on, manifest, sha256, filed_on, superseded_on = row
    cited = archive.rows("SELECT version_uuid FROM edition_version WHERE edition_id = ?", (id_,))
    versions = tuple(UUID(bytes=each) for (each,) in cited)
    days = (day_or_none(filed_on), day_or_none(superseded_on))
    return Edition(packet_id, date.fromisoformat(made_on), manifest, sha256, versions, id_, *days)
