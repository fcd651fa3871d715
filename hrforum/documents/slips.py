"""Pieces of paper to cut out, such as the card that a person takes home."""

from hrforum.documents.boxes import Box
from hrforum.documents.fonts import face
from hrforum.documents.handwriting import dashed, dashed_down
from hrforum.documents.lines import Line, break_lines
from hrforum.documents.outline import Slip
from hrforum.documents.pen import Pen
from hrforum.documents.styles import BODY, FILL, MEASURE, MUTED, SLIP_CODE, Style
from hrforum.documents.tagging import Node
from hrforum.documents.text import one_line

_PAD = 12.0
_POINT = 14.0
_TITLE = FILL.but(size=12, leading=17)
_TEXT = BODY.but(size=10, leading=14)
_HEAD = FILL.but(size=10, leading=16)
_BETWEEN = 4.0
_RULED = 26.0

_Part = tuple[list[Line], Style, Node, float]
"""Lines, how they are set, their node, and how far they are set in."""


class SlipBox(Box):
    """A slip inside a dashed frame; never parted."""

    before = 6.0
    after = 14.0

    def __init__(self, slip: Slip, node: Node) -> None:
        self.parts: list[_Part] = []
        self.fills: list[_Part] = []
        self._add(slip.title, _TITLE, node.add("P"))
        self._add(slip.code, SLIP_CODE, node.add("P"))
        for sentence in slip.sentences:
            self._add(sentence, _TEXT, node.add("P"))
        for heading, points in slip.lists:
            self._add(heading, _HEAD, node.add("P"))
            body = node.add("L", numbering="Disc")
            for point in points:
                self._add(point, _TEXT, body.add("LI").add("LBody"), _POINT)
        for label in slip.fills:
            self.fills.append(self._part(label, _HEAD, node.add("P"), 0.0))

    def _add(self, text: str, style: Style, node: Node, indent: float = 0.0) -> None:
        for paragraph in filter(None, (one_line(line) for line in text.split("\n"))):
            self.parts.append(self._part(paragraph, style, node, indent))

    @staticmethod
    def _part(text: str, style: Style, node: Node, indent: float) -> _Part:
        lines = break_lines(text, face(style.face), style.size, MEASURE - 2 * _PAD - indent)
        if any(line.complex for line in lines):
            node.spoken += text
        return lines, style, node, indent

    @property
    def height(self) -> float:
        text = sum(len(lines) * style.leading + _BETWEEN for lines, style, _node, _indent in self.parts)
        return text + len(self.fills) * _RULED + 2 * _PAD - _BETWEEN

    def draw(self, pen: Pen, left: float, top: float) -> None:
        with pen.artifact():
            for y in (top, top - self.height):
                dashed(pen, left, y, MEASURE)
            for x in (left, left + MEASURE):
                dashed_down(pen, x, top, self.height)
        y = top - _PAD
        for lines, style, node, indent in self.parts:
            if indent:
                with pen.artifact():
                    pen.panel(left + _PAD + 3, y - style.leading / 2 - 1.5, 3.2, 3.2, MUTED)
            with pen.content(node):
                pen.text(lines, style, left + _PAD + indent, y, MEASURE - 2 * _PAD - indent)
            y -= len(lines) * style.leading + _BETWEEN
        for lines, style, node, _indent in self.fills:
            with pen.content(node):
                pen.text(lines, style, left + _PAD, y - 8, MEASURE - 2 * _PAD)
            begin = left + _PAD + lines[0].width + 8
            with pen.artifact():
                pen.rule(begin, y - _RULED + 4, left + MEASURE - _PAD - begin, MUTED, 0.6)
            y -= _RULED
