"""Makes one of two rows: what hangs on them is laid aside as it was, hung on the one that stays, and put back when that is undone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from hrforum.storage.archive import Archive, Removed, Row

OF_PERSON = ("identity", "testifier_tag", "testifier_own_words", "testimony_testifier", "testifier_household")
"""Tables that hang on a testifier, each by `testifier_id`."""
OF_TESTIMONY = (
    "testimony_testifier",
    "testimony_incident",
    "testimony_tag",
    "testimony_article",
    "testimony_authority",
    "testimony_own_words",
    "let_stand",
    "current_version",
)
"""Tables that hang on a testimony and hold nothing but links and what was said beside, each by `testimony_id`."""
_MOVED = (
    "testimony_testifier",
    "testimony_incident",
    "testimony_tag",
    "testimony_article",
    "testimony_authority",
    "let_stand",
)
"""Links that hang on the testimony that stays, together with its own."""
_WHOLE = ("attachment", "redaction")
"""Tables whose rows go from one testimony to another as they are."""
_PACKETS = "SELECT packet_id FROM packet_testimony WHERE testimony_id = ?"
_RENUMBER = """UPDATE version SET testimony_id = :stays, number = :number WHERE id = :id"""
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


# ---- testimonies -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Moved:
    """What went from one testimony to another: ids by table, versions with their numbers before, packets and answers as they were."""

    rows: dict[str, tuple[int, ...]]
    versions: tuple[tuple[int, int], ...]
    packets: Removed
    answers: tuple[Row, ...]


def move_testimony(archive: Archive, gone: int, stays: int) -> Moved:
    """Hang everything of a testimony on another one: versions (sealed), attachments, what is hidden, answers, packets, links.

    The index is `search`'s and has to be told before and after. Own words are not among it.
    """
    rows = {table: _ids(archive, table, gone) for table in _WHOLE}
    for table in _WHOLE:
        archive.run(f"UPDATE {table} SET testimony_id = ? WHERE testimony_id = ?", (stays, gone))
    packets = [row[0] for row in archive.rows(_PACKETS, (gone,))]
    aside = laid_aside(archive, ("packet_testimony",), "packet_id", packets)
    _move_packets(archive, packets, gone, stays)
    archive.run("DELETE FROM current_version WHERE testimony_id = ?", (gone,))
    versions = tuple(
        archive.rows("SELECT id, number FROM version WHERE testimony_id = ? ORDER BY id", (gone,))
    )
    for id_, _number in versions:
        newest = "SELECT 1 + max(number) FROM version WHERE testimony_id = ? AND language = (SELECT language FROM version WHERE id = ?)"
        number = archive.value(newest, (stays, id_)) or 1
        archive.run(_RENUMBER, {"stays": stays, "number": number, "id": id_})
    for table in _MOVED:
        move_links(archive, table, "testimony_id", gone, stays)
    no_answer_beside_an_answer(archive, "testimony_tag", "testimony_id", stays)
    return Moved(rows, versions, aside, _move_answers(archive, gone, stays))


def move_back(archive: Archive, moved: Moved, gone: int) -> None:
    """Hang on a testimony that is there again what had gone to another one; links are put back by themselves."""
    for table, ids in moved.rows.items():
        archive.run_many(f"UPDATE {table} SET testimony_id = ? WHERE id = ?", [(gone, each) for each in ids])
    archive.run_many(
        "UPDATE version SET testimony_id = ?, number = ? WHERE id = ?",
        [(gone, number, id_) for id_, number in moved.versions],
    )
    place = _answer_columns(archive).index("uuid")
    archive.run_many("DELETE FROM consent WHERE uuid = ?", [(row[place],) for row in moved.answers])
    archive.put_back((("consent", moved.answers),))
    for _table, rows in moved.packets:
        archive.run_many("DELETE FROM packet_testimony WHERE packet_id = ?", [(row[0],) for row in rows])
    archive.put_back(moved.packets)


def _ids(archive: Archive, table: str, testimony_id: int) -> tuple[int, ...]:
    rows = archive.rows(f"SELECT id FROM {table} WHERE testimony_id = ?", (testimony_id,))
    return tuple(row[0] for row in rows)


def _move_packets(archive: Archive, packets: Sequence[int], gone: int, stays: int) -> None:
    for packet_id in packets:
        both = archive.value(
            "SELECT 1 FROM packet_testimony WHERE packet_id = ? AND testimony_id = ?", (packet_id, stays)
        )
        if both is None:
            sql = "UPDATE packet_testimony SET testimony_id = ? WHERE packet_id = ? AND testimony_id = ?"
            archive.run(sql, (stays, packet_id, gone))
        else:
            archive.run(
                "DELETE FROM packet_testimony WHERE packet_id = ? AND testimony_id = ?", (packet_id, gone)
            )


def _answer_columns(archive: Archive) -> list[str]:
    return [row[0] for row in archive.rows("SELECT name FROM pragma_table_info('consent')")]


def _move_answers(archive: Archive, gone: int, stays: int) -> tuple[Row, ...]:
    # Answers are never changed, so the same ones are taken from one testimony and added to the other.
    place = _answer_columns(archive).index("testimony_id")
    ((_table, rows),) = archive.take_out("consent", "testimony_id", gone)
    archive.put_back((("consent", tuple((*row[:place], stays, *row[place + 1 :]) for row in rows)),))
    return rows
