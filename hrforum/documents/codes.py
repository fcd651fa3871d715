"""Groups of letters and digits to copy by hand, in columns, large enough for a tired eye."""

from collections.abc import Sequence

from hrforum.documents.boxes import Box
from hrforum.documents.fonts import face
from hrforum.documents.lines import break_lines
from hrforum.documents.pen import Pen
from hrforum.documents.styles import ACCENT, CODE, MEASURE, PANEL, Style
from hrforum.documents.tagging import Node
from hrforum.documents.text import one_line

_PAD = 8.0
_INDENT = 16.0


class CodeBox(Box):
    """The groups of one code on a tinted panel, `a_line` of them side by side; read out one after the other."""

    before = 2.0
    after = 16.0

    def __init__(self, groups: Sequence[str], a_line: int, node: Node, style: Style = CODE) -> None:
        self.node, self.style = node, style
        self.groups = [
            break_lines(one_line(group) + " ", face(style.face), style.size, MEASURE)[0] for group in groups
        ]
        self.rows = [self.groups[at : at + a_line] for at in range(0, len(self.groups), a_line)]
        self.column = (MEASURE - _INDENT) / a_line

    @property
    def height(self) -> float:
        return len(self.rows) * self.style.leading + 2 * _PAD

    def draw(self, pen: Pen, left: float, top: float) -> None:
        with pen.artifact():
            pen.panel(left, top - self.height, MEASURE, self.height, PANEL)
            pen.panel(left, top - self.height, 2.2, self.height, ACCENT)
        with pen.content(self.node):
            for number, row in enumerate(self.rows):
                for place, group in enumerate(row):
                    x = left + _INDENT + place * self.column
                    pen.text([group], self.style, x, top - _PAD - number * self.style.leading, self.column)
