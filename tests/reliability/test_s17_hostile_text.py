"""S17 with few tries; more by `make torture ROW=S17 N=...`."""

from pathlib import Path

from tests.reliability.hostile_text import PIECES, hostile_words


def test_s17_hostile_words_stay_words(tmp_path: Path) -> None:
    outcome = hostile_words(2, 1, tmp_path)
    assert (outcome.tried, outcome.failures) == (24, ())
    assert len(PIECES) > 50
