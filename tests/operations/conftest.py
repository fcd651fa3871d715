"""A fresh archive for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrforum.storage.archive import Archive
from tests.archive_of import new_archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with new_archive(tmp_path) as opened:
        yield opened
