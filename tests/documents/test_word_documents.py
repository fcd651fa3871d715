"""Word documents: they say what the outline says, in its words and order; no letter is markup, and nothing of their making is in them."""

import io
import re
import zipfile
from pathlib import Path
from time import process_time
from typing import get_args

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from hypothesis import given
from hypothesis import strategies as st

from hrforum.documents.compose import Composer
from hrforum.documents.docx import make_docx, set_docx
from hrforum.documents.docx_body import Body
from hrforum.documents.outline import (
    Block,
    Bullets,
    ChartFigure,
    Choice,
    Code,
    Cover,
    Cut,
    Exhibit,
    Fact,
    Fill,
    Heading,
    NewSheet,
    Outline,
    PageBreak,
    Paragraph,
    Quotation,
    ReleasedAsk,
    Slip,
    Table,
)
from hrforum.documents.packet import packet_outline
from hrforum.documents.text import clean, one_line, pdf_text
from hrforum.domain.chart import Bar, Chart
from hrforum.errors import FileTrouble
from tests.documents.released import content, released

HOSTILE = (
    "<w:p>&amp;</w:p> ]]> <!-- --> <?xml?> \"'",
    '<img src="file:///etc/passwd"/> <a href="https://example.org">press</a>',
    "{ HYPERLINK } { INCLUDETEXT c:\\x } =1+1 @SUM \\h",
    "a\x00b\x07c\ud800d\ufffee\u202ef\x0bg\x85h",
    "שלום <b>עולם</b> مرحبا 123 abc",
)
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CHART = Chart("Heat", "testimonies", "Not a sample.", (Bar("Off", 7, "7"), Bar("<b>", None, "withheld")))


def opened(outline: Outline) -> Document:
    return docx.Document(io.BytesIO(set_docx(outline)))


def outline_of(*blocks: Block, **more: object) -> Outline:
    return Outline("Homes & <hearths>", "en", blocks, **more)  # type: ignore[arg-type]  # fields by name


def texts(document: Document) -> list[str]:
    """Return every text of the body in order, those of tables cell by cell."""
    found: list[str] = []
    for one in document.iter_inner_content():
        if isinstance(one, WordTable):
            found += [cell.text for row in one.rows for cell in row.cells]
        else:
            found.append(one.text)
    return [one for one in found if one]


def test_everything_stands_in_order() -> None:
    said = released(
        "First.\n\nSecond line\nbroken.",
        translations=(("es", "Primero."),),
        ask="Heat by winter.",
    )
    document = opened(
        outline_of(
            Cover("Kicker", "Title", "Sub", (Fact("Before", "Council"),), "A note."),
            Heading(2, "What we found"),
            Paragraph("Lead.", "lead"),
            Bullets(("one", "two"), numbered=True),
            Bullets(("three",)),
            Table("Caption", ("What", "How many"), (("Heat", "7"), ("Mould", "withheld")), "A note."),
            ChartFigure(CHART, "Bar chart: Off: 7."),
            Exhibit(1, "Exhibit 1", ("Heard", "Oakland"), said, ("Original", "Translation"), "Asks"),
            ReleasedAsk(said, "Exhibit 1"),
            Quotation(said, "Exhibit 1", ("es",)),
            Paragraph("Numbered.", number=1),
        )
    )
    assert texts(document) == [
        "Kicker", "Title", "Sub", "Before", "Council", "A note.", "What we found", "Lead.", "one", "two", "three",
        "Caption", "What", "How many", "Heat", "7", "Mould", "withheld", "A note.", "Heat", "Not a sample.",
        "Exhibit 1", "Heard · Oakland", "Original", "First.", "Second line\nbroken.", "Translation", "Primero.", "Asks",
        "Heat by winter.", "Heat by winter.", "Exhibit 1", "Primero.", "Exhibit 1", "Numbered.",
    ]  # fmt: skip
    headings = [
        (one.style.name, one.text)
        for one in document.paragraphs
        if one.style is not None and str(one.style.name).startswith("Heading")
    ]
    assert headings == [("Heading 1", "Title"), ("Heading 2", "What we found"), ("Heading 3", "Exhibit 1")]
    assert len(document.inline_shapes) == 1
    described = document.element.body.findall(f".//{{{WP}}}docPr")
    assert [one.get("descr") for one in described] == ["Bar chart: Off: 7."]
    header = document.tables[1].rows[0]._tr.trPr
    assert header is not None
    assert header.find(qn("w:tblHeader")) is not None
    assert document.element.body.find(f".//{qn('w:tblCaption')}").get(qn("w:val")) == "Caption"


def test_a_packet_has_contents_headings_languages_and_page_numbers() -> None:
    exhibits = [
        released("Nos cortaron la luz.", language="es", translations=(("en", "They cut us off."),), number=1),
        released("قطعوا الكهرباء عنا 3 مرات.", language="ar", ask="<heat>", number=2),
    ]
    outline = packet_outline(content(*exhibits), "en")
    document = opened(outline)
    xml = set_parts(outline)["word/document.xml"]
    leads = re.findall(r'w:anchor="(\w+)"', xml)
    assert len(leads) >= 5
    assert all(f'w:name="{each}"' in xml for each in leads)
    assert "PAGEREF" in xml
    footer = document.sections[0].footer._element.xml
    assert re.findall("> (PAGE|NUMPAGES) <", footer) == ["PAGE", "NUMPAGES"]
    assert '<w:lang w:val="es"/>' in xml
    assert '<w:rtl/><w:lang w:bidi="ar"/>' in xml
    assert "<w:bidi/>" in xml
    assert 'w:val="en"' in set_parts(outline)["word/styles.xml"]
    assert document.core_properties.title == outline.title
    for section in ("Summary", "Testimonies", "How this was gathered"):
        assert section in [one.text for one in document.paragraphs]


def set_parts(outline: Outline) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(set_docx(outline))) as packed:
        return {each: packed.read(each).decode() for each in packed.namelist() if not each.endswith("png")}


def test_nothing_of_its_making_is_in_it(tmp_path: Path) -> None:
    outline = packet_outline(content(released("Words.")), "en")
    made = make_docx(outline, tmp_path / "a.docx")
    assert make_docx(outline, tmp_path / "b.docx").sha256 == made.sha256
    parts = set_parts(outline)
    core = parts["docProps/core.xml"]
    assert re.findall("<(dc|cp|dcterms):([a-zA-Z]+)", core) == [
        ("cp", "coreProperties"),
        ("dc", "title"),
        ("dc", "language"),
    ]
    assert not any("External" in text for name, text in parts.items() if name.endswith(".rels"))
    assert all("rsid" not in text and "python" not in text for text in parts.values())
    with zipfile.ZipFile(tmp_path / "a.docx") as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None
    with pytest.raises(FileTrouble):
        make_docx(outline, tmp_path / "nowhere" / "a.docx")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_letter_is_markup(hostile: str) -> None:
    outline = outline_of(
        Cover(hostile, hostile, hostile, (Fact(hostile, hostile),), hostile),
        Table(hostile, (hostile, hostile), ((hostile, hostile),), hostile),
        ChartFigure(Chart(hostile, "people", hostile, (Bar(hostile, 3, hostile),)), hostile),
        Exhibit(1, hostile, (hostile,), released(hostile, ask=hostile), ("",), hostile),
        Slip(hostile, hostile, (hostile,), ((hostile, (hostile,)),), (hostile,)),
        organisation=hostile,
        running=hostile,
        contents=True,
    )
    document = opened(outline)
    heading = next(one for one in document.paragraphs if one.style and one.style.name == "Heading 3")
    assert heading.text == one_line(hostile)
    quotes = [one.text for one in document.paragraphs if one.style and one.style.name == "Quote"]
    assert quotes == list(pdf_text(hostile))
    parts = set_parts(outline)
    assert not any("External" in text for name, text in parts.items() if name.endswith(".rels"))
    assert set(re.findall("<w:instrText[^>]*> ([A-Z]+)", parts["word/document.xml"])) <= {"PAGEREF"}


@given(st.text(max_size=300))
def test_any_words_come_back_as_they_were_cleaned(words: str) -> None:
    document = opened(outline_of(Heading(1, "T"), Quotation(released(words or "."))))
    assert [one.text for one in document.paragraphs[1:]] == list(pdf_text(words or "."))


@pytest.mark.parametrize("words", ["many words " * 90_000, "x" * 200_000])
def test_long_words_take_time_in_proportion(words: str) -> None:
    def seconds(some: str) -> float:
        outline, start = outline_of(Heading(1, "T"), Quotation(released(some))), process_time()
        for _each in range(3):
            set_docx(outline)
        return process_time() - start

    seconds("warm")
    assert seconds(words) < 12 * seconds(words[: len(words) // 4]) + 0.5
    document = opened(outline_of(Heading(1, "T"), Quotation(released(words))))
    assert document.paragraphs[-1].text == clean(words).strip()


def test_every_block_has_its_place_in_both_documents() -> None:
    kinds = set(get_args(Block))
    assert set(Body.__dict__["_said"].dispatcher.registry) - {object} == kinds
    assert set(Composer.__dict__["_boxes"].dispatcher.registry) - {object} == kinds


def test_forms_and_slips_are_lines_boxes_and_frames() -> None:
    document = opened(
        outline_of(
            NewSheet("OAK-1"),
            Heading(1, "Sheet"),
            Code("Code", ("AB", "CD", "EF"), 2),
            Choice(("Heat?", "¿Calor?"), (("Yes", "Sí"), ("No", "No"))),
            Fill((("Name", "Nombre"),), 2),
            Cut(("Cut here", "Corte aquí")),
            Slip("Keep", "OAK-1", ("Call us.",), (("You said yes:", ("counting",)),), ("Whom to call:",)),
            PageBreak(),
            Paragraph("End."),
            second="es",
        )
    )
    assert [one.strip(' ') for one in texts(document)] == [
        "OAK-1", "Sheet", "Code", "AB CD", "EF", "Heat?", "¿Calor?", "☐ Yes", "Sí", "☐ No", "No", "Name", "Nombre", "", "",
        "Cut here", "Corte aquí", "Keep\nOAK-1\nCall us.\nYou said yes:\ncounting\nWhom to call:\n", "End.",
    ]  # fmt: skip
    assert '<w:lang w:val="es"/>' in document.element.xml
    assert document.element.xml.count("w:pageBreakBefore") == 2
