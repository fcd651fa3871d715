"""Setting up: the right Python is found, what the system lacks is said in one line, a second time does nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT


def test_the_newest_python_that_works_is_found(tmp_path: Path) -> None:
    for name, program in {
        "python3.14": "exit 127",  # as a version that is only half there
        "python3.13": f'exec "{sys.executable}" "$@"',
        "python3": "exit 1",  # as an older Python answers
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{program}\n")
        (tmp_path / name).chmod(0o755)
    found = _run("/bin/sh", "scripts/find_python.sh", PATH=str(tmp_path))
    assert found.returncode == 0
    assert found.stdout.strip() == sys.executable


def test_without_python_one_sentence_says_so(tmp_path: Path) -> None:
    found = _run("/bin/sh", "scripts/find_python.sh", PATH=str(tmp_path))
    assert found.returncode == 1
    assert found.stderr.endswith("sudo apt-get install python3\n")


def test_what_is_missing_is_said_in_one_line_to_run(tmp_path: Path) -> None:
    missing = _run(sys.executable, "scripts/system_packages.py", "pdf", "freeze", PATH=str(tmp_path))
    assert missing.returncode == 1
    line = missing.stderr.splitlines()[-1]
    assert line.startswith("sudo apt-get install ")
    assert {"poppler-utils", "binutils"} <= set(line.split())


def test_what_is_there_is_not_asked_for() -> None:
    there = _run(sys.executable, "scripts/system_packages.py", "windows", "pdf")
    assert (there.returncode, there.stdout, there.stderr) == (0, "", "")


def test_an_environment_that_stands_is_left_alone(tmp_path: Path) -> None:
    """The set-up compares the lock file with its copy in the environment, so that a second run starts at once."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/app.lock").write_text("as installed\n")
    environment = tmp_path / ".venv"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin/python").symlink_to(sys.executable)
    (environment / "pyvenv.cfg").write_text(Path(sys.prefix, "pyvenv.cfg").read_text(encoding="utf-8"))
    (environment / "lib").symlink_to(Path(sys.prefix, "lib"))
    shutil.copy(tmp_path / "requirements/app.lock", environment / ".app.lock")
    again = _run("/bin/sh", str(tmp_path / "scripts/set_up.sh"), "app")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("screen", "started"), [({}, "scripts/practice.py practice"), ({"DISPLAY": ":0"}, "-m ui")]
)
def test_windows_open_only_where_there_is_a_screen(screen: dict[str, str], started: str) -> None:
    bare = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and "MAKE" not in name}
    done = subprocess.run(
        ["make", "--dry-run", "run"], cwd=ROOT, env=bare | screen, check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1].endswith(started)


def _run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command from the root of the repository."""
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=False, capture_output=True, text=True
    )


def test_without_a_screen_the_practice_archive_and_its_packet_are_made(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    first = _run(sys.executable, "scripts/practice.py", str(folder))
    assert first.returncode == 0, first.stderr
    made = sorted(path.name for path in folder.iterdir())
    assert made == ["packet.pdf", "practice.hrforum"]
    archive = (folder / "practice.hrforum").stat().st_ino
    again = _run(sys.executable, "scripts/practice.py", str(folder))
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert (folder / "practice.hrforum").stat().st_ino == archive
    assert str(folder / "packet.pdf") in again.stdout
