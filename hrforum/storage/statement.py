"""Keeps the statements that the organiser chose for a packet: the wording, what was counted, and who was."""

from pyroaring import BitMap

from hrforum.domain.statement import Chosen
from hrforum.storage.archive import Archive, Removed, Row, new_uuid

_COLUMNS = "id, packet_id, wording, question, count, people"
_ADD = """INSERT INTO packet_statement (uuid, device_id, packet_id, wording, question, count, people)
          VALUES (?, ?, ?, ?, ?, ?, ?)"""


def add(archive: Archive, one: Chosen, people: BitMap) -> int:
    """Keep a statement; return its id."""
    said = (one.packet_id, one.wording, one.question, one.count, people.serialize())
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, *said))


def remove(archive: Archive, statement_id: int) -> Removed:
    """Remove a statement; return what can be put back."""
    return archive.take_out("packet_statement", "id", statement_id)


def by_id(archive: Archive, statement_id: int) -> Chosen | None:
    """Return one statement."""
    row = archive.row(f"SELECT {_COLUMNS} FROM packet_statement WHERE id = ?", (statement_id,))
    return None if row is None else _chosen(row)[0]


def of_packet(archive: Archive, packet_id: int) -> list[tuple[Chosen, BitMap]]:
    """Return a packet's statements in the order in which they were chosen, each with the testifiers whom it counted then."""
    sql = f"SELECT {_COLUMNS} FROM packet_statement WHERE packet_id = ? ORDER BY id"
    return [_chosen(row) for row in archive.rows(sql, (packet_id,))]


def _chosen(row: Row) -> tuple[Chosen, BitMap]:
    id_, packet_id, wording, question, count, people = row
    return Chosen(packet_id, wording, question, count, id_), BitMap.deserialize(people)
