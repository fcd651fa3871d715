"""What an organiser does to count: a table by up to three dimensions, for the organisers or as it may be told outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

from pyroaring import BitMap

from hrforum.analysis.boxes import Box, Counts, level
from hrforum.analysis.crosstab import Column, Owners, atoms, crosstab
from hrforum.analysis.suppression import Kept, suppress
from hrforum.domain.table import (
    FEWEST_FOR_PERCENT,
    LEAST,
    PERIODS,
    Asked,
    Axis,
    Cell,
    Condition,
    Readers,
    Table,
    Unit,
)
from hrforum.domain.tag import NOT_ASKED
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import search
from hrforum.operations.differencing import Guard
from hrforum.operations.population import Population, agreed_to_count, population
from hrforum.progress import SILENT, Progress
from hrforum.storage.archive import Archive

MOST_DIMENSIONS = 3
_MOST_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class Counted:
    """A table as it was counted, before anything is withheld: which rows, in which columns, how many in every box."""

    asked: Asked
    axes: tuple[Axis, ...]
    columns: tuple[Column, ...]
    within: BitMap
    owners: Owners
    boxes: Mapping[Box, int]


def tabulate(archive: Archive, asked: Asked, progress: Progress = SILENT) -> Table:
    """Count what is asked for; raises `NotFound` for a dimension or tag that is not there and `Refused` where the question is none.

    What is withheld of a large table takes seconds to find out: `progress` is told, and may cancel it.
    """
    everybody = population(archive)
    counted = count(archive, everybody, asked)
    outward = asked.readers is Readers.OUTWARD
    withheld = withheld_of(archive, everybody, counted, progress) if outward else frozenset()
    return table_of(counted, withheld)


def settled(everybody: Population, asked: Asked) -> Asked:
    """Return what is asked for in keys, however it was named; the same dimension twice means one of either tag."""
    if asked.threshold < LEAST:
        raise Refused(_("The threshold is {least} or more.").format(least=LEAST))
    by = tuple(dict.fromkeys(everybody.axis(one).key for one in asked.by))
    if len(by) > MOST_DIMENSIONS:
        raise Refused(_("A table has at most three dimensions."))
    where: dict[str, list[str]] = {}
    for name, tags in asked.where:
        axis = everybody.axis(name)
        where.setdefault(axis.key, []).extend(everybody.answer(axis, each).key for each in tags)
    return replace(
        asked, by=by, where=tuple((key, tuple(dict.fromkeys(tags))) for key, tags in where.items())
    )


def rows_of(archive: Archive, everybody: Population, asked: Asked) -> BitMap:
    """Return the rows that a question is about: outside, only of testimonies whose people agreed to be counted."""
    outward = asked.readers is Readers.OUTWARD
    if asked.words and outward:
        raise Refused(
            _("Narrowed by words, numbers are for your own eyes. For outside, narrow them by tags instead.")
        )
    within = agreed_to_count(archive, everybody) if outward else everybody.everything
    if asked.words:
        within = within & everybody.of_testimonies(search.every(archive, asked.words))
    return everybody.where(asked.where, within)


def count(archive: Archive, everybody: Population, asked: Asked) -> Counted:
    """Count a table without withholding anything; raises `Refused` where it would have too many cells to be read."""
    asked = settled(everybody, asked)
    within = rows_of(archive, everybody, asked)
    outward = asked.readers is Readers.OUTWARD
    if outward and len(set(asked.by) & set(PERIODS)) > 1:
        raise Refused(_("Months, quarters and years tell of each other. For outside, count by one of them."))
    columns = tuple(_used(everybody, key, within, keep_no_answer=outward) for key in asked.by)
    if prod(len(column) + 1 for column in columns) > _MOST_CELLS:
        raise Refused(_("This table would have too many cells. Choose fewer dimensions, or filter it."))
    owners = everybody.owners(asked.unit)
    axes = tuple(
        replace(axis, answers=tuple(each for each in axis.answers if each.key in column))
        for axis, column in zip(map(everybody.axis, asked.by), columns, strict=True)
    )
    return Counted(asked, axes, columns, within, owners, crosstab(columns, within, owners))


def _used(everybody: Population, key: str, within: BitMap, *, keep_no_answer: bool) -> Column:
    """Return the tags of a dimension that somebody here gave. Outside "no answer" always has its row, so that no row stands alone."""
    column = everybody.column(key)
    order = [one.key for one in everybody.axis(key).answers if one.key in column]
    return {
        tag: column[tag]
        for tag in order
        if (keep_no_answer and tag == NOT_ASKED) or not column[tag].isdisjoint(within)
    }


def withheld_of(
    archive: Archive, everybody: Population, counted: Counted, progress: Progress = SILENT
) -> frozenset[Box]:
    """Return which boxes of a counted table are withheld outside."""
    kept = kept_of(archive, everybody, counted)
    return suppress(counts_of(counted), counted.asked.threshold, kept, progress)


def counts_of(counted: Counted) -> Counts:
    """Return a counted table as what is withheld of it is worked out from."""
    given = dict(counted.asked.where)
    return Counts(
        tuple(tuple(column) for column in counted.columns),
        counted.boxes,
        atoms(counted.columns, counted.within, counted.owners),
        several(counted),
        tuple(frozenset(given.get(key, ())) for key in counted.asked.by),
    )


def several(counted: Counted) -> tuple[bool, ...]:
    """Say for each dimension whether anybody gave more than one answer."""
    everybody = (None,) * len(counted.columns)
    alone = [
        sum(counted.boxes[(*everybody[:place], tag, *everybody[place + 1 :])] for tag in column)
        for place, column in enumerate(counted.columns)
    ]
    return tuple(number > counted.boxes[everybody] for number in alone)


def kept_of(archive: Archive, everybody: Population, counted: Counted) -> Kept:
    """Return what else decides: too few people behind a number of something else, and the numbers that left before."""
    asked = counted.asked
    small: set[Box] = set()
    known: set[Box] = set()
    if asked.unit is not Unit.PEOPLE:
        people = crosstab(counted.columns, counted.within, everybody.owners(Unit.PEOPLE))
        small |= {box for box, number in people.items() if 0 < number < asked.threshold}
    guard = Guard(archive, asked.threshold)
    if guard:
        for box, number in counted.boxes.items():
            if number >= asked.threshold and box not in small:
                behind = everybody.people(rows_in(counted, box))
                mark = guard.mark(asked.unit, (*asked.where, *tags_of(counted, box)))
                if guard.told(mark, behind):
                    known.add(box)
                elif guard.withheld(mark, behind) or guard.stopped(mark, number, behind):
                    small.add(box)
    return Kept(frozenset(small), frozenset(known))


def rows_in(counted: Counted, box: Box) -> BitMap:
    """Return the rows that a box counts."""
    rows = counted.within
    for column, tag in zip(counted.columns, box, strict=True):
        if tag is not None:
            rows = rows & column[tag]
    return rows


def tags_of(counted: Counted, box: Box) -> list[Condition]:
    """Return a box as conditions."""
    pairs = zip(counted.asked.by, box, strict=True)
    return [(key, (tag,)) for key, tag in pairs if tag is not None]


# ---- as it is read ------------------------------------------------------------------------------------------------------
def table_of(counted: Counted, withheld: frozenset[Box]) -> Table:
    """Return a counted table as it is read, without what is withheld."""
    boxes, asked = counted.boxes, counted.asked
    everybody = (None,) * len(asked.by)
    n = None if everybody in withheld else boxes[everybody]
    full = [box for box in boxes if level(box) == len(asked.by)]
    part = [box for box in boxes if level(box) < len(asked.by)]
    return Table(
        asked,
        n,
        counted.axes,
        tuple(_cells(asked, full, boxes, withheld, n)),
        tuple(_cells(asked, part, boxes, withheld, n)),
        tuple(_notes(asked, bool(withheld), counted)),
    )


def _cells(
    asked: Asked, some: Sequence[Box], boxes: Mapping[Box, int], withheld: frozenset[Box], n: int | None
) -> Iterable[Cell]:
    mark = _("withheld")
    for box in some:
        tags = tuple((key, tag) for key, tag in zip(asked.by, box, strict=True) if tag is not None)
        if box in withheld:
            yield Cell(tags, None, mark)
            continue
        number = boxes[box]
        fine = n is not None and n >= FEWEST_FOR_PERCENT
        yield Cell(tags, number, str(number), round(100 * number / n) if fine and n else None)


def _notes(asked: Asked, withheld: bool, counted: Counted) -> Iterable[str]:
    yield NOTES[asked.unit]()
    yield _(
        "These are testimonies, not a sample: they say what happened, not how often it happens in the city."
    )
    if asked.readers is Readers.OUTWARD:
        yield _("Only people who agreed to be counted are in these numbers.")
    if withheld:
        yield _(
            "Numbers marked “withheld” are below {threshold}, or others from which those could be worked out."
        ).format(threshold=asked.threshold)
    if any(several(counted)):
        yield _("Who gave several answers is counted in each, and once in the total.")


NOTES = {
    Unit.PEOPLE: lambda: _("Counted are people, each once, however many testimonies they gave."),
    Unit.TESTIMONIES: lambda: _("Counted are testimonies; one person may have given several."),
    Unit.HOUSEHOLDS: lambda: _("Counted are households in which somebody gave a testimony."),
    Unit.INCIDENTS: lambda: _("Counted are incidents; several testimonies may tell of the same one."),
}
"""The sentence that says what was counted."""
