"""Searching as one types in 100,000 testimonies, and the bare index asked for the best of the newest matches."""

import random
import re
from itertools import islice

from hrforum.domain import practice as invented
from hrforum.operations import archive as archives
from hrforum.operations import search
from hrforum.storage.archive import Archive
from tests.benchmarks import corpus
from tests.benchmarks.conftest import Copies
from tests.benchmarks.figures import MEDIAN, P95, compare, in_turn

QUERIES = 200
_BEST = """SELECT rowid FROM search WHERE search MATCH ? AND rowid >= coalesce(
    (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET 1499), 0)
    ORDER BY bm25(search) LIMIT 50"""


def test_searching_as_one_types(copy_of: Copies) -> None:
    queries = _typed()
    with archives.open_with_key(copy_of(corpus.HUNDRED_THOUSAND, "searched"), corpus.KEY) as archive:
        ours, bare = in_turn(
            QUERIES,
            lambda round_: search.find(archive, queries[round_]),
            lambda round_: _bare(archive, queries[round_]),
        )
    compare("search as one types, beside the bare index", ours, bare, None, MEDIAN, P95)
    print(f"\n{'slowest search':<58} ours {max(ours) * 1000:9.2f} ms", end="")


def _typed() -> list[str]:
    """Return queries of one to three words that were said together, the last one unfinished, as fingers leave it."""
    rng = random.Random(corpus.SEED)
    said = [re.findall(r"\w+", one.words) for one in islice(invented.invent(corpus.SEED, 2_000), None)]
    queries = []
    for number in range(QUERIES + 3):
        words = rng.sample(rng.choice(said), 1 + number % 3)
        unfinished = words[-1][: rng.randint(2, max(2, len(words[-1])))]
        queries.append(" ".join([*words[:-1], unfinished]))
    return queries


def _bare(archive: Archive, query: str) -> None:
    *words, last = query.split()
    match = " AND ".join([*(f'"{each}"' for each in words), f'"{last}"*'])
    archive.rows(_BEST, (match, match))
