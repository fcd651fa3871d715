"""Cleaning takes out what cannot be printed and changes no letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.documents.text import clean, one_line, pdf_text

LETTERS = st.text(alphabet=st.characters(categories=["L", "N", "P", "S"]), max_size=200)


@given(LETTERS)
def test_letters_figures_and_signs_all_stay(words: str) -> None:
    assert clean(words) == unicodedata.normalize("NFC", words)


@given(st.text(max_size=300))
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_unprintable(words: str) -> None:
    cleaned = clean(words)
    assert clean(cleaned) == cleaned
    for char in cleaned.replace("\n", ""):
        assert unicodedata.category(char) not in {"Cc", "Cs"}
        assert char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff\u00ad"


@given(st.text(alphabet=st.sampled_from("ab \n\t\r\x00\u00a0\u3000"), max_size=80))
def test_paragraphs_have_no_loose_spaces_and_no_blank_lines(words: str) -> None:
    for paragraph in pdf_text(words):
        assert paragraph.strip(" \n") == paragraph
        assert "\n\n" not in paragraph
        assert "  " not in paragraph
    assert "".join(pdf_text(words)).replace("\n", "").replace(" ", "") == clean(words).replace(
        "\n", ""
    ).replace(" ", "")


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("one\ntwo\n\n\nthree", ("one\ntwo", "three")),
        ("one\r\n \r\ntwo", ("one", "two")),
        ("a\u2028b\u2029c", ("a\nb", "c")),
        ("  \x00 \n\n ", ()),
        ("trans\u00adparent\u200b \ufeffwords", ("transparent words",)),
        ("right\u202eleft\u202c", ("rightleft",)),
        ("12\u202f345\u00a0km", ("12\u00a0345\u00a0km",)),
        ("e\u0301te\u0301", ("été",)),
        ("a\u200db", ("ab",)),
        ("می\u200cخواهم", ("می\u200cخواهم",)),
        ("left\u200e mark", ("left mark",)),
        ("lone \ud800 half", ("lone half",)),
    ],
)
def test_what_stays_and_what_goes(words: str, paragraphs: tuple[str, ...]) -> None:
    assert pdf_text(words) == paragraphs


def test_a_heading_is_one_line() -> None:
    assert one_line("  a\n\nb\tc ") == "a b c"
