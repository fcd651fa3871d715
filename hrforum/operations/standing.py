"""What an organiser does to correct how the United States or Canada stands to a treaty."""

from dataclasses import replace

from hrforum.domain.changes import Concept
from hrforum.domain.plain import needed
from hrforum.domain.right import Standing, Status, instruments
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import standing as storage
from hrforum.storage.archive import Archive


def said_of(archive: Archive, instrument: str, country: str) -> Status | None:
    """Return what the organisers said of a state and an instrument; None where what is shipped holds."""
    known = storage.everything(archive).get(instrument, ())
    return next((one for one in known if one.country == country), None)


@deed("standing.say", undo=True)
def say(archive: Archive, instrument: str, one: Status) -> Done[Status]:
    """Say how a state stands to a treaty, as of when and from where.

    Raises `NotFound` for what no state ratifies, `Refused` where the year or "as of" does not fit.
    """
    shipped = next((each for each in instruments() if each.key.casefold() == instrument.casefold()), None)
    if shipped is None or shipped.standing(one.country) is None:
        raise NotFound(
            _("{instrument} is no treaty that {country} ratifies.").format(
                instrument=instrument, country=one.country
            )
        )
    if (one.standing is Standing.NEITHER) != (one.year is None):
        raise Refused(_("Give the year of signing or ratifying, and none where a state did neither."))
    clean = replace(
        one, as_of=needed(one.as_of, _("As of")), source=needed(one.source, _("The source")), checked=True
    )
    return _said(archive, shipped.key, clean.country, clean)


def _said(archive: Archive, key: str, country: str, one: Status | None) -> Done[Status]:
    before = said_of(archive, key, country)
    if one is None:
        storage.remove(archive, key, country)
    else:
        storage.keep(archive, key, one)
    told = one or next(each.standing(country) for each in instruments() if each.key == key)
    assert told is not None
    about = (archive.uuid_of("archive", 1),)
    return Done(
        told,
        _("Correct status"),
        concepts(Concept.RIGHT),
        about,
        lambda again: _say_again(again, key, country, before),
    )


@deed("standing.restore", undo=True)
def _say_again(archive: Archive, key: str, country: str, before: Status | None) -> Done[Status]:
    return _said(archive, key, country, before)
