"""Keeps how states stand to treaties, where the organisers know better than what is shipped."""

from hrforum.domain.right import Standing, Status
from hrforum.storage.archive import Archive

_ALL = "SELECT instrument, country, standing, year, as_of, source FROM standing ORDER BY instrument, country"
_KEEP = "INSERT OR REPLACE INTO standing (instrument, country, standing, year, as_of, source) VALUES (?, ?, ?, ?, ?, ?)"


def everything(archive: Archive) -> dict[str, tuple[Status, ...]]:
    """Return what was said of each instrument, by its key. What organisers say themselves counts as checked."""
    found: dict[str, list[Status]] = {}
    for instrument, country, standing, year, as_of, source in archive.rows(_ALL):
        one = Status(country, Standing(standing), year, as_of, source, True)
        found.setdefault(instrument, []).append(one)
    return {key: tuple(some) for key, some in found.items()}


def keep(archive: Archive, instrument: str, one: Status) -> None:
    """Keep how a state stands to an instrument, in place of what was said before."""
    archive.run(_KEEP, (instrument, one.country, one.standing, one.year, one.as_of, one.source))


def remove(archive: Archive, instrument: str, country: str) -> None:
    """Forget what was said, so that what is shipped is told again."""
    archive.run("DELETE FROM standing WHERE instrument = ? AND country = ?", (instrument, country))
