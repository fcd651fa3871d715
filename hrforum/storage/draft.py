"""Keeps drafts."""

from hrforum.domain.draft import Draft
from hrforum.storage.archive import Archive, new_uuid

_ADD = "INSERT INTO draft (uuid, device_id, testimony_id, kept_at, body) VALUES (?, ?, ?, ?, ?)"
_EDIT = "UPDATE draft SET rev = rev + 1, device_id = ?, kept_at = ?, body = ? WHERE id = ?"


_BECOME = "UPDATE attachment SET testimony_id = ?, draft_id = NULL WHERE draft_id = ?"


def add(archive: Archive, one: Draft) -> int:
    """Keep a new draft; return its id."""
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, one.testimony_id, one.kept_at, one.body))


def edit(archive: Archive, one: Draft) -> bool:
    """Keep a draft's new body; False where the draft is gone."""
    return archive.changed(_EDIT, (archive.device_id, one.kept_at, one.body, one.id)) == 1


def remove(archive: Archive, draft_id: int) -> None:
    """Remove a draft."""
    archive.run("DELETE FROM draft WHERE id = ?", (draft_id,))


def become(archive: Archive, draft_id: int, testimony_id: int) -> None:
    """Remove a draft that was kept as a testimony; what hung on it hangs on that from now on."""
    archive.run(_BECOME, (testimony_id, draft_id))
    remove(archive, draft_id)


def everything(archive: Archive) -> list[Draft]:
    """Return all drafts, the newest first."""
    sql = "SELECT body, testimony_id, kept_at, id FROM draft ORDER BY kept_at DESC, id DESC"
    return [Draft(*row) for row in archive.rows(sql)]
