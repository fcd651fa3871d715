"""A font with PostScript outlines is used as one with TrueType's: same letters, same widths, same shapes, same bytes."""

import io
from pathlib import Path

import pypdfium2
import pytest
import uharfbuzz
from PIL import Image, ImageChops, ImageDraw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from hrforum.documents import fonts, system_fonts
from hrforum.documents.check import check, look
from hrforum.documents.fonts import missing_characters
from hrforum.documents.outlines_of_cff import CffFont
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import make_pdf, set_pdf
from tests.documents.released import content, released
from tests.documents.small_cff import WIDTH, cff_font
from tests.documents.test_fonts_of_this_computer import text_of

RING, SQUARE = "\U00012000", "\U00012001"
"""Cuneiform, which no font that comes along shows."""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where this computer keeps its fonts, and nothing known of any other."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(system_fonts, "folders", lambda: (folder,))
    monkeypatch.setattr(fonts, "_FOUND", {})
    return folder


def test_it_shows_what_no_other_font_does(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [char for char, _name in missing_characters([RING + SQUARE])] == [RING, SQUARE]
    other = shelf.parent / "found"
    other.mkdir()
    (other / "small.otf").write_bytes(cff_font(RING, SQUARE))
    monkeypatch.setattr(system_fonts, "folders", lambda: (other,))
    words = f"They drew {RING} and {SQUARE} on the door."
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    outline = packet_outline(content(released(words, ask=RING)), "en")
    make_pdf(outline, first)
    set_pdf(packet_outline(content(released(f"{SQUARE} alone.")), "en"))
    make_pdf(outline, again)
    assert words in " ".join(text_of(first).split())
    assert first.read_bytes() == again.read_bytes()
    assert [check(first, profile).failed for profile in ("ua1", "2a")] == [(), ()]
    assert look(first.read_bytes()).in_order


def test_what_may_not_be_embedded_is_not_used(shelf: Path) -> None:
    (shelf / "locked.otf").write_bytes(cff_font(RING, SQUARE, embedding=2))
    assert [char for char, _name in missing_characters([RING])] == [RING]


def test_the_letters_have_their_shapes() -> None:
    pdfmetrics.registerFont(CffFont("small-ring", cff_font(RING, SQUARE)))
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(1200, 800))
    canvas.setFont("small-ring", 1000)
    canvas.drawString(0, 50, RING + SQUARE)
    canvas.save()
    seen = pypdfium2.PdfDocument(written.getvalue())[0].render(scale=1).to_pil().convert("L")
    wanted = Image.new("L", (1200, 800), 255)
    pen = ImageDraw.Draw(wanted)
    pen.ellipse([50, 150, 550, 650], fill=0)
    pen.ellipse([150, 250, 450, 550], fill=255)
    pen.rectangle([WIDTH + 100, 350, WIDTH + 500, 750], fill=0)
    differing = sum(ImageChops.difference(seen, wanted).histogram()[100:])
    assert differing < 0.01 * 1200 * 800


def test_a_subset_holds_what_is_used_and_keeps_widths() -> None:
    font = CffFont("small", cff_font(RING, SQUARE))
    one, both = (font.face.makeSubset([0, *map(ord, used)]) for used in (RING, RING + SQUARE))
    assert len(one) < len(both)
    face = uharfbuzz.Face(uharfbuzz.Blob(both))
    assert face.glyph_count == 3
    assert [uharfbuzz.Font(face).get_glyph_h_advance(glyph) for glyph in range(3)] == [WIDTH] * 3
    extents = uharfbuzz.Font(face).get_glyph_extents(1)
    assert (extents.x_bearing, extents.width) == (50, 500)
    assert io.BytesIO(both).read(4) == b"\0\1\0\0"
