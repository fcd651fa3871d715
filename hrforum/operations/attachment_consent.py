"""What somebody agrees to about one attachment, and an attachment as the proof of what they agreed to about their testimony."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from hrforum.domain import attachment as rule
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import STRICTNESS, Answer, Consent, Proof, Use, answer_on, heads, in_force, voices
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import attachment, consent
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.storage import consent as storage
from hrforum.storage import testifier
from hrforum.storage.archive import Archive


def answers(archive: Archive, attachment_id: int) -> list[Consent]:
    """Return every answer given about an attachment, in the order in which they came in."""
    return storage.of_attachment(archive, attachment_id)


def may_leave(archive: Archive, attachment_id: int) -> Answer:
    """Return whether those who speak agree today that this attachment may leave the archive at all.

    Who said no for the testimony, to recordings and pictures or to keeping it, said no for what hangs on it too.
    """
    one = attachment.by_id(archive, attachment_id)
    if one.testimony_id is None:
        return Answer.NOT_ASKED
    speakers, young = testifier.who_speaks(archive, one.testimony_id)
    said = storage.of_testimony(archive, one.testimony_id)
    for use in (Use.RECORD, Use.RECORDINGS):
        if in_force(said, use, today(), speakers, young=young) is Answer.NO:
            return Answer.NO
    return in_force(answers(archive, attachment_id), Use.RECORDINGS, today(), speakers, young=young)


def leaves(archive: Archive, attachment_id: int) -> bool:
    """Say whether an attachment may leave today by itself: the testimony's answers and those about it have to allow recordings and pictures."""
    one = attachment.by_id(archive, attachment_id)
    if one.testimony_id is None:
        return False
    speakers, young = testifier.who_speaks(archive, one.testimony_id)
    said, own = storage.of_testimony(archive, one.testimony_id), answers(archive, attachment_id)
    return rule.may_leave(said, own, Use.RECORDINGS, today(), speakers, young=young)


@deed("attachment.consent", undo=True)
def give(archive: Archive, attachment_id: int, given: Sequence[Consent]) -> Done[Answer]:
    """Add answers about an attachment, each after those it replaces; return whether it may leave now.

    Raises `Refused` before the testimony that it hangs on is kept. The inverse adds the answers that stood before, as new ones.
    """
    one = attachment.by_id(archive, attachment_id)
    if one.testimony_id is None:
        raise Refused(_("Keep the testimony first; then say what may be done with what hangs on it."))
    before = answers(archive, attachment_id)
    storage.add(
        archive, one.testimony_id, [_after(before, each) for each in given], attachment_id=attachment_id
    )
    inverse = partial(give, attachment_id=attachment_id, given=[_restored(before, each) for each in given])
    changed = concepts(Concept.ATTACHMENT, Concept.CONSENT)
    return Done(may_leave(archive, attachment_id), _("Change consent"), changed, (one.uuid,), inverse)


def _after(before: Sequence[Consent], one: Consent) -> Consent:
    replaced = frozenset(each.uuid for each in heads(before, one.use, one.giver, one.testifier) if each.uuid)
    return replace(one, uuid=None, replaces=replaced, recorded_on=one.recorded_on or today())


def _restored(before: Sequence[Consent], one: Consent) -> Consent:
    earlier = heads(before, one.use, one.giver, one.testifier)
    if not earlier:
        return Consent(one.use, Answer.NOT_ASKED, one.giver, testifier=one.testifier)
    strictest = min(earlier, key=lambda each: STRICTNESS[answer_on(each, today())])
    return replace(strictest, uuid=None, recorded_on=None, replaces=frozenset())


def prove(archive: Archive, attachment_id: int, proof: Proof) -> Changes[dict[Use, Answer]]:
    """Name an attachment as the proof of the answers that stand about its testimony: they are given once more, with it.

    Raises `Refused` where no answer was given, or the testimony is not kept yet.
    """
    one = attachment.by_id(archive, attachment_id)
    before = consent.answers(archive, one.testimony_id) if one.testimony_id is not None else []
    newest = [each for use in Use for standing in voices(before, use).values() for each in standing[-1:]]
    if one.testimony_id is None or not newest:
        raise Refused(_("There is no answer yet that this could prove. Ask for consent first."))
    proven: Callable[[Consent], Consent] = partial(
        replace, uuid=None, recorded_on=None, replaces=frozenset(), proof=proof, proof_attachment=one.uuid
    )
    return consent.give(archive, one.testimony_id, [proven(each) for each in newest])


def is_proof(archive: Archive, attachment_id: int) -> bool:
    """Say whether an answer names this attachment as its proof."""
    return storage.is_proof(archive, attachment.by_id(archive, attachment_id).uuid)
