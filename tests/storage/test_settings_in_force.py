"""What a live connection is set to (safety.md, R3)."""

import pytest

from hrforum.storage.archive import Archive


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("synchronous", 2),
        ("journal_mode", "wal"),
        ("locking_mode", "exclusive"),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("cipher_log_level", "NONE"),
        ("cipher_page_size", "4096"),
        ("cipher_use_hmac", "1"),
    ],
)
def test_a_live_connection_is_set_as_the_design_says(archive: Archive, pragma: str, value: int | str) -> None:
    assert archive.value(f"PRAGMA {pragma}") == value


def test_the_search_index_deletes_securely_and_keeps_no_statistics(archive: Archive) -> None:
    assert archive.value("SELECT v FROM search_config WHERE k = 'secure-delete'") == 1
    assert archive.rows("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'") == []


def test_only_the_archive_lies_in_its_folder_after_a_deed(archive: Archive) -> None:
    archive.settle()
    beside = [each for each in archive.path.parent.iterdir() if each != archive.path]
    # SQLite keeps the empty -wal while the archive is open; there is no -shm at all.
    assert [each.name for each in beside] == [archive.path.name + "-wal"]
    assert beside[0].stat().st_size == 0


def test_only_the_archive_lies_in_its_folder_after_closing(archive: Archive) -> None:
    archive.close()
    assert list(archive.path.parent.iterdir()) == [archive.path]
