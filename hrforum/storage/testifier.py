"""Keeps testifiers, and apart from them their names and contacts."""

from uuid import UUID

from hrforum.domain.testifier import Identity, Testifier
from hrforum.storage.archive import Archive, Row, new_uuid

_ADD = "INSERT INTO testifier (id, uuid, device_id, batch_id, pseudonym) VALUES (?, ?, ?, ?, ?)"
_RENAME = "UPDATE testifier SET rev = rev + 1, device_id = ?, pseudonym = ? WHERE id = ?"
_IDENTIFY = """INSERT INTO identity (testifier_id, name, contact) VALUES (?, ?, ?)
               ON CONFLICT (testifier_id) DO UPDATE SET name = excluded.name, contact = excluded.contact"""
_OF_TESTIMONY = """SELECT testifier.pseudonym, testifier.id, testifier.rev, testifier.uuid FROM testimony_testifier
                   JOIN testifier ON testifier.id = testimony_testifier.testifier_id
                   WHERE testimony_testifier.testimony_id = ? ORDER BY testifier.id"""

_OF_MANY = """SELECT testimony_testifier.testimony_id, testifier.uuid, testifier.pseudonym, identity.name, identity.contact
              FROM testimony_testifier JOIN testifier ON testifier.id = testimony_testifier.testifier_id
              LEFT JOIN identity ON identity.testifier_id = testifier.id
              WHERE testimony_testifier.testimony_id IN ({marks}) ORDER BY testifier.id"""


def add(archive: Archive, testifier: Testifier, batch_id: int | None = None) -> int:
    """Keep a new testifier, under the ids it had where it was there before; return the id inside."""
    uuid = testifier.uuid or new_uuid()
    said = (testifier.id or None, uuid.bytes, archive.device_id, batch_id, testifier.pseudonym)
    return archive.run(_ADD, said)


def rename(archive: Archive, testifier_id: int, pseudonym: str) -> None:
    """Keep another pseudonym; the testimony that shows it guards the revision."""
    archive.run(_RENAME, (archive.device_id, pseudonym, testifier_id))


def remove(archive: Archive, testifier_id: int) -> None:
    """Remove a testifier with name, contact, tags and links."""
    archive.run("DELETE FROM testifier WHERE id = ?", (testifier_id,))


def identify(archive: Archive, testifier_id: int, identity: Identity) -> None:
    """Keep name and contact; two empty ones remove the row."""
    if identity.name or identity.contact:
        archive.run(_IDENTIFY, (testifier_id, identity.name, identity.contact))
    else:
        archive.run("DELETE FROM identity WHERE testifier_id = ?", (testifier_id,))


def identity_of(archive: Archive, testifier_id: int) -> Identity:
    """Return name and contact, empty where none are kept."""
    row = archive.row("SELECT name, contact FROM identity WHERE testifier_id = ?", (testifier_id,))
    return Identity() if row is None else Identity(*row)


def of_testimony(archive: Archive, testimony_id: int) -> list[Testifier]:
    """Return who spoke in a testimony."""
    return [_testifier(row) for row in archive.rows(_OF_TESTIMONY, (testimony_id,))]


def _testifier(row: Row) -> Testifier:
    pseudonym, id_, rev, uuid = row
    return Testifier(pseudonym, id_, rev, UUID(bytes=uuid))


def of_many(archive: Archive, testimony_ids: list[int]) -> dict[int, list[tuple[UUID, str, Identity]]]:
    """Return who speaks in each of many testimonies: uuid, pseudonym, and name with contact."""
    found: dict[int, list[tuple[UUID, str, Identity]]] = {}
    for testimony_id, uuid, pseudonym, name, contact in archive.rows(
        _OF_MANY.format(marks=", ".join("?" * len(testimony_ids))), testimony_ids
    ):
        one = (UUID(bytes=uuid), pseudonym, Identity(name or "", contact or ""))
        found.setdefault(testimony_id, []).append(one)
    return found


def existing(archive: Archive, testifier_ids: list[int]) -> list[Testifier]:
    """Return those of these testifiers who are in the archive."""
    sql = (
        f"SELECT pseudonym, id, rev, uuid FROM testifier WHERE id IN ({', '.join('?' * len(testifier_ids))})"
    )
    return [_testifier(row) for row in archive.rows(sql, testifier_ids)]


def link(archive: Archive, testimony_id: int, testifier_id: int) -> None:
    """Say that this testifier speaks in this testimony."""
    archive.run(
        "INSERT OR IGNORE INTO testimony_testifier (testimony_id, testifier_id) VALUES (?, ?)",
        (testimony_id, testifier_id),
    )


def unlink(archive: Archive, testimony_id: int, testifier_id: int) -> None:
    """Take a testifier out of a testimony."""
    archive.run(
        "DELETE FROM testimony_testifier WHERE testimony_id = ? AND testifier_id = ?",
        (testimony_id, testifier_id),
    )


def testimonies_of(archive: Archive, testifier_id: int) -> list[int]:
    """Return the ids of the testimonies in which a testifier speaks."""
    return [
        row[0]
        for row in archive.rows(
            "SELECT testimony_id FROM testimony_testifier WHERE testifier_id = ?", (testifier_id,)
        )
    ]


def speaking_in(archive: Archive, testimony_ids: list[int]) -> list[int]:
    """Return everybody who speaks in these testimonies, each once."""
    sql = f"SELECT DISTINCT testifier_id FROM testimony_testifier WHERE testimony_id IN ({', '.join('?' * len(testimony_ids))})"
    return [row[0] for row in archive.rows(sql, testimony_ids)]
