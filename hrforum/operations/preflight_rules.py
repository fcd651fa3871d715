"""What the pre-flight says of the body's rules: pages, deadline, papers that name nobody, names said aloud, the public record."""

from collections.abc import Iterator
from datetime import date

from hrforum.domain.hearing import SOON, Brought, Hearing, Rule
from hrforum.domain.preflight import Line, Place, State


def page_line(which: Hearing, pages: int) -> Line:
    """Return how a document of so many pages stands to the body's limit. Too many stop it: a clerk may cut the rest off."""
    limit = which.page_limit
    state = State.YELLOW if limit is None else State.RED if pages > limit else State.GREEN
    return Line("pages", state, Place.HEARING, {"n": pages, "limit": limit})


def rule_lines(which: Hearing, day: date, papers: Brought) -> Iterator[Line]:
    """Yield how what is brought stands to the body's rules on a day. None of these stops a packet.

    A deadline that passed does not: clerks take late papers, and late beats never. Nor does a body that takes nothing anonymous: the
    packet itself is handed in by a named organisation.
    """
    yield _deadline(which, day)
    yield _anonymous(which, papers)
    yield _aloud(which, papers)
    yield _public(which, day)


def _line(key: str, state: State, case: str = "", **fields: object) -> Line:
    return Line(key, state, Place.HEARING, fields, case=case)


def _deadline(which: Hearing, day: date) -> Line:
    due = which.deadline
    if due is None:
        return _line("deadline", State.YELLOW, "unknown")
    left = (due - day).days
    if left > SOON:
        return _line("deadline", State.GREEN, day=due.isoformat())
    return _line("deadline", State.YELLOW, "passed" if left < 0 else "near", day=due.isoformat())


def _anonymous(which: Hearing, papers: Brought) -> Line:
    if not papers.anonymous:
        return _line("anonymous", State.GREEN, "none")
    if which.anonymous_accepted is Rule.YES:
        return _line("anonymous", State.GREEN, "taken")
    case = "refused" if which.anonymous_accepted is Rule.NO else "unknown"
    return _line("anonymous", State.YELLOW, case, n=papers.anonymous)


def _aloud(which: Hearing, papers: Brought) -> Line:
    rules = (which.names_aloud, which.addresses_aloud)
    if Rule.YES in rules:
        if papers.anonymous:
            return _line("aloud", State.YELLOW, "yes", n=papers.anonymous)
        return _line("aloud", State.GREEN, "named")
    if Rule.UNKNOWN in rules:
        return _line("aloud", State.YELLOW, "unknown")
    return _line("aloud", State.GREEN, "no")


def _public(which: Hearing, day: date) -> Line:
    if which.public_on is None:
        return _line("public", State.YELLOW, "unknown")
    if which.public_on <= day:
        return _line("public", State.YELLOW, "passed", day=which.public_on.isoformat())
    return _line("public", State.GREEN, day=which.public_on.isoformat())
