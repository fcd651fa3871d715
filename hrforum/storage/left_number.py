"""What becomes of numbers that left when somebody in them is erased: the number of people stays, and nothing says who they were."""

import secrets
from collections.abc import Iterable

from pyroaring import BitMap

from hrforum.storage.archive import Archive

NOBODY_ANY_MORE = 3 << 30
"""Ids from here on stand for people who were erased, each drawn anew in every number, so that two numbers say nothing of one person."""
_MOST = (1 << 32) - 1
_KEPT = {"edition_number": "edition_id", "saved_number": "saved_table_id", "packet_statement": "id"}


def forget(archive: Archive, people: Iterable[int]) -> None:
    """Put somebody unknown in the place of these ids in every number that left; what was told then stays known to be that near."""
    gone = BitMap(people)
    for table, of in _KEPT.items():
        rows = archive.rows(f"SELECT {of}, question, people FROM {table}")
        changed = [
            (_without(behind, gone).serialize(), id_, question)
            for id_, question, kept in rows
            if not (behind := BitMap.deserialize(kept)).isdisjoint(gone)
        ]
        archive.run_many(f"UPDATE {table} SET people = ? WHERE {of} = ? AND question = ?", changed)


def _without(behind: BitMap, gone: BitMap) -> BitMap:
    left = behind - gone
    while len(left) < len(behind):
        left.add(NOBODY_ANY_MORE + secrets.randbelow(_MOST - NOBODY_ANY_MORE))
    return left
