"""A drawing as plain shapes, the same for screen, paper and file: panels, strokes, areas, dots and words on a page that reads down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Anchor(StrEnum):
    """Which part of words stands at their place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Ink(StrEnum):
    """The colour of words and strokes, by what it does."""

    INK = "ink"
    MUTED = "muted"
    RULE = "rule"
    GROUND = "ground"


class Pattern(StrEnum):
    """What tells one panel from another where colour alone would speak."""

    PLAIN = "plain"
    RISING = "rising"
    FALLING = "falling"
    LEVEL = "level"
    UPRIGHT = "upright"
    CROSSED = "crossed"


PATTERNS = (
    Pattern.PLAIN,
    Pattern.RISING,
    Pattern.LEVEL,
    Pattern.FALLING,
    Pattern.UPRIGHT,
    Pattern.CROSSED,
)

Measure = Callable[[str, float, bool], float]
"""Returns the width of words in a size, bold or not."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled rectangle. `strength` from 0 to 1 is how much of the accent lies on the ground, so that it reads in grey."""

    left: float
    top: float
    width: float
    height: float
    strength: float
    edged: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    ink: Ink = Ink.INK
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Area:
    """A filled area with an edge: its rings, holes included."""

    rings: tuple[tuple[tuple[float, float], ...], ...]
    strength: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A round dot."""

    x: float
    y: float
    radius: float
    ink: Ink = Ink.INK


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one line; `y` is their base line."""

    text: str
    x: float
    y: float
    size: float
    ink: Ink = Ink.INK
    anchor: Anchor = Anchor.START
    bold: bool = False


Shape = Panel | Stroke | Area | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are drawn, within a width and height from the upper left corner."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def shortened(text: str, room: float, size: float, measure: Measure, *, bold: bool = False) -> str:
    """Return words cut to a room, ending in "…" where they had to be."""
    if measure(text, size, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low else ""


def hatched(one: Panel, pattern: Pattern, gap: float) -> Iterator[Stroke]:
    """Yield the strokes of a pattern within a panel, drawn in the ground's colour on a dark one, else in the ink's."""
    ink = Ink.GROUND if one.strength > 0.5 else Ink.INK
    right, bottom = one.left + one.width, one.top + one.height
    if pattern in (Pattern.LEVEL, Pattern.CROSSED):
        for y in _steps(one.top, bottom, gap):
            yield Stroke(((one.left, y), (right, y)), ink, 0.8)
    if pattern in (Pattern.UPRIGHT, Pattern.CROSSED):
        for x in _steps(one.left, right, gap):
            yield Stroke(((x, one.top), (x, bottom)), ink, 0.8)
    if pattern in (Pattern.RISING, Pattern.FALLING):
        for x in _steps(one.left - one.height, right, gap):
            begin, end = max(x, one.left), min(x + one.height, right)
            if end > begin:
                down = pattern is Pattern.FALLING
                ys = (
                    (one.top + begin - x, one.top + end - x)
                    if down
                    else (bottom - begin + x, bottom - end + x)
                )
                yield Stroke(((begin, ys[0]), (end, ys[1])), ink, 0.8)


def _steps(start: float, stop: float, gap: float) -> Iterator[float]:
    at = start + gap
    while at < stop:
        yield at
        at += gap


_TURNED = {Anchor.START: Anchor.END, Anchor.END: Anchor.START, Anchor.MIDDLE: Anchor.MIDDLE}


def mirrored(drawing: Drawing) -> Drawing:
    """Return a drawing for pages that read from right to left; words stay as they read."""
    wide = drawing.width

    def turned(shape: Shape) -> Shape:
        match shape:
            case Panel():
                return replace(shape, left=wide - shape.left - shape.width)
            case Words():
                return replace(shape, x=wide - shape.x, anchor=_TURNED[shape.anchor])
            case Stroke():
                return replace(shape, points=tuple((wide - x, y) for x, y in shape.points))
            case Dot():
                return replace(shape, x=wide - shape.x)
            case Area():
                # East stays in the east.
                return shape

    return replace(drawing, shapes=tuple(map(turned, drawing.shapes)))
