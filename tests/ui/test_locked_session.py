"""A whole session in real windows: nothing of it is left in memory after a lock, in files, or on a network."""

import shutil
from pathlib import Path

from tests.reliability.locked import no_network, nothing_in_files, nothing_in_memory


def test_s5_nothing_is_left_in_memory_after_a_lock(tmp_path: Path) -> None:
    assert nothing_in_memory(1, 1, tmp_path).failures == ()


def test_s1_and_s21_no_file_and_no_network_holds_anything(tmp_path: Path) -> None:
    # Where strace is missing, `make torture ROW=S1` and `ROW=S21` say that it was not shown.
    if shutil.which("strace"):
        assert nothing_in_files(1, 1, tmp_path).failures == ()
        assert no_network(1, 1, tmp_path).failures == ()
