"""A city's profile out of a sheet: a dimension, a tag and a number of people in each row."""

import re

from hrforum.domain.coverage import CityNumber
from hrforum.errors import Unreadable
from hrforum.exchange.rows import Sheet
from hrforum.i18n import _

COLUMNS = ("dimension", "tag", "people")
_NUMBER = re.compile(r"\d+|\d{1,3}(?:[ ,.'\u00a0\u202f\u2019]\d{3})+", re.ASCII)
"""A whole number, with or without a sign between its thousands."""
_MOST = 10**10


def profile_of(sheet: Sheet) -> list[CityNumber]:
    """Return the numbers of a sheet with the columns dimension, tag and people; raises `Unreadable`, naming the row."""
    header = [each.strip().casefold() for each in sheet.header]
    missing = [each for each in COLUMNS if each not in header]
    if missing:
        raise Unreadable(_("The profile needs the columns dimension, tag and people."))
    places = [header.index(each) for each in COLUMNS]
    found: dict[tuple[str, str], CityNumber] = {}
    for row in sheet.rows:
        dimension, tag, people = (
            row.cells[place].strip() if place < len(row.cells) else "" for place in places
        )
        if not (dimension or tag or people):
            continue
        number = int(re.sub(r"\D", "", people)) if _NUMBER.fullmatch(people) else _MOST
        if not dimension or not tag or number >= _MOST:
            sentence = _("Row {number} of the profile needs a dimension, a tag and a whole number of people.")
            raise Unreadable(sentence.format(number=row.number))
        if (dimension, tag) in found:
            sentence = _("Row {number} of the profile names a group that another row named before.")
            raise Unreadable(sentence.format(number=row.number))
        found[dimension, tag] = CityNumber(dimension, tag, number)
    if not found:
        raise Unreadable(_("The profile is empty."))
    return list(found.values())
