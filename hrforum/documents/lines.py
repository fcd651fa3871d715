"""Breaking text into lines: greedy, in time that grows with the text and not faster."""

from collections.abc import Iterator
from typing import NamedTuple

from hrforum.documents import shaping
from hrforum.documents.fonts import Face


class Line(NamedTuple):
    """One line of text. `width` is in points; `complex` lines need shaping or a second face.

    `levels` gives the direction level of every character of a complex line, odd is right to left; `backwards` lines
    start at the right.
    """

    text: str
    width: float
    complex: bool = False
    levels: bytes = b""
    backwards: bool = False


def break_lines(text: str, face: Face, size: float, room: float) -> list[Line]:
    """Return the lines of a cleaned text set in `size` points within `room` points; "\\n" always ends a line.

    A word wider than the room is cut between letters. All lines but a paragraph's last end with the space they broke
    at, so that the words come apart again when the text is read out of the file.
    """
    lines: list[Line] = []
    for stretch in text.split("\n"):
        lines.extend(_fill(stretch, face, size, room))
    return lines


def shortened(text: str, face: Face, size: float, room: float, at_most: int) -> list[Line]:
    """Return at most so many lines of a cleaned text, the last one ending in "…" where there would be more."""
    lines = break_lines(text[: at_most * 400], face, size, room)
    if len(lines) <= at_most and len(text) <= at_most * 400:
        return lines
    kept = "".join(line.text for line in lines[:at_most])
    while len(lines := break_lines(kept.rstrip() + "…", face, size, room)) > at_most:
        kept = kept[:-1]
    return lines


def spaced(lines: list[Line]) -> list[Line]:
    """Return lines that end with a space, so that what is drawn next does not run into them when read out."""
    *first, last = lines
    return lines if last.complex else [*first, last._replace(text=last.text + " ")]


def _fill(stretch: str, face: Face, size: float, room: float) -> Iterator[Line]:
    units = room * 1000 / size
    space = face.space
    plain = face.plain.issuperset(stretch)
    levels = b"" if plain else shaping.levels(stretch)
    backwards = not plain and shaping.runs_backwards(stretch)

    def line(end: int) -> Line:
        if plain:
            return Line(stretch[begin:end], used * size / 1000)
        return Line(stretch[begin:end], used * size / 1000, True, levels[begin:end], backwards)

    at = begin = 0
    used = 0.0
    fresh = True
    for word in stretch.split(" "):
        width = face.width(word)
        if width is None:
            width = shaping.width(word, face)
        if not fresh and used + space + width > units:
            yield line(at)
            begin, used, fresh = at, 0.0, True
        if width > units:
            for piece, piece_width in _cut(word, face, units):
                if used:
                    yield line(at)
                    begin = at
                at += piece
                used = piece_width
            at += 1
        else:
            used += width if fresh else space + width
            at += len(word) + 1
        fresh = False
    yield line(at - 1)


def _cut(word: str, face: Face, units: float) -> Iterator[tuple[int, float]]:
    """Yield the length and width of each piece of a word too wide for a line, cut between whole letters."""
    length, used = 0, 0.0
    for letter in shaping.clusters(word):
        width = face.width(letter)
        if width is None:
            width = shaping.width(letter, face)
        if length and used + width > units:
            yield length, used
            length, used = 0, 0.0
        length += len(letter)
        used += width
    yield length, used
