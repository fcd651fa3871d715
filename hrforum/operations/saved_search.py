"""What an organiser does with searches: save one under a name, remove it; and what an erasure takes of them."""

import re

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import needed
from hrforum.domain.query import Query, read_query
from hrforum.domain.sought import SavedSearch, Sought
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import search
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import saved_search as storage
from hrforum.storage import testifier
from hrforum.storage.archive import Archive, Removed

_WORD = re.compile(r"\w+")
_SAVED = concepts(Concept.SAVED_SEARCH)


def everything(archive: Archive) -> list[SavedSearch]:
    """Return all saved searches by their names."""
    return storage.everything(archive)


def by_name(archive: Archive, name: str) -> SavedSearch:
    """Return the search of a name, capital and small letters alike; raises `NotFound`."""
    for one in storage.everything(archive):
        if one.name.casefold() == name.strip().casefold():
            return one
    raise NotFound(_("There is no saved search of the name {name}.").format(name=name))


@deed("search.save", undo=True)
def save(archive: Archive, name: str, sought: Sought) -> Done[SavedSearch]:
    """Keep a search under a name of its own. Raises `Refused` where there is nothing to look for, or the name is taken."""
    if not sought.words.strip() and not sought.narrowed:
        raise Refused(_("There is nothing to look for yet. Type words, or choose an answer."))
    wanted = SavedSearch(needed(name, _("The name")), sought)
    if any(one.name.casefold() == wanted.name.casefold() for one in storage.everything(archive)):
        raise Refused(_("There is a saved search of that name already. Give another one."))
    return _saved(archive, SavedSearch(wanted.name, sought, storage.add(archive, wanted)))


def _saved(archive: Archive, kept: SavedSearch) -> Done[SavedSearch]:
    about = (archive.uuid_of("saved_search", kept.id),)
    return Done(kept, _("Save search"), _SAVED, about, lambda again: remove(again, kept.id))


@deed("search.remove", undo=True)
def remove(archive: Archive, saved_id: int) -> Done[None]:
    """Remove a saved search; raises `NotFound`."""
    found = next((one for one in storage.everything(archive) if one.id == saved_id), None)
    if found is None:
        raise NotFound(_("There is no such saved search in this archive."))
    about = (archive.uuid_of("saved_search", saved_id),)
    removed = storage.remove(archive, saved_id)

    def inverse(again: Archive) -> Changes[SavedSearch]:
        return _put_back(again, found, removed)

    return Done(None, _("Remove saved search"), _SAVED, about, inverse)


@deed("search.put_back", undo=True)
def _put_back(archive: Archive, found: SavedSearch, removed: Removed) -> Done[SavedSearch]:
    archive.put_back(removed)
    return _saved(archive, found)


def forget_about(archive: Archive, testimony_id: int) -> None:
    """Remove the searches that would tell of this testimony's people; inside the deed that erases it, before it does.

    Such is one with a word of their names, and one of which the whole or a word finds this testimony and no other.
    """
    saved = storage.everything(archive)
    if not saved:
        return
    people = testifier.of_many(archive, [testimony_id]).get(testimony_id, ())
    names = " ".join(
        f"{who.pseudonym} {held.name} {held.contact} {held.guardian}" for who, held in people
    ).casefold()
    for one in saved:
        asked = read_query(one.sought.words)
        typed = _WORD.findall(f"{one.sought.words} {one.name}".casefold())
        named = any(len(term) > 2 and term in names for term in typed)
        terms = [Query(((term,),)) for term in (*asked.terms, *asked.unwanted)]
        alone = any(search.matching(archive, each) == [testimony_id] for each in terms)
        if named or alone or search.every(archive, one.sought.words) == [testimony_id]:
            storage.forget(archive, one.id)
