"""The contracts of imports in pyproject.toml hold, and each of them breaks when a room is entered by the wrong door."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

ROOMS = ("domain", "analysis", "storage", "documents", "exchange", "decode", "operations", "cli")
LEAVES = ("errors", "i18n", "progress", "resources", "settings")
BREACHES = {
    "hrforum/domain/ghost.py": ("import hrforum.storage", "One direction"),
    "hrforum/documents/ghost.py": ("from hrforum import exchange", "One direction"),
    "hrforum/decode/ghost.py": ("import hrforum.storage", "One direction"),
    "hrforum/errors/ghost.py": ("import hrforum.domain", "One direction"),
    "hrforum/cli/ghost.py": ("import ui", "strangers"),
    "ui/ghost.py": ("import hrforum.cli", "strangers"),
    "hrforum/operations/ghost.py": ("from PySide6 import QtCore", "never sees Qt"),
    "hrforum/exchange/ghost.py": ("import sqlcipher3.dbapi2", "Only storage"),
    "ui/pages/ghost.py": ("from sqlite3 import connect", "Only storage"),
    "hrforum/cli/show.py": ("import hrforum.storage.forum", "operations only"),
    "ui/dialogs/ghost.py": ("import hrforum.documents", "operations only"),
    "ui/pages/show.py": ("from hrforum.decode import ask", "operations only"),
    "hrforum/storage/ghost.py": ("import urllib.request", "network"),
    "ui/parts/ghost.py": ("from http import client", "network"),
}


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """Make a project of empty rooms under the real contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in (
        "hrforum",
        *(f"hrforum/{room}" for room in ROOMS + LEAVES),
        "ui",
        "ui/pages",
        "ui/dialogs",
        "ui/parts",
    ):
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").touch()
    (tmp_path / "hrforum/storage/forum.py").write_text("import sqlite_utils\nimport sqlcipher3.dbapi2\n")
    (tmp_path / "ui/window.py").write_text("import hrforum.operations\nfrom PySide6 import QtWidgets\n")
    return tmp_path


def test_a_house_in_order_passes(empty_house: Path) -> None:
    code, said = _lint(empty_house)
    assert code == 0, said


@pytest.mark.parametrize("path", BREACHES)
def test_a_wrong_door_breaks_its_contract(empty_house: Path, path: str) -> None:
    statement, contract = BREACHES[path]
    (empty_house / path).write_text(statement + "\n")
    code, said = _lint(empty_house)
    assert code == 1, said
    assert [line for line in said.splitlines() if " BROKEN" in line and contract in line], said


def test_a_room_that_no_layer_names_is_refused(empty_house: Path) -> None:
    (empty_house / "hrforum/attic.py").touch()
    code, said = _lint(empty_house)
    assert code == 1
    assert "attic" in said


def _lint(house: Path) -> tuple[int, str]:
    """Run import-linter on the house; returns its exit code and what it printed."""
    program = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports;"
        "sys.exit(lint_imports(no_cache=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": "200"},
    )
    return done.returncode, done.stdout + done.stderr
