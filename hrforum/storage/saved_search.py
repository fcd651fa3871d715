"""Keeps searches under their names."""

from hrforum.domain.sought import SavedSearch, sought_of
from hrforum.storage.archive import Archive, Removed, new_uuid

_ADD = "INSERT INTO saved_search (uuid, device_id, name, sought) VALUES (?, ?, ?, ?)"


def add(archive: Archive, one: SavedSearch) -> int:
    """Keep a search; return its id."""
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, one.name, one.sought.as_json()))


def everything(archive: Archive) -> list[SavedSearch]:
    """Return all saved searches by their names."""
    rows = archive.rows("SELECT name, sought, id FROM saved_search ORDER BY name COLLATE NOCASE, id")
    return [SavedSearch(name, sought_of(sought), id_) for name, sought, id_ in rows]


def remove(archive: Archive, saved_id: int) -> Removed:
    """Remove a search; return what can be put back."""
    return archive.take_out("saved_search", "id", saved_id)


def forget(archive: Archive, saved_id: int) -> None:
    """Remove a search for good."""
    archive.run("DELETE FROM saved_search WHERE id = ?", (saved_id,))
