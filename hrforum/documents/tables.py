"""Tables on paper: rows never cut, header cells that say what they head, rules that are no part of the text."""

from collections.abc import Sequence
from typing import NamedTuple

from hrforum.documents.boxes import Box
from hrforum.documents.fonts import face
from hrforum.documents.lines import Line, break_lines
from hrforum.documents.pen import Pen
from hrforum.documents.styles import CELL, CELL_HEAD, MEASURE, MUTED, RULE, Style
from hrforum.documents.tagging import Node

_PAD = 4.0
_GUTTER = 14.0
_LONG = 300.0
"""Points: about half a page."""
_BEGINNING = 4
"""Rows that may stand alone below the header."""
_TALL = 560.0
"""A row taller than this, in points, may be parted."""


class Cell(NamedTuple):
    """One cell: its lines, how they are set, and its node."""

    lines: Sequence[Line]
    style: Style
    node: Node


class Row(NamedTuple):
    """One row of cells and its height in points, padding included."""

    cells: tuple[Cell, ...]
    height: float


class TableBox(Box):
    """The rows of one table. A continued table repeats its header row as ornament, so that it is read once."""

    def __init__(
        self, head: Row | None, rows: Sequence[Row], widths: Sequence[float], *, again: bool = False
    ) -> None:
        self.head = head
        self.rows = rows
        self.widths = widths
        self.again = again
        self.before = 0.0
        self.after = 14.0

    @property
    def height(self) -> float:
        return sum(row.height for row in self._all)

    @property
    def least(self) -> float:
        """A short table stays whole; of a long one some rows may begin at the foot of a page, so that none is left nearly empty."""
        if self.height <= _LONG:
            return self.height
        return sum(row.height for row in self._all[: _BEGINNING + 1])

    @property
    def _all(self) -> list[Row]:
        return [self.head, *self.rows] if self.head else list(self.rows)

    def split(self, room: float) -> "tuple[TableBox, TableBox] | None":
        left = room - (self.head.height if self.head else 0.0)
        fits = 0
        while fits < len(self.rows) - 1 and left >= self.rows[fits].height:
            left -= self.rows[fits].height
            fits += 1
        if not fits:
            return self._part_row(left)
        first = TableBox(self.head, self.rows[:fits], self.widths, again=self.again)
        return first, TableBox(self.head, self.rows[fits:], self.widths, again=True)

    def _part_row(self, room: float) -> "tuple[TableBox, TableBox] | None":
        """Part the first row between its lines, where it is so tall that no page could hold it."""
        row, *rest = self.rows
        lines = int((room - 2 * _PAD) / CELL.leading)
        if row.height < _TALL or lines < 2:
            return None
        upper = Row(tuple(cell._replace(lines=cell.lines[:lines]) for cell in row.cells), room)
        lower = Row(
            tuple(cell._replace(lines=cell.lines[lines:]) for cell in row.cells),
            row.height - lines * CELL.leading,
        )
        first = TableBox(self.head, [upper], self.widths, again=self.again)
        return first, TableBox(self.head, [lower, *rest], self.widths, again=True)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        for row in self._all:
            if self.again and row is self.head:
                with pen.artifact("/Pagination"):
                    self._cells(pen, row, left, top, marked=False)
            else:
                self._cells(pen, row, left, top, marked=True)
            top -= row.height
            with pen.artifact():
                heavy = row is self.head
                pen.rule(left, top, MEASURE, MUTED if heavy else RULE, 0.9 if heavy else 0.5)

    def _cells(self, pen: Pen, row: Row, left: float, top: float, *, marked: bool) -> None:
        for cell, width in zip(row.cells, self.widths, strict=True):
            room = width if cell is row.cells[-1] else width - _GUTTER
            if not marked:
                pen.text(cell.lines, cell.style, left, top - _PAD, room)
            elif any(line.text for line in cell.lines):
                with pen.content(cell.node):
                    pen.text(cell.lines, cell.style, left, top - _PAD, room)
            left += width


def table_box(
    node: Node,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    figures: bool,
    label_width: float = 0.0,
) -> TableBox:
    """Return the box of a table of cleaned texts and add its rows to the table's node.

    An empty `header` makes a table of row headers only. `label_width` fixes the first column's width in points.
    """
    widths = _widths([header, *rows] if header else rows, figures=figures, label_width=label_width)
    first = CELL if header else CELL.but(colour=MUTED)
    head = _row(node.add("THead").add("TR"), header, widths, CELL_HEAD, figures=figures) if header else None
    body = node.add("TBody")
    return TableBox(head, [_row(body.add("TR"), row, widths, first, figures=figures) for row in rows], widths)


def _row(node: Node, texts: Sequence[str], widths: Sequence[float], first: Style, *, figures: bool) -> Row:
    """Return one row; `first` is the style of its first cell, and of all where it is the row of headers."""
    heading = first is CELL_HEAD
    cells = []
    for column, (text, width) in enumerate(zip(texts, widths, strict=True)):
        style = first if heading or column == 0 else CELL
        style = style.but(flush_right=figures and column > 0)
        if heading or column == 0:
            cell = node.add("TH", scope="Column" if heading else "Row")
        else:
            cell = node.add("TD")
        room = width if column == len(widths) - 1 else width - _GUTTER
        lines = break_lines(text, face(style.face), style.size, room)
        if any(line.complex for line in lines):
            cell.spoken = text
        cells.append(Cell(lines, style, cell))
    return Row(tuple(cells), max(len(cell.lines) * cell.style.leading for cell in cells) + 2 * _PAD)


def _widths(rows: Sequence[Sequence[str]], *, figures: bool, label_width: float) -> list[float]:
    """Share the measure out: the first column gets what figures leave over.

    Each column of text gets its longest word where all of these fit, and what is left over is shared by their length.
    """
    columns = len(rows[0])
    if label_width:
        return [label_width, *[(MEASURE - label_width) / (columns - 1)] * (columns - 1)]
    natural = [max(_natural(row[column]) for row in rows) + _GUTTER for column in range(columns)]
    if figures:
        rest = [min(width, MEASURE * 0.6 / max(columns - 1, 1)) for width in natural[1:]]
        return [MEASURE - sum(rest), *rest]
    wished = [min(width, MEASURE * 0.7) for width in natural]
    least = [max(_longest_word(row[column]) for row in rows) + _GUTTER for column in range(columns)]
    if sum(least) > MEASURE:
        least = [0.0] * columns
    more = [max(wish - low, 0.0) for wish, low in zip(wished, least, strict=True)]
    if not any(more):
        more = wished
    spare = (MEASURE - sum(least)) / sum(more)
    return [low + part * spare for low, part in zip(least, more, strict=True)]


def _longest_word(text: str) -> float:
    """Return the width of the longest piece that holds together; no-break spaces hold the parts of a day together."""
    return max(map(_natural, text.replace("\n", " ").split(" ")))


def _natural(text: str) -> float:
    return max(line.width for line in break_lines(text, face("bold"), CELL.size, 10_000))
