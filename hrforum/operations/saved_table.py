"""What an organiser does to let numbers leave by themselves: save a table as a file, and keep on record which people are behind it."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pyroaring import BitMap

from hrforum.analysis.boxes import Box
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.saved_table import Marks, SavedTable, stands_in_the_way
from hrforum.domain.table import Asked, Readers, as_rows
from hrforum.errors import FileTrouble, Refused
from hrforum.exchange.cells import sheet_of
from hrforum.exchange.csv_out import csv_of
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.operations.differencing import Guard
from hrforum.operations.population import Population, agreed_to_count, population
from hrforum.operations.tabulate import (
    Counted,
    count,
    rows_in,
    several,
    table_of,
    tags_of,
    withheld_of,
)
from hrforum.operations.target import hand_over, refuse_target
from hrforum.progress import SILENT, Progress
from hrforum.storage import saved_table as storage
from hrforum.storage.archive import Archive
from hrforum.storage.beside import beside, keep_private, sync_file
from hrforum.storage.speaking import in_order

ENDING = ".csv"
Number = tuple[str, int | None, BitMap]
"""The mark of a question, the number (None where it is withheld), and the ids of the testifiers behind it."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Numbers on their way out: what they count, and who is behind each. A table of the inside has no numbers here."""

    table: SavedTable
    numbers: tuple[Number, ...] = ()


class InsideNumbers(Refused):
    """Numbers for the organisers' own eyes would be written to a file; a deliberate yes lets them."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "These are the numbers for your own eyes: a few people could be recognised by them in a file. Save those for outside "
                "instead, or say that this file stays with the organisers."
            )
        )


def everything(archive: Archive) -> list[SavedTable]:
    """Return every table and picture that left as a file of its own, the newest first."""
    return storage.everything(archive)


def leaving(archive: Archive, everybody: Population, counted: Counted, withheld: frozenset[Box]) -> Leaving:
    """Return what leaves with a counted table.

    Raises `Refused`, naming the earlier file, where beside it withheld numbers could be worked out.
    """
    asked = counted.asked
    narrowed = tuple(sorted(key for key, _tags in asked.where))
    one = SavedTable("", today(), asked.readers, asked.unit, asked.by, narrowed)
    if asked.readers is Readers.INSIDE:
        return Leaving(one)
    guard = Guard(archive, asked.threshold)
    numbers = tuple(_numbers(guard, everybody, counted, withheld))
    hides = {key for box in withheld for key, tag in zip(asked.by, box, strict=True) if tag is not None}
    if withheld:
        hides |= set(narrowed)
    one = replace(
        one,
        hides=frozenset(hides),
        base=_base(archive, everybody),
        filter=guard.mark(asked.unit, asked.where),
    )
    marks = Marks(
        frozenset(mark for mark, number, _people in numbers if number is not None),
        frozenset(mark for mark, number, _people in numbers if number is None),
    )
    many = {key for key, more in zip(asked.by, several(counted), strict=True) if more}
    before = stands_in_the_way(one, marks, storage.of_base(archive, one.base), many)
    if before is not None:
        raise Refused(
            _(
                "Beside “{name}” of {day}, withheld numbers could be worked out from this. Count by the same dimensions as there, or "
                "by others that it does not have, or wait until more people have spoken."
            ).format(name=before.name, day=before.made_on.isoformat())
        )
    return Leaving(one, numbers)


def _numbers(
    guard: Guard, everybody: Population, counted: Counted, withheld: frozenset[Box]
) -> Iterable[Number]:
    for box, number in counted.boxes.items():
        mark = guard.mark(counted.asked.unit, (*counted.asked.where, *tags_of(counted, box)))
        people = everybody.people(rows_in(counted, box)) if number else BitMap()
        yield mark, None if box in withheld else number, people


def _base(archive: Archive, everybody: Population) -> str:
    """Return the mark of all who may be counted outside today, with everything that is counted of them."""
    agreed = agreed_to_count(archive, everybody)
    made = hmac.new(archive.secret(), everybody.people(agreed).serialize(), hashlib.sha256)
    # By the order of testimonies: whoever is written down anew, with nothing counted changed, stands at another row.
    _order, numbers = in_order(everybody.speakings, agreed)
    for kind, columns in sorted(everybody.speakings.bits.items()):
        for key, rows in sorted(columns.items()):
            if some := rows & agreed:
                made.update(
                    json.dumps([kind, key]).encode() + BitMap(map(numbers.__getitem__, some)).serialize()
                )
    return made.hexdigest()


def save(
    archive: Archive, asked: Asked, path: Path, *, accept_inside: bool = False, progress: Progress = SILENT
) -> Changes[Path]:
    """Save a table as CSV, with what it counts and what it is not.

    Raises `InsideNumbers` for one of the inside that was not accepted, `NotFound`, `Refused` and `FileTrouble`.
    """
    if asked.readers is Readers.INSIDE and not accept_inside:
        raise InsideNumbers
    everybody = population(archive)
    counted = count(archive, everybody, asked)
    outward = asked.readers is Readers.OUTWARD
    withheld = withheld_of(archive, everybody, counted, progress) if outward else frozenset()
    table = table_of(counted, withheld)
    content = csv_of(sheet_of(path.stem, as_rows(table)))
    return keep(archive, leaving(archive, everybody, counted, withheld), content, path, (ENDING,))


def keep(
    archive: Archive, left: Leaving, content: bytes, path: Path, endings: tuple[str, ...]
) -> Changes[Path]:
    """Write a file with numbers in it, whole or not at all, and keep on record what left. Raises `Refused` and `FileTrouble`."""
    ending = path.suffix.lower()
    if ending not in endings:
        raise Refused(_("Choose a name that ends in {endings}.").format(endings=", ".join(endings)))
    refuse_target(path, ending)
    try:
        with beside(path) as fresh:
            fresh.write_bytes(content)
            keep_private(fresh)
            sync_file(fresh)
            return hand_over({fresh: path}, lambda: _record(archive, left, path))
    except OSError as error:
        raise FileTrouble(_("The file cannot be written: {why}").format(why=error.strerror)) from None


@deed("table.save", undo=False)
def _record(archive: Archive, left: Leaving, path: Path) -> Done[Path]:
    id_ = storage.add(archive, replace(left.table, name=path.name), left.numbers)
    about = (archive.uuid_of("saved_table", id_),)
    return Done(path, _("Save numbers"), concepts(Concept.ARCHIVE, Concept.EDITION), about)
