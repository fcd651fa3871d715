"""What a search shows of a testimony: a piece around the first match, with every match in it marked, accents and case aside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.folding import fold
from hrforum.domain.intake import Intake
from hrforum.domain.query import Term
from hrforum.operations import archive as archives
from hrforum.operations import search, testimony
from hrforum.operations.search import Hit
from hrforum.storage.archive import Archive
from hrforum.storage.key import random_key

LONG = "The roof leaks. " * 40


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with archives.create_with_key(tmp_path / "searched.hrforum", random_key(), name="Searched") as made:
        yield made


def _only(archive: Archive, words: str, query: str, ask: str = "") -> Hit:
    testimony.add(archive, Intake(words, ask=ask))
    (hit,) = search.find(archive, query).hits
    return hit


def _marked(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("words", "query", "marked"),
    [
        ("El ascensor está roto desde marzo.", "ESTA", ["está"]),
        ("El ascensor está roto desde marzo.", "está asc", ["asc", "está"]),
        ("Una nin\u0303a y una niña.", "nina", ["nin\u0303a", "niña"]),
        ("The oﬃce, the office.", "offi", ["oﬃ", "offi"]),
        ("Bà Nguyễn nói.", "nguyen", ["Nguyễn"]),
        ("Heat. The heat,\nheat", "heat", ["Heat", "heat", "heat"]),
        ("no heat and no water", '"no heat"', ["no heat"]),
        ("theatre and heat", "heat", ["heat"]),
    ],
)
def test_every_match_is_marked(archive: Archive, words: str, query: str, marked: list[str]) -> None:
    assert _marked(_only(archive, words, query)) == marked


def test_the_piece_is_cut_around_the_first_match(archive: Archive) -> None:
    hit = _only(archive, f"{LONG}Nobody repaired the staircase. {LONG}", "stairc")
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet) < 240
    assert _marked(hit) == ["stairc"]


def test_a_match_in_the_ask_is_shown_from_the_ask(archive: Archive) -> None:
    hit = _only(archive, LONG, "lift", ask="Mend the lift.")
    assert (hit.snippet, _marked(hit)) == ("Mend the lift.", ["lift"])


def test_a_letter_that_folds_to_nothing_marks_nothing(archive: Archive) -> None:
    testimony.add(archive, Intake("Here is \ufe70 alone."))
    assert all(hit.marks == () for hit in search.find(archive, "\ufe70").hits)


@given(
    st.text(alphabet="aAáÁbß ﬁfiñn\u0303.\n", max_size=60),
    st.text(alphabet="aábßfiñ", min_size=1, max_size=3),
)
def test_marks_lie_inside_and_hold_the_term(text: str, term: str) -> None:
    patterns = search._patterns([Term(term, unfinished=True)])
    wanted = fold(term)[0]
    for start, end in search._ranges(text, patterns):
        assert 0 <= start < end <= len(text)
        assert wanted in fold(text[start:end])[0]
