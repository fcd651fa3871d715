"""Merging: what becomes one where two people, or two testimonies, turn out to be the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from hrforum.domain.consent import STRICTNESS, Answer, Consent, answer_on
from hrforum.domain.risk import Risk
from hrforum.domain.testifier import Identity, Testifier

_RISKS = (Risk.NOT_SAID, Risk.LOW, Risk.MIDDLE, Risk.HIGH)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: the ids of who or what stays, how many testimonies that is about, and what is kept of both, in words."""

    id: int
    testimonies: int
    both: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Former:
    """A testimony that was merged into another one: its id outside, its code, and the mark of the row of a sheet it came from."""

    uuid: UUID
    code: str
    row_mark: bytes | None = None


def as_one(stays: Testifier, gone: Testifier) -> Testifier:
    """Return two testifiers as one: the higher risk, young where either is, of age on the later day, the pseudonym of who stays."""
    days = [one.of_age_on for one in (stays, gone) if one.young]
    return replace(
        stays,
        pseudonym=stays.pseudonym or gone.pseudonym,
        risk=max(stays.risk, gone.risk, key=_RISKS.index),
        young=stays.young or gone.young,
        # Where one of the days is not known, it is not known when both are over.
        of_age_on=max(day for day in days if day) if days and all(days) else None,
    )


def identity_of_both(stays: Identity, gone: Identity) -> Identity:
    """Return name, contact and guardian; where both have one and they differ, both, one behind the other."""
    return Identity(
        both(stays.name, gone.name), both(stays.contact, gone.contact), both(stays.guardian, gone.guardian)
    )


def both(stays: str, gone: str, between: str = " / ") -> str:
    """Return a text of two that is lost neither way."""
    if not gone or gone.strip().casefold() in {each.strip().casefold() for each in stays.split(between)}:
        return stays
    return f"{stays}{between}{gone}" if stays else gone


def strictest(said: Sequence[Consent], day: date) -> Consent:
    """Return the strictest of several answers of what is one voice, without an id; of several yeses one that holds on common days only."""
    one = min(said, key=lambda each: STRICTNESS[answer_on(each, day)])
    fresh = replace(one, uuid=None, replaces=frozenset())
    if one.answer is not Answer.YES:
        return fresh
    from_day = max((each.from_day for each in said if each.from_day), default=None)
    until_day = min((each.until_day for each in said if each.until_day), default=None)
    review_on = min((each.review_on for each in said if each.review_on), default=None)
    if from_day and until_day and until_day < from_day:
        return replace(fresh, answer=Answer.NOT_ASKED, from_day=None, until_day=None)
    return replace(fresh, from_day=from_day, until_day=until_day, review_on=review_on)
