"""Word documents open in another program and come back from it: as PDF with every heading, and as ODT and DOCX with notes and tables.

Where LibreOffice is not there, the same is read out of the file itself.
"""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdf
import pytest

from hrforum.documents.content import DimensionTotals, Total
from hrforum.documents.docx import set_docx
from hrforum.documents.outline import Heading, Outline, Paragraph, Table
from hrforum.documents.paper_content import Part, SubmissionContent
from hrforum.documents.submission import submission
from hrforum.documents.text import one_line
from hrforum.domain.submission import SubmissionKind
from tests.documents.kinds import KINDS, exhibits, named

OFFICE = shutil.which("soffice")
WORDS = "The heat & <light> was off."
ON_PAPER = [
    kind
    for kind in KINDS
    if named(kind).split(".")[0] in ("packet", "summary", "submission", "speaker_cards", "brief")
]


def headings(outline: Outline) -> list[tuple[int, str]]:
    """Return the headings of an outline that are blocks of their own."""
    return [(one.level, one_line(one.text)) for one in outline.blocks if isinstance(one, Heading)]


def notes(outline: Outline) -> list[str]:
    return [one_line(note) for one in outline.blocks if isinstance(one, Paragraph) for note in one.notes]


def tables(outline: Outline) -> list[tuple[str, ...]]:
    return [one.header for one in outline.blocks if isinstance(one, Table)]


@pytest.mark.parametrize("kind", ON_PAPER, ids=named)
def test_headings_notes_and_tables_stand_in_the_file(kind: Callable[..., object]) -> None:
    outline = KINDS[kind](WORDS, "en")
    _holds_all(set_docx(outline), outline)


def _holds_all(content: bytes, outline: Outline) -> None:
    """Assert that a Word document has the outline's headings, notes and tables, in their order."""
    document = docx.Document(io.BytesIO(content))
    found = [
        (int(each.style.name[-1]), each.text)
        for each in document.paragraphs
        if each.style is not None and re.fullmatch(r"[Hh]eading \d", str(each.style.name))
    ]
    places = iter(found)
    assert all(wanted in places for wanted in headings(outline))
    heads = iter([tuple(cell.text for cell in table.rows[0].cells) for table in document.tables])
    assert all(tuple(map(one_line, wanted)) in heads for wanted in tables(outline))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        xml = packed.read("word/footnotes.xml").decode() if notes(outline) else ""
    said = re.sub("<[^>]+>", "", xml).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert all(note in said for note in notes(outline))


if OFFICE:

    @pytest.fixture(scope="module")
    def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
        """Return what lets LibreOffice turn a file into another kind, with settings of its own."""
        home = tmp_path_factory.mktemp("office")

        def convert(path: Path, ending: str) -> Path:
            out = path.parent / ending
            command = [
                str(OFFICE), f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", ending,
                "--outdir", str(out), str(path),
            ]  # fmt: skip
            subprocess.run(command, check=True, capture_output=True, timeout=180)
            return out / f"{path.stem}.{ending}"

        return convert

    @pytest.mark.parametrize(
        "kind",
        [kind for kind in ON_PAPER if kind.__name__ in ("packet_outline", submission.__name__)],
        ids=named,
    )
    def test_another_program_keeps_headings_notes_and_tables(
        office: Callable[[Path, str], Path], tmp_path: Path, kind: Callable[..., object]
    ) -> None:
        _keeps_all(office, tmp_path / "made.docx", KINDS[kind](WORDS, "en"))

    @pytest.mark.parametrize("kind", [SubmissionKind.CEDAW, SubmissionKind.SDG])
    def test_another_program_keeps_the_other_outlines_of_submissions(
        office: Callable[[Path, str], Path], tmp_path: Path, kind: SubmissionKind
    ) -> None:
        some = exhibits(WORDS)
        part = Part("ICESCR 11", "ICESCR 11: Housing", WORDS, "7", (), some, some[:1])
        rows = (Total("Evicted", "7"), Total("Without heat", "12"))
        totals = (DimensionTotals("What happened", "testimonies", rows),)
        content = SubmissionContent(kind, WORDS, ("Elm",), "Canada", "19", "18", (part,), totals=totals)
        outline = submission(content, "en").outline
        assert headings(outline)
        assert tables(outline)
        _keeps_all(office, tmp_path / "made.docx", outline)

    def _keeps_all(office: Callable[[Path, str], Path], path: Path, outline: Outline) -> None:
        path.write_bytes(set_docx(outline))
        text = "".join(
            "".join(page.extract_text() for page in pypdf.PdfReader(office(path, "pdf")).pages).split()
        )
        for _level, heading in headings(outline):
            assert "".join(heading.split()) in text
        for note in notes(outline):
            assert "".join(note.split()) in text
        opened = office(path, "odt")
        again = office(opened, "docx")
        _holds_all(again.read_bytes(), outline)
        with zipfile.ZipFile(opened) as packed:
            content = packed.read("content.xml").decode()
        assert content.count("<text:note ") == len(notes(outline))
        assert content.count("<table:table ") == len(docx.Document(str(path)).tables)
        assert len(re.findall("<text:h ", content)) >= len(headings(outline))
