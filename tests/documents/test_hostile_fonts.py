"""A font of this computer is a stranger's file: read with limits, tried out in a process of its own, and left out where it breaks."""

from io import BytesIO
from pathlib import Path

import pymupdf_fonts
import pytest
import uharfbuzz
from hypothesis import given, settings
from hypothesis import strategies as st

from hrforum.decode import ask
from hrforum.documents import font_tables, fonts, system_fonts
from hrforum.documents.fonts import missing_characters, refuse_missing
from hrforum.errors import CharactersMissing, Unreadable
from tests.documents.made_font import bomb, collection, font, in_groups, in_segments, loop

SIGN = "▓"
PLAIN = font(in_segments((ord(SIGN), ord(SIGN), 1 - ord(SIGN))))
WITHOUT_PLACES = PLAIN.replace(b"loca", b"loco")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which fonts are looked for."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(system_fonts, "folders", lambda: (folder,))
    monkeypatch.setattr(fonts, "_FOUND", {})
    monkeypatch.setattr(fonts, "_LEFT_OUT", set())
    return folder


def read(raw: bytes) -> list[font_tables.Plain]:
    return font_tables.faces(BytesIO(raw), len(raw))


@pytest.mark.parametrize("name", ["figo", "notos", "math", "cascadia"])
def test_what_is_read_is_what_harfbuzz_reads(name: str) -> None:
    raw = pymupdf_fonts.myfont(name)
    (one,) = read(raw)
    face = uharfbuzz.Face(uharfbuzz.Blob(raw))
    assert one.covers == set(face.unicodes)
    assert one.tables == {tag.encode() for tag in face.table_tags}


def test_characters_come_from_segments_and_groups_of_every_face() -> None:
    raw = collection(PLAIN, font(in_groups((0x10300, 0x10302, 1)), embedding=2))
    first, second = read(raw)
    assert (set(first.covers), first.embedding) == ({ord(SIGN)}, 0)
    assert (set(second.covers), second.embedding) == ({0x10300, 0x10301, 0x10302}, 2)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\1\0\0",
        b"ttcf" + b"\xff" * 40,
        PLAIN[:200],
        bomb(),
        font(in_groups((0, 0x10FFFF, 1), (0, 0x10FFFF, 1))),
        font(in_groups((0x41, 0xFFFFFFFF, 1))),
        b"\0\1\0\0\xff\xff" + b"\xff" * 5_000,
    ],
    ids=range(8),
)
def test_what_is_beyond_the_limits_is_not_read(raw: bytes) -> None:
    with pytest.raises(font_tables.Broken):
        read(raw)


@settings(max_examples=300)
@given(st.data())
def test_any_change_of_bytes_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(collection(PLAIN, font(in_groups((0x41, 0x50, 1)))))
    for _each in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = read(bytes(raw))
    except font_tables.Broken:
        return
    assert all(max(one.covers, default=0) <= 0x10FFFF for one in found)


def test_the_trial_finds_what_would_break_a_document() -> None:
    ask.font(PLAIN, 0, [ord(SIGN)])
    ask.font(loop(), 0, [0x41])
    for raw, index in ((WITHOUT_PLACES, 0), (PLAIN[:-200], 0), (b"", 0), (font(in_segments(), glyphs=0), 0)):
        with pytest.raises(Unreadable):
            ask.font(raw, index)


def test_a_damaged_font_is_left_out_for_a_whole_one(shelf: Path) -> None:
    (shelf / "a.ttf").write_bytes(WITHOUT_PLACES)
    (shelf / "b.ttf").write_bytes(PLAIN)
    assert missing_characters([SIGN]) == []
    assert [one.path.name for one in fonts._FOUND] == ["b.ttf"]


def test_where_only_a_damaged_one_is_there_it_is_named(shelf: Path) -> None:
    (shelf / "broken blocks.ttf").write_bytes(WITHOUT_PLACES)
    (shelf / "huge.ttf").write_bytes(PLAIN)
    with (shelf / "huge.ttf").open("r+b") as target:
        target.truncate(system_fonts._LARGEST + 1)
    with pytest.raises(CharactersMissing, match=r"damaged were left out: broken blocks\.ttf\.$"):
        refuse_missing([SIGN])
