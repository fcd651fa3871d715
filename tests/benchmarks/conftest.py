"""A folder on the project's own disk for each benchmark, where a file system in memory would lie about saving."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.benchmarks import corpus

Copies = Callable[[int, str], Path]


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return an empty folder that is removed afterwards."""
    path = corpus.FOLDER / f"work-{os.getpid()}"
    path.mkdir(parents=True)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def copy_of(folder: Path) -> Copies:
    """Return what copies the archive of so many testimonies under a name."""

    def copy(testimonies: int, name: str) -> Path:
        return Path(shutil.copyfile(corpus.archive_of(testimonies), folder / f"{name}.hrforum"))

    return copy
