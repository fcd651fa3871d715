"""Finds what is kept about a place by its name: the charts and statements of packets, and the saved searches, that it narrows."""

import json
from dataclasses import dataclass

from hrforum.storage.archive import Archive

PLACE = "place"
"""The key of the dimension of places."""

_KEPT = """SELECT 'packet_chart', id, question FROM packet_chart UNION ALL
           SELECT 'packet_statement', id, question FROM packet_statement UNION ALL
           SELECT 'saved_search', id, sought FROM saved_search"""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A row of a table, and the places that it holds by their names."""

    table: str
    id: int
    places: frozenset[str]


def by_place(archive: Archive) -> list[Narrowed]:
    """Return every chart, statement and search that holds a place."""
    every = (Narrowed(table, id_, _places(json.loads(said))) for table, id_, said in archive.rows(_KEPT))
    return [one for one in every if one.places]


def _places(said: dict[str, list[tuple[str, str | list[str]]]]) -> frozenset[str]:
    pairs = (pair for name in ("where", "having", "without", "either") for pair in said.get(name, ()))
    named = (tags for key, tags in pairs if key == PLACE)
    # A chart names several of one dimension together, a search each by itself.
    return frozenset(each for tags in named for each in ((tags,) if isinstance(tags, str) else tags))


def forget(archive: Archive, one: Narrowed) -> None:
    """Remove it for good."""
    archive.run(f"DELETE FROM {one.table} WHERE id = ?", (one.id,))
