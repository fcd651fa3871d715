"""What an organiser does with redactions: hide places from an audience, change and remove that. The original always stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import plain
from hrforum.domain.redaction import EVERYONE, Outside, Redaction
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _, ngettext
from hrforum.operations import hearing
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import redaction as storage
from hrforum.storage import testimony, version
from hrforum.storage.archive import Archive, Removed

CHANGED = concepts(Concept.REDACTION, Concept.PACKET)


def of_testimony(archive: Archive, testimony_id: int) -> list[Redaction]:
    """Return what is hidden in a testimony; lost ones come with the place where they stood in the earlier words."""
    return storage.of_testimony(archive, testimony_id)


def by_id(archive: Archive, redaction_id: int) -> tuple[int, Redaction]:
    """Return a redaction with its testimony's id; raises `NotFound`."""
    found = storage.by_id(archive, redaction_id)
    if found is None:
        raise NotFound(_("There is no such redaction in this archive."))
    return found


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one testimony in which something can be hidden, by version; None is the ask."""

    id: int
    uuid: UUID
    by_version: dict[UUID | None, str]


def texts_of(archive: Archive, testimony_id: int) -> Texts:
    """Return the current words and the ask of a testimony; raises `NotFound`."""
    one = testimony.by_id(archive, testimony_id)
    if one is None:
        raise NotFound(_("This testimony is no longer in the archive."))
    words: dict[UUID | None, str] = {each.uuid: each.words for each in version.current(archive, testimony_id)}
    return Texts(testimony_id, one.uuid, words | {None: one.ask})


def checked(archive: Archive, texts: Texts, one: Redaction) -> Redaction:
    """Return a redaction as it may be kept; raises `Refused` where it does not fit the words, or says what it hides."""
    if one.version not in texts.by_version:
        raise Refused(_("These are not the words of today any more. Open the testimony again."))
    text = texts.by_version[one.version]
    if not one.span.fits(text):
        raise Refused(_("This place is not in the words."))
    if one.audience.circle is Outside.HEARING and one.audience.hearing_id is not None:
        hearing.by_id(archive, one.audience.hearing_id)
    said = plain(one.replacement).strip()
    hidden = one.span.of(text).strip().casefold()
    if said and hidden and hidden in said.casefold():
        raise Refused(_("The replacement would say what it hides."))
    return replace(one, replacement=said, lost=False)


def covered(known: Sequence[Redaction], one: Redaction) -> bool:
    """Say whether a place is hidden already from all of its audience."""
    return any(
        other.version == one.version
        and not other.lost
        and other.audience in (EVERYONE, one.audience)
        and other.span.start <= one.span.start
        and one.span.stop <= other.span.stop
        for other in known
    )


@deed("redaction.add", undo=True)
def add(archive: Archive, testimony_id: int, some: Sequence[Redaction]) -> Done[tuple[Redaction, ...]]:
    """Hide places of one testimony; return the redactions with their ids. A place that is hidden already is passed over.

    Raises `NotFound` and what `checked` raises; then nothing is kept.
    """
    kept = keep(archive, texts_of(archive, testimony_id), some)
    return _added(archive, testimony_id, kept)


def keep(archive: Archive, texts: Texts, some: Sequence[Redaction]) -> list[Redaction]:
    """Keep redactions of one testimony, inside a deed; return those that are new, with their ids."""
    known = storage.of_testimony(archive, texts.id)
    kept: list[Redaction] = []
    for one in some:
        fit = checked(archive, texts, one)
        if not covered([*known, *kept], fit):
            kept.append(replace(fit, id=storage.add(archive, texts.id, fit), rev=1))
    return kept


def _added(archive: Archive, testimony_id: int, kept: Sequence[Redaction]) -> Done[tuple[Redaction, ...]]:
    ids = [one.id for one in kept]
    return Done(
        tuple(kept),
        ngettext("Hide place", "Hide places", len(kept)),
        CHANGED,
        _about(archive, [testimony_id], ids),
        partial(remove, redaction_ids=ids),
    )


def _about(archive: Archive, testimony_ids: Sequence[int], ids: Sequence[int]) -> tuple[UUID, ...]:
    of = [archive.uuid_of("testimony", each) for each in testimony_ids]
    return (*of, *(archive.uuid_of("redaction", each) for each in ids))


@deed("redaction.edit", undo=True)
def edit(archive: Archive, one: Redaction) -> Done[Redaction]:
    """Keep a redaction's new values: another place, reason, audience or replacement. A lost one is found by this.

    Raises `Conflict`, `NotFound` and what `checked` raises.
    """
    testimony_id, before = by_id(archive, one.id)
    fit = checked(archive, texts_of(archive, testimony_id), one)
    storage.edit(archive, fit)

    def inverse(again: Archive) -> Changes[Redaction]:
        return _edit_back(again, before)

    about = _about(archive, [testimony_id], [one.id])
    return Done(replace(fit, rev=one.rev + 1), _("Change redaction"), CHANGED, about, inverse)


@deed("redaction.restore", undo=True)
def _edit_back(archive: Archive, before: Redaction) -> Done[Redaction]:
    """Put a redaction back as it was, also to where it was lost."""
    testimony_id, now = by_id(archive, before.id)
    storage.restore(archive, replace(before, rev=now.rev))

    def inverse(again: Archive) -> Changes[Redaction]:
        return _edit_back(again, now)

    about = _about(archive, [testimony_id], [before.id])
    return Done(replace(before, rev=now.rev + 1), _("Change redaction"), CHANGED, about, inverse)


@deed("redaction.remove", undo=True)
def remove(archive: Archive, redaction_ids: Sequence[int]) -> Done[None]:
    """Remove redactions: the words can be read again. Raises `NotFound`, and then removes none."""
    of = [by_id(archive, each)[0] for each in redaction_ids]
    about = _about(archive, list(dict.fromkeys(of)), redaction_ids)
    removed = tuple(table for each in redaction_ids for table in storage.remove(archive, each))
    says = ngettext("Show hidden place", "Show hidden places", len(redaction_ids))
    return Done(None, says, CHANGED, about, _back(removed, list(redaction_ids)))


def _back(removed: Removed, ids: list[int]) -> Callable[[Archive], Changes[None]]:
    return lambda again: put_back(again, removed, ids)


@deed("redaction.put_back", undo=True)
def put_back(archive: Archive, removed: Removed, ids: list[int]) -> Done[None]:
    """Hide again what was hidden; raises `NotFound` where the words are gone."""
    if not storage.still_fit(archive, removed):
        raise NotFound(_("The words that were hidden are no longer in the archive."))
    archive.put_back(removed)
    of = list(dict.fromkeys(by_id(archive, each)[0] for each in ids))
    says = ngettext("Hide place", "Hide places", len(ids))
    return Done(None, says, CHANGED, _about(archive, of, ids), partial(remove, redaction_ids=ids))
