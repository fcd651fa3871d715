"""Numbers that may not be told: over generated tables, an exact solver looks for a withheld one that can be worked out."""

from pathlib import Path
from random import Random

from hrforum.analysis.suppression import suppress
from tests.analysis.made_tables import any_table
from tests.analysis.reader import breaks
from tests.archive_of import new_archive
from tests.operations import laid_together, whole_packet
from tests.operations.laid_together import people_of, save_tables
from tests.operations.sequences import breaks as differencing_breaks
from tests.operations.sequences import make_packets
from tests.reliability.goals import Outcome, goal


@goal("D1", "No withheld number of an outward table can be worked out", usual=1000)
def nothing_can_be_worked_out(n: int, seed: int, _folder: Path) -> Outcome:
    """Suppress generated tables and let the exact reader at each."""
    failures, withheld_in_all, told_in_all = [], 0, 0
    for number in range(n):
        counts, threshold = any_table(Random(f"{seed}-{number}"))
        withheld = suppress(counts, threshold)
        failures += [f"table {number}: {each}" for each in breaks(counts, withheld, threshold)]
        withheld_in_all += len(withheld)
        told_in_all += len(counts.boxes) - len(withheld)
    return Outcome(n, tuple(failures), f"{withheld_in_all} numbers withheld, {told_in_all} told")


@goal("D2", "No packet of ten tells of a few people by what an earlier one told", usual=50)
def packets_tell_of_nobody(n: int, seed: int, folder: Path) -> Outcome:
    """Let ten packets leave, month after month, and take every number from every earlier one."""
    failures, numbers = [], 0
    for number in range(n):
        place = folder / str(number)
        place.mkdir()
        with new_archive(place) as archive:
            left = make_packets(archive, Random(f"{seed}-{number}"))
        failures += [f"sequence {number}: {each}" for each in differencing_breaks(left)]
        numbers += sum(map(len, left))
    return Outcome(n, tuple(failures), f"{numbers} numbers told")


@goal(
    "D3",
    "No withheld number of tables saved one by one can be worked out by who lays them together",
    usual=100,
)
def saved_tables_tell_nothing_together(n: int, seed: int, folder: Path) -> Outcome:
    """Save up to six tables of the same people, and let an exact reader at all of them at once."""
    failures, tables, withheld = [], 0, 0
    for number in range(n):
        place = folder / str(number)
        place.mkdir()
        random = Random(f"{seed}-{number}")
        with new_archive(place) as archive:
            people_of(archive, random)
            out = save_tables(archive, random, place)
        failures += [f"archive {number}: {each}" for each in laid_together.breaks(out)]
        tables += len(out)
        withheld += sum(cell.count is None for each in out for cell in (*each.cells, *each.totals))
    return Outcome(n, tuple(failures), f"{tables} tables let out, {withheld} numbers withheld in them")


@goal("D4", "No withheld number of a whole packet can be worked out", usual=40)
def whole_packets_tell_nothing_more(n: int, seed: int, folder: Path) -> Outcome:
    """Make packets with charts and statements, and let an exact reader at all their numbers at once."""
    failures, told, withheld, charts = [], 0, 0, 0
    for number in range(n):
        place = folder / str(number)
        place.mkdir()
        with new_archive(place) as archive:
            prepared, chosen = whole_packet.make(archive, Random(f"{seed}-{number}"))
            found = whole_packet.printed(archive, prepared, chosen)
        failures += [f"packet {number}: {each}" for each in whole_packet.Reader(found).narrow()]
        withheld += sum(each.count is None for each in found)
        told += sum(each.count is not None for each in found)
        charts += len(prepared.content.charts)
    return Outcome(n, tuple(failures), f"{told} numbers told, {withheld} withheld, {charts} charts")
