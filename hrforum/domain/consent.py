"""Consent: which uses a person agreed to, which answer is in force, and the one gate through which words leave."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from hrforum.domain.testimony import Testimony, Version


class Use(StrEnum):
    """What a testimony may be used for; each is asked and answered by itself."""

    RECORD = "record"
    COUNT = "count"
    ANONYMOUS_QUOTE = "anonymous_quote"
    PSEUDONYMOUS_STORY = "pseudonymous_story"
    NAMED_QUOTE = "named_quote"
    HEARING_PACKET = "hearing_packet"
    UN_SUBMISSION = "un_submission"
    SHARE_CITIES = "share_cities"
    RECORDINGS = "recordings"
    PRESS = "press"
    CONTACT = "contact"


FORMS = (Use.ANONYMOUS_QUOTE, Use.PSEUDONYMOUS_STORY, Use.NAMED_QUOTE)
"""The forms in which words may stand in a document, the least exposing first."""


class Answer(StrEnum):
    """The three answers; "not asked" is neither yes nor no and allows nothing."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class Giver(StrEnum):
    """Who answered."""

    SELF = "self"
    GUARDIAN = "guardian"
    YOUNG_PERSON = "young_person"


STRICTNESS = {Answer.NO: 0, Answer.NOT_ASKED: 1, Answer.YES: 2}
"""The place of each answer when several stand side by side: the lowest counts."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer as it was given. Answers are only ever added; `replaces` names the answers it was given after.

    `from_day` and `until_day` bound a yes, both days included; None is unbounded. A no does not run out.
    """

    use: Use
    answer: Answer
    giver: Giver = Giver.SELF
    asked_by: str = ""
    language: str = ""
    interpreter: str = ""
    script_version: str = ""
    proof: str = ""
    from_day: date | None = None
    until_day: date | None = None
    uuid: UUID | None = None
    device: UUID | None = None
    counter: int = 0
    recorded_on: date | None = None
    replaces: frozenset[UUID] = frozenset()


def heads(answers: Iterable[Consent], use: Use, giver: Giver) -> tuple[Consent, ...]:
    """Return this giver's newest answers for a use: one, or several where devices answered without knowing each other.

    An answer is superseded by one that names it, and by a later one of its own device.
    """
    mine = [one for one in answers if one.use is use and one.giver is giver]
    superseded = {each for one in mine for each in one.replaces}
    latest: dict[UUID | None, int] = {}
    for one in mine:
        latest[one.device] = max(latest.get(one.device, 0), one.counter)
    return tuple(one for one in mine if one.uuid not in superseded and one.counter == latest[one.device])


def in_force(answers: Iterable[Consent], use: Use, day: date) -> Answer:
    """Return the answer in force on a day: the newest of each giver, the stricter of two concurrent ones.

    A no from any giver wins. A yes counts only inside its days; outside them it is as if not asked.
    """
    answers = tuple(answers)
    given = [_of_giver(answers, use, giver, day) for giver in Giver]
    spoken = [answer for answer in given if answer is not None]
    if Answer.NO in spoken:
        return Answer.NO
    return Answer.YES if spoken and Answer.YES in spoken else Answer.NOT_ASKED


def _of_giver(answers: tuple[Consent, ...], use: Use, giver: Giver, day: date) -> Answer | None:
    newest = heads(answers, use, giver)
    if not newest:
        return None
    return min((answer_on(one, day) for one in newest), key=STRICTNESS.__getitem__)


def answer_on(one: Consent, day: date) -> Answer:
    """Return what an answer says on a day: a yes counts only inside its days."""
    early = one.from_day is not None and day < one.from_day
    late = one.until_day is not None and day > one.until_day
    return Answer.NOT_ASKED if one.answer is Answer.YES and (early or late) else one.answer


def allows(answers: Iterable[Consent], use: Use, day: date) -> bool:
    """Say whether a use is agreed to on a day."""
    return in_force(answers, use, day) is Answer.YES


def forms_allowed(answers: Iterable[Consent], document: Use, day: date) -> tuple[Use, ...]:
    """Return the forms in which these words may stand in a document, the least exposing first; empty means they may not."""
    answers = tuple(answers)
    if not allows(answers, document, day):
        return ()
    return tuple(form for form in FORMS if allows(answers, form, day))


@dataclass(frozen=True, slots=True)
class Passage:
    """The words in one language. `translator` and `method` are None for the original."""

    language: str
    words: str
    translator: str | None = None
    method: str | None = None


_SEAL = object()


@dataclass(frozen=True, slots=True)
class Released:
    """A testimony's words as they may leave the archive for one use. Only `release` makes one."""

    testimony: UUID
    use: Use
    form: Use
    speaker: str | None
    passages: tuple[Passage, ...]
    ask: str | None
    heard_on: date | None
    versions: tuple[UUID, ...]
    seal: object = None

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError("Released is made by domain.consent.release only")
        object.__setattr__(self, "seal", None)


def release(
    testimony: Testimony,
    versions: Iterable[Version],
    answers: Iterable[Consent],
    use: Use,
    day: date,
    *,
    form: Use | None = None,
    pseudonym: str | None = None,
    name: str | None = None,
) -> Released | None:
    """Return the words as they may leave for `use` on `day`, or None where consent does not allow it.

    The form is the least exposing of those agreed to, or `form` if that one is agreed to. A pseudonymous story without a
    pseudonym and a named quote without a name fall back to no speaker, which exposes less. A pseudonym or name that the
    form does not show is not in the result at all.
    """
    allowed = forms_allowed(answers, use, day)
    if not allowed or (form is not None and form not in allowed):
        return None
    chosen = form or allowed[0]
    speaker = {Use.PSEUDONYMOUS_STORY: pseudonym, Use.NAMED_QUOTE: name}.get(chosen) or None
    current = tuple(versions)
    return Released(
        testimony=testimony.uuid,
        use=use,
        form=chosen,
        speaker=speaker,
        passages=tuple(Passage(one.language, one.words, one.translator, one.method) for one in current),
        ask=testimony.ask or None,
        heard_on=testimony.heard_on,
        versions=tuple(one.uuid for one in current),
        seal=_SEAL,
    )
