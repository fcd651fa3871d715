"""Marks in the words when the words change: what still fits moves along, what does not stays behind and is lost until a person looks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hrforum.domain.span import moved, stretched
from hrforum.domain.testimony import Version, VersionKind
from hrforum.storage import mark, version
from hrforum.storage.archive import Archive
from hrforum.storage.mark import AskPlace, Place


@dataclass(frozen=True, slots=True)
class Stood:
    """Where all marks of a testimony stood, and the id of its original then, so that undoing puts them back to the letter."""

    words: tuple[Place, ...]
    ask: tuple[AskPlace, ...]
    original: int


def stood(archive: Archive, testimony_id: int) -> Stood:
    """Return where all marks of a testimony stand now."""
    places, ask = mark.places(archive, testimony_id), mark.ask_places(archive, testimony_id)
    return Stood(tuple(places), tuple(ask), _original(version.current(archive, testimony_id)))


def _original(current: Iterable[Version]) -> int:
    return next((one.id for one in current if one.kind is VersionKind.ORIGINAL), 0)


def follow_all(
    archive: Archive, testimony_id: int, old_ask: str = "", ask: str = "", again: Stood | None = None
) -> None:
    """Move all marks of a testimony to its current words and ask, as far as they surely fit; inside a deed that changed these.

    `again` is where they stood when the very words that are current now were so before: they are put back there. Marks that were
    made in the meantime follow.
    """
    current = version.current(archive, testimony_id)
    for one in current:
        _follow(archive, testimony_id, one)
    if ask != old_ask:
        _follow_ask(archive, testimony_id, old_ask, ask)
    if again is not None:
        _put_back(archive, testimony_id, again, {again.original: _original(current)})


def _follow(archive: Archive, testimony_id: int, onto: Version) -> None:
    left = [place for place in mark.places(archive, testimony_id) if place.version_id != onto.id]
    if not left:
        return
    sealed = {
        one.id: one.words for one in version.everything(archive, testimony_id) if _same_words(one, onto)
    }
    fits = []
    for place in left:
        rule = moved if place.table == mark.REDACTION else stretched
        span = rule(sealed[place.version_id], onto.words, place.span) if place.version_id in sealed else None
        if span is not None:
            fits.append(replace(place, version_id=onto.id, span=span))
    mark.put(archive, fits)


def _same_words(one: Version, onto: Version) -> bool:
    """Say whether both are versions of the same words: the original in whatever language, or one language's translation."""
    if one.kind is not onto.kind:
        # What was kept as a translation may turn out to be what was said.
        return (one.language, one.words) == (onto.language, onto.words)
    return one.kind is VersionKind.ORIGINAL or one.language == onto.language


def _follow_ask(archive: Archive, testimony_id: int, old: str, new: str) -> None:
    fits = []
    for place in mark.ask_places(archive, testimony_id):
        span = None if place.lost else moved(old, new, place.span)
        fits.append(replace(place, span=span or place.span, lost=span is None))
    mark.put_ask(archive, fits)


def _put_back(archive: Archive, testimony_id: int, before: Stood, now: Mapping[int, int]) -> None:
    """Put marks back where they stood. `now` names the version that has the words of an earlier one again, by their ids."""
    here = {(place.table, place.id) for place in mark.places(archive, testimony_id)}
    still = [place for place in before.words if (place.table, place.id) in here]
    mark.put(
        archive, [replace(place, version_id=now.get(place.version_id, place.version_id)) for place in still]
    )
    asked = {place.id for place in mark.ask_places(archive, testimony_id)}
    mark.put_ask(archive, [place for place in before.ask if place.id in asked])
