"""Opening an archive of 100,000 beside the derivation of its key, and opening the same file by bare SQLCipher."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from hrforum.operations import archive as archives
from tests.benchmarks import corpus
from tests.benchmarks.conftest import Copies
from tests.benchmarks.figures import MEDIAN, P95, compare, in_turn

ALLOWED = 10.0
ROUNDS = 100


def test_opening(copy_of: Copies) -> None:
    path = copy_of(corpus.HUNDRED_THOUSAND, "opened")
    ours, bare = in_turn(
        ROUNDS, lambda _round: archives.open_with_key(path, corpus.KEY), lambda _round: _bare(path)
    )
    ratio = compare("open by key, beside bare SQLCipher", ours, bare, ALLOWED, P95, MEDIAN)
    assert ratio <= ALLOWED


def _bare(path: Path) -> Any:
    """Connect, give the raw key, read the first page and the tables' names."""
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = {corpus.KEY.pragma()}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection
