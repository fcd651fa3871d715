"""What is typed in the benchmarks of searching: 200 queries of one to three words, the last one unfinished."""

import random
import re

from hrforum.domain import practice as invented
from tests.benchmarks import corpus

QUERIES = 200


def typed(more: int = 0) -> list[str]:
    """Return queries of one to three words that were said together, the last one unfinished, as fingers leave it: from two letters on."""
    rng = random.Random(corpus.SEED)
    said = [re.findall(r"\w+", one.words) for one in invented.invent(corpus.SEED, 2_000)]
    queries = []
    for number in range(QUERIES + more):
        words = rng.sample(rng.choice(said), 1 + number % 3)
        unfinished = words[-1][: rng.randint(2, max(2, len(words[-1])))]
        queries.append(" ".join([*words[:-1], unfinished]))
    return queries


def worst() -> list[str]:
    """Return the two letters and the whole words that stand in most testimonies."""
    begins: dict[str, int] = {}
    for one in invented.invent(corpus.SEED, 2_000):
        words = {word.casefold() for word in re.findall(r"\w+", one.words)}
        for begun in {word[:2] for word in words} | words:
            if len(begun) >= 2:
                begins[begun] = begins.get(begun, 0) + 1
    return sorted(begins, key=lambda begun: -begins[begun])[:40]
