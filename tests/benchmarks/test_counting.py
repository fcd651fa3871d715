"""Counting 100,000 testimonies: crosstab, pairs, triples and combinations beside the bare bitmaps, loading, and suppression."""

import math
import statistics
import time
from collections.abc import Iterator
from random import Random

import pytest
from pyroaring import BitMap

from hrforum.analysis.combinations import exactly, pairs, triples
from hrforum.analysis.crosstab import crosstab
from hrforum.analysis.suppression import suppress
from hrforum.domain.intake import Speaker
from hrforum.domain.sought import Sought
from hrforum.domain.table import Asked, Readers, Unit
from hrforum.operations import archive as archives
from hrforum.operations import search
from hrforum.operations.facet import counts, facets
from hrforum.operations.population import Population, population
from hrforum.operations.tabulate import tabulate
from hrforum.storage import speaking
from hrforum.storage.archive import Archive
from tests.analysis.made_tables import table_of
from tests.archive_of import keep
from tests.benchmarks import corpus
from tests.benchmarks.conftest import Copies
from tests.benchmarks.figures import MEDIAN, P95, Side, compare, in_turn, tell
from tests.benchmarks.typed import typed

ALLOWED, ALLOWED_LOAD, ALLOWED_FACETS, ALLOWED_GROWTH = 1.3, 0.1, 3.0, 1.1
FIRST, SECOND, FILTER = "what_happened", "district", ("race", 3)
HITS = 20_000


@pytest.fixture
def archive(copy_of: Copies) -> Iterator[Archive]:
    with archives.open_with_key(copy_of(corpus.HUNDRED_THOUSAND, "counted"), corpus.KEY) as opened:
        population(opened)
        yield opened


def fullest(everybody: Population, key: str, number: int) -> dict[str, BitMap]:
    """Return the tags of a dimension that most were given."""
    column = everybody.column(key)
    return {tag: column[tag] for tag in sorted(column, key=lambda tag: -len(column[tag]))[:number]}


def most_given(everybody: Population, number: int) -> dict[tuple[str, str], BitMap]:
    """Return the tags of all the archive's own dimensions that most were given."""
    own = [(axis.key, everybody.column(axis.key)) for axis in everybody.axes.values() if axis.own]
    sets = {(key, tag): rows for key, column in own for tag, rows in column.items() if tag != "not_asked"}
    return {tag: sets[tag] for tag in sorted(sets, key=lambda tag: -len(sets[tag]))[:number]}


def a_third(everybody: Population) -> BitMap:
    """Return about a third of all rows."""
    return BitMap(row for row in everybody.everything if row % 3 == 0)


def test_one_crosstab(archive: Archive) -> None:
    everybody = population(archive)
    owners, within = everybody.owners(Unit.PEOPLE), a_third(everybody)
    rows, columns = fullest(everybody, FIRST, 12), fullest(everybody, SECOND, 9)

    def bare(_round: int) -> list[int]:
        filtered = [some & within for some in rows.values()]
        return [some.intersection_cardinality(other) for some in filtered for other in columns.values()]

    ours, limit = in_turn(100, lambda _round: crosstab([rows, columns], within, owners), bare)
    ratio = compare("crosstab 12 x 9 of a third, with its totals", ours, limit, ALLOWED, P95, MEDIAN)
    sql = """SELECT first.tag_id, second.tag_id, count(*) FROM testimony_tag AS first
             JOIN testimony_testifier AS link ON link.testimony_id = first.testimony_id
             JOIN testifier_tag AS second ON second.testifier_id = link.testifier_id
             JOIN tag ON tag.id = second.tag_id JOIN dimension ON dimension.id = tag.dimension_id
             WHERE dimension.key = 'district' AND first.testimony_id % 3 = 0 GROUP BY 1, 2"""
    grouped, counted = in_turn(
        3,
        lambda _round: archive.rows(sql),
        lambda _round: crosstab([rows, columns], within, owners),
        warm_up=1,
    )
    compare("SQL GROUP BY of the same, beside the crosstab", grouped, counted, None, MEDIAN)
    assert ratio <= ALLOWED


def test_pairs_triples_and_combinations(archive: Archive) -> None:
    everybody = population(archive)
    owners = everybody.owners(Unit.PEOPLE)
    sets = most_given(everybody, 80)

    def bare_pairs(_round: int) -> list[int]:
        some = list(sets.values())
        return [
            one.intersection_cardinality(other)
            for place, one in enumerate(some)
            for other in some[place + 1 :]
        ]

    def bare_triples(_round: int) -> list[int]:
        some, found = list(sets.values()), []
        for first in range(len(some)):
            for second in range(first + 1, len(some)):
                both = some[first] & some[second]
                if both:
                    found += [both.intersection_cardinality(other) for other in some[second + 1 :]]
        return found

    ours, limit = in_turn(20, lambda _round: pairs(sets, owners), bare_pairs)
    two = compare(f"all pairs of {len(sets)} tags", ours, limit, ALLOWED, MEDIAN)
    ours, limit = in_turn(5, lambda _round: triples(sets, owners), bare_triples, warm_up=1)
    three = compare("all triples", ours, limit, ALLOWED, MEDIAN)
    eight = dict(list(sets.items())[:8])

    def bare_upset(_round: int) -> list[int]:
        parts = [everybody.everything]
        for some in eight.values():
            parts = [part for whole in parts for part in (whole & some, whole - some) if part]
        return [len(part) for part in parts]

    ours, limit = in_turn(50, lambda _round: exactly(eight, everybody.everything, owners), bare_upset)
    upset = compare("combinations of 8 chosen tags", ours, limit, ALLOWED, MEDIAN)
    assert max(two, three, upset) <= ALLOWED


def test_bitmaps_are_ready(archive: Archive) -> None:
    def scan(_round: int) -> None:
        archive.rows("SELECT words FROM version")

    loads, scans = in_turn(7, lambda _round: speaking.load(archive), scan, warm_up=1)
    ratio = compare("bitmaps loaded, beside a scan of all words", loads, scans, ALLOWED_LOAD, MEDIAN)
    keep(archive, speakers=(Speaker(),))
    loads, scans = in_turn(7, lambda _round: speaking.load(archive), scan, warm_up=1)
    after = compare("the same after one save", loads, scans, ALLOWED_LOAD, MEDIAN)
    for _each in range(100):
        keep(archive, speakers=(Speaker(),))
    loads, scans = in_turn(7, lambda _round: speaking.load(archive), scan, warm_up=1)
    hundred = compare("the same after a hundred saves", loads, scans, ALLOWED_LOAD, MEDIAN)
    asked = Asked((FIRST, SECOND))

    def first_table(_round: int) -> None:
        keep(archive, speakers=(Speaker(),))
        tabulate(archive, asked)

    saved_and_counted, saved, scans = in_turn(
        9, first_table, lambda _round: keep(archive, speakers=(Speaker(),)), scan, warm_up=1
    )
    first = [max(0.0, both - statistics.median(saved)) for both in saved_and_counted]
    compare("the first table after a save, beside a scan", first, scans, None, MEDIAN)
    (made,) = in_turn(3, lambda _round: speaking.make(archive, 0), warm_up=1)
    tell("bitmaps made anew from all rows", made, MEDIAN)
    assert max(ratio, after, hundred) <= ALLOWED_LOAD


def test_facets_of_many_hits(archive: Archive) -> None:
    """Live counts beside a search: every answer of every dimension among 20,000 hits, beside one crosstab per dimension."""
    everybody = population(archive)
    owners = everybody.owners(Unit.TESTIMONIES)
    within = BitMap(Random(1).sample(range(len(everybody.everything)), HITS))
    columns = {key: everybody.column(key) for key in everybody.axes}
    word = _said_by_many(archive)

    def crosstabs(_round: int) -> dict[str, object]:
        return {key: crosstab([column], within, owners) for key, column in columns.items()}

    def bare(_round: int) -> list[list[int]]:
        return [
            [some.intersection_cardinality(within) for some in column.values()] for column in columns.values()
        ]

    ours, each, limit = in_turn(50, lambda _round: counts(everybody, Sought(), within), crosstabs, bare)
    ratio = compare(
        "facets of 20,000 hits, beside a crosstab per dimension", ours, each, ALLOWED_FACETS, P95, MEDIAN
    )
    compare("facets of 20,000 hits, beside the bare bitmaps", ours, limit, None, MEDIAN)
    whole, searched = in_turn(
        15, lambda _round: facets(archive, Sought(word)), lambda _round: search.every(archive, word)
    )
    hits = len(search.every(archive, word))
    compare(f"searching for {hits} hits and their facets, beside searching", whole, searched, None, MEDIAN)
    narrow = Sought(
        "",
        having=((FIRST, next(iter(columns[FIRST]))),),
        either=tuple((SECOND, tag) for tag in list(columns[SECOND])[:2]),
    )
    ours, each = in_turn(50, lambda _round: counts(everybody, narrow, everybody.everything), crosstabs)
    compare("facets where answers are asked for", ours, each, None, MEDIAN)
    assert ratio <= ALLOWED_FACETS


def _said_by_many(archive: Archive) -> str:
    """Return the word whose number of hits is nearest to 20,000."""
    words = {word for query in typed() for word in query.split() if len(word) > 2}
    return min(words, key=lambda word: abs(len(search.every(archive, f'"{word}"')) - HITS))


def test_what_suppression_costs(archive: Archive) -> None:
    asked = Asked((FIRST, SECOND))
    outward, inside = in_turn(
        3,
        lambda _round: tabulate(archive, Asked(asked.by, readers=Readers.OUTWARD)),
        lambda _round: tabulate(archive, asked),
        warm_up=1,
    )
    share = 1 - statistics.median(inside) / statistics.median(outward)
    tell(f"a whole table for outside, {share:.0%} of it suppression", outward, MEDIAN)


def test_suppression_grows_below_the_square_of_the_cells() -> None:
    sizes = [(3, 3, 3), (6, 6, 3), (9, 9, 5), (12, 12, 6)]
    points = []
    for size in sizes:
        cells = math.prod(each + 2 for each in size)
        took = []
        for seed in range(3):
            counts = table_of(Random(seed), 12 * math.prod(size), size)
            start = time.perf_counter()
            suppress(counts)
            took.append(time.perf_counter() - start)
        points.append((math.log(cells), math.log(statistics.median(took))))
        tell(f"suppression of {' x '.join(map(str, size))}", took, MEDIAN)
    slope = statistics.linear_regression(*zip(*points, strict=True)).slope
    print(
        f"\n{'suppression grows with the cells to the power of':<58} {slope:5.2f}  allowed below 2.00", end=""
    )
    assert slope < 2


def test_growth_with_the_testimonies(copy_of: Copies) -> None:
    """What somebody waits for, from 10,000 testimonies to 100,000: to the power of one at most."""
    medians: dict[str, dict[int, float]] = {}
    for number in (10_000, corpus.HUNDRED_THOUSAND):
        with archives.open_with_key(copy_of(number, f"grown-{number}"), corpus.KEY) as archive:
            for name, work in _grows(archive).items():
                (took,) = in_turn(21, work)
                medians.setdefault(name, {})[number] = statistics.median(took)
    powers = {}
    for name, times in medians.items():
        few, many = times[10_000], times[corpus.HUNDRED_THOUSAND]
        powers[name] = math.log10(many / few)
        print(
            f"\n{name + ', grows with the testimonies to the power of':<58} {powers[name]:5.2f}  allowed {ALLOWED_GROWTH:.2f}"
            f"  ({few * 1000:.2f} and {many * 1000:.2f} ms)",
            end="",
        )
    assert max(powers.values()) <= ALLOWED_GROWTH


def _grows(archive: Archive) -> dict[str, Side]:
    everybody = population(archive)
    owners, within = everybody.owners(Unit.PEOPLE), a_third(everybody)
    columns = [fullest(everybody, FIRST, 12), fullest(everybody, SECOND, 9)]
    forty = most_given(everybody, 40)
    eight = dict(list(forty.items())[:8])
    queries = typed(more=10)
    return {
        "a crosstab": lambda _round: crosstab(columns, within, owners),
        "pairs": lambda _round: pairs(forty, owners),
        "triples": lambda _round: triples(forty, owners),
        "combinations": lambda _round: exactly(eight, everybody.everything, owners),
        "facets": lambda _round: counts(everybody, Sought(), within),
        "loading the bitmaps": lambda _round: speaking.load(archive),
        "a search": lambda round_: search.find(archive, queries[round_]),
    }
