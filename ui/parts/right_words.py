"""How rights and authorities are told in the windows: an article as a line, how both states stand, what its line is worth."""

from __future__ import annotations

from collections.abc import Iterator

from hrforum.domain.authority import Authority, Level
from hrforum.domain.recommendation import Recommendation
from hrforum.domain.right import Kind, Standing, Status
from hrforum.domain.right_search import Found
from hrforum.i18n import _, ngettext
from ui.parts.lines import Line

_COUNTRIES = {"US": lambda: _("United States"), "CA": lambda: _("Canada")}


def country_name(country: str) -> str:
    """Return what a state is called."""
    return _COUNTRIES[country]()


def standing_name(standing: Standing) -> str:
    """Return what a state did with a treaty."""
    return {
        Standing.RATIFIED: _("Ratified it: it is bound"),
        Standing.SIGNED: _("Signed it and did not ratify it"),
        Standing.NEITHER: _("Neither signed nor ratified it"),
    }[standing]


def level_name(level: Level) -> str:
    """Return what a level of government is called."""
    return {
        Level.CITY: _("City"),
        Level.COUNTY: _("County"),
        Level.STATE: _("State or province"),
        Level.FEDERAL: _("Federal"),
        Level.OTHER: _("Other"),
    }[level]


def kind_name(kind: Kind) -> str:
    """Return what a kind of instrument is called."""
    return {
        Kind.DECLARATION: _("Declaration: no state ratifies it"),
        Kind.TREATY: _("Treaty"),
        Kind.GENERAL_COMMENT: _("Comment of the committee that watches over a treaty"),
        Kind.GOALS: _("Goals all states agreed on"),
        Kind.ORDINANCE: _("City ordinance that carries out CEDAW"),
        Kind.LAW: _("Local law or ordinance"),
    }[kind]


def standing_text(one: Status) -> str:
    """Return how a state stands to a treaty, with the day of which that is known."""
    words = {
        Standing.RATIFIED: _("ratified {year} (as of {as_of})"),
        Standing.SIGNED: _("signed {year}, not ratified (as of {as_of})"),
        Standing.NEITHER: _("neither signed nor ratified (as of {as_of})"),
    }
    told = words[one.standing].format(year=one.year or "", as_of=one.as_of)
    return told if one.checked else _("{told}, not checked").format(told=told)


def short_standing(found: Found) -> str:
    """Return in a few words how both states stand, or what the instrument is where no state ratifies it."""
    words = {Standing.RATIFIED: _("ratified"), Standing.SIGNED: _("signed only"), Standing.NEITHER: _("not")}
    told = ", ".join(f"{one.country} {words[one.standing]}" for one in found.instrument.status)
    return told or kind_name(found.instrument.kind)


def line_of(found: Found, count: int = 0) -> Line:
    """Return an article as a line of a list, with the number of testimonies that have it."""
    linked = ngettext("{n} testimony", "{n} testimonies", count).format(n=count) if count else ""
    return Line(found.article.key, found.article.title.en, "", short_standing(found), linked)


def recommendation_fact(one: Recommendation) -> tuple[str, str]:
    """Return a recommendation of an earlier review as a pair of a name and a value."""
    where = f" ({one.reference})" if one.reference else ""
    return _("Earlier review"), f"{one.text}{where}"


def authority_line(one: Authority) -> Line:
    """Return an authority as a line of a list."""
    below = one.can_do and _("The city can still: {what}").format(what=one.can_do)
    return Line(
        one.name, "", level_name(one.level), below, _("preempted by the state") if one.preempted else ""
    )


def facts_of(found: Found) -> Iterator[tuple[str, str]]:
    """Return what is known of an article, as pairs of a name and a value."""
    one, article = found.instrument, found.article
    yield _("Stands in"), one.names.en
    yield _("Adopted"), ", ".join(part for part in (one.adopted_by.en, str(one.year or "")) if part)
    yield _("Kind"), kind_name(one.kind)
    for status in one.status:
        yield country_name(status.country), standing_text(status)
    yield _("Source"), (article.plain.source if article.plain else "") or one.source
    yield _("Compared on"), article.plain.checked_on if article.plain else ""
    yield _("As of"), one.as_of
