"""What an organiser does to find by words and answers together: the testimonies found, and how many of them have each answer."""

from collections.abc import Callable

from pyroaring import BitMap

from hrforum.domain.sought import Facet, Sought, Tag
from hrforum.domain.table import Unit
from hrforum.domain.tag import NOT_ASKED
from hrforum.operations import search
from hrforum.operations.population import Population, population
from hrforum.storage.archive import Archive

MOST_OF_ONE = 40
"""Of a dimension with more answers, such as places, only those that most have are offered."""


def settled(archive: Archive, sought: Sought) -> Sought:
    """Return what is looked for in keys, however the answers were named; raises `NotFound`."""
    everybody = population(archive)

    def keys(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
        axes = [(everybody.axis(name), tag) for name, tag in tags]
        return tuple((axis.key, everybody.answer(axis, tag).key) for axis, tag in axes)

    return Sought(sought.words.strip(), keys(sought.having), keys(sought.without))


def narrowed(archive: Archive, sought: Sought) -> frozenset[int]:
    """Return the testimonies that have every answer wanted and none of those not wanted, whatever their words."""
    everybody = population(archive)
    return frozenset(everybody.testimonies(_narrow(everybody, sought, everybody.everything)))


def by_answers(archive: Archive, words: str) -> list[int]:
    """Return the testimonies with an answer called like these words, or beginning so; the newest first."""
    everybody = population(archive)
    begun = words.casefold().strip()
    if len(begun) < 3:
        return []
    rows = BitMap()
    for axis in everybody.axes.values():
        column = everybody.column(axis.key)
        for answer in axis.answers:
            if answer.key != NOT_ASKED and answer.key in column and _begins(answer.label, begun):
                rows |= column[answer.key]
    return sorted(everybody.testimonies(rows), reverse=True)


def _begins(label: str, begun: str) -> bool:
    folded = label.casefold()
    return folded.startswith(begun) or f" {begun}" in folded


def _narrow(everybody: Population, sought: Sought, rows: BitMap) -> BitMap:
    # A testimony of several people has what any of them answered, so rows are widened to whole testimonies.
    for key, tag in sought.having:
        rows = rows & _whole(everybody, everybody.column(key).get(tag, BitMap()))
    for key, tag in sought.without:
        rows = rows - _whole(everybody, everybody.column(key).get(tag, BitMap()))
    return rows


def _whole(everybody: Population, rows: BitMap) -> BitMap:
    owners = everybody.owners(Unit.TESTIMONIES)
    if not owners.shared:
        return rows
    several = {everybody.speakings.testimonies[row] for row in rows & BitMap(owners.shared)}
    return rows | everybody.of_testimonies(several)


def facets(
    archive: Archive, sought: Sought, *, stopped: Callable[[], bool] = lambda: False
) -> tuple[Facet, ...]:
    """Return every answer that some of the testimonies found have, dimension by dimension, and those asked for in any case.

    Raises `Cancelled` once `stopped()` is true.
    """
    everybody = population(archive)
    rows = everybody.everything
    if len(sought.words.strip()) >= 2:
        ids = search.every(archive, sought.words, stopped=stopped)
        rows = everybody.of_testimonies([*ids, *by_answers(archive, sought.words)])
    rows = _narrow(everybody, sought, rows)
    owners = everybody.owners(Unit.TESTIMONIES)
    asked = {*sought.having, *sought.without}
    found: list[Facet] = []
    for axis in everybody.axes.values():
        column = everybody.column(axis.key)
        some = [
            Facet((axis.key, each.key), axis.label, each.label, owners.units(rows & column[each.key]))
            for each in axis.answers
            if each.key in column and each.key != NOT_ASKED
        ]
        some = [each for each in some if each.count or each.tag in asked]
        if len(some) > MOST_OF_ONE and not axis.ordered:
            some = sorted(some, key=lambda one: (one.tag not in asked, -one.count))[:MOST_OF_ONE]
        found += some
    return tuple(found)


def found(
    archive: Archive, sought: Sought, limit: int, *, stopped: Callable[[], bool] = lambda: False
) -> tuple[list[int], dict[int, search.Hit]]:
    """Return the testimonies found, the best first, at most so many, and the hits in the words of those found by them."""
    within = narrowed(archive, sought) if sought.narrowed else None
    if not sought.words:
        return sorted(within or (), reverse=True)[:limit], {}
    hits = search.find(
        archive, sought.words, limit=limit if within is None else search.NEWEST, stopped=stopped
    ).hits
    by_words = {hit.testimony_id: hit for hit in hits}
    ids = list(dict.fromkeys([*by_words, *by_answers(archive, sought.words)]))
    return [id_ for id_ in ids if within is None or id_ in within][:limit], by_words
