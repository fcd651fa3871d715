"""Keeps what left the archive in other ways than an edition, by the ids of the versions and no word."""

from datetime import date

from hrforum.domain.handout import Handout
from hrforum.domain.testimony import Testimony
from hrforum.storage.archive import Archive, Row, new_uuid

_ADD = "INSERT INTO handout (uuid, device_id, kind, recipient, made_on, sha256) VALUES (?, ?, ?, ?, ?, ?)"
_COLUMNS = "kind, recipient, made_on, sha256, handout.id"
_OF = f"""SELECT {_COLUMNS} FROM handout WHERE id IN (SELECT handout_id FROM handout_version WHERE version_uuid IN (
          SELECT version.uuid FROM version WHERE testimony_id = ? UNION ALL
          SELECT version_uuid FROM version_gone WHERE testimony = ?)) ORDER BY id DESC"""


def add(archive: Archive, one: Handout) -> int:
    """Keep a handout with the versions in it; return its id."""
    said = (one.kind, one.recipient, one.made_on.isoformat(), one.sha256)
    handout_id = archive.run(_ADD, (new_uuid().bytes, archive.device_id, *said))
    rows = [(handout_id, each.bytes) for each in dict.fromkeys(one.versions)]
    archive.run_many("INSERT INTO handout_version (handout_id, version_uuid) VALUES (?, ?)", rows)
    return handout_id


def of_testimony(archive: Archive, one: Testimony) -> list[Handout]:
    """Return the handouts with a version of a testimony's words, an erased one included; without their lists of versions."""
    return [_handout(row) for row in archive.rows(_OF, (one.id, one.uuid.bytes))]


def _handout(row: Row) -> Handout:
    kind, recipient, made_on, sha256, id_ = row
    return Handout(kind, recipient, date.fromisoformat(made_on), sha256=sha256, id=id_)
