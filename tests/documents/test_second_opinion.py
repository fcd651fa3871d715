"""Three readers that did not write it, pdftotext, pypdf and pikepdf, find every word of a document again, in the order of its outline."""

import io
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from hrforum.documents.outline import Exhibit, Outline
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import set_pdf
from hrforum.documents.submission import submission
from hrforum.documents.summary import summary_outline
from hrforum.documents.text import clean, one_line, pdf_text
from hrforum.domain.packet import Section
from tests.documents.kinds import KINDS, packet_content
from tests.documents.released import REAL, content, real_words, released
from tests.documents.test_every_kind import SCRIPTS
from tests.documents.test_packet_round_trip import _said

LETTERS = ("vi", "el", "ru", "uk", "ka")
"""Scripts whose letters stand one after the other, so that every reader must find them so."""
FURNITURE = re.compile(r"Page \d+ of \d+")


def pdftotext(made: bytes, folder: Path) -> str:
    path = folder / "read.pdf"
    path.write_bytes(made)
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def with_pypdf(made: bytes, _folder: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)


def with_pikepdf(made: bytes, _folder: Path) -> str:
    """Return the text of the content streams themselves, code by code, artifacts left out."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return "".join(text for page in pdf.pages for text in _drawn(page))


def _drawn(page: pikepdf.Page) -> Iterator[str]:
    resources: Any = page.resources
    fonts = {name: _meanings(font) for name, font in resources.Font.items()}
    meanings: Mapping[int, str] = {}
    ornament = False
    for each in pikepdf.parse_content_stream(page):
        operands: Any = each.operands
        match operator := str(each.operator):
            case "Tf":
                meanings = fonts[str(operands[0])]
            case "BDC":
                ornament = str(operands[0]) == "/Artifact"
            case "EMC":
                ornament = False
            case "Tj" | "TJ" if not ornament:
                parts = operands[0] if operator == "TJ" else [operands[0]]
                yield from (
                    meanings[code]
                    for part in parts
                    if isinstance(part, pikepdf.String)
                    for code in bytes(part)
                )


def _meanings(font: Any) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


READERS: Mapping[str, Callable[[bytes, Path], str]] = {
    "pdftotext": pdftotext,
    "pypdf": with_pypdf,
    "pikepdf": with_pikepdf,
}


def squeezed(text: str) -> str:
    return "".join(text.split())


def wanted(outline: Outline) -> Iterator[str]:
    """Yield the texts of an outline in their order, with the words of its exhibits."""
    for block in outline.blocks:
        yield from (text for _tag, text in _said((block,)))
        if isinstance(block, Exhibit):
            for one in block.released.renderings:
                yield from pdf_text(one.words)
            yield from pdf_text(block.released.ask or "")


def outlines() -> Mapping[str, Outline]:
    some = [
        released(
            f"{SCRIPTS[code]} {code} 1.\n\nA second paragraph.", language=code, ask="Heat", number=number
        )
        for number, code in enumerate(LETTERS, 1)
    ]
    base = packet_content("Words & <b>more</b>, “quoted”.")
    whole = replace(base, exhibits=tuple(some), title="Homes", organisation="Oak", practice=False)
    return {
        "packet": packet_outline(whole, "en"),
        "exhibits": packet_outline(replace(content(*some), sections=(Section.EXHIBITS,)), "en"),
        "summary": summary_outline(whole, "en"),
        "submission": KINDS[submission]("Words & <b>more</b>.", "en"),
    }


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", outlines())
def test_the_words_come_back_in_order(reader: str, kind: str, tmp_path: Path) -> None:
    outline = outlines()[kind]
    made, _pages = set_pdf(outline)
    text = squeezed(FURNITURE.sub("", READERS[reader](made, tmp_path)))
    at = 0
    for said in wanted(outline):
        part = squeezed(one_line(said))
        found = text.find(part, at)
        assert found >= 0, (part, text[at : at + 400])
        at = found + len(part)


if REAL.exists():

    @pytest.mark.parametrize("reader", READERS)
    def test_the_real_hearing_is_read_alike(reader: str, tmp_path: Path) -> None:
        words = real_words()
        some = [released(text, number=number) for number, text in enumerate(words, 1)]
        made, _pages = set_pdf(packet_outline(content(*some), "en"))
        text = READERS[reader](made, tmp_path)
        text = re.sub(r"Oak Street Forum\s+Homes & hearths <for all>|Page \d+ of \d+", "", text)
        whole, at = squeezed(text), 0
        for one in words:
            at = whole.index(squeezed(clean(one)), at)
