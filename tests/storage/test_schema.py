"""The tables: strict, tied to each other, and ready for what comes later."""

import pytest

from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.operations import consent, erase, testimony
from hrforum.storage import schema, sqlcipher
from hrforum.storage.archive import Archive
from tests.archive_of import keep, new_archive, reopened, rich_intake, yes

TRAVELLERS = (
    "forum",
    "testifier",
    "testimony",
    "version",
    "household",
    "incident",
    "dimension",
    "tag",
    "hearing",
    "packet",
    "edition",
)
"""Rows that will go from laptop to laptop."""


def own_tables(archive: Archive) -> list[str]:
    """Return the program's tables, without those of SQLite, the index and the migrations."""
    rows = archive.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return [name for (name,) in rows if not name.startswith(("sqlite_", "_sqlite_"))]


def test_the_file_says_what_it_is(archive: Archive) -> None:
    assert archive.value("PRAGMA application_id") == int.from_bytes(b"hrfm", "big")
    assert archive.value("PRAGMA user_version") == schema.SCHEMA == 3


def test_every_table_is_strict_and_named_in_the_singular(archive: Archive) -> None:
    tables = own_tables(archive)
    assert set(TRAVELLERS) < set(tables)
    for name in tables:
        assert archive.value("SELECT strict FROM pragma_table_list WHERE name = ?", (name,)) == 1, name
        assert not name.endswith("s") or name.endswith(("words", "us")), name


def test_every_traveller_has_its_id_revision_device_and_batch(archive: Archive) -> None:
    for name in TRAVELLERS:
        columns = {
            row[0]: row[1:]
            for row in archive.rows(f"SELECT name, type, \"notnull\" FROM pragma_table_info('{name}')")
        }
        assert columns["uuid"] == ("BLOB", 1), name
        assert columns["rev"] == ("INTEGER", 1), name
        assert columns["device_id"] == ("INTEGER", 1), name
        assert columns["batch_id"] == ("INTEGER", 0), name
        made = archive.value("SELECT sql FROM sqlite_master WHERE name = ?", (name,))
        assert "AUTOINCREMENT" in made
        assert "UNIQUE CHECK (length(uuid) = 16)" in made
    for name in ("batch", "consent", "device"):
        assert "UNIQUE CHECK (length(uuid) = 16)" in archive.value(
            "SELECT sql FROM sqlite_master WHERE name = ?", (name,)
        )


def test_archive_device_and_counter_are_there_from_the_first_day(archive: Archive) -> None:
    (uuid, secret), *_none = archive.rows("SELECT uuid, secret FROM archive")
    assert (len(uuid), len(secret)) == (16, 32)
    before = archive.value("SELECT counter FROM device WHERE uuid = ?", (archive.device.bytes,))
    kept = keep(archive, uses=(Use.COUNT, Use.PRESS))
    # Two answers and one line in the ledger, each under a number of its own.
    assert archive.value("SELECT counter FROM device WHERE id = ?", (archive.device_id,)) == before + 3
    counters = [
        row[0] for row in archive.rows("SELECT counter FROM consent UNION ALL SELECT counter FROM ledger")
    ]
    assert len(set(counters)) == len(counters)
    assert consent.answers(archive, kept.id)[0].device == archive.device


def test_two_archives_and_devices_cannot_be_laid_side_by_side(archive: Archive) -> None:
    (archive.path.parent / "other").mkdir()
    with new_archive(archive.path.parent / "other") as other:
        assert other.value("SELECT uuid FROM archive") != archive.value("SELECT uuid FROM archive")
        assert other.secret() != archive.secret()
        assert other.device != archive.device
    device = archive.device
    with reopened(archive) as again:
        assert again.device == device
        assert again.counts("device") == (1,)


def test_ids_are_never_given_again(archive: Archive) -> None:
    first = keep(archive)
    erase.erase(archive, first.id, Scope.ALL)
    assert keep(archive).id > first.id


def test_every_reference_is_indexed(archive: Archive) -> None:
    """Without an index, removing one row would read whole tables."""
    small = {"archive", "batch", "device"}
    for name in own_tables(archive):
        for column, target in archive.rows(
            f'SELECT "from", "table" FROM pragma_foreign_key_list(\'{name}\')'
        ):
            if target in small:
                continue
            indexed = archive.value(
                f"""SELECT EXISTS (SELECT 1 FROM pragma_index_list('{name}') AS list, pragma_index_info(list.name) AS part
                    WHERE part.seqno = 0 AND part.name = ?) OR EXISTS (SELECT 1 FROM pragma_table_info('{name}')
                    WHERE name = ? AND pk = 1)""",
                (column, column),
            )
            assert indexed, f"{name}.{column}"


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO testimony_testifier VALUES (999, 999)",
        "INSERT INTO testimony_tag VALUES (1, 999)",
        "INSERT INTO identity VALUES (999, 'Ada', '', '')",
        "DELETE FROM device",
        "UPDATE testimony SET status = NULL",
        "UPDATE testimony SET rev = 'second'",
        "UPDATE testimony SET uuid = x'00'",
        "INSERT INTO current_version VALUES (1, 'en', 'original', 999)",
    ],
)
def test_what_does_not_fit_is_not_kept(archive: Archive, sql: str) -> None:
    keep(archive)
    with pytest.raises(sqlcipher.IntegrityError):
        archive.run(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE consent SET answer = 'yes'",
        "UPDATE consent SET recorded_on = '2020-01-01'",
        "UPDATE ledger SET deed = 'nothing'",
        "DELETE FROM ledger",
    ],
)
def test_answers_and_ledger_are_only_added_to(archive: Archive, sql: str) -> None:
    kept = keep(archive, uses=(Use.COUNT,))
    consent.withdraw(archive, kept.id, [Use.COUNT])
    before = archive.rows("SELECT * FROM consent"), archive.rows("SELECT * FROM ledger")
    with pytest.raises(sqlcipher.IntegrityError, match="only added"):
        archive.run(sql)
    assert (archive.rows("SELECT * FROM consent"), archive.rows("SELECT * FROM ledger")) == before


def test_removing_a_testimony_takes_everything_of_it_along(archive: Archive) -> None:
    of_testimony = (
        "testimony",
        "version",
        "current_version",
        "testimony_testifier",
        "testifier",
        "consent",
        "testimony_tag",
        "testimony_own_words",
    )
    kept = testimony.add(archive, rich_intake(archive), yes(*Use)).value
    assert 0 not in archive.counts(*of_testimony)
    erase.erase(archive, kept.id, Scope.ALL)
    assert set(archive.counts(*of_testimony, "identity", "testifier_tag", "testifier_own_words")) == {0}
