"""S16 with few tries: hostile names of attachments."""

from pathlib import Path

from tests.reliability.attached import names_stay_in_the_folder


def test_s16_names_stay_in_the_folder(tmp_path: Path) -> None:
    outcome = names_stay_in_the_folder(60, 1, tmp_path)
    assert outcome.failures == ()
    assert outcome.figures == "60 files written"
