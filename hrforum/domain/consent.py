"""Consent: which uses a person agreed to, which answer is in force, and the one gate through which words leave."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from hrforum.domain.interpreting import Mode
from hrforum.domain.redaction import Audience, Redaction, of_text
from hrforum.domain.rendering import Rendering, Spans, as_read, renderings
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
LOCKED_FOR_YOUNG = frozenset({Use.NAMED_QUOTE, Use.RECORDINGS})
"""What is never in force where somebody under the age limit speaks: nobody else can take a name, voice or picture back for them."""


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


class Proof(StrEnum):
    """How an answer was given, where it was given in one of the usual ways."""

    SPOKEN = "spoken"
    SIGNED = "signed"
    WITNESSED = "witnessed"


STRICTNESS = {Answer.NO: 0, Answer.NOT_ASKED: 1, Answer.YES: 2}
"""The place of each answer when several stand side by side: the lowest counts."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer as it was given. Answers are only ever added; `replaces` names the answers it was given after.

    `testifier` is the person who answered, where several speak; None is an answer for everybody who speaks. It is kept when the
    person is forgotten. `from_day` and `until_day` bound a yes, both days included; None is unbounded. A no does not run out.
    On `review_on` it is to be asked anew. `proof` is a `Proof` or words of one's own; `proof_attachment` the recording, photo or scan.
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
    testifier: UUID | None = None
    interpreter_mode: Mode | None = None
    review_on: date | None = None
    witness: str = ""
    proof_attachment: UUID | None = None


Voice = tuple[Giver, UUID | None]
"""Who answered: in which part, and which person; None is everybody who speaks."""


def voices(answers: Iterable[Consent], use: Use) -> dict[Voice, tuple[Consent, ...]]:
    """Return each voice's newest answers about a use: one, or several where devices answered without knowing each other.

    An answer is superseded by one of the same voice that names it, and by a later one of its own device.
    """
    given: dict[Voice, list[Consent]] = {}
    for one in answers:
        if one.use is use:
            given.setdefault((one.giver, one.testifier), []).append(one)
    return {voice: _newest(mine) for voice, mine in given.items()}


def _newest(mine: Sequence[Consent]) -> tuple[Consent, ...]:
    if len(mine) == 1:
        return tuple(mine)
    superseded = {each for one in mine for each in one.replaces}
    latest: dict[UUID | None, int] = {}
    for one in mine:
        latest[one.device] = max(latest.get(one.device, 0), one.counter)
    return tuple(one for one in mine if one.uuid not in superseded and one.counter == latest[one.device])


def heads(
    answers: Iterable[Consent], use: Use, giver: Giver, testifier: UUID | None = None
) -> tuple[Consent, ...]:
    """Return one voice's newest answers about a use, see `voices`; empty where it gave none."""
    return voices(answers, use).get((giver, testifier), ())


def in_force(
    answers: Iterable[Consent],
    use: Use,
    day: date,
    speakers: Collection[UUID] = (),
    public_on: date | None = None,
    *,
    young: Collection[UUID] = (),
) -> Answer:
    """Return the answer in force on a day: the newest of each voice, the stricter of two concurrent ones.

    A no of any voice wins, also of somebody who speaks here no longer. A yes is in force where it was given for everybody, or
    where each of `speakers` gave one: nobody's yes speaks for another. So a guardian's yes alone is nobody's: it counts beside the
    person's own. Those of `speakers` who are `young` need both, except for keeping, where either is enough, and what is in
    `LOCKED_FOR_YOUNG` is not in force while one of them speaks. A yes counts only inside its days; outside them it is as if not
    asked. With a later `public_on` the answer has to hold on both days.
    """
    newest = voices(answers, use)
    if not newest:
        return Answer.NOT_ASKED
    asked = _Asked(use, frozenset(speakers), frozenset(young) & frozenset(speakers))
    return _strictest(_in_force_on(newest, each, asked) for each in _days(day, public_on))


@dataclass(frozen=True, slots=True)
class _Asked:
    use: Use
    speakers: frozenset[UUID]
    young: frozenset[UUID]


def _days(day: date, public_on: date | None) -> tuple[date, ...]:
    return (day,) if public_on is None or public_on <= day else (day, public_on)


def _in_force_on(newest: Mapping[Voice, Sequence[Consent]], day: date, asked: _Asked) -> Answer:
    said = _said_on(newest, day)
    if Answer.NO in said.values():
        return Answer.NO
    if asked.young and asked.use in LOCKED_FOR_YOUNG:
        return Answer.NOT_ASKED
    agreed = _agreed(said)
    people: Collection[UUID | None] = asked.speakers or (None,)
    covered = all(_covered(agreed, who, asked.use, young=who in asked.young) for who in people)
    return Answer.YES if covered else Answer.NOT_ASKED


def _covered(agreed: Collection[Voice], who: UUID | None, use: Use, *, young: bool) -> bool:
    """Say whether the yeses that were given, by this person or for everybody, are enough for this person."""
    givers = {giver for giver, person in agreed if person in (who, None)}
    guardian = Giver.GUARDIAN in givers
    if not young:
        # Who answered beside a guardian was young then: that yes goes on to need the guardian's.
        return Giver.SELF in givers or (guardian and Giver.YOUNG_PERSON in givers)
    own = bool(givers - {Giver.GUARDIAN})
    return (own or guardian) if use is Use.RECORD else (own and guardian)


def _said_on(newest: Mapping[Voice, Sequence[Consent]], day: date) -> dict[Voice, Answer]:
    return {
        voice: answer_on(mine[0], day) if len(mine) == 1 else _strictest(answer_on(one, day) for one in mine)
        for voice, mine in newest.items()
    }


def _strictest(said: Iterable[Answer]) -> Answer:
    return min(said, key=STRICTNESS.__getitem__, default=Answer.NOT_ASKED)


def _agreed(said: Mapping[Voice, Answer]) -> set[Voice]:
    return {voice for voice, answer in said.items() if answer is Answer.YES}


def answer_on(one: Consent, day: date) -> Answer:
    """Return what an answer says on a day: a yes counts only inside its days."""
    early = one.from_day is not None and day < one.from_day
    late = one.until_day is not None and day > one.until_day
    return Answer.NOT_ASKED if one.answer is Answer.YES and (early or late) else one.answer


def of_person(answers: Iterable[Consent], testifier: UUID | None) -> tuple[Consent, ...]:
    """Return the answers of one person, or with None those given for everybody."""
    return tuple(one for one in answers if one.testifier == testifier)


def allows(
    answers: Iterable[Consent],
    use: Use,
    day: date,
    speakers: Collection[UUID] = (),
    public_on: date | None = None,
    *,
    young: Collection[UUID] = (),
) -> bool:
    """Say whether a use is agreed to on a day, see `in_force`. Who does not want the words kept allows no other use either."""
    answers = tuple(answers)
    if in_force(answers, use, day, speakers, public_on, young=young) is not Answer.YES:
        return False
    return in_force(answers, Use.RECORD, day, speakers, public_on, young=young) is not Answer.NO


def forms_allowed(
    answers: Iterable[Consent],
    document: Use,
    day: date,
    speakers: Collection[UUID] = (),
    public_on: date | None = None,
    *,
    young: Collection[UUID] = (),
) -> tuple[Use, ...]:
    """Return the forms in which these words may stand in a document, the least exposing first; empty means they may not."""
    answers = tuple(answers)
    if not allows(answers, document, day, speakers, public_on, young=young):
        return ()
    agreed = (in_force(answers, form, day, speakers, public_on, young=young) for form in FORMS)
    return tuple(form for form, answer in zip(FORMS, agreed, strict=True) if answer is Answer.YES)


_SEAL = object()


@dataclass(frozen=True, slots=True)
class Released:
    """A testimony's words as they may leave the archive for one use. Only `release` makes one.

    What is hidden from `audience` is replaced already and is not in here, nor anything that it could be worked out from. `withheld`
    counts the places. `part` says that these are passages and not the whole.
    """

    testimony: UUID
    use: Use
    form: Use
    speaker: str | None
    renderings: tuple[Rendering, ...]
    ask: str | None
    heard_on: date | None
    versions: tuple[UUID, ...]
    audience: Audience
    withheld: int = 0
    part: bool = False
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
    redactions: Iterable[Redaction],
    audience: Audience,
    form: Use | None = None,
    people: Mapping[UUID, str] | None = None,
    pseudonym: str | None = None,
    public_on: date | None = None,
    listing: Callable[[Sequence[str]], str] = ", ".join,
    language: str = "en",
    spans: Spans | None = None,
    young: Collection[UUID] = (),
) -> Released | None:
    """Return the words as they may leave for `use` on `day` and a later `public_on`, or None where consent does not allow it.

    `people` are those who speak, with their names ("" where unknown), `young` those of them under the age limit; `listing` joins several. The form is the least exposing of
    those agreed to, or `form` if that one is agreed to. A named quote shows the names of those alone who agreed to it. A
    pseudonymous story without a pseudonym and a named quote without a name fall back to no speaker, which exposes less. A pseudonym
    or name that the form does not show is not in the result at all.

    `redactions` are all of the testimony; those that hold for `audience` are replaced, in the document's `language` ("en", "es",
    "fr"). Nothing leaves while one is lost. `spans` asks for these parts of versions alone, by the versions' ids, and not the ask.
    """
    answers, people, redactions = tuple(answers), people or {}, tuple(redactions)
    allowed = forms_allowed(answers, use, day, people.keys(), public_on, young=young)
    if not allowed or (form is not None and form not in allowed) or any(one.lost for one in redactions):
        return None
    if testimony.erased_on is not None:
        return None
    chosen = form or allowed[0]
    speaker = pseudonym if chosen is Use.PSEUDONYMOUS_STORY else None
    if chosen is Use.NAMED_QUOTE:
        speaker = listing(_names_agreed(answers, people, _days(day, public_on)))
    current = [one for one in versions if spans is None or one.uuid in spans]
    made, withheld = renderings(current, redactions, audience, language, spans)
    ask, hidden_in_ask = as_read(testimony.ask, of_text(redactions, None, audience), language)
    return Released(
        testimony=testimony.uuid,
        use=use,
        form=chosen,
        speaker=speaker or None,
        renderings=made,
        ask=ask if ask and spans is None else None,
        heard_on=testimony.heard_on,
        versions=tuple(one.uuid for one in current),
        audience=audience,
        withheld=withheld + (hidden_in_ask if spans is None else 0),
        part=spans is not None,
        seal=_SEAL,
    )


def _names_agreed(answers: Sequence[Consent], people: Mapping[UUID, str], days: Sequence[date]) -> list[str]:
    newest = voices(answers, Use.NAMED_QUOTE)
    agreed = [_agreed(_said_on(newest, day)) for day in days]
    return [
        name
        for who, name in people.items()
        if name and all(_covered(each, who, Use.NAMED_QUOTE, young=False) for each in agreed)
    ]
