"""Keeps the city's own numbers, by which the organisers see who is missing."""

from collections.abc import Iterable

from hrforum.domain.coverage import CityNumber
from hrforum.storage.archive import Archive


def everything(archive: Archive) -> list[CityNumber]:
    """Return the profile, dimension by dimension."""
    rows = archive.rows("SELECT dimension, tag, people FROM city_profile ORDER BY dimension, tag")
    return [CityNumber(*row) for row in rows]


def keep(archive: Archive, numbers: Iterable[CityNumber]) -> None:
    """Keep a profile in place of the one before."""
    archive.run("DELETE FROM city_profile")
    archive.run_many(
        "INSERT INTO city_profile (dimension, tag, people) VALUES (?, ?, ?)",
        [(one.dimension, one.tag, one.people) for one in numbers],
    )
