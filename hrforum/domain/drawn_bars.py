"""How bars, stacked bars and a timeline are drawn."""

from collections.abc import Iterator

from hrforum.domain.chart import Bar, Chart
from hrforum.domain.drawing import (
    PATTERNS,
    Anchor,
    Drawing,
    Ink,
    Measure,
    Panel,
    Shape,
    Stroke,
    Words,
    hatched,
    shortened,
)

_LABELS, _SHOWN = 0.38, 0.3
"""The shares of the width that labels and the numbers beside the bars may take."""
STRENGTHS = (0.85, 0.3, 0.6, 0.12, 0.45, 0.2)
"""The parts of a stacked bar one after another: neighbours differ in lightness as well as in pattern."""
_ROW, _BAR = 1.9, 1.15


def bars(chart: Chart, width: float, em: float, measure: Measure) -> Drawing:
    """Return level bars with their numbers beside them; a withheld one has no bar, for any length would tell something."""
    shapes: list[Shape] = []
    axis, longest, most = _frame(chart, width, em, measure)
    row = _ROW * em
    for at, bar in enumerate(chart.bars):
        middle = at * row + row / 2
        length = longest * bar.count / most if bar.count and most else 0.0
        if length:
            shapes.append(Panel(axis, middle - _BAR * em / 2, length, _BAR * em, 0.85))
        shapes += _named(bar, axis, middle, em, measure)
        shapes.append(_shown(bar, axis + length + em * 0.5, middle, em))
    height = row * len(chart.bars)
    shapes.append(Stroke(((axis, 0.0), (axis, height)), Ink.RULE))
    return Drawing(width, height, tuple(shapes))


def _frame(chart: Chart, width: float, em: float, measure: Measure) -> tuple[float, float, int]:
    widest = max((measure(bar.label, em, False) for bar in chart.bars), default=0.0)
    axis = min(widest, width * _LABELS) + em
    shown = max((measure(bar.shown, em, True) for bar in chart.bars), default=0.0)
    longest = width - axis - min(shown, width * _SHOWN) - em
    return axis, longest, max((bar.count or 0 for bar in chart.bars), default=0)


def _named(bar: Bar, axis: float, middle: float, em: float, measure: Measure) -> Iterator[Shape]:
    text = shortened(bar.label, axis - em, em, measure)
    yield Words(text, axis - em * 0.6, middle + em * 0.35, em, anchor=Anchor.END)


def _shown(bar: Bar, x: float, middle: float, em: float) -> Words:
    withheld = bar.count is None
    return Words(bar.shown, x, middle + em * 0.35, em, Ink.MUTED if withheld else Ink.INK, bold=not withheld)


# ---- stacked ------------------------------------------------------------------------------------------------------------
def stacked(chart: Chart, width: float, em: float, measure: Measure) -> Drawing:
    """Return bars whose parts lie one after another, each part in its own pattern, with a key above."""
    shapes: list[Shape] = []
    top = _key(chart, width, em, measure, shapes)
    axis, longest, _most = _frame(chart, width, em, measure)
    most = max((sum(part.count or 0 for part in bar.parts) for bar in chart.bars), default=0)
    row = _ROW * em
    for at, bar in enumerate(chart.bars):
        middle = top + at * row + row / 2
        x = axis
        for number, part in enumerate(bar.parts):
            length = longest * part.count / most if part.count and most else 0.0
            if length:
                shapes += _part(part, number, x, middle, length, em, measure)
                x += length
        shapes += _named(bar, axis, middle, em, measure)
        shapes.append(_shown(bar, x + em * 0.5, middle, em))
    height = top + row * len(chart.bars)
    shapes.append(Stroke(((axis, top), (axis, height)), Ink.RULE))
    return Drawing(width, height, tuple(shapes))


def _part(
    part: Bar, number: int, x: float, middle: float, length: float, em: float, measure: Measure
) -> Iterator[Shape]:
    panel = Panel(
        x, middle - _BAR * em / 2, length, _BAR * em, STRENGTHS[number % len(STRENGTHS)], edged=True
    )
    yield panel
    yield from hatched(panel, PATTERNS[number % len(PATTERNS)], em * 0.42)
    room = measure(part.shown, em * 0.85, True) + em * 0.5
    if room <= length:
        # The number stands on a ground of its own, so that no pattern runs through it.
        yield Panel(x + (length - room) / 2, middle - em * 0.5, room, em, 0.0)
        yield Words(
            part.shown, x + length / 2, middle + em * 0.32, em * 0.85, anchor=Anchor.MIDDLE, bold=True
        )


def _key(chart: Chart, width: float, em: float, measure: Measure, shapes: list[Shape]) -> float:
    x, y = 0.0, 0.0
    side = em
    for number, name in enumerate(chart.names):
        text = shortened(name, width - side * 2, em, measure)
        wide = side * 1.5 + measure(text, em, False) + em * 1.2
        if x and x + wide > width:
            x, y = 0.0, y + em * 1.6
        panel = Panel(x, y + em * 0.2, side, side, STRENGTHS[number % len(STRENGTHS)], edged=True)
        shapes.append(panel)
        shapes += hatched(panel, PATTERNS[number % len(PATTERNS)], em * 0.42)
        shapes.append(Words(text, x + side * 1.5, y + em * 1.05, em))
        x += wide
    return y + em * 2.2


# ---- timeline -----------------------------------------------------------------------------------------------------------
def timeline(chart: Chart, width: float, em: float, measure: Measure) -> Drawing:
    """Return upright bars in the order of time, with every number above its bar where there is room, else as many as fit."""
    count = max(1, len(chart.bars))
    step, tall = width / count, em * 12
    most = max((bar.count or 0 for bar in chart.bars), default=0)
    widest = max((measure(bar.label, em * 0.85, False) for bar in chart.bars), default=0.0) + em * 0.6
    every = max(1, -int(-widest // step))
    base = tall + em * 1.6
    shapes: list[Shape] = []
    for at, bar in enumerate(chart.bars):
        x = at * step + step / 2
        high = tall * bar.count / most if bar.count and most else 0.0
        if high:
            shapes.append(Panel(x - step * 0.36, base - high, step * 0.72, high, 0.85))
        text = bar.shown if bar.count is not None else "*"
        if measure(text, em * 0.85, True) <= step:
            shapes.append(
                Words(
                    text,
                    x,
                    base - high - em * 0.3,
                    em * 0.85,
                    anchor=Anchor.MIDDLE,
                    bold=bar.count is not None,
                )
            )
        if at % every == 0:
            shapes.append(Words(bar.label, x, base + em * 1.2, em * 0.85, Ink.MUTED, Anchor.MIDDLE))
    shapes.append(Stroke(((0.0, base), (width, base)), Ink.RULE))
    height = base + em * 1.7
    withheld = next((bar.shown for bar in chart.bars if bar.count is None), "")
    if withheld:
        shapes.append(Words(f"* {withheld}", 0.0, height + em, em * 0.85, Ink.MUTED))
        height += em * 1.5
    return Drawing(width, height, tuple(shapes))
