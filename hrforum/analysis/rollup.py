"""The ladder of wider questions: what to count instead where a number is too small to be told, nearest to the question first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from hrforum.domain.statement import Rung
from hrforum.domain.table import PERIODS, Axis, Condition
from hrforum.domain.tag import RESERVED

_MONTHS = {"period": 1, "quarter": 3, "year": 12}
_PLACES = ("district", "place", "forum", "neighborhood", "neighbourhood", "borough", "ward", "zip")
_MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A question in place of the one asked: `keeps` is the share of it that it keeps."""

    rung: Rung
    where: tuple[Condition, ...]
    keeps: float


def is_place(key: str) -> bool:
    """Say whether a dimension says where: by its key, which organisers choose and cities call differently."""
    return any(word in key.lower() for word in _PLACES)


def ladder(asked: Sequence[Condition], axes: Mapping[str, Axis]) -> list[Step]:
    """Return every wider question, those that keep most of the asked one first; the asked one itself is the first.

    Tags that stand in an order are joined by their neighbours, time is widened, a condition is dropped; up to three at once.
    """
    options = [list(_wider(condition, axes[condition[0]])) for condition in asked]
    steps = [Step(Rung.EXACT, tuple(asked), 1.0)]
    for size in range(1, min(_MOST_CHANGES, len(asked)) + 1):
        for changed in combinations(range(len(asked)), size):
            chosen: list[Sequence[_Change | None]] = [
                options[place] if place in changed else [None] for place in range(len(asked))
            ]
            steps += [_step(asked, change) for change in product(*chosen)]
    return sorted((step for step in steps if step.where), key=lambda step: (-step.keeps, _order(step.rung)))


@dataclass(frozen=True, slots=True)
class _Change:
    rung: Rung
    condition: Condition | None
    keeps: float


def _step(asked: Sequence[Condition], changes: Sequence[_Change | None]) -> Step:
    where = [
        condition if change is None else change.condition
        for condition, change in zip(asked, changes, strict=True)
    ]
    kept = sum(1.0 if change is None else change.keeps for change in changes) / len(asked)
    rung = max((change.rung for change in changes if change), key=_order)
    return Step(rung, tuple(condition for condition in where if condition), kept)


def _order(rung: Rung) -> int:
    return list(Rung).index(rung)


def _wider(condition: Condition, axis: Axis) -> Iterator[_Change]:
    key, tags = condition
    if key in PERIODS:
        yield from _wider_periods(key, tags)
    elif axis.ordered:
        order = [one.key for one in axis.answers if one.key not in RESERVED]
        if set(tags) <= set(order):
            yield from _neighbours(key, tags, order)
    yield _Change(Rung.NO_PLACE if is_place(key) else Rung.FEWER_DIMENSIONS, None, 0.0)


def _neighbours(key: str, tags: Sequence[str], order: Sequence[str]) -> Iterator[_Change]:
    """Yield runs of neighbouring tags around the ones asked for, the shortest first, never all of them."""
    places = [order.index(tag) for tag in tags]
    first, last = min(places), max(places)
    own = last - first + 1
    for length in range(own + 1, len(order)):
        for start in range(max(0, last - length + 1), min(first, len(order) - length) + 1):
            yield _Change(Rung.WIDER_GROUP, (key, tuple(order[start : start + length])), own / length)


def _wider_periods(key: str, tags: Sequence[str]) -> Iterator[_Change]:
    for wider in PERIODS[PERIODS.index(key) + 1 :]:
        spans = tuple(dict.fromkeys(_span(tag, wider) for tag in tags))
        yield _Change(
            Rung.WIDER_PERIOD, (wider, spans), _MONTHS[key] * len(tags) / (_MONTHS[wider] * len(spans))
        )


def _span(tag: str, wider: str) -> str:
    """Return the quarter or year of a month or quarter."""
    if wider == "year":
        return tag[:4]
    return f"{tag[:4]}-Q{(int(tag[5:7]) + 2) // 3}"
