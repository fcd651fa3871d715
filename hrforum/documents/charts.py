"""Charts on paper: level bars with their numbers beside them, so that nothing is told by length or colour alone."""

from hrforum.documents.boxes import Box
from hrforum.documents.fonts import face
from hrforum.documents.lines import Line, shortened, spaced
from hrforum.documents.pen import Pen
from hrforum.documents.styles import ACCENT, CELL, MEASURE, MUTED, RULE
from hrforum.documents.tagging import Node
from hrforum.documents.text import one_line
from hrforum.domain.chart import Bar, Chart

_BAR = 11.0
_GAP = 7.0
_LABELS = 0.38
"""The share of the measure that labels may take."""
_SHOWN = 0.3
"""The same for the numbers beside the bars."""


class ChartBox(Box):
    """The bars of one chart. A withheld number has no bar at all: any length would tell something about it."""

    keep = True
    before = 4.0
    after = 8.0

    def __init__(self, chart: Chart, node: Node) -> None:
        self.node = node
        self.bars = [(bar, self._label(bar), self._shown(bar)) for bar in chart.bars]
        self.label_room = (
            max((line.width for _bar, lines, _shown in self.bars for line in lines), default=0.0) + 10
        )
        self.shown_room = max((shown.width for _bar, _lines, shown in self.bars), default=0.0) + 6
        self.most = max((bar.count or 0 for bar in chart.bars), default=0)

    @staticmethod
    def _label(bar: Bar) -> list[Line]:
        return spaced(shortened(one_line(bar.label), face("regular"), CELL.size, MEASURE * _LABELS, 3))

    @staticmethod
    def _shown(bar: Bar) -> Line:
        style = "italic" if bar.count is None else "bold"
        return spaced(shortened(one_line(bar.shown), face(style), CELL.size, MEASURE * _SHOWN, 1))[0]

    @property
    def height(self) -> float:
        return sum(self._row_height(lines) for _bar, lines, _shown in self.bars)

    @staticmethod
    def _row_height(lines: list[Line]) -> float:
        return max(len(lines) * CELL.leading, _BAR) + _GAP

    def draw(self, pen: Pen, left: float, top: float) -> None:
        self.node.box = (left, top - self.height, left + MEASURE, top)
        axis = left + self.label_room
        longest = MEASURE - self.label_room - self.shown_room
        with pen.content(self.node):
            pen.panel(axis - 0.4, top - self.height + _GAP / 2, 0.8, self.height, RULE)
            for bar, lines, shown in self.bars:
                height = self._row_height(lines)
                middle = top - height / 2
                pen.text(lines, CELL, left, middle + len(lines) * CELL.leading / 2, self.label_room)
                length = longest * bar.count / self.most if bar.count else 0.0
                if length:
                    pen.panel(axis, middle - _BAR / 2, length, _BAR, ACCENT)
                style = CELL.but(face="italic", colour=MUTED) if bar.count is None else CELL.but(face="bold")
                pen.text([shown], style, axis + length + 6, middle + CELL.leading / 2, self.shown_room)
                top -= height
