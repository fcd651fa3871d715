"""What an organiser does with consent: write down answers, withdraw uses, see what is in force. Answers are only ever added."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import STRICTNESS, Answer, Consent, Giver, Use, answer_on, heads, in_force
from hrforum.domain.plain import plain
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import testimony
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.storage import consent as storage
from hrforum.storage.archive import Archive

_CHANGED = concepts(Concept.CONSENT, Concept.TESTIMONY, Concept.PACKET)


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
    return {use: in_force(given, use, today()) for use in Use}


@deed("consent.give", undo=True)
def give(archive: Archive, testimony_id: int, given: Sequence[Consent]) -> Done[dict[Use, Answer]]:
    """Add answers to a testimony, each after those it replaces; return what is in force now.

    The inverse adds the answers that were in force before, as new ones: the record of what was said stays whole.
    """
    one = testimony.by_id(archive, testimony_id)
    before = storage.of_testimony(archive, testimony_id)
    fresh = [_after(before, each) for each in given]
    if fresh:
        storage.add(archive, testimony_id, fresh)
    back = [_restored(before, each) for each in given]

    def inverse(again: Archive) -> Changes[dict[Use, Answer]]:
        return give(again, testimony_id, back)

    return Done(in_force_now(archive, testimony_id), _("Change consent"), _CHANGED, (one.uuid,), inverse)


def _after(before: Sequence[Consent], one: Consent) -> Consent:
    for text in (one.asked_by, one.language, one.interpreter, one.script_version, one.proof):
        plain(text)
    if one.from_day and one.until_day and one.until_day < one.from_day:
        raise Refused(_("The consent would end before it starts."))
    replaced = frozenset(each.uuid for each in heads(before, one.use, one.giver) if each.uuid)
    return replace(one, replaces=replaced, recorded_on=one.recorded_on or today())


def _restored(before: Sequence[Consent], one: Consent) -> Consent:
    earlier = heads(before, one.use, one.giver)
    if earlier:
        # Of several that stood side by side the strictest was in force.
        strictest = min(earlier, key=lambda each: STRICTNESS[answer_on(each, today())])
        return replace(strictest, uuid=None, recorded_on=None, replaces=frozenset())
    return Consent(one.use, Answer.NOT_ASKED, one.giver, proof=_("taken back"))


@deed("consent.withdraw", undo=True)
def withdraw(
    archive: Archive, testimony_id: int, uses: Sequence[Use], *, asked_by: str = ""
) -> Done[tuple[Use, ...]]:
    """End uses that were agreed to, all of them where `uses` is empty; deletes nothing. Return the uses that ended.

    All are also those whose yes has not begun, or stands behind somebody else's no: neither may come into force later. Whoever had agreed, the no is written down for each giver who spoke, so that it is in force at once.
    """
    one = testimony.by_id(archive, testimony_id)
    before = storage.of_testimony(archive, testimony_id)
    ended = tuple(uses) or tuple(use for use in Use if _agreed_by_anybody(before, use))
    fresh = [_no(before, use, giver, asked_by) for use in ended for giver in _givers(before, use)]
    if fresh:
        storage.add(archive, testimony_id, [_after(before, each) for each in fresh])
    back = [_restored(before, each) for each in fresh]

    def inverse(again: Archive) -> Changes[dict[Use, Answer]]:
        return give(again, testimony_id, back)

    return Done(ended, _("Withdraw consent"), _CHANGED, (one.uuid,), inverse)


def _agreed_by_anybody(before: Sequence[Consent], use: Use) -> bool:
    return any(one.answer is Answer.YES for giver in Giver for one in heads(before, use, giver))


def _givers(before: Sequence[Consent], use: Use) -> list[Giver]:
    spoken = [giver for giver in Giver if heads(before, use, giver)]
    return spoken or [Giver.SELF]


def _no(before: Sequence[Consent], use: Use, giver: Giver, asked_by: str) -> Consent:
    newest = heads(before, use, giver)
    language = newest[-1].language if newest else ""
    return Consent(use, Answer.NO, giver, asked_by=asked_by, language=language, proof=_("withdrawn"))
