"""S3 and S4 with few tries; more by `make torture ROW=S3 N=...`."""

from pathlib import Path

from tests.reliability.erasures import comes_not_back, erased_words


def test_s3_erased_words_stand_nowhere(tmp_path: Path) -> None:
    outcome = erased_words(24, 1, tmp_path)
    assert (outcome.tried, outcome.failures) == (24, ())


def test_s4_what_was_erased_comes_not_back(tmp_path: Path) -> None:
    assert comes_not_back(4, 1, tmp_path).failures == ()
