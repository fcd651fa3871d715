"""A1 with one try: no file holds what is attached, while it is shown, recorded and played, and after a kill."""

from pathlib import Path
from random import Random

from tests.reliability.attached import Viewer, nothing_attached_in_files


def test_a1_nothing_attached_is_in_a_file(tmp_path: Path) -> None:
    assert nothing_attached_in_files(1, 1, tmp_path).failures == ()


def test_a_canary_in_a_file_would_be_found(tmp_path: Path) -> None:
    viewer = Viewer(tmp_path, Random(1))
    viewer.end()
    assert viewer.hits() == []
    (viewer.home / "left behind").write_bytes(b"x" * 100 + viewer.canaries["page"])
    assert viewer.hits() == ["left behind holds the canary of the page"]
