"""Keeps what an archive was set to: one text under one key, such as the age limit."""

from hrforum.storage.archive import Archive


def value(archive: Archive, key: str, otherwise: str = "") -> str:
    """Return what is kept under a key, or `otherwise`."""
    found = archive.value("SELECT value FROM choice WHERE key = ?", (key,))
    return otherwise if found is None else str(found)


def keep(archive: Archive, key: str, chosen: str) -> None:
    """Keep a text under a key; an empty one takes the key away."""
    if chosen:
        sql = "INSERT INTO choice (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        archive.run(sql, (key, chosen))
    else:
        archive.run("DELETE FROM choice WHERE key = ?", (key,))
