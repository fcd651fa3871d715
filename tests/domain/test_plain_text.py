"""Any text a person can write is kept as it is; what would break on the way is refused in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.plain import LONGEST, needed, plain
from hrforum.errors import Refused


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_text_is_kept_to_the_character(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "says"), [("a\0b", "NUL"), ("half \ud800 of one", "half"), ("x" * (LONGEST + 1), "two million")]
)
def test_what_would_be_lost_is_refused(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        plain(text)
    with pytest.raises(Refused, match=says):
        needed(text, "The name")


def test_the_longest_text_is_kept() -> None:
    assert len(plain("x" * LONGEST)) == LONGEST


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\N{NO-BREAK SPACE}"])
def test_blanks_are_no_name(text: str) -> None:
    with pytest.raises(Refused, match="The name is empty"):
        needed(text, "The name")


def test_blanks_around_a_name_go() -> None:
    assert needed("  Oak hall\n", "The name") == "Oak hall"
