"""Looks for damage: pages, tables, references, the search index; and counts what is there."""

from hrforum.errors import Damaged
from hrforum.storage import search, sqlcipher
from hrforum.storage.archive import Archive

_COUNTED = (
    "forum",
    "testifier",
    "identity",
    "testimony",
    "version",
    "current_version",
    "testimony_tag",
    "testifier_tag",
    "consent",
    "hearing",
    "packet",
    "edition",
    "ledger",
)


def pages(archive: Archive) -> list[str]:
    """Return what is wrong with the file's pages and tables, empty where nothing is."""
    # SQLCipher's own check reads the file and not the WAL, which therefore has to be brought home first.
    archive.settle()
    damaged = [f"page: {row[0]}" for row in archive.rows("PRAGMA cipher_integrity_check")]
    if damaged:
        # After one damaged page the connection answers nothing else.
        return damaged
    found = [f"table: {row[0]}" for row in archive.rows("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"reference: {row[0]} row {row[1]}" for row in archive.rows("PRAGMA foreign_key_check")]
    return found


def index(archive: Archive) -> list[str]:
    """Return whether the search index disagrees with the words."""
    try:
        search.check(archive)
    except (Damaged, sqlcipher.Error):
        return ["search index"]
    return []


def counts(archive: Archive) -> dict[str, int]:
    """Return how many rows each table of words holds."""
    return dict(zip(_COUNTED, archive.counts(*_COUNTED), strict=True))


def rows_of_all_tables(archive: Archive) -> dict[str, int]:
    """Return how many rows each table of the file holds, whichever version made it; the index's own tables aside."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'"
    names = [row[0] for row in archive.rows(sql)]
    return dict(zip(names, archive.counts(*names), strict=True))
