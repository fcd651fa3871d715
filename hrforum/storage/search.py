"""The search index over words, asks and places. Whoever changes one of these takes the testimony out before and puts it in after."""

import json
from collections.abc import Callable, Collection

from hrforum.storage.archive import Archive

NEWEST = 1_500
"""Only the newest so many matches are ranked, so that a search of one common word stays as quick as any."""

_OUT = "INSERT INTO search (search, rowid, words, ask, place) SELECT 'delete', id, words, ask, place FROM searchable WHERE id = ?"
_IN = (
    "INSERT INTO search (rowid, words, ask, place) SELECT id, words, ask, place FROM searchable WHERE id = ?"
)
_IN_FROM = "INSERT INTO search (rowid, words, ask, place) SELECT id, words, ask, place FROM searchable WHERE id BETWEEN ? AND ?"
_MATCHES = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
_EVERY = "SELECT rowid FROM search WHERE search MATCH ?"
_EVERY_BUT = "SELECT id FROM testimony WHERE id NOT IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY id DESC LIMIT ?"
_BEST = "ORDER BY bm25(search, 1.0, 1.0, 0.5), rowid DESC LIMIT ?"
_RANKED = f"SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ? {_BEST}"
# The plus keeps the index from being asked once for each of these rows.
_RANKED_AMONG = f"""SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ?
                     AND +rowid IN (SELECT value FROM json_each(?)) {_BEST}"""
_TEXTS = """SELECT testimony.id, (SELECT group_concat(version.words, char(10) ORDER BY version.id) FROM current_version
             JOIN version ON version.id = current_version.version_id
             WHERE current_version.testimony_id = testimony.id), ask, place FROM testimony WHERE testimony.id IN ({marks})"""


def take_out(archive: Archive, testimony_id: int) -> None:
    """Take a testimony's present words, ask and place out of the index."""
    archive.run(_OUT, (testimony_id,))


def put_in(archive: Archive, testimony_id: int) -> None:
    """Put a testimony's present words, ask and place into the index."""
    archive.run(_IN, (testimony_id,))


def put_in_range(archive: Archive, first: int, last: int) -> None:
    """Put many new testimonies into the index at once."""
    archive.run(_IN_FROM, (first, last))


def matches(
    archive: Archive,
    query: str,
    limit: int,
    stopped: Callable[[], bool],
    within: Collection[int] | None = None,
) -> tuple[list[int], int]:
    """Return the best ids for an FTS5 query among its newest 1,500 matches (of those `within`), and how many of these there are."""
    with archive.stoppable(stopped):
        if within is None:
            newest = [row[0] for row in archive.rows(_MATCHES, (query, NEWEST))]
        else:
            newest = sorted(
                (id_ for (id_,) in archive.rows(_EVERY, (query,)) if id_ in within), reverse=True
            )[:NEWEST]
        if not newest:
            return [], 0
        if within is None:
            ranked = archive.rows(_RANKED, (query, newest[-1], limit))
        else:
            ranked = archive.rows(_RANKED_AMONG, (query, newest[-1], json.dumps(newest), limit))
    return [row[0] for row in ranked], len(newest)


def every_but(archive: Archive, query: str, limit: int, stopped: Callable[[], bool]) -> list[int]:
    """Return the ids that an FTS5 query does not find, the newest first; `limit` -1 for all."""
    with archive.stoppable(stopped):
        return [row[0] for row in archive.rows(_EVERY_BUT, (query, limit))]


def every(archive: Archive, query: str, stopped: Callable[[], bool]) -> list[int]:
    """Return the ids of all matches for an FTS5 query, in no order of merit."""
    with archive.stoppable(stopped):
        return [row[0] for row in archive.rows(_EVERY, (query,))]


def texts(archive: Archive, testimony_ids: list[int]) -> dict[int, tuple[str, str, str]]:
    """Return words, ask and place of each testimony, for snippets."""
    sql = _TEXTS.format(marks=", ".join("?" * len(testimony_ids)))
    return {id_: (words or "", ask, place) for id_, words, ask, place in archive.rows(sql, testimony_ids)}


def check(archive: Archive) -> None:
    """Compare the index with the words; raises `Damaged` where they differ."""
    archive.run("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
