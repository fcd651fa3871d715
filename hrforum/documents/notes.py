"""Notes at the foot of a page: the mark behind the words leads to the note, and the note's number leads back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hrforum.documents.boxes import TextBox
from hrforum.documents.fonts import face
from hrforum.documents.lines import Line, break_lines
from hrforum.documents.pen import Pen
from hrforum.documents.styles import MEASURE, MUTED, RULE, SMALL, Style
from hrforum.documents.tagging import Anchor, Node

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STYLE = SMALL.but(after=0)
_INDENT = 14.0
_BETWEEN = 3.0
_RULE_LENGTH = 64.0


@dataclass(slots=True)
class Note:
    """One note: its number, its words in lines, its places in the structure, and what its two links say."""

    number: int
    lines: Sequence[Line]
    label: Node
    body: Node
    there: str
    back: str
    anchor: Anchor = field(default_factory=lambda: Anchor(""))
    home: Anchor = field(default_factory=lambda: Anchor(""))

    @property
    def mark(self) -> str:
        """The number as it stands raised behind the words."""
        return str(self.number).translate(_RAISED)

    @property
    def height(self) -> float:
        """How much room it takes at the foot of the page, in points."""
        return len(self.lines) * _STYLE.leading + _BETWEEN


def note(number: int, text: str, parent: Node, there: str, back: str) -> Note:
    """Return a note of cleaned words, and give it its place in the structure: behind the paragraph that was added last."""
    element = parent.add("Note")
    element.identifier = f"note-{number}"
    label, body = element.add("Lbl").add("Link"), element.add("P")
    lines = break_lines(text, face(_STYLE.face), _STYLE.size, MEASURE - _INDENT)
    if any(line.complex for line in lines):
        body.spoken = text
    return Note(number, lines, label, body, there, back)


class NotedBox(TextBox):
    """A paragraph with marks behind its last word. `foot_top` is where its notes begin, known once the page is full."""

    def __init__(self, lines: Sequence[Line], style: Style, node: Node, notes: Sequence[Note]) -> None:
        super().__init__(lines, style, node)
        self.notes = notes
        self.foot_top = 0.0
        self.opens_foot = False

    @property
    def foot(self) -> float:
        return sum(one.height for one in self.notes)

    def split(self, room: float) -> "tuple[TextBox, TextBox] | None":
        parts = super().split(room)
        if parts is None:
            return None
        head, tail = parts
        last = NotedBox(tail.lines, self.style, self.node, self.notes)
        last.before, last.after = tail.before, tail.after
        return head, last

    def draw(self, pen: Pen, left: float, top: float) -> None:
        *whole, last = self.lines
        with pen.content(self.node):
            pen.text([*whole, last], self.style, left, top, MEASURE)
        low = top - len(whole) * self.style.leading
        at = left + last.width
        for one in self.notes:
            line = break_lines(one.mark, face(self.style.face), self.style.size, MEASURE)[0]
            self._mark(pen, one, line, at + 1, low)
            at += line.width + 3
        self._foot(pen, left)

    def _mark(self, pen: Pen, one: Note, line: Line, at: float, low: float) -> None:
        one.home.page, one.home.top = pen.page, low
        # Behind the paragraph's last words, which were drawn just now.
        reference = self.node.add("Reference").add("Link")
        with pen.content(reference):
            pen.text([line], self.style, at, low, line.width)
        pen.link(reference, (at, low - self.style.leading, at + line.width, low), one.anchor, one.there)

    def _foot(self, pen: Pen, left: float) -> None:
        top = self.foot_top
        if self.opens_foot:
            with pen.artifact():
                pen.rule(left, top + 6, _RULE_LENGTH, RULE, 0.8)
        for one in self.notes:
            one.anchor.page, one.anchor.top = pen.page, top
            number = break_lines(f"{one.number} ", face("bold"), _STYLE.size, _INDENT * 2)[0]
            with pen.content(one.label):
                pen.text([number], _STYLE.but(face="bold", colour=MUTED), left, top, _INDENT)
            pen.link(one.label, (left, top - _STYLE.leading, left + _INDENT, top), one.home, one.back)
            with pen.content(one.body):
                pen.text(one.lines, _STYLE, left + _INDENT, top, MEASURE - _INDENT)
            top -= one.height


def noted_box(text: str, style: Style, node: Node, notes: Sequence[Note]) -> NotedBox:
    """Return the box of a cleaned paragraph with notes; its last line leaves room for their marks."""
    marks = "".join(one.mark for one in notes)
    whole = face(style.face)
    taken = break_lines(marks, whole, style.size, MEASURE)[0].width + 3 * len(notes)
    lines = break_lines(text, whole, style.size, MEASURE)
    if lines[-1].width + taken > MEASURE or lines[-1].backwards:
        # A narrower measure, so that the last word takes its mark along; what runs backwards ends at the left.
        lines = break_lines(text, whole, style.size, MEASURE - taken)
    if any(line.complex for line in lines):
        node.spoken = text
    return NotedBox(lines, style, node, notes)
