"""The mark of a practice archive: nothing takes it away, and nothing gives it to an archive of real people."""

import pytest

from hrforum.operations import archive as archives
from hrforum.operations import backup
from hrforum.storage import sqlcipher
from hrforum.storage.archive import Archive
from hrforum.storage.key import Key
from tests.archive_of import new_archive, reopened

_COPY = """INSERT OR REPLACE INTO archive (id, uuid, name, place, language, made_on, secret, practice)
           SELECT {id}, uuid, name, place, language, made_on, secret, {practice} FROM archive"""


@pytest.mark.parametrize("practice", [True, False])
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE archive SET practice = {practice}",
        "UPDATE archive SET id = 2",
        "UPDATE OR REPLACE archive SET practice = {practice}",
        "DELETE FROM archive",
        _COPY.replace("{id}", "1"),
        _COPY.replace("{id}", "2"),
    ],
)
def test_no_statement_changes_the_mark(archive: Archive, practice: bool, sql: str) -> None:
    with new_archive(archive.path.parent, "other", practice=practice) as other:
        with pytest.raises(sqlcipher.IntegrityError):
            other.run(sql.format(practice=int(not practice)))
        assert other.is_practice() is practice
        assert other.counts("archive") == (1,)


def test_the_mark_outlives_every_deed_with_the_archive(archive: Archive) -> None:
    with new_archive(archive.path.parent, "practising", practice=True) as practising:
        changes = archives.describe(practising, name="Real", place="Town", language="es")
        assert changes.inverse is not None
        changes.inverse(practising)
        practising.rekey(Key(bytes(32), practising.key().salt))
        copy = backup.make(practising, practising.path.parent / "copies").value
        with reopened(practising) as again:
            assert again.is_practice()
            assert archives.about(again).practice
        with archives.open_with_key(copy, Key(bytes(32), practising.key().salt)) as opened:
            assert opened.is_practice()
