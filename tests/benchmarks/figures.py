"""Measuring two sides in turn, and telling what came out: one line a figure."""

import itertools
import statistics
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

Side = Callable[[int], object]
"""One side of a comparison; it is told which round it is. What it returns is closed where it can be, off the clock."""


class Point(NamedTuple):
    """Where in the measured times to look: the median, or what 95 of 100 stay below."""

    name: str
    of: Callable[[Sequence[float]], float]


MEDIAN = Point("median", statistics.median)
P95 = Point("p95", lambda times: statistics.quantiles(times, n=20, method="inclusive")[-1])


def in_turn(rounds: int, *sides: Side, warm_up: int = 3) -> list[list[float]]:
    """Run each side once a round, another one first each time, and return each side's seconds; the first rounds do not count."""
    times: list[list[float]] = [[] for _side in sides]
    for number in range(-warm_up, rounds):
        order = itertools.islice(itertools.cycle(range(len(sides))), number % len(sides), None)
        for place in itertools.islice(order, len(sides)):
            start = time.perf_counter()
            left = sides[place](number + warm_up)
            took = time.perf_counter() - start
            if close := getattr(left, "close", None):
                close()
            if number >= 0:
                times[place].append(took)
    return times


def compare(
    name: str, ours: Sequence[float], limit: Sequence[float], allowed: float | None, *points: Point
) -> float:
    """Print a line for each point (seconds in, milliseconds out); return the ratio at the last one, which is what is allowed."""
    ratio = 0.0
    for point in points:
        ratio = point.of(ours) / point.of(limit)
        last = point is points[-1]
        held_to = f"allowed {allowed:.2f}" if allowed is not None and last else "told only"
        print(
            f"\n{name + ', ' + point.name:<58} ours {_ms(point.of(ours))}  limit {_ms(point.of(limit))}"
            f"  ratio {ratio:5.2f}  {held_to}",
            end="",
        )
    return ratio


def tell(name: str, seconds: Sequence[float], *points: Point) -> None:
    """Print a line for each point of something that stands alone."""
    for point in points:
        print(f"\n{name + ', ' + point.name:<58} ours {_ms(point.of(seconds))}", end="")


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:9.2f} ms"
