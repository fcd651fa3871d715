"""Keeps when an edition was handed in and when it was superseded, and which editions hold a testimony's words."""

from collections.abc import Iterable
from datetime import date

from hrforum.domain.packet import Edition
from hrforum.domain.testimony import Testimony
from hrforum.storage import merged
from hrforum.storage.archive import Archive, text_or_none
from hrforum.storage.packet import EDITION, edition

_OF = f"""SELECT {EDITION} FROM edition WHERE edition.id IN (SELECT edition_id FROM edition_version WHERE version_uuid IN (
          SELECT version.uuid FROM version WHERE testimony_id = :id UNION ALL
          SELECT version_uuid FROM version_gone WHERE testimony = :uuid))
          OR (instr(manifest, :written) AND NOT EXISTS (SELECT 1 FROM edition_version WHERE edition_id = edition.id))
          ORDER BY edition.id DESC"""
# A summary cites no version, and names in its manifest whose asks it holds.


def by_id(archive: Archive, edition_id: int) -> Edition | None:
    """Return one edition."""
    row = archive.row(f"SELECT {EDITION} FROM edition WHERE id = ?", (edition_id,))
    return None if row is None else edition(archive, row)


def everything(archive: Archive) -> list[Edition]:
    """Return all editions of all packets, the newest first."""
    return [edition(archive, row) for row in archive.rows(f"SELECT {EDITION} FROM edition ORDER BY id DESC")]


def of_testimony(archive: Archive, one: Testimony) -> list[Edition]:
    """Return the editions that hold a testimony's words or ask, erased ones included; the newest first."""
    found: dict[int, Edition] = {}
    for uuid in (one.uuid, *(former.uuid for former in merged.of(archive, one.id))):
        values = {"id": one.id, "uuid": uuid.bytes, "written": str(uuid)}
        found |= {each.id: each for each in (edition(archive, row) for row in archive.rows(_OF, values))}
    return sorted(found.values(), key=lambda each: -each.id)


def file(archive: Archive, edition_id: int, on_day: date | None) -> None:
    """Keep the day on which an edition was handed in; None is not known."""
    archive.run("UPDATE edition SET filed_on = ? WHERE id = ?", (text_or_none(on_day), edition_id))


def supersede(archive: Archive, edition_ids: Iterable[int], on_day: date | None) -> None:
    """Keep the day since which editions hold words that may not be used; None takes it back."""
    archive.run_many(
        "UPDATE edition SET superseded_on = ? WHERE id = ?",
        [(text_or_none(on_day), each) for each in edition_ids],
    )
