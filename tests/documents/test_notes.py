"""Notes at the foot: mark and note lead to each other in the PDF, Word keeps them as its own, and nothing lies over anything."""

import io
import re
import zipfile

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrforum.documents.check import check, look
from hrforum.documents.docx import set_docx
from hrforum.documents.outline import Block, Heading, Outline, Paragraph
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import set_pdf
from tests.documents.kinds import packet_content
from tests.documents.test_packet_pdf import elements

SOURCE = "Its text counts: Covenant, article 11 & <b>."
OUTLINE = Outline(
    "Notes",
    "en",
    (
        Heading(1, "Notes"),
        Paragraph("First words.", notes=(SOURCE, "Second note.")),
        Paragraph("Between."),
        Paragraph("Last words. " * 400, notes=("On the page where it ends. " * 10,)),
        Paragraph("After."),
    ),
)


def test_mark_and_note_lead_to_each_other() -> None:
    made, _pages = set_pdf(OUTLINE)
    assert [check(made, profile).failed for profile in ("ua1", "2a")] == [(), ()]
    assert look(made).in_order
    with pikepdf.open(io.BytesIO(made)) as pdf:
        notes = [one for one in elements(pdf) if one.S == "/Note"]
        assert [str(one.ID) for one in notes] == ["note-1", "note-2", "note-3"]
        tree = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert {str(name): found.objgen for name, found in zip(tree[::2], tree[1::2], strict=True)} == {
            str(one.ID): one.objgen for one in notes
        }
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        links = [
            (pages[link.Dest[0].objgen], at, float(link.Dest[2 + 1]), float(link.Rect[1]), str(link.Contents))
            for at, page in enumerate(pdf.pages)
            for link in page.obj.get("/Annots", ())
        ]
    assert len(links) == 6
    there = {said: (page, top) for page, _at, top, _own, said in links if said.startswith("Note")}
    back = {said: (at, own) for _page, at, _top, own, said in links if said.startswith("Back")}
    for number in (1, 2, 3):
        page, top = there[f"Note {number}"]
        at, own = back[f"Back to where note {number} stands"]
        assert page == at
        assert 0 < top - own < 60
    assert there["Note 3"][0] > there["Note 1"][0]


def test_the_mark_comes_behind_the_words_and_the_note_behind_the_paragraph() -> None:
    made, _pages = set_pdf(OUTLINE)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    flat = re.sub(r"\s+", " ", text)
    assert flat.index("First words.") < flat.index("¹") < flat.index(SOURCE) < flat.index("Between.")


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.tuples(st.integers(1, 900), st.integers(0, 3), st.integers(1, 120)), min_size=1, max_size=12)
)
def test_text_and_notes_never_lie_over_each_other(parts: list[tuple[int, int, int]]) -> None:
    blocks: list[Block] = [Heading(1, "T")]
    blocks += [
        Paragraph("word " * words, notes=("note " * length,) * notes) for words, notes, length in parts
    ]
    made, _pages = set_pdf(Outline("T", "en", tuple(blocks)))
    assert check(made).failed == ()
    for page in pypdf.PdfReader(io.BytesIO(made)).pages:
        lines: dict[float, set[str]] = {}

        def visit(
            text: str,
            _matrix: object,
            place: list[float],
            _font: object,
            _size: float,
            lines: dict[float, set[str]] = lines,
        ) -> None:
            word = text.strip().split(" ")[0]
            if word in ("word", "note"):
                lines.setdefault(round(place[5], 1), set()).add(word)

        page.extract_text(visitor_text=visit)
        words = [y for y, kinds in lines.items() if "word" in kinds]
        notes = [y for y, kinds in lines.items() if "note" in kinds]
        assert all(len(kinds) == 1 for kinds in lines.values())
        if words and notes:
            assert min(words) > max(notes) + 8
        assert all(y > 60 for y in (*words, *notes))


def test_word_keeps_them_as_its_own() -> None:
    with zipfile.ZipFile(io.BytesIO(set_docx(OUTLINE))) as packed:
        body, notes = (packed.read(f"word/{part}.xml").decode() for part in ("document", "footnotes"))
    assert re.findall(r'<w:footnoteReference w:id="(\d+)"/>', body) == ["1", "2", "3"]
    assert re.findall(r'<w:footnote w:id="(\d+)"', notes) == ["1", "2", "3"]
    assert "article 11 &amp; &lt;b&gt;." in notes


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_a_packet_notes_what_is_told_in_our_words_and_how_numbers_are_told(language: str) -> None:
    outline = packet_outline(packet_content("Words"), language)
    noted = [one for one in outline.blocks if isinstance(one, Paragraph) and one.notes]
    assert len(noted) == 2
    made, _pages = set_pdf(outline)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert [str(one.ID) for one in elements(pdf) if one.S == "/Note"] == ["note-1", "note-2"]
