"""Who speaks in a testimony: kept, changed and forgotten inside other deeds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hrforum.domain.intake import Speaker
from hrforum.domain.risk import allows_names
from hrforum.domain.testifier import Testifier
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import pseudonym
from hrforum.operations.nameless import is_nameless
from hrforum.storage import tag
from hrforum.storage import testifier as storage
from hrforum.storage.archive import Archive, new_uuid


def read(archive: Archive, one: Testifier) -> Speaker:
    """Return a testifier with tags, own words and what is kept in the name vault."""
    identity = storage.identity_of(archive, one.id)
    return Speaker(
        pseudonym=one.pseudonym,
        name=identity.name,
        contact=identity.contact,
        tags=tuple(tag_id for tag_id, _said_on in tag.of_testifier(archive, one.id)),
        own_words=tuple(tag.testifier_own_words(archive, one.id).items()),
        testifier_id=one.id,
        uuid=one.uuid,
        guardian=identity.guardian,
        risk=one.risk,
        young=one.young,
        of_age_on=one.of_age_on,
        # What was written down once was written down deliberately.
        all_the_same=bool(identity),
    )


def in_vault(one: Speaker) -> Speaker:
    """Return a speaker as shown while the name vault is closed."""
    if not one.identity:
        return one
    return replace(one, name="", contact="", guardian="", in_vault=True)


def refuse_names(archive: Archive, one: Speaker) -> None:
    """Raise `Refused` where a name, contact or guardian is not to be written down of this speaker."""
    if not one.identity:
        return
    if is_nameless(archive):
        raise Refused(
            _("This is a travel copy, in which no names, contacts or guardians are kept. Leave them out.")
        )
    if not allows_names(one.risk) and not one.all_the_same:
        raise Refused(
            _(
                "The risk is high, so name, contact and guardian are not written down. Leave them out, or say that they are to be written down all the same."
            )
        )


def keep(
    archive: Archive, testimony_id: int, one: Speaker, said_on: date, batch_id: int | None = None
) -> int:
    """Link a speaker to a testimony, as somebody new where there is no id yet; return the testifier's id.

    Somebody who was forgotten in the meantime, as undoing an edit finds it, comes back under the same ids.
    """
    testifier_id = one.testifier_id
    if not testifier_id or not storage.existing(archive, [testifier_id]):
        uuid = one.uuid or new_uuid()
        pseudonym.take(archive, one.pseudonym, uuid)
        testifier_id = storage.add(archive, replace(_testifier(one), uuid=uuid), batch_id)
        if one.identity:
            storage.identify(archive, testifier_id, one.identity)
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
    if new.pseudonym != old.pseudonym and old.uuid:
        pseudonym.take(archive, new.pseudonym, old.uuid)
    if _testifier(new) != _testifier(old):
        storage.edit(archive, _testifier(new))
    if not new.in_vault and new.identity != old.identity:
        storage.identify(archive, new.testifier_id, new.identity)
    tag.take_testifier(archive, new.testifier_id, sorted(set(old.tags) - set(new.tags)))
    tag.give_testifier(archive, new.testifier_id, sorted(set(new.tags) - set(old.tags)), said_on)
    words = dict(new.own_words)
    for dimension_id in dict(old.own_words).keys() | words.keys():
        tag.keep_testifier_own_words(archive, new.testifier_id, dimension_id, words.get(dimension_id, ""))


def _testifier(one: Speaker) -> Testifier:
    return Testifier(one.pseudonym, one.testifier_id, risk=one.risk, young=one.young, of_age_on=one.of_age_on)


def forget(archive: Archive, testifier_ids: Sequence[int]) -> None:
    """Remove those of these testifiers who speak in no testimony."""
    for testifier_id in testifier_ids:
        if not storage.testimonies_of(archive, testifier_id):
            storage.remove(archive, testifier_id)
