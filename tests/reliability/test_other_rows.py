"""The other rows with few tries each, and the arithmetic of the report."""

from pathlib import Path

import pytest

from tests.reliability.copies import (
    killed_copies_replace_nothing,
    restores_are_equal,
    the_file_alone_is_whole,
)
from tests.reliability.damage import damage_is_found, rows_are_rescued
from tests.reliability.files import nothing_readable, readable, wrong_passphrases
from tests.reliability.full_disk import disk_full_everywhere
from tests.reliability.goals import GOALS, Outcome, bound, report
from tests.reliability.rekey import kill_while_rekeying
from tests.reliability.second import second_is_refused


def test_r11_a_second_program_is_refused(tmp_path: Path) -> None:
    assert second_is_refused(50, 1, tmp_path).failures == ()


def test_r4_a_full_disk_costs_nothing(tmp_path: Path) -> None:
    outcome = disk_full_everywhere(24, 1, tmp_path)
    assert outcome.failures == ()
    assert all(deed in outcome.figures for deed in ("save", "import", "packet", "backup"))


def test_r5_damage_is_found(tmp_path: Path) -> None:
    assert damage_is_found(40, 1, tmp_path).failures == ()


def test_r6_rows_are_rescued(tmp_path: Path) -> None:
    assert rows_are_rescued(2, 2, tmp_path).failures == ()


def test_r8_one_key_opens_after_a_kill(tmp_path: Path) -> None:
    outcome = kill_while_rekeying(10, 1, tmp_path)
    assert outcome.failures == ()
    assert not outcome.figures.startswith("0 changes")


def test_r9_a_backup_is_equal_row_for_row(tmp_path: Path) -> None:
    assert restores_are_equal(3, 1, tmp_path).failures == ()


def test_r10_a_killed_copy_replaces_nothing(tmp_path: Path) -> None:
    assert killed_copies_replace_nothing(5, 1, tmp_path).failures == ()


def test_r14_the_file_alone_is_whole(tmp_path: Path) -> None:
    outcome = the_file_alone_is_whole(4, 1, tmp_path)
    assert outcome.failures == ()
    assert not outcome.figures.startswith("0 deeds")


def test_s2_nothing_is_readable(tmp_path: Path) -> None:
    outcome = nothing_readable(6, 1, tmp_path)
    assert outcome.failures == ()
    assert not outcome.figures.startswith("0 archives")


def test_s9_wrong_passphrases_change_nothing(tmp_path: Path) -> None:
    assert wrong_passphrases(3, 1, tmp_path).failures == ()


def test_plain_files_are_seen_as_readable() -> None:
    assert readable(b"SQLite format 3\0" + b"Story" * 20_000) == [
        "holds Story",
        "is plain SQLite",
        "has 2.32 bits a byte",
    ]


@pytest.mark.parametrize(
    ("tried", "failed", "expected"), [(200, 0, 0.0149), (10_000, 0, 0.0003), (100, 1, 0.0466), (5, 5, 1.0)]
)
def test_the_bound_is_the_known_one(tried: int, failed: int, expected: float) -> None:
    assert bound(tried, failed) == pytest.approx(expected, rel=0.01)


def test_the_report_keeps_every_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    line = report(GOALS["R1"], Outcome(200, (), "some figures"), seed=1)
    assert "| 200 | 0 | 1.49 % | some figures |" in line
    report(GOALS["S2"], None, seed=1, why_not="no room")
    report(GOALS["R11"], Outcome(50, ("try 3: opening it was not refused",)), seed=1)
    written = Path("build/reliability.md").read_text()
    assert "not shown: no room" in written
    assert "| 1: try 3: opening it was not refused |" in written
    assert [each.split(" ")[1] for each in written.splitlines()[4:]] == ["R1", "R11", "S2"]
