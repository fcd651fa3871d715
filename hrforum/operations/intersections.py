"""What an organiser does to see which answers go together: the most frequent combinations, and every two of them side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap

from hrforum.analysis.boxes import Box, level
from hrforum.analysis.combinations import exactly, expected, pairs
from hrforum.analysis.crosstab import Owners
from hrforum.domain.table import Asked, Cell, Combination, Readers
from hrforum.domain.tag import RESERVED
from hrforum.errors import Refused
from hrforum.i18n import _, ngettext
from hrforum.operations.population import Population, population
from hrforum.operations.tabulate import (
    MOST_DIMENSIONS,
    NOTES,
    Counted,
    count,
    rows_of,
    settled,
    withheld_of,
)
from hrforum.progress import SILENT, Progress
from hrforum.storage.archive import Archive

MOST_SETS = 12
"""More answers than these, the most frequent ones, are not put against each other: nobody could read the picture."""

_Tag = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Intersections:
    """The most frequent combinations of answers, and how many gave every two of them. `n` is None where it is withheld."""

    asked: Asked
    n: int | None
    sets: tuple[Cell, ...]
    combinations: tuple[Combination, ...]
    together: tuple[Cell, ...]
    notes: tuple[str, ...]


def intersections(
    archive: Archive, asked: Asked, top: int = 10, progress: Progress = SILENT
) -> Intersections:
    """Find what goes together among the dimensions asked for, or among all of the archive's own that anybody answered.

    Raises `NotFound`; `Refused` outside for more than three dimensions, which could not be told safely together.
    """
    everybody = population(archive)
    limit = replace(asked, by=asked.by[:MOST_DIMENSIONS])
    by = tuple(everybody.axis(one).key for one in asked.by)
    asked = replace(settled(everybody, limit), by=by)
    if asked.readers is Readers.OUTWARD:
        return _outward(archive, everybody, asked, top, progress)
    return _inside(archive, everybody, asked, top)


def _answered(everybody: Population, within: BitMap) -> list[str]:
    """Return the archive's own dimensions that somebody answered, those that most did first."""
    keys = [key for key, axis in everybody.axes.items() if axis.own]
    answers = {key: len(within - everybody.column(key)["not_asked"]) for key in keys}
    return sorted((key for key in keys if answers[key]), key=lambda key: -answers[key])


# ---- inside -------------------------------------------------------------------------------------------------------------
def _inside(archive: Archive, everybody: Population, asked: Asked, top: int) -> Intersections:
    within = rows_of(archive, everybody, asked)
    owners = everybody.owners(asked.unit)
    asked = replace(asked, by=asked.by or tuple(_answered(everybody, within)))
    sets = _sets(everybody, asked.by, within, owners)
    n = owners.units(within)
    numbers = {tag: owners.units(rows) for tag, rows in sets.items()}
    only = exactly(sets, within, owners)
    order = list(sets)
    found = [
        _combination(everybody, sorted(tags, key=order.index), number, owners, sets, numbers, n)
        for tags, number in only.items()
        if len(tags) > 1
    ]
    found.sort(key=lambda one: (-(one.only or 0), -(one.count or 0), one.labels))
    together = tuple(
        Cell((first, second), number, str(number)) for (first, second), number in pairs(sets, owners).items()
    )
    singles = tuple(Cell((tag,), number, str(number)) for tag, number in numbers.items())
    return Intersections(asked, n, singles, tuple(found[:top]), together, _notes(asked))


def _sets(everybody: Population, by: Sequence[str], within: BitMap, owners: Owners) -> dict[_Tag, BitMap]:
    sets = {
        (key, tag): rows & within
        for key in by
        for tag, rows in everybody.column(key).items()
        if tag not in RESERVED and not rows.isdisjoint(within)
    }
    most = sorted(sets, key=lambda tag: -owners.units(sets[tag]))[:MOST_SETS]
    return {tag: rows for tag, rows in sets.items() if tag in most}


def _combination(
    everybody: Population,
    tags: Sequence[_Tag],
    only: int,
    owners: Owners,
    sets: Mapping[_Tag, BitMap],
    numbers: Mapping[_Tag, int],
    n: int,
) -> Combination:
    rows = BitMap.intersection(*(sets[tag] for tag in tags))
    number = owners.units(rows)
    alone = round(expected([numbers[tag] for tag in tags], n))
    return Combination(tuple(tags), _labels(everybody, tags), number, only, alone, compared(number, alone))


def _labels(everybody: Population, tags: Sequence[_Tag]) -> tuple[str, ...]:
    return tuple(everybody.axes[key].label_of(tag) for key, tag in tags)


def compared(number: int, alone: int) -> str:
    """Say how a number differs from what it would be if the parts had nothing to do with each other; never whether that means anything."""
    if number == alone:
        return _("As many as if these had nothing to do with each other.")
    more = number - alone
    if more > 0:
        return ngettext(
            "{count} more than if these had nothing to do with each other, which would be about {alone}.",
            "{count} more than if these had nothing to do with each other, which would be about {alone}.",
            more,
        ).format(count=more, alone=alone)
    return ngettext(
        "{count} fewer than if these had nothing to do with each other, which would be about {alone}.",
        "{count} fewer than if these had nothing to do with each other, which would be about {alone}.",
        -more,
    ).format(count=-more, alone=alone)


# ---- outside ------------------------------------------------------------------------------------------------------------
def _outward(
    archive: Archive, everybody: Population, asked: Asked, top: int, progress: Progress
) -> Intersections:
    if len(asked.by) > MOST_DIMENSIONS:
        raise Refused(
            _("For outside, choose at most three dimensions: more could not be told safely together.")
        )
    counted = count(archive, everybody, with_dimensions(archive, everybody, asked))
    return told_outside(everybody, counted, withheld_of(archive, everybody, counted, progress), top)


def with_dimensions(archive: Archive, everybody: Population, asked: Asked) -> Asked:
    """Return a question for outside with the dimensions that most people answered, where it names none."""
    if asked.by:
        return asked
    within = rows_of(archive, everybody, asked)
    return replace(asked, by=tuple(_answered(everybody, within)[:MOST_DIMENSIONS]))


def told_outside(
    everybody: Population, counted: Counted, withheld: frozenset[Box], top: int
) -> Intersections:
    """Return what goes together in a counted table as it may be told outside."""
    by, boxes = counted.asked.by, counted.boxes
    everyone = (None,) * len(by)
    told = [
        box
        for box in boxes
        if level(box) > 1 and not set(box) & set(RESERVED) and (box in withheld or boxes[box])
    ]
    n = None if everyone in withheld else boxes[everyone]
    found = [_told_combination(everybody, by, box, boxes, withheld) for box in told if box not in withheld]
    found.sort(key=lambda one: (-(one.count or 0), one.labels))
    return Intersections(
        counted.asked,
        n,
        tuple(_cell(by, box, boxes, withheld) for box in boxes if level(box) == 1),
        tuple(found[:top]),
        tuple(_cell(by, box, boxes, withheld) for box in told if level(box) == 2),
        _notes(counted.asked),
    )


def _cell(by: Sequence[str], box: Box, boxes: Mapping[Box, int], withheld: frozenset[Box]) -> Cell:
    if box in withheld:
        return Cell(_tags(by, box), None, _("withheld"))
    return Cell(_tags(by, box), boxes[box], str(boxes[box]))


def _tags(by: Sequence[str], box: Box) -> tuple[_Tag, ...]:
    return tuple((key, tag) for key, tag in zip(by, box, strict=True) if tag is not None)


def _told_combination(
    everybody: Population, by: Sequence[str], box: Box, boxes: Mapping[Box, int], withheld: frozenset[Box]
) -> Combination:
    tags = _tags(by, box)
    parts = [
        tuple(tag if each == place else None for each in range(len(box)))
        for place, tag in enumerate(box)
        if tag is not None
    ]
    everyone: Box = (None,) * len(box)
    alone, said = None, ""
    if not withheld.intersection([everyone, *parts]):
        alone = round(expected([boxes[part] for part in parts], boxes[everyone]))
        said = compared(boxes[box], alone)
    return Combination(tags, _labels(everybody, tags), boxes[box], None, alone, said)


def _notes(asked: Asked) -> tuple[str, ...]:
    return tuple(_each_note(asked))


def _each_note(asked: Asked) -> Iterator[str]:
    yield NOTES[asked.unit]()
    yield _(
        "These are testimonies, not a sample: they say what happened, not how often it happens in the city."
    )
    yield _("That more gave two answers together than chance alone would bring about is no proof of a cause.")
