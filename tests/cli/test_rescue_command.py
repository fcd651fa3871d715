"""A damaged archive is found by `check` and copied by `rescue`, with what was lost."""

import os
from pathlib import Path

from hrforum.storage import file
from tests.cli.conftest import CommandLine


def test_a_damaged_archive_is_found_and_rescued(hrforum: CommandLine, archive: Path, tmp_path: Path) -> None:
    raw = bytearray(archive.read_bytes())
    raw[-3000] ^= 1
    archive.write_bytes(raw)
    assert "problem" in hrforum.refused("check", archive)
    damaged = archive.read_bytes()
    made = hrforum.json("rescue", archive, tmp_path / "new")
    assert made["rows"]["dimension"] > 30
    assert "All is well" in hrforum.done("check", tmp_path / "new.hrforum")
    assert "already a file" in hrforum.refused("rescue", archive, tmp_path / "new")
    assert archive.read_bytes() == damaged


def test_the_newest_whole_backup_is_named_where_something_is_lost(
    hrforum: CommandLine, archive: Path, tmp_path: Path
) -> None:
    backups = archive.parent / "backups"
    older = Path(hrforum.json("backup", archive, backups)["backup"])
    whole = older.read_bytes()
    newer = older.with_name("newer.hrforum")
    newer.write_bytes(whole[: -file.PAGE] + bytes(file.PAGE))
    os.utime(older, (1_600_000_000, 1_600_000_000))
    raw = bytearray(archive.read_bytes())
    # The pages at its end hold what was written last.
    raw[-40 * file.PAGE :] = bytes(40 * file.PAGE)
    archive.write_bytes(raw)
    made = hrforum.json("rescue", archive, tmp_path / "new")
    assert made["lost"]
    assert made["backup"] == str(older), "the damaged one is newer, and not named"
    assert older.read_bytes() == whole
    assert "made on 2020-09-13" in hrforum.done("rescue", archive, tmp_path / "again")
    older.unlink()
    assert "No backup beside it is whole" in hrforum.done("rescue", archive, tmp_path / "third")
