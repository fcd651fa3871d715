"""Keeps households and incidents, and who or what belongs to each."""

import json
from collections.abc import Iterable, Sequence

from hrforum.domain.bond import Bond, BondKind
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, new_uuid

_LINK = {
    BondKind.HOUSEHOLD: ("testifier_household", "household_id", "testifier_id", "testifier"),
    BondKind.INCIDENT: ("testimony_incident", "incident_id", "testimony_id", "testimony"),
}
"""For each kind the table of links, its column for the bond, its column for a member, and the table of members."""


def add(archive: Archive, one: Bond) -> int:
    """Keep a new household or incident with its members; return its id."""
    sql = f"INSERT INTO {one.kind} (uuid, device_id, note) VALUES (?, ?, ?)"
    bond_id = archive.run(sql, (new_uuid().bytes, archive.device_id, one.note))
    _hold(archive, one.kind, bond_id, one.members)
    return bond_id


def edit(archive: Archive, one: Bond) -> None:
    """Keep another note and other members; raises `Conflict` where the revision moved on."""
    sql = f"UPDATE {one.kind} SET rev = rev + 1, device_id = ?, note = ? WHERE id = ? AND rev = ?"
    if not archive.changed(sql, (archive.device_id, one.note, one.id, one.rev)):
        raise Conflict
    table, bond_id, _member, _members = _LINK[one.kind]
    archive.run(f"DELETE FROM {table} WHERE {bond_id} = ?", (one.id,))
    _hold(archive, one.kind, one.id, one.members)


def remove(archive: Archive, kind: BondKind, bond_id: int) -> Removed:
    """Remove a household or incident; return it with its links, which can be put back. Its members stay."""
    table, column, _member, _members = _LINK[kind]
    links = archive.take_out(table, column, bond_id)
    return archive.take_out(kind, "id", bond_id) + links


def by_id(archive: Archive, kind: BondKind, bond_id: int) -> Bond | None:
    """Return one household or incident."""
    return next(iter(_bonds(archive, kind, "WHERE bond.id = ?", (bond_id,))), None)


def everything(archive: Archive, kind: BondKind) -> list[Bond]:
    """Return all of a kind, the newest first."""
    return _bonds(archive, kind, "", ())


def holding(archive: Archive, kind: BondKind, members: Sequence[int]) -> list[Bond]:
    """Return those of a kind to which any of these members belongs, the newest first."""
    table, bond_id, member, _members = _LINK[kind]
    these = (
        f"WHERE bond.id IN (SELECT {bond_id} FROM {table} WHERE {member} IN (SELECT value FROM json_each(?)))"
    )
    return _bonds(archive, kind, these, (json.dumps(list(members)),))


def existing(archive: Archive, kind: BondKind, members: Iterable[int]) -> list[int]:
    """Return those of these members that are in the archive, each once, in order."""
    _table, _bond, _member, of = _LINK[kind]
    sql = f"SELECT id FROM {of} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return [row[0] for row in archive.rows(sql, (json.dumps(list(members)),))]


def _hold(archive: Archive, kind: BondKind, bond_id: int, members: Iterable[int]) -> None:
    table, column, member, _members = _LINK[kind]
    sql = f"INSERT OR IGNORE INTO {table} ({column}, {member}) VALUES (?, ?)"
    archive.run_many(sql, [(bond_id, each) for each in members])


def _bonds(archive: Archive, kind: BondKind, which: str, values: tuple[object, ...]) -> list[Bond]:
    table, bond_id, member, _members = _LINK[kind]
    sql = f"""SELECT bond.id, bond.rev, bond.note,
              (SELECT json_group_array({member}) FROM (SELECT {member} FROM {table} WHERE {bond_id} = bond.id ORDER BY {member}))
              FROM {kind} AS bond {which} ORDER BY bond.id DESC"""
    return [
        Bond(kind, note, tuple(json.loads(members)), id_, rev)
        for id_, rev, note, members in archive.rows(sql, values)
    ]
