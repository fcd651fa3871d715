"""Makes one of two rows: what hangs on them is laid aside as it was, hung on the one that stays, and put back when that is undone."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from hrforum.storage.archive import Archive, Removed

OF_PERSON = ("identity", "testifier_tag", "testifier_own_words", "testimony_testifier", "testifier_household")
"""Tables that hang on a testifier, each by `testifier_id`."""
_LINKS = {"testifier_tag": "testifier_id", "testimony_testifier": "testifier_id", "testifier_household": "testifier_id"}  # fmt: skip
_RESERVED = """DELETE FROM {table} WHERE {column} = :one AND tag_id IN (
    SELECT tag.id FROM tag WHERE tag.key IN ('not_asked', 'prefer_not_to_say', 'none_of_these') AND EXISTS (
        SELECT 1 FROM {table} AS other JOIN tag AS given ON given.id = other.tag_id
         WHERE other.{column} = :one AND given.dimension_id = tag.dimension_id
           AND given.key NOT IN ('not_asked', 'prefer_not_to_say', 'none_of_these')))"""


def laid_aside(archive: Archive, tables: Iterable[str], column: str, ids: Sequence[int]) -> Removed:
    """Return the rows of these tables that hang on some ids, as they are; nothing is changed."""
    marks = ", ".join("?" * len(ids))
    return tuple(
        (table, tuple(archive.rows(f"SELECT * FROM {table} WHERE {column} IN ({marks})", ids)))
        for table in tables
    )


def put_back_as_laid_aside(archive: Archive, aside: Removed, column: str, ids: Sequence[int]) -> None:
    """Make the rows of these tables that hang on some ids what they were when they were laid aside."""
    marks = ", ".join("?" * len(ids))
    for table, _rows in aside:
        archive.run(f"DELETE FROM {table} WHERE {column} IN ({marks})", ids)
    archive.put_back(aside)


def move_links(archive: Archive, table: str, column: str, gone: int, stays: int) -> None:
    """Hang the rows of a link table on another id; what hangs there already goes."""
    archive.run(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", (stays, gone))
    archive.run(f"DELETE FROM {table} WHERE {column} = ?", (gone,))


def join_people(archive: Archive, gone: int, stays: int) -> None:
    """Hang tags, testimonies and households of a testifier on another one."""
    for table, column in _LINKS.items():
        move_links(archive, table, column, gone, stays)
    no_answer_beside_an_answer(archive, "testifier_tag", "testifier_id", stays)


def no_answer_beside_an_answer(archive: Archive, table: str, column: str, one: int) -> None:
    """Take the three kinds of no answer off where a tag of their dimension is given too."""
    archive.run(_RESERVED.format(table=table, column=column), {"one": one})


def hand_pseudonyms_on(archive: Archive, gone: UUID, stays: UUID) -> list[bytes]:
    """Say that the pseudonyms of a testifier are those of another one; return their marks."""
    sql = "UPDATE pseudonym_given SET testifier = ? WHERE testifier = ? RETURNING mark"
    return [bytes(row[0]) for row in archive.rows(sql, (stays.bytes, gone.bytes))]


def hand_pseudonyms_back(archive: Archive, marks: Sequence[bytes], gone: UUID) -> None:
    """Say of these pseudonyms that they are somebody's again."""
    archive.run_many(
        "UPDATE pseudonym_given SET testifier = ? WHERE mark = ?", [(gone.bytes, each) for each in marks]
    )
