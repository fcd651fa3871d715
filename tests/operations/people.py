"""Invented people with a canary in every field, whatever they agreed to, and what may stand in a document of theirs.

What may stand there is worked out here a second time and in another way than in the domain, from the answers one by one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import timedelta
from enum import Enum
from uuid import UUID

from hypothesis import strategies as st

from hrforum.domain.consent import FORMS, Answer, Consent, Giver, Use
from hrforum.domain.forum import Forum
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.packet import Chosen, Packet, Section
from hrforum.domain.redaction import CITIES, EVERYONE, Audience, Redaction, at_hearing
from hrforum.domain.span import Span
from hrforum.domain.tag import About, Labels
from hrforum.operations import consent, forum, hearing, packet, redaction, tag, testimony
from hrforum.operations.deed import today
from hrforum.storage.archive import Archive

_ASKED = (Use.HEARING_PACKET, Use.COUNT, *FORMS)


@dataclass(frozen=True)
class Said:
    """One answer at one time, of one of the speakers or for all: days are counted from today, None is unbounded."""

    use: Use
    answer: Answer
    giver: Giver = Giver.SELF
    starts: int | None = None
    ends: int | None = None
    speaker: int | None = None

    def consent(self, mark: str, speakers: Sequence[UUID] = ()) -> Consent:
        """Return it as it is kept, with canaries in what stands beside it."""
        starts, ends = (None if day is None else today() + timedelta(day) for day in (self.starts, self.ends))
        return Consent(
            self.use,
            self.answer,
            self.giver,
            asked_by=f"Zqasker{mark}",
            interpreter=f"Zqinterpreter{mark}",
            script_version=f"Zqscript{mark}",
            proof=f"Zqproof{mark}",
            from_day=starts,
            until_day=ends,
            testifier=None if self.speaker is None else speakers[self.speaker],
        )

    def counts_as(self, day: int) -> Answer:
        """Return what this answer is worth so many days from today."""
        outside = (self.starts is not None and self.starts > day) or (
            self.ends is not None and self.ends < day
        )
        return Answer.NOT_ASKED if self.answer is Answer.YES and outside else self.answer


@dataclass(frozen=True)
class Withdrawn:
    """Uses that were withdrawn at one time; none named is all that were agreed to."""

    uses: tuple[Use, ...]


Event = Said | Withdrawn


@dataclass(frozen=True)
class Hide:
    """A place that is hidden: in which text, and from whom. The packet's own hearing is "here"."""

    text: str
    audience: str


ROOMS = {"words": "Zqroom", "translated": "Zqsala", "ask": "Zqdoor"}
"""For each text the canary that may be hidden in it."""


@dataclass(frozen=True)
class Person:
    """One testimony to be: what was answered in turn, which form the organiser picked, and how it was told."""

    events: tuple[Event, ...]
    at_the_forum: int
    picked: Use | None
    translated: bool
    edited: bool
    speakers: int
    named: bool
    pseudonym: bool
    chosen: bool
    hides: tuple[Hide, ...] = ()
    then: str = ""
    """What happens to the words after places were hidden: "moved" writes around them, "rewritten" writes another word over one."""

    def hidden(self, text: str) -> bool:
        """Say whether the place in a text is hidden from those who read the packet."""
        return any(one.text == text and one.audience in ("outside", "here") for one in self.hides)

    @property
    def lost(self) -> bool:
        """Whether a redaction fits nowhere any more, so that nothing leaves."""
        return self.then == "rewritten" and any(one.text == "words" for one in self.hides)


@dataclass(frozen=True)
class Hall:
    """A whole archive to be, and the packet; the hearing is `ahead` days from today."""

    people: tuple[Person, ...]
    language: str
    sections: tuple[Section, ...]
    ahead: int = 0


def _answers() -> st.SearchStrategy[Said]:
    days = st.sampled_from([(None, None)] * 4 + [(1, None), (None, -1), (-5, 0), (0, 5), (-9, -3)])
    plain = st.builds(
        Said,
        st.sampled_from(_ASKED + tuple(Use)),
        st.sampled_from([Answer.YES, Answer.YES, Answer.NO, Answer.NOT_ASKED]),
        st.sampled_from([Giver.SELF, Giver.SELF, Giver.GUARDIAN, Giver.YOUNG_PERSON]),
    )
    speaker = st.sampled_from([None, None, 0, 1])
    return st.builds(
        lambda one, when, who: replace(one, starts=when[0], ends=when[1], speaker=who), plain, days, speaker
    )


def events_of() -> st.SearchStrategy[tuple[Event, ...]]:
    agreed = st.builds(
        lambda uses, speakers, ends: [
            Said(use, Answer.YES, ends=ends, speaker=who) for use in uses for who in speakers
        ],
        st.lists(st.sampled_from(_ASKED), unique=True),
        st.sampled_from([(None,), (None,), (0, 1), (0,)]),
        # Until tomorrow: in force today, and no longer at a hearing in three days.
        st.sampled_from([None, None, None, 1]),
    )
    withdrawn = st.builds(Withdrawn, st.lists(st.sampled_from(_ASKED), max_size=2, unique=True).map(tuple))
    others_no = st.builds(
        Said,
        st.sampled_from(_ASKED),
        st.just(Answer.NO),
        st.sampled_from([Giver.GUARDIAN, Giver.YOUNG_PERSON]),
    )
    later: st.SearchStrategy[list[Event]] = st.lists(_answers() | withdrawn | others_no, max_size=4)
    return st.tuples(agreed, later).map(lambda both: (*both[0], *both[1]))


def _possible(one: Person) -> Person:
    """Return a person for whom no second speaker answers where only one speaks."""
    return replace(
        one,
        events=tuple(
            replace(each, speaker=0)
            if isinstance(each, Said) and each.speaker and one.speakers == 1
            else each
            for each in one.events
        ),
    )


PEOPLE = st.builds(
    Person,
    events=events_of(),
    at_the_forum=st.integers(0, 6),
    picked=st.sampled_from([None, None, *FORMS]),
    translated=st.booleans(),
    edited=st.booleans(),
    speakers=st.sampled_from([1, 1, 1, 2]),
    named=st.booleans(),
    pseudonym=st.booleans(),
    chosen=st.sampled_from([True, True, True, False]),
    hides=st.lists(
        st.builds(
            Hide, st.sampled_from(list(ROOMS)), st.sampled_from(["outside", "here", "elsewhere", "cities"])
        ),
        max_size=4,
    ).map(tuple),
    then=st.sampled_from(["", "", "moved", "rewritten"]),
).map(_possible)
AGREEING = PEOPLE.map(
    lambda one: replace(one, events=tuple(Said(use, Answer.YES) for use in _ASKED), picked=None, chosen=True)
)
"""People whose words leave, so that what is hidden in them matters."""
HALLS = st.builds(
    Hall,
    st.lists(PEOPLE | AGREEING, min_size=1, max_size=5).map(tuple),
    st.sampled_from(["en", "es", "fr"]),
    st.lists(st.sampled_from(Section), min_size=1, unique=True).map(tuple) | st.just(tuple(Section)),
    st.sampled_from([0, 3, 3, -3]),
)


# ---- what may stand in a document --------------------------------------------------------------------------------------
def answers_holding(events: Sequence[Event], speakers: int = 1, ahead: int = 0) -> dict[Use, Answer]:
    """Return what holds for each use today and on a day so far ahead: a no of anybody, or a yes of each who speaks."""
    latest: dict[tuple[Use, Giver, int | None], Said] = {}
    for event in events:
        if isinstance(event, Said):
            latest[event.use, event.giver, event.speaker] = event
            continue
        said_yes = {use for (use, *_voice), said in latest.items() if said.answer is Answer.YES}
        for use in event.uses or said_yes:
            spoke = [voice for voice in latest if voice[0] is use] or [(use, Giver.SELF, None)]
            latest |= {voice: Said(use, Answer.NO) for voice in spoke}
    days = {0, max(ahead, 0)}
    return {
        use: _holding(
            [(giver, who, said) for (asked, giver, who), said in latest.items() if asked is use],
            speakers,
            days,
        )
        for use in Use
    }


def _holding(given: list[tuple[Giver, int | None, Said]], speakers: int, days: set[int]) -> Answer:
    if any(said.answer is Answer.NO for _giver, _who, said in given):
        return Answer.NO
    for day in days:
        for speaker in range(speakers):
            mine = {
                giver
                for giver, who, said in given
                if who in (None, speaker) and said.counts_as(day) is Answer.YES
            }
            if Giver.SELF not in mine and not {Giver.GUARDIAN, Giver.YOUNG_PERSON} <= mine:
                return Answer.NOT_ASKED
    return Answer.YES


def form_of(one: Person, ahead: int = 0) -> Use | None:
    """Return the form in which these words may stand in the packet, None where they may not."""
    holding = answers_holding(one.events, one.speakers, ahead)
    agreed = [form for form in FORMS if holding[form] is Answer.YES]
    if one.lost:
        return None
    if not one.chosen or holding[Use.HEARING_PACKET] is not Answer.YES or not agreed:
        return None
    if holding[Use.RECORD] is Answer.NO:
        return None
    if one.picked is None:
        return agreed[0]
    return one.picked if one.picked in agreed else None


def counted(one: Person, ahead: int = 0) -> bool:
    """Say whether this testimony may stand in totals."""
    holding = answers_holding(one.events, one.speakers, ahead)
    return one.chosen and holding[Use.COUNT] is Answer.YES and holding[Use.RECORD] is not Answer.NO


# ---- the archive -------------------------------------------------------------------------------------------------------
@dataclass
class Filled:
    """What an archive was filled with: the packet, codes by place, every canary with whether it may stand in which document."""

    packet: Packet
    codes: list[str] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    in_packet: set[str] = field(default_factory=set)
    """Canaries that have to stand in the packet, unless a section with them is not wanted."""
    asks: set[str] = field(default_factory=set)
    """Canaries of asks that may stand in a summary too."""
    may_stand: set[str] = field(default_factory=set)
    """Canaries that may stand in a document and need not: labels of tags, names of forums."""
    all: set[str] = field(default_factory=set)
    audiences: dict[str, Audience] = field(default_factory=dict)


def fill(archive: Archive, hall: Hall) -> Filled:
    """Put everybody into the archive and make the packet."""
    which = hearing.add(
        archive, Hearing("Council", today() + timedelta(hall.ahead), "Item", rules="Zqrules")
    ).value
    elsewhere = hearing.add(archive, Hearing("Board", today())).value
    filled = Filled(Packet(which.id, "Packet", hall.language, hall.sections))
    filled.audiences = {
        "outside": EVERYONE,
        "cities": CITIES,
        "here": at_hearing(which.id),
        "elsewhere": at_hearing(elsewhere.id),
    }
    filled.all.add("Zqrules")
    for number, one in enumerate(hall.people):
        _tell(archive, one, f"x{number}x", filled, hall.ahead)
    chosen = [Chosen(id_, one.picked) for id_, one in zip(filled.ids, hall.people, strict=True) if one.chosen]
    filled.packet = packet.add(archive, replace(filled.packet, chosen=tuple(chosen))).value
    return filled


def _tell(archive: Archive, one: Person, mark: str, filled: Filled, ahead: int) -> None:
    heard_at = forum.add(
        archive, Forum(f"Zqforum{mark}", f"Zqhall{mark}", today(), ("en",), f"Zqnotes{mark}", "ZQF")
    ).value
    intake = _intake(archive, one, mark, heard_at.id)
    first: list[Consent] = []
    for event in one.events[: one.at_the_forum]:
        # Before a testimony is kept nobody in it can be pointed at.
        if isinstance(event, Withdrawn) or event.speaker is not None:
            break
        first.append(event.consent(mark))
    begin = replace(intake, words=f"Zqsealed{mark} was said at first.") if one.edited else intake
    kept = testimony.add(archive, begin, first).value
    if one.edited:
        reading = testimony.read(archive, kept.id)
        again = replace(intake, speakers=reading.intake.speakers)
        testimony.edit(archive, kept.id, again, reading.testimony.rev)
    if one.translated:
        testimony.translate(archive, kept.id, "es", f"Zqolder{mark} en otras palabras.", f"Zqfirst{mark}", "")
        words = f"Dijo Zqtranslated{mark} a todos en Zqsala{mark}."
        testimony.translate(archive, kept.id, "es", words, f"Zqtranslator{mark}", f"Zqmethod{mark}")
    _hide(archive, kept.id, one, mark, filled.audiences)
    speakers = [each.uuid for each in testimony.read(archive, kept.id).intake.speakers if each.uuid]
    for event in one.events[len(first) :]:
        if isinstance(event, Said):
            consent.give(archive, kept.id, [event.consent(mark, speakers)])
        else:
            consent.withdraw(archive, kept.id, event.uses, asked_by=f"Zqasker{mark}")
    filled.codes.append(kept.code)
    filled.ids.append(kept.id)
    _note(one, mark, filled, ahead)
    filled.all.add(kept.code)


def _hide(
    archive: Archive, testimony_id: int, one: Person, mark: str, audiences: dict[str, Audience]
) -> None:
    texts = redaction.texts_of(archive, testimony_id).by_version
    original, *translations = testimony.read(archive, testimony_id).versions
    versions = {"words": original.uuid, "ask": None}
    if translations:
        versions["translated"] = translations[0].uuid
    for hide in one.hides:
        if hide.text in versions:
            version, room = versions[hide.text], f"{ROOMS[hide.text]}{mark}"
            at = texts[version].index(room)
            said = Redaction(Span(at, at + len(room)), version, audience=audiences[hide.audience])
            redaction.add(archive, testimony_id, [said])
    reading = testimony.read(archive, testimony_id)
    intake = reading.intake
    if one.then == "moved":
        changed = replace(intake, words=f"Before. {intake.words} After.", ask=f"Here: {intake.ask}")
        testimony.edit(archive, testimony_id, changed, reading.testimony.rev)
    elif one.then == "rewritten":
        words = intake.words.replace(f"Zqroom{mark}", f"Zqanother{mark}")
        testimony.edit(archive, testimony_id, replace(intake, words=words), reading.testimony.rev)


def _intake(archive: Archive, one: Person, mark: str, forum_id: int) -> Intake:
    about_person = next(each for each in tag.codebook(archive).dimensions if each.about is About.PERSON)
    about_it = next(each for each in tag.codebook(archive).dimensions if each.about is About.EXPERIENCE)
    of_person = tag.add(archive, about_person.id, Labels(f"Zqtagged{mark}")).value
    of_it = tag.add(archive, about_it.id, Labels(f"Zqhappened{mark}")).value
    speakers = tuple(
        Speaker(
            f"Zqpseudonym{mark}{letter}" if one.pseudonym else "",
            f"Zqname{mark}{letter}" if one.named else "",
            f"Zqcontact{mark}{letter}",
            (of_person.id,),
            ((about_person.id, f"Zqown{mark}{letter}"),),
        )
        for letter in "ab"[: one.speakers]
    )
    return Intake(
        f"They said Zqwords{mark} in Zqroom{mark} and no more.",
        forum_id=forum_id,
        heard_on=today(),
        place=f"Zqplace{mark}",
        ask=f"Please Zqask{mark} at Zqdoor{mark} now.",
        speakers=speakers,
        tags=(of_it.id,),
        own_words=((about_it.id, f"Zqit{mark}"),),
    )


_SECRET = [
    "sealed",
    "older",
    "first",
    "asker",
    "interpreter",
    "script",
    "proof",
    "notes",
    "place",
    "own",
    "contact",
    "it",
]
"""Fields that stand in no document, whatever was agreed to."""


def _note(one: Person, mark: str, filled: Filled, ahead: int) -> None:
    form = form_of(one, ahead)
    words = {f"Zqwords{mark}"}
    words |= {f"Zqroom{mark}"} if one.then != "rewritten" and not one.hidden("words") else set()
    words |= {f"Zqanother{mark}"} if one.then == "rewritten" else set()
    if one.translated:
        words |= {f"Zq{name}{mark}" for name in ("translated", "method")}
        words |= set() if one.hidden("translated") else {f"Zqsala{mark}"}
    asks = {f"Zqask{mark}"} | (set() if one.hidden("ask") else {f"Zqdoor{mark}"})
    names = {f"Zqname{mark}{letter}" for letter in "ab"[: one.speakers]} if one.named else set()
    pseudonyms = {f"Zqpseudonym{mark}{letter}" for letter in "ab"[: one.speakers]} if one.pseudonym else set()
    outside = {f"Zq{name}{mark}" for name in ("tagged", "happened", "forum", "hall")}
    filled.all |= words | names | pseudonyms | outside | asks
    filled.all |= {f"{room}{mark}" for room in ROOMS.values()}
    filled.all |= {f"Zq{name}{mark}" for name in _SECRET}
    if form is not None:
        filled.in_packet |= words
        filled.in_packet |= names if form is Use.NAMED_QUOTE else set()
        filled.in_packet |= pseudonyms if form is Use.PSEUDONYMOUS_STORY else set()
        filled.asks |= asks
    if counted(one, ahead):
        filled.may_stand |= {f"Zq{name}{mark}" for name in ("tagged", "happened")}
    if counted(one, ahead) or form is not None:
        filled.may_stand |= {f"Zq{name}{mark}" for name in ("forum", "hall")}


# ---- what stands in a value --------------------------------------------------------------------------------------------
def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a frozen value and all that it holds."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from texts_in(getattr(value, each.name))
    elif isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from texts_in(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts_in(key)
            yield from texts_in(each)
