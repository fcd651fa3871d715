"""The program is killed while keys arrive at its window: nothing older than two seconds is lost, and the archive is sound."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.ui.killed_typing import kill_again_and_again

KILLS = 20


def test_nothing_older_than_two_seconds_is_lost(tmp_path: Path) -> None:
    outcome = kill_again_and_again(tmp_path / "a.hrforum", KILLS, Random().randrange(1 << 30))
    assert outcome.failures == []
    assert outcome.kept > KILLS / 2, "most of them lived long enough to keep something"
    print(outcome.told)
