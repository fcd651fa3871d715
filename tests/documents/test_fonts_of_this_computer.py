"""Scripts that the shipped faces lack come from fonts on the computer, where they may be embedded; otherwise the font is named."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pymupdf_fonts
import pytest
import uharfbuzz

from hrforum.documents import fonts, system_fonts
from hrforum.documents.check import check, look
from hrforum.documents.fonts import missing_characters
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import make_pdf
from hrforum.errors import CharactersMissing
from tests.documents.released import content, released

SYMBOLS = "┼▓"
"""In none of the faces on paper, but in a font that is installed with them."""
SAMPLES = {
    "Chinese": "房东整个冬天都没有开暖气。我们穿着大衣睡觉。",
    "Korean": "집주인은 겨울 내내 난방을 끄고 있었습니다.",
    "Amharic": "ባለቤቱ ክረምቱን ሙሉ ማሞቂያውን አጠፋ።",
    "syllabics": "ᐃᓄᒃᑎᑐᑦ ᐅᖃᐅᓯᖅ ᐱᒻᒪᕆᐅᔪᖅ.",
    "Cherokee": "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎤᎵᏍᎨᏓ.",
}
REAL_FOLDERS = system_fonts.folders()
Within = Callable[..., None]


@pytest.fixture
def within(monkeypatch: pytest.MonkeyPatch) -> Within:
    """Let fonts be looked for in these folders alone, and none be known from before."""

    def set_folders(*folders: Path) -> None:
        monkeypatch.setattr(system_fonts, "folders", lambda: folders)
        monkeypatch.setattr(fonts, "_FOUND", {})

    return set_folders


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder as a system keeps fonts, with one among broken files."""
    folder = tmp_path / "fonts"
    (folder / "deep").mkdir(parents=True)
    (folder / "broken.ttf").write_bytes(b"\0\1\0\0 not a font")
    (folder / "empty.otf").write_bytes(b"")
    (folder / "readme.txt").write_text("┼")
    (folder / "deep" / "cascadia.ttf").write_bytes(pymupdf_fonts.myfont("cascadia"))
    (folder / "deep" / "math.TTF").write_bytes(pymupdf_fonts.myfont("math"))
    return folder


def text_of(path: Path) -> str:
    """Return the words of a PDF as another program reads them."""
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_a_font_of_the_computer_shows_what_the_shipped_ones_lack(
    within: Within, shelf: Path, tmp_path: Path
) -> None:
    within()
    assert [char for char, _name in missing_characters([SYMBOLS])] == list(SYMBOLS)
    within(shelf)
    assert missing_characters([SYMBOLS]) == []
    path, again = tmp_path / "p.pdf", tmp_path / "again.pdf"
    words = f"They drew {SYMBOLS} on the door."
    make_pdf(packet_outline(content(released(words)), "en"), path)
    make_pdf(packet_outline(content(released(words)), "en"), again)
    assert words in " ".join(text_of(path).split())
    assert path.read_bytes() == again.read_bytes()
    assert [check(path, profile).failed for profile in ("ua1", "2a")] == [(), ()]


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0200])
def test_a_font_that_may_not_be_embedded_is_not_used(within: Within, tmp_path: Path, bits: int) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    font = bytearray(pymupdf_fonts.myfont("cascadia"))
    entry = font.index(b"OS/2")
    place = int.from_bytes(font[entry + 8 : entry + 12], "big")
    font[place + 8 : place + 10] = bits.to_bytes(2, "big")
    (folder / "locked.ttf").write_bytes(font)
    within(folder)
    assert [char for char, _name in missing_characters([SYMBOLS])] == list(SYMBOLS)


@pytest.mark.parametrize(
    ("script", "font"),
    [
        ("Chinese", "Noto Sans SC"),
        ("Korean", "Noto Sans KR"),
        ("Amharic", "Noto Sans Ethiopic"),
        ("syllabics", "Noto Sans Canadian Aboriginal"),
        ("Cherokee", "Noto Sans Cherokee"),
    ],
)
def test_where_none_is_found_characters_and_font_are_named(
    within: Within, tmp_path: Path, script: str, font: str
) -> None:
    within()
    with pytest.raises(CharactersMissing, match=re.escape(font)) as caught:
        make_pdf(packet_outline(content(released(SAMPLES[script])), "en"), tmp_path / "p.pdf")
    assert re.search(r"U\+[0-9A-F]{4}", caught.value.sentence)
    assert not (tmp_path / "p.pdf").exists()


@pytest.mark.parametrize("script", SAMPLES)
def test_whatever_this_computer_has_is_set_or_named_and_never_a_box(
    within: Within, tmp_path: Path, script: str
) -> None:
    within(*REAL_FOLDERS)
    words, path = SAMPLES[script], tmp_path / "p.pdf"
    missing = missing_characters([words])
    outline = packet_outline(content(released(words, language="zh" if script == "Chinese" else "en")), "en")
    if missing:
        with pytest.raises(CharactersMissing):
            make_pdf(outline, path)
        return
    make_pdf(outline, path)
    assert "".join(words.split()) in "".join(text_of(path).split())
    assert check(path, "2a").failed == ()
    assert look(path.read_bytes()).in_order


def collection(*fonts_in_it: bytes) -> bytes:
    """Return a collection (TTC) of fonts, each with tables of its own."""
    at = 12 + 4 * len(fonts_in_it)
    places, parts = [], []
    for one in fonts_in_it:
        moved = bytearray(one)
        for entry in range(12, 12 + 16 * int.from_bytes(one[4:6], "big"), 16):
            offset = int.from_bytes(one[entry + 8 : entry + 12], "big") + at
            moved[entry + 8 : entry + 12] = offset.to_bytes(4, "big")
        moved += bytes(-len(moved) % 4)
        places.append(at.to_bytes(4, "big"))
        parts.append(bytes(moved))
        at += len(moved)
    return b"ttcf\0\1\0\0" + len(parts).to_bytes(4, "big") + b"".join(places + parts)


def test_a_font_of_a_collection_is_joined_by_its_own_glyphs(within: Within, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    both = collection(pymupdf_fonts.myfont("figo"), pymupdf_fonts.myfont("cascadia"))
    (folder / "many.ttc").write_bytes(both)
    within(folder)
    assert missing_characters(["┼"]) == []
    ((found, one),) = fonts._FOUND.items()
    assert found.index == 1
    font = uharfbuzz.Font(one.font.hbFace)
    assert font.get_nominal_glyph(ord("┼")) == one.font.face.charToGlyph[ord("┼")]
    path = tmp_path / "p.pdf"
    make_pdf(packet_outline(content(released("They drew ┼.")), "en"), path)
    assert "They drew ┼." in " ".join(text_of(path).split())
    assert check(path, "2a").failed == ()
