"""A damaged archive is found by `check` and copied by `rescue`, with what was lost."""

from pathlib import Path

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
