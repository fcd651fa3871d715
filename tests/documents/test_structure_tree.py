"""The structure tree says what the outline says, in its order, and every mark on a page belongs to one element."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from hrforum.documents.check import check
from hrforum.documents.outline import (
    Bullets,
    ChartFigure,
    Code,
    Cover,
    Exhibit,
    Fact,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    ReleasedAsk,
    Table,
)
from hrforum.documents.packet import packet_outline
from hrforum.documents.pdf import set_pdf
from hrforum.domain.chart import Bar, Chart
from tests.documents.released import content, released

BARS = Chart("Heat", "homes", "Not a sample.", (Bar("Cold", 7, "7"), Bar("Warm", None, "withheld")))
OUTLINE = Outline(
    "Everything",
    "en",
    (
        Cover("Kicker", "Title", "Subtitle", (Fact("Before", "The council"),), "Note"),
        Heading(2, "Numbers"),
        Paragraph("Lead", manner="lead"),
        ChartFigure(BARS, "Cold 7, warm withheld"),
        Table("Homes", ("Kind", "homes"), (("Cold", "7"), ("Warm", "withheld"))),
        Bullets(("First", "Second"), numbered=True),
        PageBreak(),
        Paragraph("Bonjour", language="fr"),
        ReleasedAsk(released("Words", ask="Heat now"), "Exhibit 1"),
        Code("Code", ("7K3M", "9TQ4"), 1),
        Heading(2, "Testimonies"),
        Exhibit(
            1,
            "Exhibit 1",
            ("Fact",),
            released("No hay\n\nluz", language="es", ask="Luz"),
            ("Original",),
            "Asks",
        ),
    ),
    contents=True,
)
WANTED = """Document
P "Kicker"
H1 "Title"
P "Subtitle"
Table TBody TR
TH "Before"
TD "The council"
P "Note"
H2 "Contents"
TOC
TOCI Reference
Link "Numbers 3"
TOCI Reference
Link "Testimonies 4"
TOCI Reference
Link "Exhibit 1 4"
H2 "Numbers"
P "Lead"
P "Heat"
Figure "Cold 7 Warm withheld"
P "Not a sample."
Table
Caption "Homes"
THead TR
TH "Kind"
TH "homes"
TBody TR
TH "Cold"
TD "7"
TR
TH "Warm"
TD "withheld"
L LI
Lbl "1."
LBody "First"
LI
Lbl "2."
LBody "Second"
P "Bonjour"
BlockQuote
P "Heat now"
P "Exhibit 1"
P "Code"
P "7K3M 9TQ4"
H2 "Testimonies"
Sect
H3 "Exhibit 1"
P "Fact"
P "Original"
BlockQuote
P "No hay"
P "luz"
P "Asks"
BlockQuote
P "Luz"
"""


def told(path: Path) -> list[str]:
    """Return the tree as another program reads it: tags and texts, one after the other."""
    out = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(path)], capture_output=True, check=True, text=True
    ).stdout
    words: list[str] = []
    for line in (one.strip() for one in out.splitlines()):
        if line.startswith('"'):
            words.append(" ".join(line.split()).replace('" "', " ").replace(' "', '"'))
        elif re.match(r"[A-Z]", line) and not line.startswith("Object"):
            words.append(re.split(r"[ :]", line)[0])
    return words


def written(tmp_path: Path, outline: Outline) -> Path:
    path = tmp_path / "document.pdf"
    path.write_bytes(set_pdf(outline)[0])
    return path


def test_the_tree_says_what_the_outline_says(tmp_path: Path) -> None:
    path = written(tmp_path, OUTLINE)
    wanted = re.findall(r'"[^"]*"|\w+', WANTED)
    assert told(path) == wanted
    assert check(path).failed == () == check(path, "2a").failed


def walk(
    element: pikepdf.Object, pages: dict[tuple[int, int], int]
) -> list[tuple[tuple[int, int], int, int]]:
    """Return (element, page, mark) for all marks at and under an element."""
    found: list[tuple[tuple[int, int], int, int]] = []
    kids: list[Any] = list(element.get("/K", []))
    for kid in kids:
        if isinstance(kid, int):
            found.append((element.objgen, pages[element.Pg.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            found.append((element.objgen, pages[kid.Pg.objgen], int(kid.MCID)))
        elif "/S" in kid:
            assert kid.P.objgen == element.objgen
            found += walk(kid, pages)
    return found


def test_every_mark_has_one_owner_and_the_parent_tree_knows_it(tmp_path: Path) -> None:
    long = released("So it was. " * 900, number=1), released("And so. " * 900, number=2)
    path = written(tmp_path, packet_outline(content(*long), "en"))
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        marks = walk(pdf.Root.StructTreeRoot.K, pages)
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for number, page in enumerate(pdf.pages):
            drawn = [int(mark) for mark in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())]
            assert sorted(mark for _one, at, mark in marks if at == number) == sorted(drawn)
            assert [parent.objgen for parent in parents[int(page.StructParents)]] == [
                owner for mark in sorted(drawn) for owner, at, own in marks if (at, own) == (number, mark)
            ]
        annotations = [one for page in pdf.pages for one in page.obj.get("/Annots", [])]
        assert annotations
        assert all(str(parents[int(one.StructParent)].S) == "/Link" for one in annotations)
    # A paragraph that runs over pages is one element.
    split = [owner for owner, _page, _mark in marks]
    assert max(split.count(owner) for owner in set(split)) >= 3


def test_all_fonts_are_inside_and_every_letter_has_a_meaning(tmp_path: Path) -> None:
    path = written(tmp_path, packet_outline(content(released("Żółć Ωμέγα صلاة 12")), "en"))
    with pikepdf.open(path) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font.FontDescriptor
            meanings = re.findall(rb"<..> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
            assert meanings
            assert not {b"0000", b"FEFF", b"FFFE"} & set(meanings)


def test_headings_that_skip_a_level_are_refused() -> None:
    with pytest.raises(ValueError, match="level 3"):
        set_pdf(Outline("T", "en", (Heading(1, "One"), Heading(3, "Three"))))


def test_a_withheld_number_has_no_length(tmp_path: Path) -> None:
    """The drawing is the same whatever stands behind "withheld": the count is not even there to draw."""
    path = written(tmp_path, Outline("T", "en", (Heading(1, "T"), ChartFigure(BARS, "Bars"))))
    with pikepdf.open(path) as pdf:
        code = pdf.pages[0].Contents.read_bytes()
    figure = code[code.index(b"/Figure") :]
    assert figure[: figure.index(b"EMC")].count(b" re f") == 2  # the axis and one bar
