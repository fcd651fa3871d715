"""The outline of a whole packet comes back from its structure tree: every heading, own word, quote and bullet, in order."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from hrforum.documents.check import check, look
from hrforum.documents.content import Finding, OwnWords, PacketContent, Quoted
from hrforum.documents.outline import Block, Bullets, Exhibit, Heading, Paragraph, Quotation
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import set_pdf
from hrforum.documents.text import one_line, pdf_text
from hrforum.domain.packet import COVER, Section, place_of
from hrforum.domain.span import Span
from tests.documents.released import content, released
from tests.documents.test_structure_tree import told

ARTICLE = "ICESCR 11"
OWN = "Own & <b>words</b> at {place}.\n\nA second paragraph, “quoted”."


def _content() -> PacketContent:
    places = (COVER, *Section, place_of(Section.FINDINGS, ARTICLE))
    quoted = Quoted(released("We slept in our coats.", number=1), Span(0, 21), 1)
    finding = Finding(
        ARTICLE,
        "Housing",
        "Covenant",
        "Everyone has a home.",
        ("Signed in 1977.",),
        "7",
        (1, 2),
        (2,),
        (quoted,),
    )
    return replace(
        content(released("One. " * 30, number=1), released("Two.", number=2, ask="Mend it.")),
        findings=(finding,),
        statements=("Seven women were cold.", "Nine people moved."),
        texts=tuple(OwnWords(each, OWN.format(place=each)) for each in places),
        manifest="ab" * 32,
    )


def _said(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Yield what an outline says in headings, paragraphs, lists and quotes, with the tag it should have."""
    for block in blocks:
        if isinstance(block, Heading):
            yield f"H{block.level}", one_line(block.text)
        elif isinstance(block, Paragraph):
            yield from (("P", text) for text in pdf_text(block.text))
        elif isinstance(block, Bullets):
            yield from (("LBody", one_line(point)) for point in block.points)
        elif isinstance(block, Quotation):
            yield from (("P", text) for _language, words in block.said for text in pdf_text(words))
            yield "P", one_line(block.reference)
        elif isinstance(block, Exhibit):
            yield "H3", one_line(block.heading)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_packet_comes_back_from_its_tree(tmp_path: Path, language: str) -> None:
    outline = packet_outline(_content(), language)
    made, _pages = set_pdf(outline)
    path = tmp_path / "p.pdf"
    path.write_bytes(made)
    tree = iter(_pairs(told(path)))
    for tag, text in _said(outline.blocks):
        wanted = (tag, "".join(text.split()))
        assert any(found == wanted for found in tree), (tag, text)
    assert check(path).failed == () == check(path, "2a").failed


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each text with the tag before it, without its blanks: lines part words and glyphs as they like."""
    tag = ""
    for each in words:
        if each.startswith('"'):
            yield tag, "".join(each[1:-1].split())
        else:
            tag = each


def test_what_is_wrong_in_a_document_is_seen() -> None:
    made, _pages = set_pdf(packet_outline(_content(), "en"))
    good = look(made)
    assert (good.in_order, good.unsaid, good.broken) == (True, 0, 0)
    assert good.figures == 1
    assert good.links > 5
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
                del one.Alt
        links = next(page.obj.Annots for page in pdf.pages if "/Annots" in page.obj)
        del links[0].Dest
        sections = (
            pdf.Root.StructTreeRoot.K.K if "/K" in pdf.Root.StructTreeRoot.K else pdf.Root.StructTreeRoot.K
        )
        kids = list(sections)
        sections[0], sections[1] = kids[1], kids[0]
        out = io.BytesIO()
        pdf.save(out)
    bad = look(out.getvalue())
    assert (bad.in_order, bad.unsaid, bad.broken) == (False, 1, 1)
