"""Keeps what the organiser wrote into a packet, place by place."""

from hrforum.domain.packet import OwnText
from hrforum.storage.archive import Archive

_KEEP = """INSERT INTO packet_text (packet_id, place, words) VALUES (?, ?, ?)
           ON CONFLICT (packet_id, place) DO UPDATE SET words = excluded.words"""
_DROP = "DELETE FROM packet_text WHERE packet_id = ? AND place = ?"
_ALL = "SELECT place, words FROM packet_text WHERE packet_id = ? ORDER BY place"


def keep(archive: Archive, one: OwnText) -> None:
    """Keep the words at their place; none at all take the place away."""
    if one.words:
        archive.run(_KEEP, (one.packet_id, one.place, one.words))
    else:
        archive.run(_DROP, (one.packet_id, one.place))


def of_packet(archive: Archive, packet_id: int) -> dict[str, str]:
    """Return a packet's own words by their place."""
    return dict(archive.rows(_ALL, (packet_id,)))
