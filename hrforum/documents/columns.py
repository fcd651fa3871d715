"""Two texts side by side, such as what was said and its translation: each column is read to its end before the other one."""

from collections.abc import Sequence

from hrforum.documents.boxes import Box, TextBox
from hrforum.documents.pen import Pen
from hrforum.documents.styles import MEASURE

GUTTER = 22.0
COLUMN = (MEASURE - GUTTER) / 2
"""Width of a column in points: about 38 letters of the body."""


class ColumnsBox(Box):
    """Two columns of text boxes, set to `COLUMN`. On each page that they run over, the left one is drawn before the right one."""

    def __init__(self, left: Sequence[TextBox], right: Sequence[TextBox]) -> None:
        self.columns = (tuple(left), tuple(right))
        self.before = max((each[0].before for each in self.columns if each), default=0.0)
        self.after = max((each[-1].after for each in self.columns if each), default=0.0)

    @property
    def height(self) -> float:
        return max(map(_tall, self.columns))

    @property
    def least(self) -> float:
        return max(map(_beginning, self.columns))

    def split(self, room: float) -> "tuple[ColumnsBox, ColumnsBox] | None":
        (left, left_rest), (right, right_rest) = (_parted(each, room) for each in self.columns)
        if not left and not right:
            return None
        head, tail = ColumnsBox(left, right), ColumnsBox(left_rest, right_rest)
        head.after = tail.before = 0.0
        return head, tail

    def draw(self, pen: Pen, left: float, top: float) -> None:
        for at, column in enumerate(self.columns):
            y = top
            for number, box in enumerate(column):
                y -= _space(column, number)
                box.draw(pen, left + at * (COLUMN + GUTTER), y)
                y -= box.height


def _space(column: Sequence[TextBox], at: int) -> float:
    """Return the space above a box of a column; the first one has none."""
    return max(column[at - 1].after, column[at].before) if at else 0.0


def _tall(column: Sequence[TextBox]) -> float:
    return sum(_space(column, at) + box.height for at, box in enumerate(column))


def _beginning(column: Sequence[TextBox]) -> float:
    """Return how tall the label and a beginning of what it stands above are."""
    total = 0.0
    for at, box in enumerate(column):
        total += _space(column, at)
        if not box.keep:
            return total + box.least
        total += box.height
    return total


def _parted(column: Sequence[TextBox], room: float) -> tuple[tuple[TextBox, ...], tuple[TextBox, ...]]:
    """Return what of a column fits into a room and what is left; a label never stays alone at the foot."""
    used = 0.0
    for at, box in enumerate(column):
        used += _space(column, at)
        if used + box.height <= room + 1e-6:
            used += box.height
            continue
        parts = box.split(room - used)
        if parts:
            return (*column[:at], parts[0]), (parts[1], *column[at + 1 :])
        whole = at
        while whole and column[whole - 1].keep:
            whole -= 1
        return tuple(column[:whole]), tuple(column[whole:])
    return tuple(column), ()
