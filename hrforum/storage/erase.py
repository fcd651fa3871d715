"""Takes words out of every table, and keeps of it ids alone: orders for other copies, and which versions there were."""

from datetime import date
from uuid import UUID

from hrforum.domain.erase import Order, Scope
from hrforum.storage import batch
from hrforum.storage.archive import Archive, Row

WITH_THE_STORY = (
    "attachment",
    "draft",
    "let_stand",
    "redaction",
    "testimony_own_words",
    "version",
)
"""Tables whose rows go with the words; what hangs on these rows goes by its foreign key."""

_FORGET = "UPDATE testimony SET rev = rev + 1, device_id = ?, ask = '', interpreter = '', erased_on = ? WHERE id = ?"
_UNCOUNT = """UPDATE testimony SET place = '', happened_precision = 'unknown', happened_start = NULL, happened_end = NULL
              WHERE id = ?"""
_ALONE = """SELECT testifier_id FROM testimony_testifier AS mine WHERE testimony_id = ? AND NOT EXISTS (
            SELECT 1 FROM testimony_testifier AS other WHERE other.testifier_id = mine.testifier_id AND other.testimony_id <> ?)"""
_UNTOLD = """UPDATE incident SET rev = rev + 1, note = '' WHERE id IN (SELECT incident_id FROM testimony_incident WHERE testimony_id = ?)
             AND NOT EXISTS (SELECT 1 FROM testimony_incident WHERE incident_id = incident.id AND testimony_id <> ?)"""
_GONE = """INSERT OR IGNORE INTO version_gone (version_uuid, testimony)
           SELECT version.uuid, testimony.uuid FROM version JOIN testimony ON testimony.id = version.testimony_id
            WHERE version.testimony_id = ?"""
_ORDER = """INSERT INTO erase_order (uuid, scope, on_day) VALUES (?, ?, ?)
            ON CONFLICT (uuid) DO UPDATE SET scope = excluded.scope WHERE erase_order.scope = 'story'"""
_NOTED = """DELETE FROM {noted} WHERE id IN (SELECT {noted}_id FROM {link} WHERE {of} IN ({marks}))
            AND NOT EXISTS (SELECT 1 FROM {link} WHERE {noted}_id = {noted}.id AND {of} NOT IN ({marks}))"""


def story(archive: Archive, testimony_id: int, on_day: date, *, counted: bool) -> None:
    """Take the words and what hangs on them, also those that the speakers said of themselves, and what is noted of an incident of which
    nobody else tells; the row stays.

    Where the testimony is not `counted`, tags, place and time go too. The index is `search`'s and has to be told before and after.
    """
    remember_versions(archive, testimony_id)
    archive.run(_UNTOLD, (testimony_id, testimony_id))
    for table in WITH_THE_STORY:
        archive.run(f"DELETE FROM {table} WHERE testimony_id = ?", (testimony_id,))
    alone = [row[0] for row in archive.rows(_ALONE, (testimony_id, testimony_id))]
    _of_people(archive, "testifier_own_words", alone)
    if not counted:
        for table in ("testimony_tag", "testimony_article", "testimony_authority"):
            archive.run(f"DELETE FROM {table} WHERE testimony_id = ?", (testimony_id,))
        _of_people(archive, "testifier_tag", alone)
        archive.run(_UNCOUNT, (testimony_id,))
    archive.run(_FORGET, (archive.device_id, on_day.isoformat(), testimony_id))


def _of_people(archive: Archive, table: str, testifier_ids: list[int]) -> None:
    archive.run(f"DELETE FROM {table} WHERE testifier_id IN ({_marks(testifier_ids)})", testifier_ids)


def _marks(values: list[int]) -> str:
    return ", ".join("?" * len(values))


def remember_versions(archive: Archive, testimony_id: int) -> None:
    """Keep the ids of a testimony's versions, so that an edition that held one can say so when the words are gone."""
    archive.run(_GONE, (testimony_id,))


def notes_of(archive: Archive, testimony_id: int, testifier_ids: list[int]) -> None:
    """Remove the incidents of this testimony alone, and the households of these people alone, with their notes."""
    for noted, link, of, ids in (
        ("incident", "testimony_incident", "testimony_id", [testimony_id]),
        ("household", "testifier_household", "testifier_id", testifier_ids),
    ):
        sql = _NOTED.format(noted=noted, link=link, of=of, marks=_marks(ids))
        archive.run(sql, [*ids, *ids])


def merged_into(archive: Archive, testimony_id: int) -> list[tuple[UUID, str, bytes | None]]:
    """Return id outside, code and mark of the imported row of every testimony that was merged into this one."""
    sql = "SELECT uuid, code, row_mark FROM merged WHERE testimony_id = ?"
    return [
        (UUID(bytes=uuid), code, bytes(mark) if mark else None)
        for uuid, code, mark in archive.rows(sql, (testimony_id,))
    ]


def keep_order(archive: Archive, order: Order) -> None:
    """Keep an order; one to erase all takes the place of one to erase the story, never the other way round."""
    archive.run(_ORDER, (order.testimony.bytes, order.scope, order.on_day.isoformat()))


_ORDERS = """SELECT erase_order.uuid, scope, erase_order.on_day, purged.code_mark, testimony.code, ifnull(purged.row_mark, testimony.row_mark)
             FROM erase_order LEFT JOIN purged ON purged.uuid = erase_order.uuid LEFT JOIN testimony ON testimony.uuid = erase_order.uuid"""


def orders(archive: Archive) -> list[Order]:
    """Return every order, the oldest first."""
    return [
        _order(archive, row)
        for row in archive.rows(f"{_ORDERS} ORDER BY erase_order.on_day, erase_order.uuid")
    ]


def order_of(archive: Archive, testimony: UUID) -> Order | None:
    """Return the order about one testimony, by its id outside: an import must not bring back what it took."""
    row = archive.row(f"{_ORDERS} WHERE erase_order.uuid = ?", (testimony.bytes,))
    return None if row is None else _order(archive, row)


def _order(archive: Archive, row: Row) -> Order:
    uuid, scope, on_day, code_mark, code, row_mark = row
    if code is not None:
        code_mark = batch.code_mark(archive, code)
    marks = bytes(code_mark or b""), bytes(row_mark or b"")
    return Order(UUID(bytes=uuid), Scope(scope), date.fromisoformat(on_day), *marks)
