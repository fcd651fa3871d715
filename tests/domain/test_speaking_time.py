"""Speaking time: how many words fit, and that a cut ends with a sentence."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.hearing import Hearing, Interpreting, Rule
from hrforum.domain.interpreting import Mode
from hrforum.domain.speaking import Speaking, count_words, speaking_at, trimmed
from hrforum.domain.submission import Budget, SubmissionKind, presets

REAL = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"


@pytest.mark.parametrize(
    ("seconds", "mode", "budget"),
    [
        (60, None, 140),
        (120, None, 280),
        (180, None, 420),
        (180, Mode.CONSECUTIVE, 210),
        (180, Mode.SIMULTANEOUS, 420),
        (1, None, 2),
    ],
)
def test_the_words_that_fit(seconds: int, mode: Mode | None, budget: int) -> None:
    assert Speaking(seconds, interpreting=mode).budget == budget


def test_the_hearings_rules_say_how_long_and_what_is_said_aloud() -> None:
    hearing = Hearing("Council", date(2027, 1, 5))
    assert speaking_at(hearing) == Speaking()
    ruled = replace(
        hearing,
        speaking_seconds=120,
        interpreting=Interpreting.SAME,
        names_aloud=Rule.YES,
        addresses_aloud=Rule.NO,
    )
    assert speaking_at(ruled) == Speaking(
        120, interpreting=Mode.CONSECUTIVE, name_aloud=True, address_aloud=False
    )
    # Who gets double the time keeps all of their own.
    assert speaking_at(replace(ruled, interpreting=Interpreting.DOUBLE)).budget == 280


@pytest.mark.parametrize(
    ("text", "budget", "cut"),
    [
        ("One two. Three four five.", 4, "One two."),
        ("One two. Three four five.", 5, "One two. Three four five."),
        ("One two. Three four five.", 0, "One two. Three four five."),
        ("One two three four five.", 3, "One two three …"),
        ("He said “No more.” Then he left us.", 5, "He said “No more.”"),
        ("Costs 3.50 each and more", 3, "Costs 3.50 each …"),
        ("قالوا لا. ثم ذهبوا بعيدا جدا.", 3, "قالوا لا."),
        ("First line\n\nSecond line here", 3, "First line"),
        ("", 5, ""),
    ],
)
def test_a_cut_ends_with_a_sentence(text: str, budget: int, cut: str) -> None:
    assert trimmed(text, budget) == cut


@given(st.text(alphabet="ab .!?\n”", max_size=200), st.integers(1, 30))
def test_a_cut_fits_and_is_a_beginning(text: str, budget: int) -> None:
    cut = trimmed(text, budget)
    assert count_words(cut.removesuffix(" …")) <= budget
    assert text.startswith(cut.removesuffix(" …").rstrip())


def test_the_shipped_presets_are_to_be_confirmed() -> None:
    assert set(presets()) == set(SubmissionKind)
    upr = presets()[SubmissionKind.UPR]
    assert (upr.budget(1), upr.budget(3)) == (2815, 5630)
    assert not any(one.checked for one in presets().values())
    assert (Budget(2816, 2815).over, Budget(2790, 2815).over, Budget(9, 0).over) == (1, 0, 0)


if REAL.exists():

    def test_real_testimonies_are_cut_close_to_the_time() -> None:
        with REAL.open(encoding="utf-8", newline="") as source:
            words = [row["testimony"] for row in csv.DictReader(source)]
        long = [one for one in words if count_words(one) > 210]
        assert len(long) > 100
        used = [count_words(trimmed(one, 210)) / 210 for one in long]
        assert max(used) <= 1
        assert mean(used) > 0.85
