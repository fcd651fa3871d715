"""The contents pages: one linked entry a heading, with the page it is on."""

import math

from hrforum.documents.boxes import Box
from hrforum.documents.fonts import face
from hrforum.documents.lines import Line, break_lines, shortened, spaced
from hrforum.documents.pen import Pen
from hrforum.documents.styles import ENTRY, ENTRY_HEAD, MEASURE, MUTED, Style
from hrforum.documents.tagging import Anchor, Node

_NUMBER = 34.0
_INDENT = 12.0
_BETWEEN_DOTS = 2.6


class EntryBox(Box):
    """One entry. It is as tall as its title needs, whatever the page number: so the pages can be laid out in one pass."""

    def __init__(self, target: Anchor, contents: Node, page_link: str) -> None:
        """Take the entry's place in the `contents` node; `page_link` has the fields `heading` and `page`."""
        top = target.level <= 2
        self.style: Style = ENTRY_HEAD if top else ENTRY
        self.indent = 0.0 if top else _INDENT
        self.target = target
        self.page_link = page_link
        room = MEASURE - self.indent - _NUMBER
        self.lines = shortened(target.title, face(self.style.face), self.style.size, room, 3)
        self.node = contents.add("TOCI").add("Reference").add("Link")
        self.before, self.after = self.style.before, self.style.after
        self.keep = top

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    def draw(self, pen: Pen, left: float, top: float) -> None:
        number = str(self.target.page + 1)
        figures = break_lines(number, face(self.style.face), self.style.size, _NUMBER)[0]
        last = top - (len(self.lines) - 1) * self.style.leading
        with pen.artifact():
            self._leader(pen, left, last, figures.width)
        if any(line.complex for line in self.lines):
            self.node.spoken = f"{self.target.title} {number}"
        with pen.content(self.node):
            pen.text(spaced(self.lines), self.style, left + self.indent, top, MEASURE)
            pen.text([figures], self.style.but(flush_right=True), left, last, MEASURE)
        said = self.page_link.format(heading=self.target.title, page=number)
        pen.link(self.node, (left, top - self.height, left + MEASURE, top), self.target, said)

    def _leader(self, pen: Pen, left: float, top: float, taken: float) -> None:
        """Draw dots to the page's number, in columns that are the same in every entry."""
        style = ENTRY.but(colour=MUTED)
        step = break_lines(".", face(style.face), style.size, _NUMBER)[0].width + _BETWEEN_DOTS
        begin = left + self.indent + self.lines[-1].width + 8
        end = left + MEASURE - taken - 6
        most = int((left + MEASURE - begin) / step)
        first = left + MEASURE - step * most
        count = min(most, math.ceil((end - first) / step))
        if count > 0:
            shift = (self.style.leading - ENTRY.leading) / 2
            dots = Line("." * count, count * step)
            pen.text([dots], style, first, top - shift, dots.width, spacing=_BETWEEN_DOTS)
