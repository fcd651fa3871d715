"""What the invented people of a practice archive agree to: every kind of answer comes up, so that each can be practised."""

from collections.abc import Mapping
from random import Random

from hrforum.domain.consent import FORMS, Answer, Use

_SHOWN_AS = (
    ((Use.ANONYMOUS_QUOTE,), 45),
    ((Use.ANONYMOUS_QUOTE, Use.PSEUDONYMOUS_STORY), 28),
    ((Use.PSEUDONYMOUS_STORY,), 12),
    (FORMS, 10),
    ((Use.NAMED_QUOTE,), 5),
)
_OTHER_USES = {
    Use.UN_SUBMISSION: 0.25,
    Use.SHARE_CITIES: 0.2,
    Use.RECORDINGS: 0.1,
    Use.PRESS: 0.12,
    Use.CONTACT: 0.45,
}


def answers(rng: Random) -> dict[Use, Answer]:
    """Return the answers of one invented person: most are kept and counted, about half go to the hearing in some form.

    The rest refused, agreed to the hearing without saying in which form, or were not asked.
    """
    if rng.random() < 0.04:
        return {}
    given = {Use.RECORD: _yes(rng, 0.97), Use.COUNT: _yes(rng, 0.93)}
    kind = rng.random()
    if kind < 0.55:
        shown = rng.choices(
            [forms for forms, _weight in _SHOWN_AS], [weight for _forms, weight in _SHOWN_AS]
        )[0]
        given |= {Use.HEARING_PACKET: Answer.YES}
        given |= {form: Answer.YES if form in shown else Answer.NO for form in FORMS}
    elif kind < 0.62:
        given |= {Use.HEARING_PACKET: Answer.YES}
    elif kind < 0.8:
        given |= {Use.HEARING_PACKET: Answer.NO, Use.ANONYMOUS_QUOTE: _yes(rng, 0.4)}
    return given | {use: _yes(rng, chance) for use, chance in _OTHER_USES.items() if rng.random() < 0.8}


def withdrawn(rng: Random, given: Mapping[Use, Answer]) -> frozenset[Use]:
    """Return the uses that one in thirty people takes back afterwards."""
    agreed = [use for use in (Use.HEARING_PACKET, Use.COUNT) if given.get(use) is Answer.YES]
    return frozenset(rng.sample(agreed, 1)) if agreed and rng.random() < 0.033 else frozenset()


def _yes(rng: Random, chance: float) -> Answer:
    return Answer.YES if rng.random() < chance else Answer.NO
