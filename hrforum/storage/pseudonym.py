"""Keeps which pseudonyms were ever given and to whom, as marks that say nothing by themselves."""

from uuid import UUID

from hrforum.storage.archive import Archive
from hrforum.storage.schema_2 import pseudonym_mark

# What went into a document or out by hand may be remembered by somebody, so the pseudonyms in it stay given.
_GIVE_BACK = """DELETE FROM pseudonym_given WHERE testifier IN (
    SELECT testifier.uuid FROM testifier WHERE testifier.batch_id = :batch AND NOT EXISTS (
        SELECT 1 FROM testimony_testifier JOIN version ON version.testimony_id = testimony_testifier.testimony_id
         WHERE testimony_testifier.testifier_id = testifier.id
           AND (EXISTS (SELECT 1 FROM edition_version WHERE edition_version.version_uuid = version.uuid)
                OR EXISTS (SELECT 1 FROM handout_version WHERE handout_version.version_uuid = version.uuid))))"""


def holder(archive: Archive, pseudonym: str) -> UUID | None:
    """Return who has or had a pseudonym, None where nobody ever did."""
    sql = "SELECT testifier FROM pseudonym_given WHERE mark = ?"
    found = archive.value(sql, (pseudonym_mark(archive.secret(), pseudonym),))
    return None if found is None else UUID(bytes=found)


def give(archive: Archive, pseudonym: str, testifier: UUID) -> None:
    """Remember for good that somebody has this pseudonym, which nobody else ever had."""
    sql = "INSERT OR IGNORE INTO pseudonym_given (mark, testifier) VALUES (?, ?)"
    archive.run(sql, (pseudonym_mark(archive.secret(), pseudonym), testifier.bytes))


def give_back(archive: Archive, batch_id: int) -> None:
    """Forget the pseudonyms that an import gave, except those of people whose words went out since."""
    archive.run(_GIVE_BACK, {"batch": batch_id})
