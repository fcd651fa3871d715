"""Tables saved one by one, laid beside each other by somebody who has them all: an exact solver looks for a withheld number."""

from itertools import product
from pathlib import Path
from random import Random

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from hrforum.domain.consent import Use
from hrforum.domain.intake import Speaker
from hrforum.domain.table import Asked, Readers, Table
from hrforum.domain.tag import NOT_ASKED, Labels
from hrforum.errors import Refused
from hrforum.operations import saved_table, tag
from hrforum.operations.tabulate import tabulate
from hrforum.storage.archive import Archive
from tests.archive_of import keep

_FIELDS = ("race", "gender_identity", "district")
_MANY = 10_000
Atom = tuple[str, ...]


def people_of(archive: Archive, random: Random) -> None:
    """Give an archive some people with one answer, or none, in three dimensions."""
    tags: dict[str, list[int]] = {}
    for key in _FIELDS:
        one = tag.dimension_named(archive, key)
        tags[key] = [
            tag.add(archive, one.id, Labels(f"{key} {n}")).value.id for n in range(random.choice([2, 3]))
        ]
    for _person in range(random.choice([12, 25, 40])):
        mine = [
            random.choices(some, [1 / (n + 1) for n in range(len(some))])[0]
            for some in tags.values()
            if random.random() < 0.95
        ]
        keep(archive, "Said.", (Use.RECORD, Use.COUNT), speakers=(Speaker(tags=tuple(mine)),))


def save_tables(archive: Archive, random: Random, folder: Path, tries: int = 6) -> list[Table]:
    """Save tables by some dimensions, now and then of some people only; return those that were let out."""
    out = []
    for number in range(tries):
        by = tuple(random.sample(_FIELDS, random.choice([1, 2, 2, 3])))
        where = (("race", ("race_0",)),) if random.random() < 0.2 else ()
        asked = Asked(by, where, readers=Readers.OUTWARD)
        table = tabulate(archive, asked)
        try:
            saved_table.save(archive, asked, folder / f"{number}.csv")
        except Refused:
            continue
        out.append(table)
    return out


def breaks(tables: list[Table], threshold: int = 5) -> list[str]:
    """Return which withheld numbers somebody with all these tables can work out: those that lie in less than the threshold."""
    keys = sorted(
        {key for each in tables for key in (*each.asked.by, *(key for key, _tags in each.asked.where))}
    )
    answers = {key: sorted({NOT_ASKED, *_seen(tables, key)}) for key in keys}
    atoms: list[Atom] = list(product(*(answers[key] for key in keys)))
    told, hidden = {}, {}
    for each in tables:
        for cell in (*each.cells, *each.totals):
            counts = tuple(_fits(dict(zip(keys, atom, strict=True)), each, dict(cell.tags)) for atom in atoms)
            if cell.count is None:
                hidden[counts] = f"{each.asked.by}: {cell.tags}"
            else:
                told[counts] = cell.count
    return [said for counts, said in hidden.items() if _width(told, counts, len(atoms)) < threshold]


def _seen(tables: list[Table], key: str) -> set[str]:
    found = {tag for each in tables for cell in each.cells for name, tag in cell.tags if name == key}
    # Whoever reads a filtered table knows that there are others.
    return found | {
        tag for each in tables for name, tags in each.asked.where if name == key for tag in (*tags, "?")
    }


def _fits(person: dict[str, str], table: Table, tags: dict[str, str]) -> float:
    asked = all(person[key] in some for key, some in table.asked.where)
    return float(asked and all(person[key] == tag for key, tag in tags.items()))


def _width(told: dict[tuple[float, ...], int], aim: tuple[float, ...], atoms: int) -> int:
    constraints = (
        [LinearConstraint(np.array(list(told)), list(told.values()), list(told.values()))] if told else []
    )
    ends: list[int] = []
    for sign in (1, -1):
        done = milp(
            sign * np.array(aim), constraints=constraints, bounds=Bounds(0, _MANY), integrality=np.ones(atoms)
        )
        assert done.status == 0, done.message
        ends.append(round(sign * done.fun))
    low, high = ends
    return high - low
