"""Keys are stable and plain, labels fall back to English, and a name means one tag only."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.tag import (
    RESERVED,
    About,
    Codebook,
    Dimension,
    Labels,
    Tag,
    key_of,
    same_name,
)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Rents, private", "rents_private"),
        ("Vivienda pública", "vivienda_publica"),
        ("  18 to 24 ", "18_to_24"),
        ("日本語", "日本語"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("!?", "other"),
        ("\N{MATHEMATICAL BOLD ITALIC CAPITAL A}ge", "age"),
        ("a" * 59 + " b", "a" * 59),
        ("", "other"),
        ("a" * 90, "a" * 60),
    ],
)
def test_a_key_is_made_from_the_label(label: str, key: str) -> None:
    assert key_of(label) == key


@given(st.text(max_size=100))
def test_a_key_stays_when_it_is_made_again(label: str) -> None:
    key = key_of(label)
    assert key == key_of(key)
    assert 0 < len(key) <= 60
    assert re.fullmatch(r"\w+", key)


def test_labels_fall_back_to_english() -> None:
    labels = Labels("Age", "Edad")
    assert [labels.in_language(each) for each in ("en", "es", "fr", "xx")] == ["Age", "Edad", "Age", "Age"]


@pytest.mark.parametrize("asked", ["age", " AGE ", "edad", "Âge", "âge"])
def test_a_name_is_a_key_or_any_label_whatever_the_case(asked: str) -> None:
    assert same_name(asked, "age", Labels("How old", "Edad", "Âge"))


@pytest.mark.parametrize("asked", ["", "  ", "old", "ag"])
def test_an_empty_label_is_nobodys_name(asked: str) -> None:
    assert not same_name(asked, "age", Labels("How old"))


def test_a_codebook_answers_for_dimensions_it_does_not_hold() -> None:
    dimension = Dimension("age", About.PERSON, Labels("Age"), id=7)
    tags = (Tag("18_24", 7, Labels("18 to 24")), Tag(RESERVED[0], 7, Labels("Not asked")))
    assert Codebook((dimension,), {7: tags}).of(dimension) == tags
    assert Codebook().of(dimension) == ()
    assert [each.reserved for each in tags] == [False, True]
