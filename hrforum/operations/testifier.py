"""What an organiser does with the people who speak: see where each one speaks, and say that two of them are the same person."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.merging import Merged
from hrforum.domain.person import Person
from hrforum.domain.testifier import Testifier
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _, ngettext
from hrforum.operations import testimony
from hrforum.operations.deed import Done, concepts, deed
from hrforum.operations.same_person import Joined, join, part, person
from hrforum.storage import person as people
from hrforum.storage import testifier as storage
from hrforum.storage.archive import Archive

__all__ = ["Merged", "Person", "everybody", "merge", "merge_all", "speaking", "told"]

_CHANGED = concepts(
    Concept.TESTIFIER, Concept.TESTIMONY, Concept.TAG, Concept.CONSENT, Concept.PACKET, Concept.EDITION
)


def everybody(archive: Archive) -> list[Person]:
    """Return all who speak, each with the codes of the testimonies; what is in the name vault is not among it."""
    return people.everybody(archive)


def speaking(archive: Archive, code: str, pseudonym: str = "") -> Testifier:
    """Return who speaks in the testimony of a code, of several the one of this pseudonym; raises `Refused` and `NotFound`."""
    found = storage.of_testimony(archive, testimony.by_code(archive, code).id)
    asked = pseudonym.strip().casefold()
    if asked:
        found = [one for one in found if one.pseudonym.casefold() == asked]
    if not found:
        raise NotFound(_("Nobody of that pseudonym speaks in {code}.").format(code=code.strip()))
    if len(found) > 1:
        raise Refused(
            _("Several people speak in {code}: say which by a pseudonym.").format(code=code.strip())
        )
    return found[0]


def merge(archive: Archive, gone_id: int, stays_id: int) -> Changes[Merged]:
    """Say that two testifiers are one person, who is counted once from now on; all that is kept of both is kept of the one.

    Both pseudonyms stay that person's, and the codes of their testimonies stay as they are. Where both answered for one testimony
    the stricter answer counts. Raises `Refused` for the same one twice, `NotFound`.
    """
    return _merge(archive, (gone_id,), stays_id)


def merge_all(archive: Archive, testimony_ids: Sequence[int], stays_in: int) -> Changes[Merged]:
    """Say that one person speaks in all of these testimonies, known as who speaks in `stays_in`; see `merge`.

    Raises `Refused` where several people speak in one of them, or where it is one person already.
    """
    speakers: list[int] = []
    for testimony_id in (stays_in, *testimony_ids):
        found = storage.of_testimony(archive, testimony_id)
        if len(found) != 1:
            code = testimony.by_id(archive, testimony_id).code
            raise Refused(_("It is not one person who speaks in {code}.").format(code=code))
        speakers.append(found[0].id)
    stays, *others = dict.fromkeys(speakers)
    if not others:
        raise Refused(_("This is the same person already."))
    return _merge(archive, tuple(others), stays)


@deed("testifier.merge", undo=True)
def _merge(archive: Archive, gone_ids: tuple[int, ...], stays_id: int) -> Done[Merged]:
    about = tuple(one.uuid for each in (*gone_ids, stays_id) if (one := person(archive, each)).uuid)
    joined = tuple(join(archive, each, stays_id) for each in gone_ids)
    both = tuple(dict.fromkeys(each for one in joined for each in one.both))
    merged = Merged(stays_id, len(storage.testimonies_of(archive, stays_id)), both)

    def inverse(again: Archive) -> Changes[Merged]:
        return _unmerge(again, joined, about)

    return Done(merged, _("Merge people"), _CHANGED, about, inverse)


@deed("testifier.unmerge", undo=True)
def _unmerge(archive: Archive, joined: tuple[Joined, ...], about: tuple[UUID, ...]) -> Done[Merged]:
    for one in reversed(joined):
        part(archive, one)
    gone, stays = tuple(one.gone.id for one in joined), joined[0].stays.id
    merged = Merged(stays, len(storage.testimonies_of(archive, stays)))
    again = partial(_merge, gone_ids=gone, stays_id=stays)
    return Done(merged, _("Separate people"), _CHANGED, about, again)


def told(merged: Merged) -> str:
    """Return in a sentence or two what became of two people."""
    sentence = ngettext(
        "They are one person now, who speaks in {n} testimony.",
        "They are one person now, who speaks in {n} testimonies.",
        merged.testimonies,
    ).format(n=merged.testimonies)
    return " ".join([sentence, *_differing(merged.both)])


def _differing(both: Sequence[str]) -> list[str]:
    if not both:
        return []
    return [
        _("They differ in: {names}. Both answers are kept; look at them once.").format(names=", ".join(both))
    ]
