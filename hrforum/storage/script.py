"""Keeps the scripts that an archive changed for itself; only ever added to, for answers name the version that was read out."""

from hrforum.domain.script import Script, read_script, words_of
from hrforum.storage.archive import Archive, Removed, Row, day_or_none, new_uuid, text_or_none

_COLUMNS = "language, number, words, written_on"
_ADD = "INSERT INTO consent_script (uuid, device_id, language, number, words, written_on) VALUES (?, ?, ?, ?, ?, ?)"
_NEWEST = f"SELECT {_COLUMNS} FROM consent_script WHERE language = ? ORDER BY number DESC LIMIT 1"


def _script(row: Row) -> Script:
    language, number, words, written_on = row
    return read_script(language, number, words, day_or_none(written_on))


def add(archive: Archive, one: Script) -> int:
    """Keep a new version; return its id."""
    said = (one.language, one.number, words_of(one.parts()), text_or_none(one.written_on))
    return archive.run(_ADD, (new_uuid().bytes, archive.device_id, *said))


def newest(archive: Archive, language: str) -> Script | None:
    """Return the newest version kept in a language."""
    row = archive.row(_NEWEST, (language,))
    return None if row is None else _script(row)


def one(archive: Archive, language: str, number: int) -> Script | None:
    """Return one version."""
    sql = f"SELECT {_COLUMNS} FROM consent_script WHERE language = ? AND number = ?"
    row = archive.row(sql, (language, number))
    return None if row is None else _script(row)


def languages(archive: Archive) -> list[str]:
    """Return the languages in which a script is kept."""
    return [row[0] for row in archive.rows("SELECT DISTINCT language FROM consent_script ORDER BY language")]


def named_by_answers(archive: Archive, version: str) -> bool:
    """Say whether any answer names this version as the one that was read out."""
    return archive.row("SELECT 1 FROM consent WHERE script_version = ? LIMIT 1", (version,)) is not None


def remove(archive: Archive, script_id: int) -> Removed:
    """Remove a version that no answer names; return what can be put back."""
    return archive.take_out("consent_script", "id", script_id)
