"""Keeps what was typed into dialogs that a lock closed. Words are erased with it: which testimony they are about nobody knows."""

import json

from hrforum.domain.left_open import LeftOpen
from hrforum.storage.archive import Archive, new_uuid

_ADD = "INSERT INTO left_open (uuid, device_id, title, fields, kept_at) VALUES (?, ?, ?, ?, ?)"
_EVERY = "SELECT title, fields, kept_at, id FROM left_open ORDER BY id"


def add(archive: Archive, one: LeftOpen) -> None:
    """Keep what one dialog held."""
    archive.run(_ADD, (new_uuid().bytes, archive.device_id, one.title, json.dumps(one.fields), one.at))


def everything(archive: Archive) -> list[LeftOpen]:
    """Return what every dialog held, the earliest first."""
    return [
        LeftOpen(title, tuple((name, text) for name, text in json.loads(fields)), at, number)
        for title, fields, at, number in archive.rows(_EVERY)
    ]


def remove_all(archive: Archive) -> None:
    """Remove all of it."""
    archive.run("DELETE FROM left_open")
