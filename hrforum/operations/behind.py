"""What an organiser does to see who is behind a number: the dimensions that can be asked for, and a number's testimonies."""

from collections.abc import Sequence

from hrforum.domain.table import Asked, Axis
from hrforum.operations.population import population
from hrforum.operations.tabulate import rows_of, settled
from hrforum.storage.archive import Archive


def dimensions(archive: Archive) -> tuple[Axis, ...]:
    """Return every dimension that can be counted by, the archive's own and those that every testimony has."""
    return tuple(population(archive).axes.values())


def behind(archive: Archive, asked: Asked, tags: Sequence[tuple[str, str]] = ()) -> list[int]:
    """Return the testimonies behind a number of a table, the newest first; `tags` are those of its cell. Raises `NotFound`.

    It is for the organisers' own eyes, also where the number is withheld outside.
    """
    everybody = population(archive)
    asked = settled(everybody, asked)
    rows = rows_of(archive, everybody, asked)
    rows = everybody.where([(key, (tag,)) for key, tag in tags], rows)
    owners = everybody.owners(asked.unit)
    counted = [row for row in rows if row in owners.alone or row in owners.shared]
    told = everybody.speakings.testimonies
    return sorted({told[row] for row in counted}, reverse=True)
