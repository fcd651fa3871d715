"""Hearing: where the testimonies are brought, with its date, the body's rules and what they warn of."""

import re
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import StrEnum

from hrforum.errors import Refused
from hrforum.i18n import _, ngettext

SOON = 7
"""Days before a deadline on which it begins to be spoken of as near."""
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


class Rule(StrEnum):
    """What the body's rules say to a question; unknown until somebody asked the clerk."""

    UNKNOWN = ""
    YES = "yes"
    NO = "no"


class Interpreting(StrEnum):
    """What the body gives to somebody who speaks by an interpreter."""

    UNKNOWN = ""
    SIMULTANEOUS = "simultaneous"
    DOUBLE = "double"
    SAME = "same"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Hearing:
    """One item before one body on one day. `rules` are the body's own, in words. `id` 0: not kept yet.

    Times are those of the wall clock there, such as "18:30", empty where not known. `public_record` says what of the papers becomes
    public, `public_on` from which day on nothing can be taken back.
    """

    body: str
    held_on: date
    item: str = ""
    rules: str = ""
    deadline: date | None = None
    id: int = 0
    rev: int = 0
    _: KW_ONLY
    room: str = ""
    starts: str = ""
    deadline_time: str = ""
    copies: int | None = None
    page_limit: int | None = None
    speaking_seconds: int | None = None
    interpreting: Interpreting = Interpreting.UNKNOWN
    names_aloud: Rule = Rule.UNKNOWN
    addresses_aloud: Rule = Rule.UNKNOWN
    anonymous_accepted: Rule = Rule.UNKNOWN
    public_record: str = ""
    public_on: date | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What is to be brought to a hearing, as far as known: exhibits whose speakers are not named, pages, who brings it."""

    anonymous: int = 0
    pages: int | None = None
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """What a rule warns of. `grave`: as it stands, the body may refuse the papers or somebody may be put at risk."""

    code: str
    sentence: str
    grave: bool = False


def clock(text: str) -> str:
    """Return a time of day as "09:05", empty for none; raises `Refused` for what is no time."""
    if not text.strip():
        return ""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise Refused(_("{time} is no time of day. Write it as 18:30.").format(time=text.strip()))
    return f"{int(found[1]):02}:{found[2]}"


def counted(number: int | None, what: str) -> int | None:
    """Return a number of one or more, or None; raises `Refused`, naming `what`, for less."""
    if number is not None and number < 1:
        raise Refused(_("{what}: give a number of 1 or more, or none.").format(what=what))
    return number


def warnings(hearing: Hearing, day: date, brought: Brought | None = None) -> list[Warned]:
    """Return what the rules of a hearing warn of on a day, the grave first; more where it is known what is brought."""
    papers = brought or Brought()
    every = [
        *_when(hearing, day),
        *_aloud(hearing, papers, brought is not None),
        *_anonymous(hearing, papers, brought is not None),
        *_size(hearing, papers),
        *_public(hearing, day),
    ]
    return sorted(every, key=lambda one: not one.grave)


def _when(hearing: Hearing, day: date) -> Iterator[Warned]:
    if hearing.held_on < day:
        yield Warned("over", _("The day of this hearing has passed."))
        return
    if hearing.deadline is None:
        yield Warned(
            "deadline_unknown", _("Nobody has noted yet until when papers are taken. Ask the clerk.")
        )
        return
    left = (hearing.deadline - day).days
    at = _(" at {time}").format(time=hearing.deadline_time) if hearing.deadline_time else ""
    if left < 0:
        yield Warned("deadline_passed", _("The deadline for papers has passed."), grave=True)
    elif left == 0:
        yield Warned("deadline_today", _("Papers are due today{at}.").format(at=at), grave=True)
    elif left <= SOON:
        sentence = ngettext("Papers are due in {n} day{at}.", "Papers are due in {n} days{at}.", left)
        yield Warned("deadline_near", sentence.format(n=left, at=at))


def _aloud(hearing: Hearing, papers: Brought, known: bool) -> Iterator[Warned]:
    if Rule.YES in (hearing.names_aloud, hearing.addresses_aloud):
        if hearing.names_aloud is not Rule.YES:
            what = _("their address")
        else:
            both = hearing.addresses_aloud is Rule.YES
            what = _("their name and address") if both else _("their name")
        who = papers.organisation or _("our organization")
        proxy = _("“I speak for {organisation}, and for people whose names are not said here.”")
        sentence = _(
            "Whoever speaks must say {what} aloud. Somebody else can speak for those at risk: {proxy}"
        )
        said = sentence.format(what=what, proxy=proxy.format(organisation=who))
        # Where every exhibit names its speaker, nobody loses by it.
        yield Warned("said_aloud", said, grave=papers.anonymous > 0 or not known)
    elif Rule.UNKNOWN in (hearing.names_aloud, hearing.addresses_aloud):
        yield Warned(
            "aloud_unknown", _("Ask the clerk whether speakers must say their name or address aloud.")
        )


def _anonymous(hearing: Hearing, papers: Brought, known: bool) -> Iterator[Warned]:
    if hearing.anonymous_accepted is Rule.NO and papers.anonymous:
        sentence = ngettext(
            "This body takes nothing that is anonymous, and {n} exhibit names nobody. Bring it as part of the organization’s own paper.",
            "This body takes nothing that is anonymous, and {n} exhibits name nobody. Bring them as part of the organization’s own paper.",
            papers.anonymous,
        )
        yield Warned("anonymous", sentence.format(n=papers.anonymous), grave=True)
    elif hearing.anonymous_accepted is Rule.NO and not known:
        yield Warned(
            "anonymous",
            _("This body takes nothing that is anonymous. Hand in the packet in the organization’s name."),
        )


def _size(hearing: Hearing, papers: Brought) -> Iterator[Warned]:
    limit = hearing.page_limit
    if limit is not None and papers.pages is not None and papers.pages > limit:
        sentence = _("The document has {pages} pages; the body takes {limit}.")
        yield Warned("pages", sentence.format(pages=papers.pages, limit=limit), grave=True)
    elif limit is not None and papers.pages is None:
        sentence = ngettext("The body takes {n} page.", "The body takes {n} pages.", limit)
        yield Warned("pages", sentence.format(n=limit))
    if hearing.copies is not None:
        sentence = ngettext("Bring {n} copy on paper.", "Bring {n} copies on paper.", hearing.copies)
        yield Warned("copies", sentence.format(n=hearing.copies))
    if hearing.interpreting in (Interpreting.SAME, Interpreting.NONE):
        told = {
            Interpreting.SAME: _(
                "Interpreting takes from the speaker’s own time: plan half as many words, or ask for double time."
            ),
            Interpreting.NONE: _("The body brings no interpreter: bring one."),
        }
        yield Warned("interpreting", told[hearing.interpreting])


def _public(hearing: Hearing, day: date) -> Iterator[Warned]:
    if hearing.public_on is None:
        return
    what = hearing.public_record or _("What is handed in")
    if hearing.public_on <= day:
        yield Warned("public", _("{what} is public record now and cannot be taken back.").format(what=what))
    else:
        sentence = _("{what} becomes public record on {day}. After that nothing can be taken back.")
        yield Warned("public", sentence.format(what=what, day=hearing.public_on.isoformat()))
