"""Keeps which copies of the whole archive were made: where, when, and under which key."""

from hrforum.storage.archive import Archive, new_uuid

_ADD = "INSERT INTO backup (uuid, device_id, path, made_at, key_mark, rows) VALUES (?, ?, ?, ?, ?, ?)"


def add(archive: Archive, path: str, made_at: str, key_mark: bytes, rows: int) -> int:
    """Keep that a copy was made; return its id. `made_at` is UTC, ISO; `key_mark` an HMAC of the key that opens it."""
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, path, made_at, key_mark, rows))


def everything(archive: Archive) -> list[tuple[int, str, str, bytes]]:
    """Return id, path, moment and mark of the key of every copy, the newest first."""
    sql = "SELECT id, path, made_at, key_mark FROM backup ORDER BY id DESC"
    return [(id_, path, made_at, bytes(mark)) for id_, path, made_at, mark in archive.rows(sql)]


def remove(archive: Archive, backup_id: int) -> None:
    """Forget a copy that is no longer there."""
    archive.run("DELETE FROM backup WHERE id = ?", (backup_id,))


_BEHIND = """SELECT coalesce((SELECT max(id) FROM ledger WHERE deed NOT IN ('archive.backup', 'archive.drill')), 0)
                  > coalesce((SELECT max(id) FROM ledger WHERE deed = 'archive.backup'), 0)"""


def is_behind(archive: Archive) -> bool:
    """Say whether any deed was done since the last copy; trying a copy out changes nothing that another would have to hold."""
    return bool(archive.value(_BEHIND))
