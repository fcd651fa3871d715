"""Two testimonies that are the same telling: made one, so that it is counted once, and parted again exactly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import STRICTNESS, Answer, Consent, Use, in_force, voices
from hrforum.domain.merging import Former, Merged, both, strictest
from hrforum.domain.testimony import Precision, Testimony, Version, VersionKind
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import consent as consents
from hrforum.operations import edition, marks, testimony
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.operations.same_person import Joined, join, part
from hrforum.storage import consent, draft, mark, merged, merging, search, tag, testifier, version
from hrforum.storage import testimony as storage
from hrforum.storage.archive import Archive, Removed

_CHANGED = concepts(
    Concept.TESTIMONY, Concept.TESTIFIER, Concept.TAG, Concept.CONSENT, Concept.FORUM, Concept.PACKET, Concept.EDITION,
    Concept.REDACTION, Concept.PASSAGE, Concept.ATTACHMENT,
)  # fmt: skip
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Parting:
    """What makes two testimonies of one again."""

    gone: Testimony
    stays: Testimony
    joined: Joined | None
    row: Removed
    aside: Removed
    moved: merging.Moved
    stood: tuple[marks.Stood, marks.Stood]
    former: Former
    formers: tuple[Former, ...]
    back: tuple[Consent, ...]
    superseded: tuple[int, ...]


def ends(archive: Archive, gone_id: int, stays_id: int) -> tuple[Use, ...]:
    """Return the uses that are agreed to in the testimony that stays and would not be any more: the stricter answer counts."""
    now = consents.in_force_now(archive, stays_id)
    target = _stricter(consents.in_force_now(archive, gone_id), now)
    return tuple(use for use in Use if now[use] is Answer.YES and target[use] is not Answer.YES)


@deed("testimony.merge", undo=True)
def merge(archive: Archive, gone_id: int, stays_id: int) -> Done[Merged]:
    """Say that two testimonies are the same telling; one stays, with the code of the other finding it from now on.

    The words of the one that stays are the words; those of the other are kept as an earlier version, its tags, attachments, own words
    and places in packets are those of the one, and who speaks in both is one person where one speaks in each. For each use the
    stricter of the two answers in force counts: what was not asked in one is not asked in both. Marks move along where they surely fit.

    Raises `NotFound`, and `Refused` for the same one twice, erased words, and where changes to one of them are still a draft.
    """
    gone, stays = _mergeable(archive, gone_id, stays_id)
    wanted = _stricter(consents.in_force_now(archive, gone.id), consents.in_force_now(archive, stays.id))
    versions = [version.current(archive, each) for each in (gone.id, stays.id)]
    speakers = [testifier.of_testimony(archive, each) for each in (gone.id, stays.id)]
    alone = all(len(some) == 1 for some in speakers) and speakers[0] != speakers[1]
    joined = join(archive, speakers[0][0].id, speakers[1][0].id) if alone else None
    aside = merging.laid_aside(archive, merging.OF_TESTIMONY, "testimony_id", (gone.id, stays.id))
    stood = marks.stood(archive, gone.id), marks.stood(archive, stays.id)
    before = [consent.of_testimony(archive, each) for each in (gone.id, stays.id)]
    for each in (gone.id, stays.id):
        search.take_out(archive, each)
    own_words = tag.testimony_own_words(archive, gone.id)
    moved = merging.move_testimony(archive, gone.id, stays.id)
    for dimension_id, words in own_words.items():
        own = tag.testimony_own_words(archive, stays.id).get(dimension_id, "")
        tag.keep_testimony_own_words(archive, stays.id, dimension_id, both(own, words))
    _keep_translations(archive, stays.id, *versions)
    # Joining the people moved the revision on.
    storage.edit(archive, replace(_as_one(gone, stays), rev=testimony.by_id(archive, stays.id).rev))
    _follow_marks(archive, gone, stays, stood[0])
    former, formers = (
        Former(gone.uuid, gone.code, storage.row_mark(archive, gone.id)),
        merged.of(archive, gone.id),
    )
    merged.follow(archive, gone.id, stays.id)
    row = archive.take_out("testimony", "id", gone.id)
    merged.add(archive, former, stays.id, today())
    back = _one_answer(archive, stays, before[0], before[1], wanted, gone.code)
    superseded = edition.supersede(archive, stays, consent.of_testimony(archive, stays.id))
    search.put_in(archive, stays.id)
    parting = Parting(
        gone, stays, joined, row, aside, moved, stood, former, tuple(formers), back, superseded
    )  # fmt: skip
    value = Merged(stays.id, 1, _differing(gone, stays, versions, joined))

    def inverse(again: Archive) -> Changes[Merged]:
        return _unmerge(again, parting)

    return Done(value, _("Merge testimonies"), _CHANGED, (gone.uuid, stays.uuid), inverse)


@deed("testimony.unmerge", undo=True)
def _unmerge(archive: Archive, parting: Parting) -> Done[Merged]:
    gone, stays = parting.gone, parting.stays
    search.take_out(archive, stays.id)
    archive.put_back(parting.row)
    merged.remove(archive, parting.former.uuid)
    for former in parting.formers:
        merged.point(archive, former.uuid, gone.id)
    merging.move_back(archive, parting.moved, gone.id)
    merging.put_back_as_laid_aside(archive, parting.aside, "testimony_id", (gone.id, stays.id))
    storage.edit(archive, replace(stays, rev=testimony.by_id(archive, stays.id).rev))
    for stood in parting.stood:
        mark.put(archive, stood.words)
        mark.put_ask(archive, stood.ask)
    said = consent.of_testimony(archive, stays.id)
    if parting.back:
        consent.add(archive, stays.id, [consents.after(said, each) for each in parting.back])
    edition.stand_again(archive, parting.superseded)
    if parting.joined:
        part(archive, parting.joined)
    for each in (gone.id, stays.id):
        search.put_in(archive, each)
    again = partial(merge, gone_id=gone.id, stays_id=stays.id)
    value = Merged(gone.id, 2)
    return Done(value, _("Separate testimonies"), _CHANGED, (gone.uuid, stays.uuid), again)


def formers(archive: Archive, testimony_id: int) -> list[str]:
    """Return the codes of what was merged into a testimony."""
    return [one.code for one in merged.of(archive, testimony_id)]


def told(archive: Archive, code: str, value: Merged) -> str:
    """Return in a sentence or two what became of the testimony of a code."""
    stays = testimony.by_id(archive, value.id).code
    sentence = _("{code} is merged into {stays}, and its code finds that from now on.").format(
        code=code, stays=stays
    )
    if not value.both:
        return sentence
    kept = _("They differ in: {names}. What {code} said is kept too; look at it once.")
    return f"{sentence} {kept.format(names=', '.join(value.both), code=code)}"


# ---- what becomes one ----------------------------------------------------------------------------------------------------
def _mergeable(archive: Archive, gone_id: int, stays_id: int) -> tuple[Testimony, Testimony]:
    gone, stays = testimony.by_id(archive, gone_id), testimony.by_id(archive, stays_id)
    if gone.id == stays.id:
        raise Refused(_("This is the same testimony already."))
    for one in (gone, stays):
        if one.erased_on:
            raise Refused(
                _("The words of {code} were erased, so nothing is merged with them.").format(code=one.code)
            )
        if any(each.testimony_id == one.id for each in draft.everything(archive)):
            raise Refused(
                _("Changes to {code} wait as a draft. Keep them or throw them away first.").format(
                    code=one.code
                )
            )
    return gone, stays


def _stricter(one: dict[Use, Answer], other: dict[Use, Answer]) -> dict[Use, Answer]:
    return {use: min(one[use], other[use], key=STRICTNESS.__getitem__) for use in Use}


def _as_one(gone: Testimony, stays: Testimony) -> Testimony:
    """Return the testimony that stays, with what only the other one knew."""
    unknown = stays.when.precision is Precision.UNKNOWN
    return replace(
        stays,
        forum_id=stays.forum_id or gone.forum_id,
        heard_on=stays.heard_on or gone.heard_on,
        when=gone.when if unknown else stays.when,
        place=stays.place or gone.place,
        ask=both(stays.ask, gone.ask, _BETWEEN),
        interpreter=stays.interpreter or gone.interpreter,
        interpreter_mode=stays.interpreter_mode or gone.interpreter_mode,
    )


def _keep_translations(
    archive: Archive, stays_id: int, gone: Sequence[Version], stays: Sequence[Version]
) -> None:
    """Keep translations current of the very same words into languages that there is none in; other ones are kept sealed."""
    if _original(gone) != _original(stays):
        return
    taken = {one.language for one in stays}
    for one in gone:
        if one.kind is VersionKind.TRANSLATION and one.language not in taken:
            version.point(archive, stays_id, one)


def _original(versions: Sequence[Version]) -> tuple[str, str]:
    return next(((one.words, one.language) for one in versions if one.kind is VersionKind.ORIGINAL), ("", ""))


def _follow_marks(archive: Archive, gone: Testimony, stays: Testimony, stood: marks.Stood) -> None:
    """Move marks to the words and the ask that stay; what does not surely fit is lost until somebody looks, and nothing leaves till then."""
    marks.follow_all(archive, stays.id)
    ask = _as_one(gone, stays).ask
    at = len(ask) - len(gone.ask) if ask.endswith(gone.ask) else -1
    places = [
        replace(one, span=replace(one.span, start=one.span.start + at, stop=one.span.stop + at))
        if at >= 0 and not one.lost
        else replace(one, lost=True)
        for one in stood.ask
    ]
    mark.put_ask(archive, places)


def _one_answer(
    archive: Archive,
    stays: Testimony,
    gone_said: Sequence[Consent],
    stays_said: Sequence[Consent],
    wanted: dict[Use, Answer],
    code: str,
) -> tuple[Consent, ...]:
    """Add the answers under which each use is in force as `wanted`; return what takes them back."""
    fresh: list[Consent] = []
    for use in Use:
        of_gone, of_stays = voices(gone_said, use), voices(stays_said, use)
        fresh += [
            strictest([*of_stays[voice], *of_gone[voice]], today())
            for voice in of_gone.keys() & of_stays.keys()
        ]
    _add(archive, stays.id, fresh)
    speakers, young = testifier.who_speaks(archive, stays.id)
    said = consent.of_testimony(archive, stays.id)
    proof = _("merged with {code}, which is the same telling").format(code=code)
    closing = [
        Consent(use, Answer.NOT_ASKED, giver, proof=proof, testifier=who)
        for use in Use
        if STRICTNESS[in_force(said, use, today(), speakers, young=young)] > STRICTNESS[wanted[use]]
        for giver, who in voices(said, use)
    ]
    _add(archive, stays.id, closing)
    changed = {(one.use, one.giver, one.testifier): one for one in (*fresh, *closing)}
    return tuple(consents.restored(stays_said, one) for one in changed.values())


def _add(archive: Archive, testimony_id: int, answers: Sequence[Consent]) -> None:
    before = consent.of_testimony(archive, testimony_id)
    if answers:
        consent.add(archive, testimony_id, [consents.after(before, each) for each in answers])


def _differing(
    gone: Testimony, stays: Testimony, versions: Sequence[Sequence[Version]], joined: Joined | None
) -> tuple[str, ...]:
    words, other_words = (_original(each)[0] for each in versions)
    pairs = (
        (_("Words"), words, other_words),
        (_("Place"), gone.place, stays.place),
        (_("What they ask"), gone.ask, stays.ask),
        (_("Heard on"), gone.heard_on, stays.heard_on),
    )
    told = [name for name, one, other in pairs if one and other and one != other]
    return (*told, *(joined.both if joined else ()))
