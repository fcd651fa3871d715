"""Keeps testifiers, and apart from them their names and contacts."""

from datetime import date
from uuid import UUID

from hrforum.domain.risk import Risk
from hrforum.domain.testifier import Identity, Testifier
from hrforum.storage.archive import Archive, Row, day_or_none, new_uuid, text_or_none

_COLUMNS = "testifier.pseudonym, testifier.id, testifier.rev, testifier.uuid, testifier.risk, testifier.young, testifier.of_age_on"
_ADD = """INSERT INTO testifier (id, uuid, device_id, batch_id, pseudonym, risk, young, of_age_on)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_EDIT = """UPDATE testifier SET rev = rev + 1, device_id = ?, pseudonym = ?, risk = ?, young = ?, of_age_on = ? WHERE id = ?"""
_IDENTIFY = """INSERT INTO identity (testifier_id, name, contact, guardian) VALUES (?, ?, ?, ?)
               ON CONFLICT (testifier_id) DO UPDATE SET name = excluded.name, contact = excluded.contact, guardian = excluded.guardian"""
_OF_TESTIMONY = f"""SELECT {_COLUMNS} FROM testimony_testifier
                   JOIN testifier ON testifier.id = testimony_testifier.testifier_id
                   WHERE testimony_testifier.testimony_id = ? ORDER BY testifier.id"""

_OF_AGE = """SELECT testimony_testifier.testimony_id, testifier.of_age_on FROM testifier
             JOIN testimony_testifier ON testimony_testifier.testifier_id = testifier.id
             WHERE testifier.young = 1 AND testifier.of_age_on <= ? ORDER BY testifier.of_age_on, testimony_testifier.testimony_id"""
_OF_MANY = f"""SELECT testimony_testifier.testimony_id, {_COLUMNS}, identity.name, identity.contact, identity.guardian
              FROM testimony_testifier JOIN testifier ON testifier.id = testimony_testifier.testifier_id
              LEFT JOIN identity ON identity.testifier_id = testifier.id
              WHERE testimony_testifier.testimony_id IN ({{marks}}) ORDER BY testifier.id"""


def add(archive: Archive, testifier: Testifier, batch_id: int | None = None) -> int:
    """Keep a new testifier, under the ids it had where it was there before; return the id inside."""
    uuid = testifier.uuid or new_uuid()
    said = (testifier.id or None, uuid.bytes, archive.device_id, batch_id, testifier.pseudonym)
    return archive.run(_ADD, (*said, *_protection(testifier)))


def edit(archive: Archive, testifier: Testifier) -> None:
    """Keep another pseudonym, risk or age; the testimony that shows them guards the revision."""
    said = (testifier.pseudonym, *_protection(testifier))
    archive.run(_EDIT, (archive.device_id, *said, testifier.id))


def _protection(one: Testifier) -> tuple[object, ...]:
    return one.risk, int(one.young), text_or_none(one.of_age_on)


def remove(archive: Archive, testifier_id: int) -> None:
    """Remove a testifier with name, contact, tags and links."""
    archive.run("DELETE FROM testifier WHERE id = ?", (testifier_id,))


def identify(archive: Archive, testifier_id: int, identity: Identity) -> None:
    """Keep name, contact and guardian; where all are empty the row goes."""
    if identity:
        archive.run(_IDENTIFY, (testifier_id, identity.name, identity.contact, identity.guardian))
    else:
        archive.run("DELETE FROM identity WHERE testifier_id = ?", (testifier_id,))


def identity_of(archive: Archive, testifier_id: int) -> Identity:
    """Return name, contact and guardian, empty where none are kept."""
    row = archive.row("SELECT name, contact, guardian FROM identity WHERE testifier_id = ?", (testifier_id,))
    return Identity() if row is None else Identity(*row)


def of_testimony(archive: Archive, testimony_id: int) -> list[Testifier]:
    """Return who spoke in a testimony."""
    return [_testifier(row) for row in archive.rows(_OF_TESTIMONY, (testimony_id,))]


def who_speaks(archive: Archive, testimony_id: int) -> tuple[list[UUID], list[UUID]]:
    """Return the uuids of those who speak in a testimony, as consent names them, and of those among them who are young."""
    people = of_testimony(archive, testimony_id)
    return [one.uuid for one in people if one.uuid], [one.uuid for one in people if one.uuid and one.young]


def of_age_by(archive: Archive, day: date) -> dict[int, date]:
    """Return the testimonies of somebody marked young who is of age by a day, with the earliest such day of each."""
    found: dict[int, date] = {}
    for testimony_id, of_age_on in archive.rows(_OF_AGE, (text_or_none(day),)):
        found.setdefault(testimony_id, date.fromisoformat(of_age_on))
    return found


def _testifier(row: Row) -> Testifier:
    pseudonym, id_, rev, uuid, risk, young, of_age_on = row
    return Testifier(pseudonym, id_, rev, UUID(bytes=uuid), Risk(risk), bool(young), day_or_none(of_age_on))


def of_many(archive: Archive, testimony_ids: list[int]) -> dict[int, list[tuple[Testifier, Identity]]]:
    """Return who speaks in each of many testimonies, with what is kept in the name vault."""
    found: dict[int, list[tuple[Testifier, Identity]]] = {}
    for row in archive.rows(_OF_MANY.format(marks=", ".join("?" * len(testimony_ids))), testimony_ids):
        identity = Identity(*(each or "" for each in row[8:]))
        found.setdefault(row[0], []).append((_testifier(row[1:8]), identity))
    return found


def existing(archive: Archive, testifier_ids: list[int]) -> list[Testifier]:
    """Return those of these testifiers who are in the archive."""
    sql = f"SELECT {_COLUMNS} FROM testifier WHERE id IN ({', '.join('?' * len(testifier_ids))})"
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


def pairs_in(archive: Archive, testimony_ids: list[int]) -> list[tuple[int, int]]:
    """Return (testimony, testifier) pairs of these testimonies."""
    sql = f"""SELECT testimony_id, testifier_id FROM testimony_testifier
              WHERE testimony_id IN ({", ".join("?" * len(testimony_ids))})"""
    return [(testimony_id, testifier_id) for testimony_id, testifier_id in archive.rows(sql, testimony_ids)]
