"""What holds for every test: no screen, no one's own settings, no thread left behind."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Qt reads this when it is first imported, so it is said before any test is.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

SECONDS_FOR_A_THREAD_TO_END = 5.0

# pytest --hypothesis-profile=long digs deeper; continuous integration tries the same examples every time.
settings.register_profile("default", deadline=None, max_examples=60)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, database=None)
settings.register_profile(
    "long", deadline=None, max_examples=3000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(autouse=True)
def _only_shipped_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test depend on which fonts this computer happens to have."""
    monkeypatch.setattr("hrforum.documents.system_fonts.folders", tuple)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let pyproject.toml speak of Qt where the core is tested without it."""
    if find_spec("pytestqt") is None:
        parser.addini("qt_api", "not used here")
        parser.addini("qt_log_level_fail", "not used here")
        parser.addini("qt_log_ignore", "not used here", type="linelist")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the benchmarks out unless they are asked for by name."""
    asked_for = any("benchmarks" in argument for argument in config.invocation_params.args)
    return True if collection_path.name == "benchmarks" and not asked_for else None


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home, so that it neither reads nor writes anybody's settings."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("APPDATA", str(home))
    monkeypatch.setenv("LOCALAPPDATA", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("HRFORUM_PASSPHRASE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """Fail a test whose threads outlive it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + SECONDS_FOR_A_THREAD_TO_END
    while (left := _threads_since(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left, f"threads left running: {left}"
    if qt := sys.modules.get("PySide6.QtCore"):
        pool = qt.QThreadPool.globalInstance()
        assert pool.activeThreadCount() == 0, "a task is left running in Qt's thread pool"


def _threads_since(before: set[threading.Thread]) -> list[str]:
    """Name the threads Python started after `before`; foreign threads that only called into Python do not count."""
    return [
        thread.name
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
