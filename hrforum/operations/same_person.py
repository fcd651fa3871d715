"""Two testifiers who are one person: joined inside a deed, and parted again exactly."""

from dataclasses import dataclass, replace
from uuid import UUID

from hrforum.domain.consent import Answer, Consent, heads, voices
from hrforum.domain.merging import as_one, both, identity_of_both, strictest
from hrforum.domain.testifier import Testifier
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import consent as consents
from hrforum.operations import edition
from hrforum.operations.deed import today
from hrforum.storage import consent, merging, tag, tagging, testifier, testimony
from hrforum.storage.archive import Archive, Removed


@dataclass(frozen=True, slots=True)
class Joined:
    """What parts two people again: their rows as they were, what they had said about each testimony, editions that were marked."""

    gone: Testifier
    stays: Testifier
    row: Removed
    aside: Removed
    pseudonyms: tuple[bytes, ...]
    said: dict[int, tuple[Consent, ...]]
    superseded: tuple[int, ...]
    both: tuple[str, ...]


def join(archive: Archive, gone_id: int, stays_id: int) -> Joined:
    """Make two testifiers one, inside a deed: testimonies, tags, own words, households, name, pseudonyms and answers of both.

    Where both answered for one testimony, the stricter answer is that of the one person. Raises `Refused` for the same one twice,
    `NotFound`.
    """
    gone, stays = person(archive, gone_id), person(archive, stays_id)
    if gone.id == stays.id or gone.uuid is None or stays.uuid is None:
        raise Refused(_("This is the same person already."))
    aside = merging.laid_aside(archive, merging.OF_PERSON, "testifier_id", (gone.id, stays.id))
    spoken = testifier.testimonies_of(archive, gone.id)
    said = {each: _one_voice(archive, each, gone.uuid, stays.uuid) for each in spoken}
    names = [testifier.identity_of(archive, each.id) for each in (stays, gone)]
    kept_both = _kept_both(archive, gone.id, stays.id, names[0] != names[1] and all(names))
    for dimension_id, words in tag.testifier_own_words(archive, gone.id).items():
        own = tag.testifier_own_words(archive, stays.id).get(dimension_id, "")
        tag.keep_testifier_own_words(archive, stays.id, dimension_id, both(own, words))
    testifier.identify(archive, stays.id, identity_of_both(*names))
    pseudonyms = merging.hand_pseudonyms_on(archive, gone.uuid, stays.uuid)
    merging.join_people(archive, gone.id, stays.id)
    testifier.edit(archive, as_one(stays, gone))
    row = archive.take_out("testifier", "id", gone.id)
    tagging.touch(archive, [], [stays.id])
    marked = tuple(
        edition_id
        for one in testimony.by_ids(archive, spoken)
        for edition_id in edition.supersede(archive, one, consent.of_testimony(archive, one.id))
    )
    return Joined(gone, stays, row, aside, tuple(pseudonyms), said, marked, kept_both)


def part(archive: Archive, joined: Joined) -> None:
    """Make two testifiers of one again, inside a deed; what was answered comes back as new answers."""
    gone, stays = joined.gone, joined.stays
    tagging.touch(archive, [], [stays.id])
    archive.put_back(joined.row)
    testifier.edit(archive, stays)
    merging.put_back_as_laid_aside(archive, joined.aside, "testifier_id", (gone.id, stays.id))
    if gone.uuid:
        merging.hand_pseudonyms_back(archive, joined.pseudonyms, gone.uuid)
    for testimony_id, back in joined.said.items():
        before = consent.of_testimony(archive, testimony_id)
        if back:
            consent.add(archive, testimony_id, [consents.after(before, each) for each in back])
    edition.stand_again(archive, joined.superseded)


def person(archive: Archive, testifier_id: int) -> Testifier:
    """Return one testifier; raises `NotFound`."""
    found = testifier.existing(archive, [testifier_id])
    if not found:
        raise NotFound(_("This person is no longer in the archive."))
    return found[0]


def _one_voice(archive: Archive, testimony_id: int, gone: UUID, stays: UUID) -> tuple[Consent, ...]:
    """Give what one person answered about a testimony to the other, the stricter where both did; return what takes that back."""
    before = consent.of_testimony(archive, testimony_id)
    fresh: list[Consent] = []
    for use in sorted({one.use for one in before}):
        for (giver, who), newest in voices(before, use).items():
            if who == gone:
                own = heads(before, use, giver, stays)
                fresh.append(replace(strictest([*own, *newest], today()), testifier=stays))
                # A no of somebody who speaks here no longer would stand for ever.
                proof = _("the same person as another")
                fresh.append(Consent(use, Answer.NOT_ASKED, giver, proof=proof, testifier=gone))
    if fresh:
        consent.add(archive, testimony_id, [consents.after(before, each) for each in fresh])
    return tuple(consents.restored(before, each) for each in fresh)


def _kept_both(archive: Archive, gone: int, stays: int, names: bool) -> tuple[str, ...]:
    """Return in words what the two differ in, which is kept of both."""
    book = tag.codebook(archive)
    given = [{each for each, _day in tag.of_testifier(archive, one)} for one in (gone, stays)]
    told = [_("Name")] if names else []
    for dimension in book.dimensions:
        own = {each.id for each in book.of(dimension) if not each.reserved}
        if given[0] & own and given[1] & own and given[0] & own != given[1] & own:
            told.append(dimension.labels.en)
    return tuple(told)
