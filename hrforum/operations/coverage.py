"""What an organiser does to see who is missing: bring in the city's own numbers and lay those heard beside them."""

from collections.abc import Sequence
from pathlib import Path

from hrforum.analysis.coverage import compared
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.coverage import CityNumber, Coverage, Group, Heard
from hrforum.domain.table import Asked, Axis
from hrforum.domain.tag import NOT_ASKED, RESERVED
from hrforum.errors import NotFound
from hrforum.exchange.profile_rows import profile_of
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed
from hrforum.operations.population import Population, population
from hrforum.operations.sheet import read_sheet
from hrforum.operations.tabulate import tabulate
from hrforum.storage import city_profile as storage
from hrforum.storage.archive import Archive


def read_profile(path: Path) -> list[CityNumber]:
    """Return the city's numbers from a CSV or XLSX with the columns dimension, tag and people; raises `Unreadable`."""
    return profile_of(read_sheet(path))


def profile(archive: Archive) -> list[CityNumber]:
    """Return the city's numbers that are kept."""
    return storage.everything(archive)


@deed("archive.profile", undo=True)
def keep(archive: Archive, numbers: Sequence[CityNumber]) -> Done[list[CityNumber]]:
    """Keep the city's numbers in place of those before. Raises `NotFound` for a dimension that this archive does not have."""
    everybody = population(archive)
    clean = [CityNumber(*_keys(everybody, one), one.people) for one in numbers]
    before = storage.everything(archive)
    storage.keep(archive, clean)

    def inverse(again: Archive) -> Changes[list[CityNumber]]:
        return keep(again, before)

    return Done(clean, _("City's numbers"), concepts(Concept.ARCHIVE), (), inverse)


def _keys(everybody: Population, one: CityNumber) -> tuple[str, str]:
    """Return the keys of a dimension and tag; a tag that nobody was given yet stays as the city calls it."""
    axis = everybody.axis(one.dimension)
    try:
        return axis.key, everybody.answer(axis, one.tag).key
    except NotFound:
        return axis.key, one.tag


def coverage(archive: Archive) -> list[Coverage]:
    """Return, dimension by dimension of the city's profile, who was heard and who was not; for the organisers' own eyes."""
    everybody = population(archive)
    found: dict[str, list[CityNumber]] = {}
    for one in storage.everything(archive):
        found.setdefault(one.dimension, []).append(one)
    known = {key: some for key, some in found.items() if key in everybody.axes}
    return [_of(archive, everybody.axes[key], some) for key, some in known.items()]


def _of(archive: Archive, axis: Axis, city: Sequence[CityNumber]) -> Coverage:
    table = tabulate(archive, Asked((axis.key,)))
    heard = {cell.tags[0][1]: cell.count or 0 for cell in table.cells}
    unknown = heard.get(NOT_ASKED, 0)
    answered = (table.n or 0) - unknown
    whole = sum(one.people for one in city)
    groups = tuple(_group(axis, one, heard.get(one.tag, 0), answered, whole) for one in city)
    named = {one.tag for one in city}
    outside = tuple(
        axis.label_of(tag) for tag, number in heard.items() if number and tag not in named | set(RESERVED)
    )
    return Coverage(axis.key, axis.label, answered, unknown, groups, outside)


def _group(axis: Axis, one: CityNumber, heard: int, answered: int, whole: int) -> Group:
    share = one.people / whole if whole else 0.0
    expected = round(answered * share)
    comparison = compared(heard, answered, share)
    said = SAID[comparison]().format(heard=heard, expected=expected)
    return Group(axis.key, one.tag, axis.label_of(one.tag), one.people, heard, expected, comparison, said)


SAID = {
    Heard.NOBODY: lambda: _("Nobody was heard; by its share of the city it would be about {expected}."),
    Heard.FEWER: lambda: _("Fewer than its share of the city: {heard}, and about {expected} by its share."),
    Heard.ABOUT: lambda: _(
        "About its share of the city: {heard}, and about {expected} by its share; chance alone could make that difference."
    ),
    Heard.MORE: lambda: _("More than its share of the city: {heard}, and about {expected} by its share."),
    Heard.TOO_FEW: lambda: _("Too few were heard so far to say anything: {heard}."),
}
"""How each comparison is said."""
