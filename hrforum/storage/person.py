"""Reads who speaks where: each testifier with the codes of the testimonies, and how many households they belong to."""

from hrforum.domain.person import Person
from hrforum.storage.archive import Archive

_EVERYBODY = """SELECT testifier.id, testifier.pseudonym,
    (SELECT group_concat(code, ' ') FROM (SELECT testimony.code FROM testimony_testifier JOIN testimony ON testimony.id = testimony_testifier.testimony_id
      WHERE testimony_testifier.testifier_id = testifier.id ORDER BY testimony.id)),
    (SELECT count(*) FROM testifier_household WHERE testifier_household.testifier_id = testifier.id)
    FROM testifier ORDER BY testifier.id DESC"""


def everybody(archive: Archive) -> list[Person]:
    """Return all testifiers, the newest first."""
    return [
        Person(id_, pseudonym, tuple((codes or "").split()), households)
        for id_, pseudonym, codes, households in archive.rows(_EVERYBODY)
    ]
