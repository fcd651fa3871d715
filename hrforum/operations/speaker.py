"""Who speaks in a testimony: kept, changed and forgotten inside other deeds."""

from collections.abc import Sequence
from datetime import date

from hrforum.domain.intake import Speaker
from hrforum.domain.testifier import Identity, Testifier
from hrforum.storage import tag
from hrforum.storage import testifier as storage
from hrforum.storage.archive import Archive


def read(archive: Archive, one: Testifier) -> Speaker:
    """Return a testifier with name, contact, tags and own words."""
    identity = storage.identity_of(archive, one.id)
    tags = tuple(tag_id for tag_id, _said_on in tag.of_testifier(archive, one.id))
    own_words = tuple(tag.testifier_own_words(archive, one.id).items())
    return Speaker(one.pseudonym, identity.name, identity.contact, tags, own_words, one.id, one.uuid)


def keep(
    archive: Archive, testimony_id: int, one: Speaker, said_on: date, batch_id: int | None = None
) -> int:
    """Link a speaker to a testimony, as somebody new where there is no id yet; return the testifier's id.

    Somebody who was forgotten in the meantime, as undoing an edit finds it, comes back under the same ids.
    """
    testifier_id = one.testifier_id
    if not testifier_id or not storage.existing(archive, [testifier_id]):
        testifier_id = storage.add(archive, Testifier(one.pseudonym, testifier_id, uuid=one.uuid), batch_id)
        if one.name or one.contact:
            storage.identify(archive, testifier_id, Identity(one.name, one.contact))
        tag.give_testifier(archive, testifier_id, sorted(set(one.tags)), said_on)
        for dimension_id, words in one.own_words:
            tag.keep_testifier_own_words(archive, testifier_id, dimension_id, words)
    storage.link(archive, testimony_id, testifier_id)
    return testifier_id


def change(
    archive: Archive, testimony_id: int, old: Sequence[Speaker], new: Sequence[Speaker], said_on: date
) -> None:
    """Make the speakers of a testimony what they are now; who is taken out and speaks nowhere else is forgotten."""
    before = {one.testifier_id: one for one in old}
    stays = {one.testifier_id for one in new}
    for one in new:
        if one.testifier_id in before:
            _edit(archive, before[one.testifier_id], one, said_on)
        else:
            keep(archive, testimony_id, one, said_on)
    gone = [each for each in before if each not in stays]
    for testifier_id in gone:
        storage.unlink(archive, testimony_id, testifier_id)
    forget(archive, gone)


def _edit(archive: Archive, old: Speaker, new: Speaker, said_on: date) -> None:
    if new.pseudonym != old.pseudonym:
        storage.rename(archive, new.testifier_id, new.pseudonym)
    if (new.name, new.contact) != (old.name, old.contact):
        storage.identify(archive, new.testifier_id, Identity(new.name, new.contact))
    tag.take_testifier(archive, new.testifier_id, sorted(set(old.tags) - set(new.tags)))
    tag.give_testifier(archive, new.testifier_id, sorted(set(new.tags) - set(old.tags)), said_on)
    words = dict(new.own_words)
    for dimension_id in dict(old.own_words).keys() | words.keys():
        tag.keep_testifier_own_words(archive, new.testifier_id, dimension_id, words.get(dimension_id, ""))


def forget(archive: Archive, testifier_ids: Sequence[int]) -> None:
    """Remove those of these testifiers who speak in no testimony."""
    for testifier_id in testifier_ids:
        if not storage.testimonies_of(archive, testifier_id):
            storage.remove(archive, testifier_id)
