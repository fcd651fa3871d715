"""Keeps the charts that the organisers chose for a packet: what is counted and how it is drawn, never the numbers."""

import json

from hrforum.domain.chart import Kind
from hrforum.domain.packet_chart import PacketChart, Source
from hrforum.domain.table import Asked, Readers, Unit
from hrforum.storage.archive import Archive, Removed, Row, new_uuid

_COLUMNS = "packet_id, place, title, question, outlines, id"
_ADD = """INSERT INTO packet_chart (uuid, device_id, packet_id, place, title, question, outlines)
          VALUES (?, ?, ?, ?, ?, ?, ?)"""


def _plain(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _question(one: PacketChart) -> str:
    asked = one.asked
    return _plain(
        {
            "source": one.source,
            "kind": one.kind,
            "by": asked.by,
            "where": asked.where,
            "unit": asked.unit,
            "threshold": asked.threshold,
        }
    )


def _chart(row: Row) -> PacketChart:
    packet_id, place, title, question, outlines, id_ = row
    said = json.loads(question)
    where = tuple((key, tuple(tags)) for key, tags in said["where"])
    asked = Asked(tuple(said["by"]), where, Unit(said["unit"]), Readers.OUTWARD, said["threshold"])
    areas = tuple(
        (name, tuple(tuple((x, y) for x, y in ring) for ring in rings))
        for name, rings in json.loads(outlines or "[]")
    )
    return PacketChart(packet_id, place, Kind(said["kind"]), Source(said["source"]), asked, title, areas, id_)


def add(archive: Archive, one: PacketChart) -> int:
    """Keep a new chart; return its id."""
    said = (one.packet_id, one.place, one.title, _question(one), _plain(one.outlines) if one.outlines else "")
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, *said))


def remove(archive: Archive, chart_id: int) -> Removed:
    """Remove a chart; return what can be put back."""
    return archive.take_out("packet_chart", "id", chart_id)


def by_id(archive: Archive, chart_id: int) -> PacketChart | None:
    """Return one chart."""
    row = archive.row(f"SELECT {_COLUMNS} FROM packet_chart WHERE id = ?", (chart_id,))
    return None if row is None else _chart(row)


def of_packet(archive: Archive, packet_id: int) -> list[PacketChart]:
    """Return a packet's charts in the order in which they were chosen."""
    rows = archive.rows(f"SELECT {_COLUMNS} FROM packet_chart WHERE packet_id = ? ORDER BY id", (packet_id,))
    return [_chart(row) for row in rows]
