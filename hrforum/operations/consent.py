"""What an organiser does with consent: write down answers, withdraw uses, see what is in force. Answers are only ever added."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import (
    STRICTNESS,
    Answer,
    Consent,
    Giver,
    Use,
    Voice,
    answer_on,
    heads,
    in_force,
    of_person,
    voices,
)
from hrforum.domain.intake import Reading
from hrforum.domain.plain import plain
from hrforum.domain.review import AHEAD, Due, Reason
from hrforum.domain.review import due as due_of
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import edition, testimony
from hrforum.operations.coming_of_age import reviewed
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.storage import consent as storage
from hrforum.storage import testifier
from hrforum.storage import testimony as testimonies
from hrforum.storage.archive import Archive

_CHANGED = concepts(Concept.CONSENT, Concept.TESTIMONY, Concept.PACKET, Concept.EDITION)
_BLOCK = 500


def uses_named(asked: Iterable[str]) -> tuple[Use, ...]:
    """Return the uses of these names; raises `Refused`, listing the names there are."""
    uses = []
    for name in asked:
        try:
            uses.append(Use(name.strip().lower().replace("-", "_")))
        except ValueError:
            known = ", ".join(Use)
            raise Refused(
                _("{name} is no use. The uses are: {known}.").format(name=name, known=known)
            ) from None
    return tuple(dict.fromkeys(uses))


def answers(archive: Archive, testimony_id: int) -> list[Consent]:
    """Return every answer given about a testimony, in the order in which they came in."""
    return storage.of_testimony(archive, testimony_id)


def in_force_now(archive: Archive, testimony_id: int) -> dict[Use, Answer]:
    """Return the answer in force today for each use."""
    given = storage.of_testimony(archive, testimony_id)
    speakers, young = testifier.who_speaks(archive, testimony_id)
    return {use: in_force(given, use, today(), speakers, young=young) for use in Use}


def said_by(reading: Reading, person: UUID | None, giver: Giver | None = None) -> dict[Use, Answer]:
    """Return what one person alone says today about each use; None is what was answered for everybody.

    With `giver` it is what was said in that part alone, such as a guardian's answers about somebody young.
    """
    own = of_person(reading.consents, person)
    if giver is None:
        speakers = (person,) if person else ()
        young = [one.uuid for one in reading.intake.speakers if one.young and one.uuid]
        return {use: in_force(own, use, today(), speakers, young=young) for use in Use}
    said = {use: [answer_on(one, today()) for one in heads(own, use, giver, person)] for use in Use}
    return {
        use: min(given, key=STRICTNESS.__getitem__, default=Answer.NOT_ASKED) for use, given in said.items()
    }


def due(archive: Archive, on: date | None = None) -> list[Due]:
    """Return what has to be asked anew by a day, today where none is given: the earliest first."""
    day = on or today()
    ids = storage.perhaps_due(archive, day, day + AHEAD)
    codes = testimonies.codes(archive, ids)
    found = [
        Due(testimony_id, codes[testimony_id], reason, since, uses)
        for start in range(0, len(ids), _BLOCK)
        for testimony_id, given in storage.of_many(archive, ids[start : start + _BLOCK]).items()
        for (reason, since), uses in due_of(given, day).items()
    ]
    told = {one.testimony_id for one in found}
    found += [one for one in _of_age(archive, day) if one.testimony_id not in told]
    return sorted(found, key=lambda one: (one.day, one.code, one.reason))


def _of_age(archive: Archive, day: date) -> list[Due]:
    """Return testimonies of people who came of age, also where their day was written down after the answers."""
    came = testifier.of_age_by(archive, day)
    codes = testimonies.codes(archive, list(came))
    agreed = {
        each: [use for use, said in in_force_now(archive, each).items() if said is Answer.YES]
        for each in came
    }
    return [
        Due(each, codes[each], Reason.REVIEW, since, tuple(agreed[each]))
        for each, since in came.items()
        if agreed[each]
    ]


def _speakers(archive: Archive, testimony_id: int) -> list[UUID]:
    return [each.uuid for each in testifier.of_testimony(archive, testimony_id) if each.uuid]


@deed("consent.give", undo=True)
def give(
    archive: Archive, testimony_id: int, given: Sequence[Consent], *, stands: Sequence[int] = ()
) -> Done[dict[Use, Answer]]:
    """Add answers to a testimony, each after those it replaces; return what is in force now.

    Exported editions that hold the words in a form that is not allowed any more are marked superseded; `stands` are the ids of
    editions that a withdrawal marked which is taken back by this.

    Raises `Refused` for the answer of somebody who does not speak there and never answered. The inverse adds the answers that were in force before, as new ones: the record of what was said stays whole.
    """
    one = testimony.by_id(archive, testimony_id)
    before = storage.of_testimony(archive, testimony_id)
    known = {None, *_speakers(archive, testimony_id), *(each.testifier for each in before)}
    if any(each.testifier not in known for each in given):
        raise Refused(_("This person does not speak in this testimony."))
    fresh = [after(before, each) for each in reviewed(archive, testimony_id, given)]
    if fresh:
        storage.add(archive, testimony_id, fresh)
    edition.stand_again(archive, stands)
    marked = edition.supersede(archive, one, storage.of_testimony(archive, testimony_id))
    back = [restored(before, each) for each in given]

    def inverse(again: Archive) -> Changes[dict[Use, Answer]]:
        return give(again, testimony_id, back, stands=marked)

    return Done(in_force_now(archive, testimony_id), _("Change consent"), _CHANGED, (one.uuid,), inverse)


def after(before: Sequence[Consent], one: Consent) -> Consent:
    """Return an answer as it is added: after those of the same voice that it replaces. Raises `Refused` for one that cannot be kept."""
    for text in (one.asked_by, one.language, one.interpreter, one.script_version, one.proof, one.witness):
        plain(text)
    if one.from_day and one.until_day and one.until_day < one.from_day:
        raise Refused(_("The consent would end before it starts."))
    replaced = frozenset(each.uuid for each in heads(before, one.use, one.giver, one.testifier) if each.uuid)
    return replace(one, replaces=replaced, recorded_on=one.recorded_on or today())


def restored(before: Sequence[Consent], one: Consent) -> Consent:
    """Return what the voice of `one` said before, as a new answer: "not asked" where it said nothing."""
    earlier = heads(before, one.use, one.giver, one.testifier)
    if earlier:
        # Of several that stood side by side the strictest was in force.
        strictest = min(earlier, key=lambda each: STRICTNESS[answer_on(each, today())])
        return replace(strictest, uuid=None, recorded_on=None, replaces=frozenset())
    return Consent(one.use, Answer.NOT_ASKED, one.giver, proof=_("taken back"), testifier=one.testifier)


@deed("consent.withdraw", undo=True)
def withdraw(
    archive: Archive,
    testimony_id: int,
    uses: Sequence[Use],
    *,
    asked_by: str = "",
    speaker: UUID | None = None,
) -> Done[tuple[Use, ...]]:
    """End uses that were agreed to, all of them where `uses` is empty; deletes nothing. Return the uses that ended.

    All are also those whose yes has not begun, or stands behind somebody else's no: neither may come into force later. Whoever had
    agreed, the no is written down for everybody who spoke, in each part, so that it is in force at once. With `speaker`
    it is written down as that person's alone, and wins all the same. Raises `Refused` where that person does not speak there.
    """
    one = testimony.by_id(archive, testimony_id)
    before = storage.of_testimony(archive, testimony_id)
    if speaker is not None and speaker not in _speakers(archive, testimony_id):
        raise Refused(_("This person does not speak in this testimony."))
    ended = tuple(uses) or tuple(use for use in Use if _agreed_to(before, use, speaker))
    fresh = [_no(before, use, voice, asked_by) for use in ended for voice in _voices(before, use, speaker)]
    if fresh:
        storage.add(archive, testimony_id, [after(before, each) for each in fresh])
    marked = edition.supersede(archive, one, storage.of_testimony(archive, testimony_id))
    back = [restored(before, each) for each in fresh]

    def inverse(again: Archive) -> Changes[dict[Use, Answer]]:
        return give(again, testimony_id, back, stands=marked)

    return Done(ended, _("Withdraw consent"), _CHANGED, (one.uuid,), inverse)


def _agreed_to(before: Sequence[Consent], use: Use, speaker: UUID | None) -> bool:
    return any(
        one.answer is Answer.YES
        for (_giver, person), newest in voices(before, use).items()
        if speaker is None or person in (None, speaker)
        for one in newest
    )


def _voices(before: Sequence[Consent], use: Use, speaker: UUID | None) -> list[Voice]:
    spoken = [voice for voice in voices(before, use) if speaker is None or voice[1] == speaker]
    return spoken or [(Giver.SELF, speaker)]


def _no(before: Sequence[Consent], use: Use, voice: Voice, asked_by: str) -> Consent:
    giver, person = voice
    newest = heads(before, use, giver, person)
    language = newest[-1].language if newest else ""
    proof = _("withdrawn")
    return Consent(use, Answer.NO, giver, asked_by, language, proof=proof, testifier=person)
