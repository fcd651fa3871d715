"""What is typed into the search box is read as words, phrases, "or" and "not", and folded as the index folds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.folding import ARABIC_LIKE, ARABIC_UNSAID, fold, fold_arabic
from hrforum.domain.query import MOST_TERMS, Query, read_query
from hrforum.storage import schema_3


def said(query: Query) -> str:
    """Return a query as one line: alternatives with a stroke, a star where a term may be unfinished."""

    def one(term: object) -> str:
        return f"{term.text}{'*' if term.unfinished else ''}"  # type: ignore[attr-defined]  # a Term

    return " ".join(
        ["|".join(map(one, some)) for some in query.wanted] + [f"-{one(term)}" for term in query.unwanted]
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("heat", "heat*"),
        ("boiler heat or cold", "boiler heat|cold*"),
        ("a1 or b1 or c1", "a1|b1|c1*"),
        ("heat OR cold AND boiler", "heat|cold boiler*"),
        ("heat not landlord", "heat -landlord*"),
        ("heat -landlord cold", "heat cold* -landlord"),
        ("-landlord", "-landlord*"),
        ("NOT landlord", "-landlord*"),
        ("not safe", "not safe*"),
        ("heat or", "heat or*"),
        ("heat OR", "heat"),
        ("OR", "OR*"),
        ("or heat", "or heat*"),
        ('"or" heat', "or heat*"),
        ('"no heat"', "no heat"),
        ('"no heat', "no heat*"),
        ("«no heat» x", "no heat x"),
        ("rent-increase", "rent-increase*"),
        ("a - b", "a b"),
        ("h", "h"),
        ('- "" *** ()', ""),
    ],
)
def test_what_is_typed_is_read(typed: str, read: str) -> None:
    assert said(read_query(typed)) == read


def test_a_page_that_was_pasted_is_cut() -> None:
    assert len(read_query("word " * 500).terms) == MOST_TERMS


@given(st.text(st.characters(), max_size=60))
def test_anything_can_be_read(typed: str) -> None:
    query = read_query(typed)
    assert len(query.wanted) + len(query.unwanted) <= 2 * MOST_TERMS
    for term in (*query.terms, *query.unwanted):
        assert any(map(str.isalnum, term.text))


@given(st.text(st.sampled_from([*ARABIC_LIKE, *ARABIC_UNSAID, "ب", "a", "É", "ß", "ﬁ", " "]), max_size=20))
def test_every_folded_character_has_its_place(text: str) -> None:
    folded, places = fold(text)
    assert len(folded) == len(places)
    assert list(places) == sorted(places)
    assert fold(folded)[0] == folded
    assert fold_arabic(fold_arabic(text)) == fold_arabic(text)


def test_the_index_folds_as_the_query_does() -> None:
    assert schema_3._LIKE == ARABIC_LIKE
    assert [chr(sign) for sign in schema_3._UNSAID] == list(ARABIC_UNSAID)
