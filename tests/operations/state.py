"""All that an archive says, laid out so that it can be compared before and after a deed; and its ledger."""

from typing import Any
from uuid import UUID

from hrforum.domain.ledger import Line
from hrforum.operations import attachment, attachment_consent, check, consent, script, search, testimony
from hrforum.storage import ledger
from hrforum.storage.archive import Archive

_WHOLE = (
    "archive",
    "forum",
    "hearing",
    "packet",
    "packet_testimony",
    "edition",
    "dimension",
    "tag",
    "testifier",
    "identity",
    "testimony",
    "testimony_testifier",
    "testimony_tag",
    "testifier_tag",
    "testimony_own_words",
    "testifier_own_words",
    "household",
    "testifier_household",
    "incident",
    "testimony_incident",
    "local_law",
    "standing",
    "testimony_article",
    "passage_article",
    "authority",
    "testimony_authority",
    "merged",
    "batch",
    "attachment",
    "attachment_mark",
    "turn",
    "reserved_code",
    "choice",
    "city_profile",
    "packet_statement",
    "saved_search",
    "packet_text",
    "packet_ask",
    "packet_chart",
    "saved_table",
    "saved_number",
)
_FOR_THE_RECORD = {"uuid", "rev", "device_id", "batch_id"}
"""Columns that say where a row came from and how often it was changed, not what it says."""
_CURRENT = """SELECT current_version.testimony_id, current_version.language, current_version.kind, words, translator, method FROM current_version
              JOIN version ON version.id = version_id ORDER BY 1, 2"""
_MARKS = {
    "hidden": """SELECT redaction.id, redaction.testimony_id, version.kind, version.language, version.words, start, stop, audience,
              hearing_id, reason, replacement, lost, redaction.version_id IN (SELECT version_id FROM current_version) FROM redaction
              LEFT JOIN version ON version.id = redaction.version_id ORDER BY 1""",
    "marked": """SELECT passage.id, version.kind, version.language, version.words, start, stop, passage.kind, note,
              passage.version_id IN (SELECT version_id FROM current_version) FROM passage
              JOIN version ON version.id = passage.version_id ORDER BY 1""",
    "marked with": "SELECT passage_id, tag_id FROM passage_tag ORDER BY 1, 2",
    "let stand": "SELECT testimony_id, mark FROM let_stand ORDER BY 1, 2",
}
"""Marks by the words they stand on: the same words may be another version."""
SEARCHED = ("heating", "boilers", "fruitvale", "words", "changed", "chauffage")


def state_of(archive: Archive) -> dict[str, Any]:
    """Return what an organiser could see: every row, the current words, consent in force, what a search finds."""
    ids = testimony.ids(archive)
    said: dict[str, Any] = {name: _rows(archive, name) for name in _WHOLE}
    said["scripts"] = [(one.version, one.parts()) for one in script.everything(archive)]
    said["current words"] = archive.rows(_CURRENT)
    said |= {name: archive.rows(sql) for name, sql in _MARKS.items()}
    said["consent"] = {each: consent.in_force_now(archive, each) for each in ids}
    attached = [one.id for each in ids for one in attachment.of_testimony(archive, each)]
    said["consent about attachments"] = {
        each: attachment_consent.may_leave(archive, each) for each in attached
    }
    said["found"] = {
        word: sorted(hit.testimony_id for hit in search.find(archive, word).hits) for word in SEARCHED
    }
    return said


def _rows(archive: Archive, table: str) -> list[dict[str, Any]]:
    columns = [row[0] for row in archive.rows(f"SELECT name FROM pragma_table_info('{table}')")]
    rows = archive.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2")
    return [
        {name: value for name, value in zip(columns, row, strict=True) if name not in _FOR_THE_RECORD}
        for row in rows
    ]


def lines_of(archive: Archive) -> list[Line]:
    """Return this computer's lines of the ledger in the order in which they were written."""
    return [line for line in ledger.lines(archive) if line.device == archive.device]


def uuids_of(archive: Archive) -> set[UUID]:
    """Return the ids of every row that has one."""
    tables = [
        row[0]
        for row in archive.rows(
            "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c ON c.name = 'uuid' WHERE m.type = 'table'"
        )
    ]
    return {UUID(bytes=row[0]) for table in tables for row in archive.rows(f"SELECT uuid FROM {table}")}


def must_be_whole(archive: Archive) -> None:
    """Fail where pages, references, index or the ledger's chain do not fit."""
    assert check.run(archive).problems == ()
