"""What an organiser does with passages: mark a stretch of the words as a quote, a key point or with tags; find, change, remove it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Released
from hrforum.domain.passage import Passage, PassageKind
from hrforum.domain.plain import plain
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations.candidate import Purpose, candidate
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import passage as storage
from hrforum.storage import tag, testimony, version
from hrforum.storage.archive import Archive, Removed

_CHANGED = concepts(Concept.PASSAGE, Concept.TAG)


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage with its testimony and what stands there; for a lost one, what stood there in the earlier words."""

    testimony_id: int
    code: str
    passage: Passage
    said: str


def of_testimony(archive: Archive, testimony_id: int) -> list[Passage]:
    """Return the passages of a testimony's words; lost ones come with the place where they stood in the earlier words."""
    return storage.of_testimony(archive, testimony_id)


def everything(
    archive: Archive,
    kind: PassageKind | None = None,
    tag_ids: Sequence[int] = (),
    testimony_id: int | None = None,
) -> list[Marked]:
    """Return marked passages, of one kind, with one of these tags or of one testimony where that is asked for."""
    found = [
        (id_, one)
        for id_, one in storage.everything(archive, testimony_id)
        if kind in (None, one.kind) and (not tag_ids or not set(tag_ids).isdisjoint(one.tags))
    ]
    codes = testimony.codes(archive, list({id_ for id_, _one in found}))
    words = version.words_of(archive, {one.version for _id, one in found})
    return [Marked(id_, codes[id_], one, one.span.of(words[one.version])) for id_, one in found]


def by_id(archive: Archive, passage_id: int) -> tuple[int, Passage]:
    """Return a passage with its testimony's id; raises `NotFound`."""
    found = storage.by_id(archive, passage_id)
    if found is None:
        raise NotFound(_("There is no such passage in this archive."))
    return found


def _checked(archive: Archive, testimony_id: int, one: Passage) -> Passage:
    words = {each.uuid: each.words for each in version.current(archive, testimony_id)}
    if one.version not in words:
        raise Refused(_("These are not the words of today any more. Open the testimony again."))
    if not one.span.fits(words[one.version]):
        raise Refused(_("This place is not in the words."))
    known = {each for each in one.tags if tag.tag_by_id(archive, each)}
    return replace(one, note=plain(one.note).strip(), tags=tuple(sorted(set(one.tags) & known)), lost=False)


@deed("passage.add", undo=True)
def add(archive: Archive, testimony_id: int, one: Passage) -> Done[Passage]:
    """Mark a passage of the current words; return it with its id. Raises `Refused` where it does not fit them."""
    fit = _checked(archive, testimony_id, one)
    kept = replace(fit, id=storage.add(archive, fit), rev=1)
    return _added(archive, kept)


def _added(archive: Archive, kept: Passage) -> Done[Passage]:
    return Done(
        kept, _("Mark passage"), _CHANGED, _about(archive, kept.id), lambda again: remove(again, kept.id)
    )


def _about(archive: Archive, passage_id: int) -> tuple[UUID, ...]:
    return (archive.uuid_of("passage", passage_id),)


@deed("passage.edit", undo=True)
def edit(archive: Archive, one: Passage) -> Done[Passage]:
    """Keep a passage's kind, note, tags and place; a lost one is found by this. Raises `Conflict`, `NotFound` or `Refused`."""
    testimony_id, before = by_id(archive, one.id)
    fit = _checked(archive, testimony_id, one)
    storage.edit(archive, fit)
    return _edited(archive, before, replace(fit, rev=one.rev + 1))


def _edited(archive: Archive, before: Passage, now: Passage) -> Done[Passage]:
    def inverse(again: Archive) -> Changes[Passage]:
        return _restore(again, before)

    return Done(now, _("Change passage"), _CHANGED, _about(archive, now.id), inverse)


@deed("passage.restore", undo=True)
def _restore(archive: Archive, before: Passage) -> Done[Passage]:
    """Put a passage back as it was, also to where it was lost."""
    _testimony, now = by_id(archive, before.id)
    storage.edit(archive, replace(before, rev=now.rev))
    return _edited(archive, now, replace(before, rev=now.rev + 1))


@deed("passage.remove", undo=True)
def remove(archive: Archive, passage_id: int) -> Done[None]:
    """Remove a mark; the words stay. Raises `NotFound`."""
    by_id(archive, passage_id)
    about = _about(archive, passage_id)
    removed = storage.remove(archive, passage_id)
    return Done(None, _("Remove mark"), _CHANGED, about, _back(removed, passage_id))


def _back(removed: Removed, passage_id: int) -> Callable[[Archive], Changes[Passage]]:
    return lambda again: _put_back(again, removed, passage_id)


@deed("passage.put_back", undo=True)
def _put_back(archive: Archive, removed: Removed, passage_id: int) -> Done[Passage]:
    if not storage.still_fits(archive, removed):
        raise NotFound(_("The words that were marked are no longer in the archive."))
    archive.put_back(removed)
    return _added(archive, by_id(archive, passage_id)[1])


def released(archive: Archive, passage_id: int, purpose: Purpose) -> Released | None:
    """Put one passage through the gate for a document; None where it may not leave, or is lost. Raises `NotFound`."""
    testimony_id, one = by_id(archive, passage_id)
    each = candidate(archive, testimony_id)
    if each is None or one.lost or all(version.uuid != one.version for version in each.versions):
        return None
    return each.released(purpose, {one.version: [one.span]})
