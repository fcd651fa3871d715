"""How a heat map, an UpSet plot and a district map are drawn."""

from collections.abc import Iterator, Sequence
from math import cos, radians
from string import ascii_uppercase

from hrforum.domain.chart import Bar, Chart, Ring
from hrforum.domain.drawing import (
    Anchor,
    Area,
    Dot,
    Drawing,
    Ink,
    Measure,
    Panel,
    Pattern,
    Shape,
    Stroke,
    Words,
    hatched,
    shortened,
)

_LABELS = 0.32
_TALLEST_MAP = 26
"""In heights of the words: a map and the list of its districts are to be seen at once."""


def _strength(count: int | None, most: int) -> float:
    """Return how dark a number is: in five steps that can be told apart in grey."""
    if not count or not most:
        return 0.0
    return (0.14, 0.3, 0.48, 0.68, 0.88)[min(4, 5 * (count - 1) // most)]


def _on(strength: float) -> Ink:
    return Ink.GROUND if strength > 0.5 else Ink.INK


# ---- heat map -----------------------------------------------------------------------------------------------------------
def heat(chart: Chart, width: float, em: float, measure: Measure) -> Drawing:
    """Return a grid with every number in its place, the darker the larger; a withheld one is hatched.

    Columns whose names do not fit are lettered, and their names stand below.
    """
    axis = (
        min(max((measure(bar.label, em, False) for bar in chart.bars), default=0.0), width * _LABELS)
        + em * 0.8
    )
    wide = (width - axis) / max(1, len(chart.names))
    fits = all(measure(name, em, False) + em * 0.4 <= wide for name in chart.names)
    names = chart.names if fits else _letters(len(chart.names))
    row, top = em * 2.0, em * 1.7
    most = max((part.count or 0 for bar in chart.bars for part in bar.parts), default=0)
    shapes: list[Shape] = [
        Words(name, axis + (at + 0.5) * wide, em * 1.1, em, Ink.MUTED, Anchor.MIDDLE, bold=True)
        for at, name in enumerate(names)
    ]
    for at, bar in enumerate(chart.bars):
        y = top + at * row
        label = shortened(bar.label, axis - em * 0.6, em, measure)
        shapes.append(Words(label, axis - em * 0.5, y + row / 2 + em * 0.35, em, anchor=Anchor.END))
        for place, part in enumerate(bar.parts):
            shapes += _heat_cell(part, axis + place * wide, y, wide, row, em, most, measure)
    height = top + row * len(chart.bars)
    if not fits:
        height = _letters_below(chart.names, names, width, height, em, measure, shapes)
    return Drawing(width, height, tuple(shapes))


def _heat_cell(
    part: Bar, x: float, y: float, wide: float, row: float, em: float, most: int, measure: Measure
) -> Iterator[Shape]:
    strength = _strength(part.count, most)
    panel = Panel(x + 1, y + 1, wide - 2, row - 2, strength, edged=True)
    yield panel
    if part.count is None:
        yield from (
            Stroke(each.points, Ink.RULE, each.weight) for each in hatched(panel, Pattern.RISING, em * 0.5)
        )
        return
    text = shortened(part.shown, wide - 4, em * 0.9, measure)
    yield Words(text, x + wide / 2, y + row / 2 + em * 0.33, em * 0.9, _on(strength), Anchor.MIDDLE)


def _letters(count: int) -> tuple[str, ...]:
    letters = ascii_uppercase
    return tuple(
        letters[at] if at < len(letters) else letters[at // len(letters) - 1] + letters[at % len(letters)]
        for at in range(count)
    )


def _letters_below(
    names: Sequence[str],
    letters: Sequence[str],
    width: float,
    height: float,
    em: float,
    measure: Measure,
    shapes: list[Shape],
) -> float:
    y, columns = height + em * 1.6, 2
    room = width / columns
    for at, (letter, name) in enumerate(zip(letters, names, strict=True)):
        x = at % columns * room
        shapes.append(Words(letter, x, y + at // columns * em * 1.5, em, bold=True))
        text = shortened(name, room - em * 2.4, em, measure)
        shapes.append(Words(text, x + em * 1.6, y + at // columns * em * 1.5, em))
    return y + (len(names) + 1) // columns * em * 1.5


# ---- UpSet --------------------------------------------------------------------------------------------------------------
def upset(chart: Chart, width: float, em: float, measure: Measure) -> Drawing:
    """Return combinations as upright bars above dots that say which sets each has; the single sets stand beside the dots.

    Alexander Lex and others, "UpSet: Visualization of Intersecting Sets", IEEE TVCG 20 (2014), doi 10.1109/TVCG.2014.2346248.
    """
    # Apart by a length and not by blanks: some who measure leave those at the ends out.
    numbers = {one.label: measure(one.shown, em, True) + em * 0.6 for one in chart.sets}
    widest = max((measure(label, em, False) + number for label, number in numbers.items()), default=0.0)
    axis = min(widest, width * 0.4) + em
    step = (width - axis) / max(1, len(chart.bars))
    tall, row = em * 8, em * 1.7
    base = tall + em * 1.5
    most = max((bar.count or 0 for bar in chart.bars), default=0)
    shapes: list[Shape] = [Stroke(((axis, base), (width, base)), Ink.RULE)]
    places = {one.label: base + em * 0.9 + (at + 0.5) * row for at, one in enumerate(chart.sets)}
    for at, one in enumerate(chart.sets):
        y = places[one.label]
        if at % 2 == 0:
            shapes.append(Panel(0.0, y - row / 2, width, row, 0.06))
        number = numbers[one.label]
        text = shortened(one.label, axis - em - number, em, measure)
        shapes.append(Words(text, axis - em * 0.6 - number, y + em * 0.35, em, anchor=Anchor.END))
        shapes.append(Words(one.shown, axis - em * 0.6, y + em * 0.35, em, anchor=Anchor.END, bold=True))
    for at, bar in enumerate(chart.bars):
        shapes += _combination(bar, axis + (at + 0.5) * step, step, base, tall, most, em, places)
    height = base + em * 0.9 + row * len(chart.sets) + em * 0.4
    return Drawing(width, height, tuple(shapes))


def _combination(
    bar: Bar, x: float, step: float, base: float, tall: float, most: int, em: float, places: dict[str, float]
) -> Iterator[Shape]:
    high = tall * bar.count / most if bar.count and most else 0.0
    thick = min(step * 0.6, em * 2)
    if high:
        yield Panel(x - thick / 2, base - high, thick, high, 0.85)
    yield Words(bar.shown, x, base - high - em * 0.35, em * 0.9, anchor=Anchor.MIDDLE, bold=True)
    ours = [y for label, y in places.items() if label in bar.members]
    if len(ours) > 1:
        yield Stroke(((x, min(ours)), (x, max(ours))), Ink.INK, em * 0.16)
    for y in places.values():
        yield Dot(x, y, em * 0.36, Ink.INK if y in ours else Ink.RULE)


# ---- map ----------------------------------------------------------------------------------------------------------------
def district_map(chart: Chart, width: float, em: float, measure: Measure) -> Drawing:
    """Return the districts, the darker the larger their number, each lettered, with names and numbers in a list below.

    Degrees are drawn so that a step to the north is as long as one to the east in the middle of the map.
    """
    corners = [point for bar in chart.bars for ring in bar.outline for point in ring]
    if not corners:
        return Drawing(width, 0.0, ())
    west, east = min(x for x, _y in corners), max(x for x, _y in corners)
    south, north = min(y for _x, y in corners), max(y for _x, y in corners)
    narrow = max(0.05, cos(radians((south + north) / 2)))
    across, up = max(1e-9, (east - west) * narrow), max(1e-9, north - south)
    scale = min(width / across, width * 0.75 / up, em * _TALLEST_MAP / up)
    left = (width - across * scale) / 2

    def place(ring: Ring) -> Ring:
        return tuple((left + (x - west) * narrow * scale, (north - y) * scale) for x, y in ring)

    most = max((bar.count or 0 for bar in chart.bars), default=0)
    letters = _letters(len(chart.bars))
    shapes: list[Shape] = []
    signs: list[Shape] = []
    for letter, bar in zip(letters, chart.bars, strict=True):
        rings = tuple(map(place, bar.outline))
        strength = _strength(bar.count, most)
        shapes.append(Area(rings, strength))
        x, y = _middle(max(rings, key=lambda ring: abs(_size(ring))))
        signs.append(Words(letter, x, y + em * 0.35, em, _on(strength), Anchor.MIDDLE, bold=True))
    shapes += signs
    names = [f"{bar.label}: {bar.shown}" for bar in chart.bars]
    height = _letters_below(names, letters, width, up * scale, em, measure, shapes)
    return Drawing(width, height, tuple(shapes))


def _size(ring: Ring) -> float:
    return sum(x * b - a * y for (x, y), (a, b) in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2


def _middle(ring: Ring) -> tuple[float, float]:
    """Return the centre of gravity of a ring; of one without an area, its first corner."""
    size = _size(ring)
    if abs(size) < 1e-9:
        return ring[0]
    pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    x = sum((x + a) * (x * b - a * y) for (x, y), (a, b) in pairs) / (6 * size)
    y = sum((y + b) * (x * b - a * y) for (x, y), (a, b) in pairs) / (6 * size)
    return x, y
