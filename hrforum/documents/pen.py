"""Drawing on ReportLab's canvas: marked content, lines of text, rules and panels. The only place that writes operators."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfgen.canvas import Canvas

from hrforum.documents import shaping
from hrforum.documents.fonts import Face, face
from hrforum.documents.lines import Line
from hrforum.documents.styles import MARGIN_TOP, Colour, Style
from hrforum.documents.tagging import Anchor, Link, Mark, Node


class _Letters(dict[str, str]):
    """Each character of a face as it stands in a PDF string, as far as the face's first 255 letters go."""

    def __init__(self, one: Face, document: Any) -> None:
        super().__init__()
        self._font = one.font
        self._document = document

    def __missing__(self, char: str) -> str:
        ((subset, raw),) = self._font.splitString(char, self._document)
        if subset:
            raise KeyError(char)
        self[char] = escaped = str(escapePDF(raw))
        return escaped


class Pen:
    """Draws one document page by page. Untagged, it leaves out the marks and nothing else."""

    def __init__(self, canvas: Canvas, *, tagged: bool) -> None:
        self.canvas = canvas
        self.tagged = tagged
        self.top = canvas._pagesize[1] - MARGIN_TOP
        """Where the text of a page begins, in points above its foot."""
        self.page = 0
        self.owners: list[list[Node]] = [[]]
        """For each page, the node of every mark."""
        self.links: list[Link] = []
        self.shows: dict[tuple[str, int], str] = {}
        """What the glyphs stand for that no character names: by font name and code."""
        self._letters: dict[str, _Letters] = {}

    def next_page(self) -> None:
        """Close this page and begin another."""
        self.canvas.showPage()
        self.page += 1
        self.owners.append([])

    @contextmanager
    def content(self, node: Node) -> Iterator[None]:
        """Mark what is drawn inside as belonging to a node."""
        if not self.tagged:
            yield
            return
        owners = self.owners[self.page]
        self.canvas._code.append(f"/{node.tag} <</MCID {len(owners)}>> BDC")
        node.kids.append(Mark(self.page, len(owners)))
        owners.append(node)
        yield
        self.canvas._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "/Layout") -> Iterator[None]:
        """Mark what is drawn inside as no part of the text, for instance "/Pagination /Subtype /Header"."""
        if self.tagged:
            self.canvas._code.append(f"/Artifact <</Type {kind}>> BDC")
        yield
        if self.tagged:
            self.canvas._code.append("EMC")

    def link(self, node: Node, box: tuple[float, float, float, float], target: Anchor, contents: str) -> None:
        """Make a rectangle of this page lead to an anchor; `contents` says in words where to."""
        link = Link(self.page, box, target, contents)
        node.kids.append(link)
        self.links.append(link)

    def panel(self, left: float, bottom: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        self.canvas._code.append(
            f"{_colour(colour)} rg {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f"
        )

    def rule(self, left: float, y: float, width: float, colour: Colour, weight: float = 0.6) -> None:
        """Draw a level line of a `weight` in points."""
        self.panel(left, y - weight / 2, width, weight, colour)

    def stroke(self, points: Iterable[tuple[float, float]], colour: Colour, weight: float) -> None:
        """Draw a line through points."""
        self.canvas._code.append(f"{_colour(colour)} RG {weight:.2f} w {_path(points)} S")

    def area(self, rings: Iterable[Iterable[tuple[float, float]]], fill: Colour, edge: Colour) -> None:
        """Fill an area with its holes, and draw its edge."""
        path = " ".join(f"{_path(ring)} h" for ring in rings)
        self.canvas._code.append(f"{_colour(fill)} rg {_colour(edge)} RG 0.80 w {path} B*")

    def text(
        self,
        lines: Iterable[Line],
        style: Style,
        left: float,
        top: float,
        room: float,
        *,
        spacing: float = 0.0,
    ) -> None:
        """Draw lines one below the other, the first one's upper edge at `top`, between `left` and `left + room`.

        `spacing` in points is added after every letter; the widths of the lines count it already.
        """
        one = face(style.face)
        y = top - (style.leading - 1.2 * style.size) / 2 - 0.935 * style.size
        code = self.canvas._code
        code.append(f"BT {self._font(one, style.size)} {_colour(style.colour)} rg {style.leading:g} TL")
        if spacing:
            code.append(f"{spacing:g} Tc")
        at = None
        for line in lines:
            x = left + room - line.width if style.flush_right or line.backwards else left
            code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm" if x != at else "T*")
            at = x
            if line.complex:
                self._complex(line, one, style.size)
            else:
                code.append(self._plain(line.text, one, style.size))
            y -= style.leading
        if spacing:
            code.append("0 Tc")
        code.append("ET")

    def _font(self, one: Face, size: float, subset: int = 0) -> str:
        return f"{one.font.getSubsetInternalName(subset, self.canvas._doc)} {size:g} Tf"

    def _plain(self, text: str, one: Face, size: float) -> str:
        letters = self._letters.get(one.name)
        if letters is None:
            letters = self._letters[one.name] = _Letters(one, self.canvas._doc)
        try:
            return f"({''.join(map(letters.__getitem__, text))}) Tj"
        except KeyError:
            parts = [
                f"{self._font(one, size, subset)} ({escapePDF(raw)}) Tj"
                for subset, raw in one.font.splitString(text, self.canvas._doc)
            ]
            return " ".join([*parts, self._font(one, size)])

    def _complex(self, line: Line, one: Face, size: float) -> None:
        """Draw a line of shaped glyphs. What it says in reading order stands in the structure tree, not here: readers that know

        no tags put the glyphs of a backwards line in order themselves, and would do so a second time.
        """
        code = self.canvas._code
        text = line.text.rstrip(" ")
        current = ""
        for glyph in shaping.glyphs(text, line.levels[: len(text)], int(line.backwards), one):
            ((subset, raw),) = glyph.face.font.splitString(chr(glyph.code), self.canvas._doc)
            if glyph.code >= 0xF0000:
                self.shows.setdefault((glyph.face.inside, glyph.code), glyph.shows)
            font = self._font(glyph.face, size, subset)
            if font != current:
                code.append(font)
                current = font
            rise = f"{glyph.dy * size / 1000:g} Ts " if glyph.dy else ""
            back = " 0 Ts" if glyph.dy else ""
            after = glyph.dx + glyph.width - glyph.advance
            code.append(f"{rise}[{-glyph.dx:g} ({escapePDF(raw)}) {after:g}] TJ{back}")
        if current != self._font(one, size):
            code.append(self._font(one, size))


def _path(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.2f} {y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))


@cache
def _colour(colour: Colour) -> str:
    return " ".join(f"{part:.3f}" for part in colour)
