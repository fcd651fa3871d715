"""Tables made by chance: of one to three dimensions, with and without several answers a person, sparse and dense, skewed as cities are."""

from collections import Counter
from random import Random

from hrforum.analysis.boxes import Atom, Counts, counts_of
from hrforum.domain.tag import NOT_ASKED


def table_of(
    random: Random, people: int, sizes: tuple[int, ...], several: float = 0.0, skew: float = 1.0
) -> Counts:
    """Return a table of so many people; `several` is the chance that an answer is followed by another one."""
    tags = [[*(f"{'abcd'[place]}{n}" for n in range(size)), NOT_ASKED] for place, size in enumerate(sizes)]
    weights = [[1 / (n + 1) ** skew for n in range(size)] for size in sizes]
    atoms: Counter[Atom] = Counter()
    for _person in range(people):
        atoms[tuple(_answers(random, *each, several) for each in zip(tags, weights, strict=True))] += 1
    return counts_of(tags, atoms)


def _answers(random: Random, tags: list[str], weights: list[float], several: float) -> frozenset[str]:
    if random.random() < 0.04:
        return frozenset((NOT_ASKED,))
    given = {random.choices(tags[:-1], weights)[0]}
    while random.random() < several:
        given.add(random.choices(tags[:-1], weights)[0])
    return frozenset(given)


def any_table(random: Random) -> tuple[Counts, int]:
    """Return a small table of any kind, some of them filtered by an answer to one of their own dimensions, and a threshold."""
    dimensions = random.choice([1, 2, 2, 3, 3])
    several = random.choice([0.0, 0.0, 0.25])
    most = 3 if dimensions == 3 else 4 if several else 6
    sizes = tuple(random.randint(1, most) for _each in range(dimensions))
    people = random.choice([3, 8, 20, 40, 80, 150, 400])
    table = table_of(random, people, sizes, several, random.choice([0.3, 1.0, 2.0]))
    threshold = random.choice([3, 5, 5, 5, 11])
    return (_filtered(random, table) if random.random() < 0.25 else table), threshold


def _filtered(random: Random, table: Counts) -> Counts:
    place = random.randrange(len(table.tags))
    tags = [tag for tag in table.tags[place] if tag != NOT_ASKED]
    asked = frozenset(random.sample(tags, min(len(tags), random.choice([1, 1, 2]))))
    atoms = {atom: number for atom, number in table.atoms.items() if atom[place] & asked}
    return counts_of(
        table.tags, atoms, [asked if each == place else frozenset() for each in range(len(table.tags))]
    )
