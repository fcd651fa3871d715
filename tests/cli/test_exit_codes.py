"""What a script relies on: 0 done, 1 mendable with one sentence, 2 wrong usage, 70 a bug without anybody's words."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hrforum.cli.program import Program
from tests.cli.conftest import PASSPHRASE, CommandLine

WORDS = "My name is Ana and the heat was off"


def run(*arguments: object, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run the program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "hrforum", *map(str, arguments)],
        env={**os.environ, **env},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_done_is_0(archive: Path) -> None:
    done = run("describe", archive, HRFORUM_PASSPHRASE=PASSPHRASE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Harbor tenants" in done.stdout


def test_a_wrong_passphrase_is_1_and_one_sentence(archive: Path) -> None:
    done = run("forum", "list", archive, HRFORUM_PASSPHRASE="not this passphrase")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("That passphrase does not open this archive.")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        (None, "There is no file there"),
        (b"", "0 bytes"),
        (b"SQLite format 3\0" + bytes(5000), "without encryption"),
        (b"x" * 100, "too short"),
        (bytes(range(256)) * 32, "That passphrase does not open"),
    ],
)
def test_what_is_no_archive_is_1_and_stays_as_it_was(
    hrforum: CommandLine, tmp_path: Path, held: bytes | None, sentence: str
) -> None:
    path = tmp_path / "some.hrforum"
    if held is not None:
        path.write_bytes(held)
    assert sentence in hrforum.refused("check", path)
    assert (path.read_bytes() if path.exists() else None) == held


def test_a_folder_is_no_archive(hrforum: CommandLine, tmp_path: Path) -> None:
    assert "folder" in hrforum.refused("check", tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("new", "x"),
        ("new", "x", "--name", "n", "--language", "de"),
        ("hearing", "add", "x", "--body", "b", "--date", "tomorrow"),
        ("testimony", "list", "x", "--where", "age"),
        ("testimony", "list", "x", "--where", "=x"),
        ("search", "x", "y", "--limit", "0"),
        ("practice", "x", "--testimonies", "0"),
        ("consent", "give", "x", "y"),
    ],
)
def test_wrong_usage_is_2_and_touches_nothing(
    hrforum: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = hrforum(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_bug_is_70_and_tells_no_words() -> None:
    @click.group(cls=Program)
    def buggy() -> None:
        pass

    @buggy.command()
    def fall() -> None:
        raise RuntimeError(WORDS)

    @buggy.command()
    def fall_inside() -> None:
        from hrforum.domain.testimony import Precision, When

        When(Precision.EXACT)

    result = CliRunner().invoke(buggy, ["fall"])
    assert result.exit_code == 70
    assert (
        result.output
        == "This is a bug in hrforum: RuntimeError in cli/program.py, line "
        + result.output.split()[-1]
        + "\n"
    )
    assert "Ana" not in result.output
    result = CliRunner().invoke(buggy, ["fall-inside"])
    assert result.exit_code == 70
    assert "ValueError in domain/testimony.py, line " in result.stderr


def test_while_somebody_holds_the_archive_every_command_is_1(archive: Path, tmp_path: Path) -> None:
    with _held(archive):
        for arguments in (
            ("testimony", "list", archive),
            ("check", archive),
            ("backup", archive, tmp_path / "copies"),
            ("passphrase", archive),
            ("import", archive, tmp_path / "no.csv"),
        ):
            # No passphrase is given: who holds the archive is found out before one is asked for.
            done = run(*arguments)
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr == "This archive is open in another window or program. Close it there first.\n"
    assert run("testimony", "list", archive, HRFORUM_PASSPHRASE=PASSPHRASE).returncode == 0


@contextmanager
def _held(archive: Path) -> Iterator[None]:
    script = (
        "import sys; from pathlib import Path; from hrforum.operations import archive\n"
        "with archive.unlock(Path(sys.argv[1]), sys.argv[2]):\n    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(archive), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        yield
        holder.communicate()
        assert holder.returncode == 0


def test_a_reader_that_had_enough_is_no_bug(full: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "hrforum", "tag", "list", str(full), "--json"],
        env={**os.environ, "HRFORUM_PASSPHRASE": PASSPHRASE},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (1, b"")
