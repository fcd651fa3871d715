"""What an organiser does to find by words and answers together: the testimonies found, and how many of them have each answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from pyroaring import BitMap

from hrforum.analysis.crosstab import Column
from hrforum.domain.query import Query, read_query
from hrforum.domain.sought import TOLD_IN, Facet, Sought, Tag
from hrforum.domain.table import Axis, Unit
from hrforum.domain.tag import NOT_ASKED
from hrforum.operations import called, search
from hrforum.operations.population import Population, population
from hrforum.storage.archive import Archive

MOST_OF_ONE = 40
"""Of a dimension with more answers, such as places, only those that most have are offered."""
Stopped = Callable[[], bool]


def _never() -> bool:
    return False


def settled(archive: Archive, sought: Sought) -> Sought:
    """Return what is looked for in keys, however the answers were named; raises `NotFound`."""
    everybody = population(archive)

    def keys(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
        axes = [(everybody.axis(name), tag) for name, tag in tags]
        return tuple((axis.key, everybody.answer(axis, tag).key) for axis, tag in axes)

    return Sought(sought.words.strip(), keys(sought.having), keys(sought.without), keys(sought.either))


def languages(archive: Archive) -> list[str]:
    """Return the languages that testimonies were told in, the most frequent first."""
    column = population(archive).column(TOLD_IN)
    return sorted((key for key in column if key != NOT_ASKED), key=lambda key: (-len(column[key]), key))


# ---- which testimonies --------------------------------------------------------------------------------------------------
def narrowed(archive: Archive, sought: Sought) -> frozenset[int] | None:
    """Return the testimonies that the answers let through, None where they let through all.

    A word that is not wanted bars the answers called so, too.
    """
    unwanted = read_query(sought.words).unwanted
    if not sought.narrowed and not unwanted:
        return None
    everybody = population(archive)
    rows = _narrow(everybody, sought, everybody.everything)
    rows = rows - _whole(everybody, called.barred(archive, everybody, Query(unwanted=unwanted)))
    return frozenset(everybody.testimonies(rows))


def by_answers(archive: Archive, words: str, *, stopped: Stopped = _never) -> list[int]:
    """Return the testimonies for which a word typed is what an answer of theirs is called, and the others are said; the newest first."""
    everybody = population(archive)
    rows = _by_answers(archive, everybody, words, stopped)
    return sorted(everybody.testimonies(rows), reverse=True)


def _by_answers(archive: Archive, everybody: Population, words: str, stopped: Stopped) -> BitMap:
    asked = read_query(words)
    runs = list(called.parts(archive, everybody, asked))
    if not any(rows for _run, rows in runs):
        return BitMap()
    found = everybody.everything - _whole(everybody, called.barred(archive, everybody, asked))
    said = tuple(group for run, rows in runs if not rows for group in run.wanted)
    for run, rows in runs:
        if rows:
            found = found & (_whole(everybody, rows) | _said(archive, everybody, run, stopped))
    if said or asked.unwanted:
        found = found & _said(archive, everybody, Query(said, asked.unwanted), stopped)
    return found


def _said(archive: Archive, everybody: Population, asked: Query, stopped: Stopped) -> BitMap:
    return everybody.of_testimonies(search.matching(archive, asked, stopped=stopped))


def _narrow(everybody: Population, sought: Sought, rows: BitMap) -> BitMap:
    # A testimony of several people has what any of them answered, so rows are widened to whole testimonies.
    for key, tag in sought.having:
        rows = rows & _whole(everybody, everybody.column(key).get(tag, BitMap()))
    for key, tags in _by_dimension(sought.either).items():
        rows = rows & _any_of(everybody, everybody.column(key), tags)
    for key, tag in sought.without:
        rows = rows - _whole(everybody, everybody.column(key).get(tag, BitMap()))
    return rows


def _by_dimension(tags: Iterable[Tag]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, tag in tags:
        found.setdefault(key, []).append(tag)
    return found


def _any_of(everybody: Population, column: Column, tags: Iterable[str]) -> BitMap:
    return _whole(everybody, BitMap.union(BitMap(), *(column.get(tag, BitMap()) for tag in tags)))


def _whole(everybody: Population, rows: BitMap) -> BitMap:
    owners = everybody.owners(Unit.TESTIMONIES)
    if not owners.shared:
        return rows
    several = {everybody.speakings.testimonies[row] for row in rows & BitMap(owners.shared)}
    return rows | everybody.of_testimonies(several)


def found(
    archive: Archive, sought: Sought, limit: int, *, stopped: Stopped = _never
) -> tuple[list[int], dict[int, search.Hit]]:
    """Return the testimonies found, the best first, at most so many, and the hits in the words of those found by them."""
    within = narrowed(archive, sought)
    if not sought.words:
        return sorted(within or (), reverse=True)[:limit], {}
    ids, _ranked = search.best(archive, sought.words, limit=limit, within=within, stopped=stopped)
    hits = {hit.testimony_id: hit for hit in search.hits(archive, sought.words, ids)}
    more = by_answers(archive, sought.words, stopped=stopped)
    both = dict.fromkeys([*ids, *(id_ for id_ in more if within is None or id_ in within)])
    return list(both)[:limit], hits


# ---- how many have each answer ------------------------------------------------------------------------------------------
def facets(
    archive: Archive, sought: Sought, *, within: Iterable[int] | None = None, stopped: Stopped = _never
) -> tuple[Facet, ...]:
    """Return every answer that some of the testimonies found have (of those `within`), and those asked for in any case.

    Where answers of a dimension are asked for, its others stand beside them with how many more they would bring. Raises `Cancelled`
    once `stopped()` is true.
    """
    everybody = population(archive)
    rows = everybody.everything
    if len(sought.words.strip()) >= search.LEAST:
        said = everybody.of_testimonies(search.every(archive, sought.words, stopped=stopped))
        rows = said | _by_answers(archive, everybody, sought.words, stopped)
        rows = rows - _whole(everybody, called.barred(archive, everybody, read_query(sought.words)))
    return counts(everybody, sought, rows if within is None else rows & everybody.of_testimonies(within))


def counts(everybody: Population, sought: Sought, found: BitMap) -> tuple[Facet, ...]:
    """Return the facets of what words found, given as rows."""
    rows = _narrow(everybody, sought, found)
    wanted = {**_by_dimension((*sought.having, *sought.either))}
    asked = {*sought.having, *sought.without, *sought.either}
    every: list[Facet] = []
    for axis in everybody.axes.values():
        some = _of_axis(everybody, axis, rows)
        if axis.key in wanted:
            others = replace(sought.outside(axis.key), without=sought.without)
            some = _with_more(everybody, some, _narrow(everybody, others, found), wanted[axis.key], rows)
        some = [each for each in some if each.count or each.more > 0 or each.tag in asked]
        if len(some) > MOST_OF_ONE and not axis.ordered:
            some = sorted(some, key=lambda one: (one.tag not in asked, -one.count))[:MOST_OF_ONE]
        every += some
    return tuple(every)


def _of_axis(everybody: Population, axis: Axis, rows: BitMap) -> list[Facet]:
    column, owners = everybody.column(axis.key), everybody.owners(Unit.TESTIMONIES)
    shared = rows & BitMap(owners.shared) if owners.shared else BitMap()
    alone = rows & owners.alone
    return [
        Facet(
            (axis.key, each.key),
            axis.label,
            each.label,
            _number(column[each.key], alone, shared, owners.shared),
        )
        for each in axis.answers
        if each.key in column and each.key != NOT_ASKED
    ]


def _number(has: BitMap, alone: BitMap, shared: BitMap, units: Mapping[int, Sequence[int]]) -> int:
    number: int = alone.intersection_cardinality(has)
    return number + len({unit for row in shared & has for unit in units[row]}) if shared else number


def _with_more(
    everybody: Population, some: list[Facet], without_it: BitMap, wanted: list[str], rows: BitMap
) -> list[Facet]:
    """Say of each answer that is not asked for how many more there were if it or one of those asked for were enough."""
    owners = everybody.owners(Unit.TESTIMONIES)
    now = owners.units(rows)

    def more(one: Facet) -> int:
        key, tag = one.tag
        either = without_it & _any_of(everybody, everybody.column(key), [*wanted, tag])
        return owners.units(either) - now

    return [one if one.tag[1] in wanted else replace(one, more=more(one)) for one in some]
