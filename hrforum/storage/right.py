"""Keeps the law that organisers added, and which testimonies and passages articles were linked to."""

import json
from collections.abc import Iterable, Sequence

from hrforum.domain.right import Kind, LocalLaw
from hrforum.errors import Conflict
from hrforum.storage.archive import Archive, Removed, Row, new_uuid

_COLUMNS = "name, section, title, line, source, as_of, key, id, rev, kind"
_ADD = """INSERT INTO local_law (uuid, device_id, key, name, section, title, line, source, as_of, kind)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_EDIT = """UPDATE local_law SET rev = rev + 1, device_id = ?, name = ?, section = ?, title = ?, line = ?, source = ?, as_of = ?, kind = ?
           WHERE id = ? AND rev = ?"""
_LINKS = {"testimony": "testimony_article", "passage": "passage_article"}
_KEY_DIGITS = 6
LINKED_AMONG = """SELECT article, testimony_id FROM testimony_article WHERE {among} UNION
    SELECT passage_article.article, testimony_id FROM passage_article
      JOIN passage ON passage.id = passage_article.passage_id JOIN version ON version.id = passage.version_id
     WHERE EXISTS (SELECT 1 FROM current_version WHERE version_id = version.id) AND {among} ORDER BY 1, 2"""
"""A query of each article and each testimony that has it, as a whole or in a passage of its words of today; for which `testimony_id`."""
LINKED = LINKED_AMONG.format(among="1")


def _law(row: Row) -> LocalLaw:
    name, section, title, line, source, as_of, key, id_, rev, kind = row
    return LocalLaw(name, section, title, line, source, as_of, key, id_, rev, Kind(kind))


def _said(one: LocalLaw) -> tuple[str, ...]:
    return one.name, one.section, one.title, one.line, one.source, one.as_of, one.kind


def add_law(archive: Archive, one: LocalLaw) -> int:
    """Keep a new law under a key of its own; return its id."""
    uuid = new_uuid()
    while law_by_key(archive, key := f"LAW {uuid.hex[:_KEY_DIGITS]}") is not None:
        uuid = new_uuid()
    return archive.run(_ADD, (uuid.bytes, archive.device_id, key, *_said(one)))


def edit_law(archive: Archive, one: LocalLaw) -> None:
    """Keep a law's new values; its key stays. Raises `Conflict` where its revision moved on."""
    if not archive.changed(_EDIT, (archive.device_id, *_said(one), one.id, one.rev)):
        raise Conflict


def remove_law(archive: Archive, one: LocalLaw) -> Removed:
    """Remove a law with its links; return what can be put back."""
    links = []
    for table in _LINKS.values():
        rows = archive.rows(f"DELETE FROM {table} WHERE article = ? RETURNING *", (one.key,))
        links.append((table, tuple(rows)))
    return (*archive.take_out("local_law", "id", one.id), *links)


def laws(archive: Archive) -> list[LocalLaw]:
    """Return the laws in the order in which they were added."""
    return [_law(row) for row in archive.rows(f"SELECT {_COLUMNS} FROM local_law ORDER BY id")]


def law_by_id(archive: Archive, law_id: int) -> LocalLaw | None:
    """Return one law."""
    row = archive.row(f"SELECT {_COLUMNS} FROM local_law WHERE id = ?", (law_id,))
    return None if row is None else _law(row)


def law_by_key(archive: Archive, key: str) -> LocalLaw | None:
    """Return the law that links hold by this key."""
    row = archive.row(f"SELECT {_COLUMNS} FROM local_law WHERE key = ?", (key,))
    return None if row is None else _law(row)


# ---- links --------------------------------------------------------------------------------------------------------------
def link(archive: Archive, kind: str, article: str, ids: Iterable[int]) -> list[int]:
    """Link an article to testimonies or passages; return those that did not have it."""
    table = _LINKS[kind]
    sql = f"INSERT OR IGNORE INTO {table} ({kind}_id, article) VALUES (?, ?)"
    return [each for each in ids if archive.changed(sql, (each, article))]


def unlink(archive: Archive, kind: str, article: str, ids: Iterable[int]) -> list[int]:
    """Take the link of an article from testimonies or passages; return those that had it."""
    table = _LINKS[kind]
    sql = f"DELETE FROM {table} WHERE {kind}_id = ? AND article = ?"
    return [each for each in ids if archive.changed(sql, (each, article))]


def of_testimony(archive: Archive, testimony_id: int) -> list[str]:
    """Return the keys of the articles of one testimony itself."""
    sql = "SELECT article FROM testimony_article WHERE testimony_id = ? ORDER BY article"
    return [row[0] for row in archive.rows(sql, (testimony_id,))]


def of_passages(archive: Archive, passage_ids: Sequence[int]) -> dict[int, list[str]]:
    """Return the keys of the articles of passages, by passage."""
    sql = """SELECT passage_id, article FROM passage_article WHERE passage_id IN (SELECT value FROM json_each(?))
             ORDER BY passage_id, article"""
    found: dict[int, list[str]] = {}
    for passage_id, article in archive.rows(sql, (json.dumps(list(passage_ids)),)):
        found.setdefault(passage_id, []).append(article)
    return found


def linked(archive: Archive) -> list[tuple[str, int]]:
    """Return (article, testimony) pairs, each once, whether the whole testimony or a passage of its words has the article."""
    return [(article, id_) for article, id_ in archive.rows(LINKED)]
