"""Each dependency is locked with hashes, from no named index, and has a reason to be there."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.sources import ROOT, Source, imported_names, sources

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
QT = {"pyside6-essentials", "shiboken6"}
PEERS = {"typst", "weasyprint"}
"""What the packet is measured beside: in a lock of their own, and in no other."""
BRINGS = packages_distributions()  # the distributions that bring each importable package


def test_each_dependency_has_its_line_of_reason() -> None:
    reasons = re.findall(
        r"^- `([^`]+)`: \S", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(map(_plain, reasons)) == sorted(_runtime() | _groups())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_file_names_no_index_and_hashes_everything(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.findall(r"://|^\s*-{1,2}(?:i|index|extra-index|find-links|trusted)\S*", text, re.MULTILINE)
    unhashed = [entry for entry in _entries(text) if "--hash=sha256:" not in entry]
    assert not unhashed


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    app, core, dev = (_locked(name) for name in ("app", "core", "dev"))
    assert _runtime() <= app.keys() <= dev.keys()
    assert _groups() - PEERS <= dev.keys()
    assert _locked("peers").keys() >= PEERS
    assert not PEERS & dev.keys()
    assert core.keys() <= dev.keys()
    assert (_runtime() - QT) <= core.keys()
    assert not core.keys() & QT


def test_the_lock_files_agree() -> None:
    dev = _locked("dev")
    for name in ("app", "core"):
        assert {package: dev[package] for package in _locked(name)} == _locked(name)


def test_whatever_is_imported_is_asked_for() -> None:
    assert [each for source in sources("hrforum", "ui") for each in _unasked(source)] == []


def test_an_import_nobody_asked_for_is_noticed() -> None:
    assert _unasked(Source("ui/ghost.py", "import pip._vendor\nfrom unheard_of import thing")) == [
        "ui/ghost.py:1: pip is not among the dependencies",
        "ui/ghost.py:2: unheard_of is not among the dependencies",
    ]


def _unasked(source: Source) -> list[str]:
    """Name the imports of a module that come from no dependency of the project."""
    known = {*sys.stdlib_module_names, "hrforum", "ui", ""}
    packages = ((node, name.split(".")[0]) for node, name in imported_names(source.tree))
    return [
        source.at(node, f"{package} is not among the dependencies")
        for node, package in packages
        if package not in known and not _runtime() & set(map(_plain, BRINGS.get(package, [])))
    ]


def _runtime() -> set[str]:
    return {_plain(line) for line in PROJECT["project"]["dependencies"]}


def _groups() -> set[str]:
    lines = [line for group in PROJECT["dependency-groups"].values() for line in group]
    return {_plain(line) for line in lines if isinstance(line, str)}


def _locked(name: str) -> dict[str, str]:
    """Return the version of each package in one lock file."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    pins = (entry.split()[0].split("==") for entry in _entries(text))
    return {_plain(package): version for package, version in pins}


def _entries(text: str) -> list[str]:
    """Split a lock file into its packages, each with its hashes."""
    lines = "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("#"))
    return re.findall(r"^\S(?:.*\\\n)*.*$", lines, re.MULTILINE)


def _plain(requirement: str) -> str:
    """Return the package's name in the one spelling that indexes use."""
    return re.sub(r"[-_.]+", "-", re.split(r"[><=~! ;\[]", requirement)[0]).lower()
