"""What an organiser does to put several tables into one document: each is told with regard to the others."""

from collections.abc import Sequence

from hrforum.analysis.document import Tabled, suppress_together
from hrforum.domain.table import Asked, Readers, Table
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations.population import population
from hrforum.operations.tabulate import count, counts_of, kept_of, table_of
from hrforum.storage.archive import Archive


def tables(archive: Archive, asked: Sequence[Asked]) -> list[Table | None]:
    """Count several tables of the same people for one document; None stands for one that cannot be told beside the others.

    Raises `NotFound`, and `Refused` where the tables are not of the same people, in the same unit and for the same readers.
    """
    everybody = population(archive)
    counted = [count(archive, everybody, one) for one in asked]
    if (
        len(
            {
                (each.asked.where, each.asked.unit, each.asked.readers, each.asked.threshold)
                for each in counted
            }
        )
        > 1
    ):
        raise Refused(_("Tables in one document count the same people in the same unit."))
    if not counted or counted[0].asked.readers is Readers.INSIDE:
        return [table_of(each, frozenset()) for each in counted]
    tabled = [Tabled(each.asked.by, counts_of(each), kept_of(archive, everybody, each)) for each in counted]
    withheld = suppress_together(tabled, counted[0].asked.threshold)
    return [
        None if some is None else table_of(each, some) for each, some in zip(counted, withheld, strict=True)
    ]
