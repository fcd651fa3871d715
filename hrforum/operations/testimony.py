"""What an organiser does with testimonies: keep one with who spoke, tags and consent; read, list, edit, translate."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.code import read_code
from hrforum.domain.consent import Consent, Use, in_force
from hrforum.domain.intake import Intake, Kept, Reading
from hrforum.domain.plain import needed, plain
from hrforum.domain.testimony import Testimony, TestimonyRow, Version, VersionKind
from hrforum.domain.where import ALL, Where
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import edition, marks, speaker, turn
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.operations.keeping import clean, free_code, keep_new, language_code
from hrforum.operations.reserved_code import take_up
from hrforum.storage import batch, consent, draft, erase, forum, merged, search, tag, testifier, version
from hrforum.storage import testimony as storage
from hrforum.storage.archive import Archive

_CHANGED = concepts(Concept.TESTIMONY, Concept.TESTIFIER, Concept.TAG, Concept.CONSENT, Concept.FORUM)
_HEARD = concepts(Concept.TURN)
_MARKED = concepts(Concept.EDITION, Concept.PACKET)


# ---- reading -----------------------------------------------------------------------------------------------------------
def by_code(archive: Archive, code: str) -> Testimony:
    """Return the testimony of a code as typed, or the one into which that was merged.

    Raises `Refused` for a misread one, `NotFound`, telling when it was erased.
    """
    asked = read_code(code)
    found = storage.by_code(archive, asked)
    into = merged.into_by_code(archive, asked) if found is None else None
    if into is not None:
        found = storage.by_id(archive, into)
    if found is None:
        gone = batch.purged_on(archive, asked)
        if gone is not None:
            raise NotFound(
                _("The testimony {code} was erased on {day}.").format(code=asked, day=gone.isoformat())
            )
        raise NotFound(_("No testimony here has the code {code}.").format(code=asked))
    return found


def by_id(archive: Archive, testimony_id: int) -> Testimony:
    """Return one testimony without its words; raises `NotFound`."""
    found = storage.by_id(archive, testimony_id)
    if found is None:
        raise NotFound(_("This testimony is no longer in the archive."))
    return found


def read(archive: Archive, testimony_id: int) -> Reading:
    """Return all that is kept about one testimony, except what is in the name vault: see `operations.vault`."""
    whole = read_whole(archive, testimony_id)
    speakers = tuple(speaker.in_vault(one) for one in whole.intake.speakers)
    return replace(whole, intake=replace(whole.intake, speakers=speakers))


def read_whole(archive: Archive, testimony_id: int) -> Reading:
    """Return all that is kept about one testimony, names included, for what the program itself does with them."""
    one = by_id(archive, testimony_id)
    answers = tuple(consent.of_testimony(archive, testimony_id))
    where = forum.by_id(archive, one.forum_id) if one.forum_id else None
    versions = tuple(version.current(archive, testimony_id))
    intake = _intake(archive, one, versions)
    speakers = [each.uuid for each in intake.speakers if each.uuid]
    young = [each.uuid for each in intake.speakers if each.uuid and each.young]
    given = {use: in_force(answers, use, today(), speakers, young=young) for use in Use}
    return Reading(one, intake, where.name if where else "", versions, answers, given)


def _intake(archive: Archive, one: Testimony, versions: Sequence[Version]) -> Intake:
    original = next((each for each in versions if each.kind is VersionKind.ORIGINAL), None)
    return Intake(
        words=original.words if original else "",
        language=original.language if original else "",
        forum_id=one.forum_id,
        heard_on=one.heard_on,
        when=one.when,
        place=one.place,
        ask=one.ask,
        status=one.status,
        speakers=tuple(speaker.read(archive, each) for each in testifier.of_testimony(archive, one.id)),
        tags=tuple(tag.of_testimony(archive, one.id)),
        own_words=tuple(tag.testimony_own_words(archive, one.id).items()),
        interpreter=one.interpreter,
        interpreter_mode=one.interpreter_mode,
    )


def history(archive: Archive, testimony_id: int) -> list[Version]:
    """Return every version of the words, sealed ones included."""
    return version.everything(archive, testimony_id)


def ids(archive: Archive, where: Where = ALL, *, limit: int = -1, before: int | None = None) -> list[int]:
    """Return ids in list order, the newest first; `before` continues below an id."""
    return storage.ids(archive, where, limit=limit, before=before)


def count(archive: Archive, where: Where = ALL) -> int:
    """Return how many testimonies a filter lets through."""
    return storage.count(archive, where)


def lines(archive: Archive, wanted: list[int]) -> list[TestimonyRow]:
    """Return the list's lines for these ids, in the order asked; ids that are gone are left out."""
    return storage.lines(archive, wanted)


# ---- keeping -----------------------------------------------------------------------------------------------------------
@deed("testimony.add", undo=False)
def add(
    archive: Archive,
    intake: Intake,
    answers: Sequence[Consent] = (),
    *,
    draft_id: int = 0,
    code: str = "",
    turn_id: int = 0,
) -> Done[Kept]:
    """Keep a new testimony with its consents and return its code; the draft that it was goes in the same moment.

    Who told it was heard from then on, where `turn_id` is somebody in a queue.

    `code` is that of the sheet of paper it was written on, else a fresh one is drawn. Raises `Refused` where there are no words,
    and for a code what `reserved_code.on_sheet` does.
    """
    intake = clean(archive, intake)
    code = take_up(archive, code) if code else free_code(archive, intake.forum_id)
    testimony_id, uuid = keep_new(archive, intake, answers, code)
    search.put_in(archive, testimony_id)
    draft.become(archive, draft_id, testimony_id)
    heard = turn_id and turn.hear(archive, turn_id)
    return Done(
        Kept(testimony_id, code), _("Add testimony"), _CHANGED | _HEARD if heard else _CHANGED, (uuid,)
    )


@deed("testimony.edit", undo=True)
def edit(
    archive: Archive,
    testimony_id: int,
    intake: Intake,
    rev: int,
    *,
    draft_id: int = 0,
    again: marks.Stood | None = None,
    stands: Sequence[int] = (),
) -> Done[Kept]:
    """Keep what a testimony says now; changed words become a new version and the old one stays, sealed.

    Where somebody else speaks now, or somebody is found to be young, editions are marked superseded that hold the words in a form
    not allowed any more; `stands` are those that an edit marked which is taken back by this.

    Marks in the words move along where they surely fit; `again` is where they stood when these very words were current. `rev` is the revision that was read; raises `Conflict` where it moved on, `NotFound`, `Refused` without words.
    """
    before = _with_words(archive, testimony_id)
    versions = version.current(archive, testimony_id)
    old = _intake(archive, before, versions)
    stood = marks.stood(archive, testimony_id)
    intake = clean(archive, intake)
    search.take_out(archive, testimony_id)
    storage.edit(archive, _with(replace(before, rev=rev), intake))
    if (intake.words, intake.language) != (old.words, old.language):
        _new_words(archive, testimony_id, old, intake, versions)
    marks.follow_all(archive, testimony_id, old.ask, intake.ask, again)
    spoke = testifier.who_speaks(archive, testimony_id)
    speaker.change(archive, testimony_id, old.speakers, intake.speakers, intake.heard_on or today())
    edition.stand_again(archive, stands)
    marked = _supersede(archive, testimony_id, spoke)
    _change_tags(archive, testimony_id, old, intake)
    search.put_in(archive, testimony_id)
    draft.become(archive, draft_id, testimony_id)
    inverse = partial(_edit_back, testimony_id=testimony_id, intake=old, again=stood, stands=marked)
    changed = _CHANGED | (_MARKED if marked or stands else frozenset())
    return Done(Kept(testimony_id, before.code), _("Change testimony"), changed, (before.uuid,), inverse)


def _with_words(archive: Archive, testimony_id: int) -> Testimony:
    one = by_id(archive, testimony_id)
    if one.erased_on:
        raise Refused(
            _("The words of {code} were erased on {day}, so nothing can be written there any more.").format(
                code=one.code, day=one.erased_on.isoformat()
            )
        )
    return one


def _supersede(archive: Archive, testimony_id: int, spoke: tuple[list[UUID], list[UUID]]) -> tuple[int, ...]:
    """Mark editions where other people speak than `spoke`, also those with what somebody young tells elsewhere; return which."""
    now = testifier.who_speaks(archive, testimony_id)
    if now == spoke:
        return ()
    about = {testimony_id}
    for each in testifier.of_testimony(archive, testimony_id):
        if each.young and each.uuid not in spoke[1]:
            about.update(testifier.testimonies_of(archive, each.id))
    return tuple(
        edition_id
        for one in storage.by_ids(archive, sorted(about))
        for edition_id in edition.supersede(archive, one, consent.of_testimony(archive, one.id))
    )


def _edit_back(
    archive: Archive, testimony_id: int, intake: Intake, again: marks.Stood, stands: Sequence[int]
) -> Changes[Kept]:
    return edit(archive, testimony_id, intake, by_id(archive, testimony_id).rev, again=again, stands=stands)


def _with(before: Testimony, intake: Intake) -> Testimony:
    return replace(
        before,
        forum_id=intake.forum_id,
        heard_on=intake.heard_on,
        when=intake.when,
        place=intake.place,
        ask=intake.ask,
        status=intake.status,
        interpreter=intake.interpreter,
        interpreter_mode=intake.interpreter_mode,
    )


def _new_words(
    archive: Archive, testimony_id: int, old: Intake, intake: Intake, versions: Sequence[Version]
) -> None:
    taken = {each.language for each in versions if each.kind is VersionKind.TRANSLATION}
    if intake.language in taken:
        raise Refused(
            _("There is a translation in that language already. Remove it first, or choose another language.")
        )
    if intake.language != old.language:
        version.unpoint(archive, testimony_id, old.language)
    version.add(archive, testimony_id, intake.words, intake.language)


def _change_tags(archive: Archive, testimony_id: int, old: Intake, intake: Intake) -> None:
    tag.take_testimony(archive, testimony_id, sorted(set(old.tags) - set(intake.tags)))
    tag.give_testimony(archive, testimony_id, sorted(set(intake.tags) - set(old.tags)))
    words = dict(intake.own_words)
    for dimension_id in dict(old.own_words).keys() | words.keys():
        tag.keep_testimony_own_words(archive, testimony_id, dimension_id, words.get(dimension_id, ""))


# ---- translations ------------------------------------------------------------------------------------------------------
@deed("testimony.translate", undo=True)
def translate(
    archive: Archive,
    testimony_id: int,
    language: str,
    words: str,
    translator: str,
    method: str,
    *,
    draft_id: int = 0,
) -> Done[Kept]:
    """Keep a translation beside the original, with who translated and how; a newer one seals the one before, and its draft goes."""
    one = _with_words(archive, testimony_id)
    before = version.current(archive, testimony_id)
    language = language_code(language)
    if any(each.kind is VersionKind.ORIGINAL and each.language == language for each in before):
        raise Refused(_("The original is in that language."))
    if not plain(words).strip():
        raise Refused(_("There are no words to keep."))
    earlier = next((each for each in before if each.language == language), None)
    stood = marks.stood(archive, testimony_id)
    search.take_out(archive, testimony_id)
    said = (needed(translator, _("The translator")), plain(method).strip())
    version.add(
        archive,
        testimony_id,
        words,
        language,
        kind=VersionKind.TRANSLATION,
        translator=said[0],
        method=said[1],
    )
    marks.follow_all(archive, testimony_id)
    draft.remove(archive, draft_id)
    search.put_in(archive, testimony_id)
    inverse = _back_to(testimony_id, language, earlier, stood)
    return Done(Kept(testimony_id, one.code), _("Add translation"), _CHANGED, (one.uuid,), inverse)


@deed("testimony.point", undo=True)
def point(
    archive: Archive,
    testimony_id: int,
    language: str,
    chosen: Version | None,
    *,
    again: marks.Stood | None = None,
) -> Done[Kept]:
    """Make another kept version the current one of a translation's language; None has none there. The versions stay.

    Marks move along as in `edit`.
    """
    one = _with_words(archive, testimony_id)
    stood = marks.stood(archive, testimony_id)
    earlier = next(
        (each for each in version.current(archive, testimony_id) if each.language == language), None
    )
    if (earlier or chosen) is None or (earlier or chosen).kind is VersionKind.ORIGINAL:  # type: ignore[union-attr]  # not both None
        raise NotFound(_("There is no translation in that language."))
    search.take_out(archive, testimony_id)
    if chosen is None:
        version.unpoint(archive, testimony_id, language)
    else:
        version.point(archive, testimony_id, chosen)
    marks.follow_all(archive, testimony_id, again=again)
    search.put_in(archive, testimony_id)
    inverse = _back_to(testimony_id, language, earlier, stood)
    return Done(Kept(testimony_id, one.code), _("Change translation"), _CHANGED, (one.uuid,), inverse)


def _back_to(
    testimony_id: int, language: str, earlier: Version | None, again: marks.Stood
) -> Callable[[Archive], Changes[Kept]]:
    return partial(point, testimony_id=testimony_id, language=language, chosen=earlier, again=again)


# ---- dropping ----------------------------------------------------------------------------------------------------------
def drop(archive: Archive, testimony_id: int) -> UUID:
    """Delete a testimony and those who speak nowhere else, inside a deed of somebody else's; return its id."""
    uuid = by_id(archive, testimony_id).uuid
    speakers = [each.id for each in testifier.of_testimony(archive, testimony_id)]
    alone = [each for each in speakers if testifier.testimonies_of(archive, each) == [testimony_id]]
    search.take_out(archive, testimony_id)
    erase.remember_versions(archive, testimony_id)
    erase.notes_of(archive, testimony_id, alone)
    storage.remove(archive, testimony_id)
    speaker.forget(archive, alone)
    return uuid
