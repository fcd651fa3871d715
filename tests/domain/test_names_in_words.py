"""Words that point at the person who spoke are found, however they are written, and common ones are not taken for names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.testifier import Identity, parts_in, parts_of

ANA = Identity("Ana-María Núñez-Quill", "ana.q@example.org, 555-0142")


def test_parts_are_folded_and_at_least_three_long() -> None:
    parts = parts_of(ANA)
    assert {"ana", "maria", "nunez", "quill", "example", "555", "0142"} <= set(parts)
    assert len(parts) == len(set(parts))
    assert all(len(part) >= 3 and part == part.casefold() for part in parts)
    assert parts_of(Identity("J. Bo", "")) == ()
    assert parts_of(Identity()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "My name is ANA.",
        "Soy Maria, vivo aquí.",
        "ask for Nuñez",
        "the Quillmans, as they write us",
        "call 555 01 42",
        "call (5)55-0142 please",
        "Núñez",
        "\N{MATHEMATICAL BOLD ITALIC CAPITAL A}NA",
    ],
)
def test_a_part_is_found_however_it_is_written(text: str) -> None:
    assert parts_in(ANA, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Banana analysis",
        "the tranquil street",
        "an org and the com",
        "mariposa",
        "call 311",
        "we paid 1420",
    ],
)
def test_other_words_are_not_taken_for_the_name(text: str) -> None:
    assert parts_in(ANA, text) == ()


@given(
    st.text(alphabet="abcdefghijklmnop", min_size=5, max_size=12), st.text(max_size=40), st.text(max_size=40)
)
def test_a_name_between_blanks_is_always_found(name: str, before: str, after: str) -> None:
    if name in {"phone", "gmail", "email"}:
        return
    assert parts_in(Identity(name), f"{before} {name.upper()} {after}") == (name,)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Li Wu", "My name is Li, from the third floor"),
        ("Jo Campbell", "I said: JO, wait"),
        ("An Do", "here speaks an do, as they write it"),
        ("De La", "we are the de la family"),
        ("王芳", "我叫王芳住在三楼"),
        ("王 芳", "我叫王芳住在三楼"),
        ("김수", "저는 김수입니다"),
        ("สมชาย", "ผมชื่อสมชายครับ"),
        ("أحمد", "قالوا لأحمد أن ينتظر"),
        ("דוד", "אמרו לדוד לחכות"),
    ],
)
def test_short_names_and_names_in_other_scripts_are_found(name: str, text: str) -> None:
    assert parts_in(Identity(name), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Li Wu", "the lift was out; wu"),
        ("Rosa De La Cruz", "De noche. La calle. El casero."),
        ("An Do", "An inspector came. Do something."),
        ("J. Bo", "j bought it"),
        ("王芳", "我住在三楼"),
        ("علي", "وضعوا اللوم عليها"),
    ],
)
def test_little_words_are_not_taken_for_short_names(name: str, text: str) -> None:
    assert parts_in(Identity(name), text) == ()
