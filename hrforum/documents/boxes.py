"""The pieces that pages are made of: each knows its height, may split between two pages, and draws itself."""

from collections.abc import Sequence

from hrforum.documents.fonts import face
from hrforum.documents.lines import Line, break_lines
from hrforum.documents.pen import Pen
from hrforum.documents.styles import ACCENT, MEASURE, PANEL, RULE, WARNING, WARNING_PANEL, Style
from hrforum.documents.tagging import Anchor, Node


class Box:
    """What can be laid on a page. Heights and rooms are in points, spaces before and after count once between two boxes.

    `keep` binds a box to the one after it. The height may be asked often, so it is cheap.
    """

    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    anchor: Anchor | None = None

    @property
    def height(self) -> float:
        """How tall the whole box is."""
        return 0.0

    @property
    def least(self) -> float:
        """How tall the smallest piece is that may stand alone at the foot of a page."""
        return self.height

    @property
    def foot(self) -> float:
        """How much room it takes at the foot of the page on which it ends."""
        return 0.0

    def split(self, room: float) -> "tuple[Box, Box] | None":  # noqa: ARG002  # most boxes stay whole in any room
        """Part the box so that the first piece fits a room; None where it cannot be parted there."""
        return None

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the box with its upper left corner there."""


class TextBox(Box):
    """A paragraph, heading or label. Its node stays one even where the text runs over several pages."""

    def __init__(
        self,
        lines: Sequence[Line],
        style: Style,
        node: Node,
        *,
        indent: float = 0.0,
        keep: bool = False,
        anchor: Anchor | None = None,
        ornament: str = "",
        marker: "tuple[Line, Node] | None" = None,
        measure: float = MEASURE,
    ) -> None:
        self.lines = lines
        self.style = style
        self.node = node
        self.indent = indent
        self.keep = keep
        self.anchor = anchor
        self.ornament = ornament
        self.marker = marker
        self.measure = measure
        self.mirrored = any(line.backwards for line in lines)
        """Whether a bar beside the words stands at the right, where they begin."""
        self.before = style.before
        self.after = style.after

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        count = len(self.lines)
        return (count if count < 4 or self.keep else 2) * self.style.leading

    def split(self, room: float) -> "tuple[TextBox, TextBox] | None":
        fits = min(int(room / self.style.leading + 1e-6), len(self.lines) - 2)
        if fits < 2:
            return None
        head, tail = self._part(self.lines[:fits]), self._part(self.lines[fits:])
        head.marker, head.anchor = self.marker, self.anchor
        head.after = tail.before = 0
        return head, tail

    def _part(self, lines: Sequence[Line]) -> "TextBox":
        part = TextBox(
            lines,
            self.style,
            self.node,
            indent=self.indent,
            keep=self.keep,
            ornament=self.ornament,
            measure=self.measure,
        )
        part.before, part.after = self.before, self.after
        part.mirrored = self.mirrored
        return part

    def draw(self, pen: Pen, left: float, top: float) -> None:
        if self.ornament:
            with pen.artifact():
                kind = "bar at the right" if self._at_the_right else self.ornament
                _ornament(pen, kind, left, top, self.height)
        if self.marker:
            line, label = self.marker
            with pen.content(label):
                pen.text([line], self.style, left + self.indent - 16, top, 16)
        begin = left if self._at_the_right else left + self.indent
        with pen.content(self.node):
            pen.text(self.lines, self.style, begin, top, self.measure - self.indent)

    @property
    def _at_the_right(self) -> bool:
        return self.mirrored and self.ornament == "bar"


def _ornament(pen: Pen, kind: str, left: float, top: float, height: float) -> None:
    match kind:
        case "rule" if top >= pen.top - 1:
            pass  # the header's rule stands right above
        case "rule":
            pen.rule(left, top + 9, MEASURE, RULE, 0.8)
        case "bar":
            pen.panel(left, top - height, 2.2, height, ACCENT)
        case "bar at the right":
            pen.panel(left + MEASURE - 2.2, top - height, 2.2, height, ACCENT)
        case "ask":
            pen.panel(left, top - height - 5, MEASURE, height + 10, PANEL)
            pen.panel(left, top - height - 5, 2.2, height + 10, ACCENT)
        case "warning":
            pen.panel(left, top - height - 8, MEASURE, height + 16, WARNING_PANEL)
            pen.panel(left, top - height - 8, 3, height + 16, WARNING)
        case "cover":
            pen.panel(left, top + 14, 64, 4, ACCENT)
        case _:
            raise ValueError(kind)


def text_box(
    text: str,
    style: Style,
    node: Node,
    *,
    indent: float = 0.0,
    keep: bool = False,
    anchor: Anchor | None = None,
    ornament: str = "",
    measure: float = MEASURE,
) -> TextBox:
    """Return the box of an already cleaned text."""
    lines = break_lines(text, face(style.face), style.size, measure - indent)
    if any(line.complex for line in lines):
        node.spoken += text
    return TextBox(
        lines, style, node, indent=indent, keep=keep, anchor=anchor, ornament=ornament, measure=measure
    )


class Gap(Box):
    """So much empty room, or the start of a new page; `front` starts it on the front side of a leaf."""

    def __init__(self, room: float = 0.0, *, new_page: bool = False, front: bool = False) -> None:
        self.room = room
        self.new_page = new_page
        self.front = front

    @property
    def height(self) -> float:
        return self.room
