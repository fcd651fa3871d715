"""Room for a pen: boxes to tick, ruled lines to write on, lines to cut along. What is drawn there is ornament, not text."""

from collections.abc import Sequence

from hrforum.documents.boxes import Box
from hrforum.documents.fonts import face
from hrforum.documents.lines import Line, break_lines
from hrforum.documents.pen import Pen
from hrforum.documents.styles import FILL, INK, MEASURE, MUTED, QUESTION, RULE, SECOND, SMALL, Style
from hrforum.documents.tagging import Node
from hrforum.documents.text import one_line

_TICK = 13.0
_ANSWERS = 116.0
"""Room for all answers of a question, at the right."""
_RULED = 23.0
_GUTTER = 18.0
_DASH = 5.0


class Said:
    """One text in each language of a form: its lines, how they are set, and the nodes that say in which language."""

    def __init__(
        self, texts: Sequence[str], second: str, parent: Node, styles: tuple[Style, Style], room: float
    ) -> None:
        self.room = room
        self.parts: list[tuple[list[Line], Style, Node]] = []
        for at, text in enumerate(texts):
            style = styles[min(at, 1)]
            node = parent.add("P", language=second if at else None)
            self.parts.append((break_lines(one_line(text), face(style.face), style.size, room), style, node))

    @property
    def height(self) -> float:
        """How tall all languages are together."""
        return sum(len(lines) * style.leading for lines, style, _node in self.parts)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw one language below the other."""
        for lines, style, node in self.parts:
            with pen.content(node):
                pen.text(lines, style, left, top, self.room)
            top -= len(lines) * style.leading


class ChoiceBox(Box):
    """A question with its answers beside it, each with a square to tick."""

    after = 0.0

    def __init__(self, question: Sequence[str], answers: Sequence[Sequence[str]], second: str, node: Node):
        self.question = Said(question, second, node, (QUESTION, SECOND), MEASURE - _ANSWERS - _GUTTER)
        self.column = _ANSWERS / len(answers)
        room = self.column - _TICK - 8
        self.answers = [Said(each, second, node, (QUESTION, SECOND), room) for each in answers]

    @property
    def height(self) -> float:
        return max(self.question.height, *(one.height for one in self.answers)) + 8

    def draw(self, pen: Pen, left: float, top: float) -> None:
        self.question.draw(pen, left, top - 4)
        for at, answer in enumerate(self.answers):
            x = left + MEASURE - _ANSWERS + at * self.column
            with pen.artifact():
                frame(pen, x, top - 5 - _TICK, _TICK, _TICK)
            answer.draw(pen, x + _TICK + 6, top - 4)
        with pen.artifact():
            pen.rule(left, top - self.height, MEASURE, RULE, 0.5)


class FillBox(Box):
    """Labels side by side with ruled lines below each; without a label the lines alone."""

    before = 6.0
    after = 4.0

    def __init__(self, labels: Sequence[Sequence[str]], lines: int, second: str, node: Node) -> None:
        self.lines = lines
        columns = max(len(labels), 1)
        self.width = (MEASURE - _GUTTER * (columns - 1)) / columns
        self.labels = [Said(each, second, node, (FILL, SECOND), self.width) for each in labels]

    @property
    def height(self) -> float:
        return max((one.height for one in self.labels), default=0.0) + self.lines * _RULED

    def draw(self, pen: Pen, left: float, top: float) -> None:
        head = max((one.height for one in self.labels), default=0.0)
        for at, label in enumerate(self.labels):
            label.draw(pen, left + at * (self.width + _GUTTER), top)
        with pen.artifact():
            for at in range(max(len(self.labels), 1)):
                for number in range(1, self.lines + 1):
                    x = left + at * (self.width + _GUTTER)
                    pen.rule(x, top - head - number * _RULED + 2, self.width, MUTED, 0.6)


class CutBox(Box):
    """A dashed line across the page with what it says below."""

    before = 14.0
    after = 8.0

    def __init__(self, said: Sequence[str], second: str, node: Node) -> None:
        self.said = Said(said, second, node, (SMALL, SMALL), MEASURE)

    @property
    def height(self) -> float:
        return self.said.height + 6

    def draw(self, pen: Pen, left: float, top: float) -> None:
        with pen.artifact():
            dashed(pen, left, top, MEASURE)
        self.said.draw(pen, left, top - 5)


def frame(pen: Pen, left: float, bottom: float, width: float, height: float, weight: float = 1.1) -> None:
    """Draw the outline of a rectangle."""
    for y in (bottom, bottom + height):
        pen.rule(left - weight / 2, y, width + weight, INK, weight)
    for x in (left, left + width):
        pen.panel(x - weight / 2, bottom, weight, height, INK)


def dashed(pen: Pen, left: float, y: float, width: float) -> None:
    """Draw a level dashed line."""
    at = 0.0
    while at < width:
        pen.rule(left + at, y, min(_DASH, width - at), MUTED, 0.8)
        at += 2 * _DASH


def dashed_down(pen: Pen, x: float, top: float, height: float) -> None:
    """Draw an upright dashed line."""
    at = 0.0
    while at < height:
        pen.panel(x - 0.4, top - min(at + _DASH, height), 0.8, min(_DASH, height - at), MUTED)
        at += 2 * _DASH
