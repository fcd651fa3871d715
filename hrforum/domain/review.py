"""Review: which answers have to be asked anew, because a day for it was set or because a yes runs out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hrforum.domain.consent import Answer, Consent, Use, voices

AHEAD = timedelta(days=14)
"""So long before a yes runs out is it due, so that there is time to ask."""


class Reason(StrEnum):
    """Why an answer is due."""

    REVIEW = "review"
    EXPIRY = "expiry"


@dataclass(frozen=True, slots=True)
class Due:
    """Uses of one testimony that are due for one reason, from `day` on."""

    testimony_id: int
    code: str
    reason: Reason
    day: date
    uses: tuple[Use, ...]


def due(answers: Iterable[Consent], on: date) -> dict[tuple[Reason, date], tuple[Use, ...]]:
    """Return the uses that are due on a day, by reason and day, the earliest first.

    The newest answer of each voice counts: whatever is answered anew is due no more.
    """
    answers = tuple(answers)
    found: dict[tuple[date, Reason], list[Use]] = {}
    for use in Use:
        for newest in voices(answers, use).values():
            for one in newest:
                for reason, day in _days(one, on):
                    uses = found.setdefault((day, reason), [])
                    if use not in uses:
                        uses.append(use)
    return {(reason, day): tuple(found[day, reason]) for day, reason in sorted(found)}


def _days(one: Consent, on: date) -> Iterable[tuple[Reason, date]]:
    if one.review_on is not None and one.review_on <= on:
        yield Reason.REVIEW, one.review_on
    if one.answer is Answer.YES and one.until_day is not None and one.until_day <= on + AHEAD:
        yield Reason.EXPIRY, one.until_day
