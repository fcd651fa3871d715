"""What is asked anew on the day on which somebody young comes of age: the yeses of them and their guardian."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hrforum.domain.consent import Answer, Consent
from hrforum.domain.testifier import Testifier
from hrforum.storage import testifier
from hrforum.storage.archive import Archive


def reviewed(archive: Archive, testimony_id: int, answers: Sequence[Consent]) -> list[Consent]:
    """Return answers that are about to be kept, each yes for somebody young with a review on the day of age or before."""
    young = [one for one in testifier.of_testimony(archive, testimony_id) if one.young and one.of_age_on]
    return [_reviewed(each, young) for each in answers] if young else list(answers)


def _reviewed(one: Consent, young: Iterable[Testifier]) -> Consent:
    days = [each.of_age_on for each in young if one.testifier in (None, each.uuid) and each.of_age_on]
    if one.answer is not Answer.YES or not days:
        return one
    return replace(one, review_on=min([*days, one.review_on or date.max]))
