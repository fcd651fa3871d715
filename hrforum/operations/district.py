"""What an organiser does to draw a district map: read the outlines from a GeoJSON file of their own; nothing of it is kept."""

from pathlib import Path

from hrforum.domain.chart import Ring
from hrforum.errors import FileTrouble
from hrforum.exchange.district_file import SIZE_LIMIT, districts_of
from hrforum.i18n import _


def read(path: Path) -> tuple[tuple[str, tuple[Ring, ...]], ...]:
    """Return the districts of a map by their names in small letters; raises `Unreadable`, and `FileTrouble` where it is not there."""
    try:
        with path.open("rb") as source:
            content = source.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise FileTrouble(_("The map cannot be read: {why}").format(why=error.strerror)) from None
    return tuple(districts_of(content).items())
