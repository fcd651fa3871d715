"""S16 and A1 with few tries: hostile names, and no file that holds what is attached. Needs the windows, as A1 does."""

from pathlib import Path
from random import Random

from tests.reliability.attached import Viewer, names_stay_in_the_folder, nothing_attached_in_files


def test_s16_names_stay_in_the_folder(tmp_path: Path) -> None:
    outcome = names_stay_in_the_folder(60, 1, tmp_path)
    assert outcome.failures == ()
    assert outcome.figures == "60 files written"


def test_a1_nothing_attached_is_in_a_file(tmp_path: Path) -> None:
    assert nothing_attached_in_files(1, 1, tmp_path).failures == ()


def test_a_canary_in_a_file_would_be_found(tmp_path: Path) -> None:
    viewer = Viewer(tmp_path, Random(1))
    viewer.end()
    assert viewer.hits() == []
    (viewer.home / "left behind").write_bytes(b"x" * 100 + viewer.canaries["page"])
    assert viewer.hits() == ["left behind holds the canary of the page"]
