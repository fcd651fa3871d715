"""Lines hold every letter in order and keep within their room, whatever is thrown at them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrforum.documents import shaping
from hrforum.documents.fonts import face, missing_characters
from hrforum.documents.lines import Line, break_lines, shortened
from hrforum.documents.text import clean

SIZE, ROOM = 10.5, 200.0
ARABIC = "صاحب البيت قطع التدفئة في الشتاء"
MIXED = st.text(alphabet=st.sampled_from("abcW é\nصلا بית 12(.)מ"), max_size=200)


def lines_of(text: str) -> list[Line]:
    return break_lines(text, face("regular"), SIZE, ROOM)


def joined(lines: list[Line]) -> str:
    return re.sub(r"\s", "", "".join(line.text for line in lines))


@settings(deadline=None)
@given(MIXED)
def test_every_letter_stands_in_a_line_and_no_line_is_too_wide(words: str) -> None:
    text = clean(words)
    lines = lines_of(text)
    assert joined(lines) == re.sub(r"\s", "", text)
    assert all(line.width <= ROOM + 0.01 for line in lines)


def test_lines_end_with_the_space_they_broke_at() -> None:
    lines = lines_of("word " * 40 + "end")
    assert len(lines) > 3
    assert "".join(line.text for line in lines) == "word " * 40 + "end"


def test_a_word_wider_than_the_room_is_cut_between_letters_with_their_marks() -> None:
    # x with two marks that compose with nothing
    lines = lines_of("x\u0331\u0307" * 300)
    assert len(lines) > 3
    assert all(line.text.startswith("x") and line.text.endswith("\u0307") for line in lines)


def test_long_words_and_long_texts_lose_nothing() -> None:
    assert sum(len(line.text) for line in lines_of("w" * 200_000)) == 200_000
    assert joined(lines_of("heat water " * 50_000)) == "heatwater" * 50_000


def test_line_ends_of_the_person_stay() -> None:
    assert [line.text for line in lines_of("one\ntwo\nthree")] == ["one", "two", "three"]


@pytest.mark.parametrize("text", ["short", "word " * 200, "w" * 5_000, ARABIC * 40])
def test_shortening_keeps_within_its_lines(text: str) -> None:
    lines = shortened(text, face("bold"), SIZE, ROOM, 2)
    assert len(lines) <= 2
    assert all(line.width <= ROOM + 0.01 for line in lines)
    assert (lines[-1].text == text) == (text == "short")
    assert text == "short" or lines[-1].text.endswith("…")


def test_arabic_runs_backwards_and_keeps_its_letters_joined() -> None:
    (line,) = break_lines(ARABIC, face("regular"), SIZE, 500)
    assert line.complex
    assert line.backwards
    glyphs = shaping.glyphs(line.text, line.levels, 1, face("regular"))
    # The first word as read is the last as drawn, and its joined letters are not those that stand alone.
    assert "".join(glyph.shows for glyph in reversed(glyphs)).startswith("صاحب")
    first = glyphs[-1]
    assert first.code != ord("ص")
    assert sum(glyph.advance for glyph in glyphs) * SIZE / 1000 == pytest.approx(line.width, rel=0.02)


def test_lam_with_alef_keeps_its_order_in_one_glyph() -> None:
    (glyph,) = shaping.glyphs("لا", shaping.levels("لا"), 1, face("regular"))
    assert glyph.shows in {"\ufefb", "\ufefc"}


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("abc", "abc"),
        ("אבג", "גבא"),
        ("abc אבג def", "abc גבא def"),
        ("אב 12 גד", "דג 12 בא"),
        ("אב abc 5 גד", "דג abc 5 בא"),
    ],
)
def test_runs_stand_as_the_unicode_rules_say(text: str, drawn: str) -> None:
    levels = shaping.levels(text)
    base = int(shaping.runs_backwards(text))
    out = ""
    for start, end, level in shaping.visual_runs(text, levels, base):
        out += text[start:end][::-1] if level % 2 else text[start:end]
    assert out == drawn


def test_letters_of_two_faces_share_a_line() -> None:
    assert "Ꜳ" not in face("regular").glyphs
    (line,) = lines_of("a Ꜳ b")
    names = [glyph.face.name for glyph in shaping.glyphs(line.text, line.levels, 0, face("regular"))]
    assert len(set(names)) == 2
    assert missing_characters(["a Ꜳ b"]) == []


def test_missing_characters_are_named_in_order_and_invisible_ones_are_not_missing() -> None:
    assert missing_characters(["ok \u00a0\u200d\ufeff\t\n", "中😀"]) == [
        ("中", "CJK UNIFIED IDEOGRAPH-4E2D"),
        ("😀", "GRINNING FACE"),
    ]
