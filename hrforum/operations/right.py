"""What an organiser does with rights: find articles by words, add local law, link articles to testimonies and passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import needed, plain
from hrforum.domain.right import Article, Instrument, Kind, LocalLaw, instrument_of, instruments
from hrforum.domain.right_search import Found, best, same_key
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import checked_line
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import passage, standing, testimony
from hrforum.storage import right as storage
from hrforum.storage.archive import Archive, Removed

__all__ = ["Found", "LinkedArticle", "Linking"]

_CHANGED = concepts(Concept.RIGHT)


@dataclass(frozen=True, slots=True)
class Linking:
    """An article and what it is linked to, or taken from, by id."""

    article: str
    testimonies: tuple[int, ...] = ()
    passages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article of one testimony: of the whole of it, or of the passages with these ids."""

    instrument: Instrument
    article: Article
    whole: bool
    passages: tuple[int, ...] = ()


# ---- finding ------------------------------------------------------------------------------------------------------------
def everything(archive: Archive) -> list[Instrument]:
    """Return all instruments: those that are shipped, with what the organisers know better, then the law that was added here."""
    known, lines = standing.everything(archive), checked_line.checked_here(archive)
    shipped = (one.with_status(known.get(one.key, ())).with_checked(lines) for one in instruments())
    return [*shipped, *(instrument_of(one) for one in storage.laws(archive))]


def search(archive: Archive, words: str, limit: int = 20) -> list[Found]:
    """Return the articles that words in English, Spanish or French, or a key such as "ICESCR 11", lead to; the best first."""
    return best(everything(archive), words, limit)


def named(archive: Archive, asked: str) -> Found:
    """Return the article of this key, such as `ICESCR 11`, whatever the case; raises `NotFound`."""
    for one in everything(archive):
        for article in one.articles:
            if same_key(asked, article.key):
                return Found(one, article)
    raise NotFound(
        _("There is no article {asked}. Find its name with a search for words.").format(asked=asked)
    )


# ---- local law ----------------------------------------------------------------------------------------------------------
def laws(archive: Archive) -> list[LocalLaw]:
    """Return the law that was added here, in order."""
    return storage.laws(archive)


def law(archive: Archive, key: str) -> LocalLaw:
    """Return the law of this key; raises `NotFound`."""
    found = next((one for one in storage.laws(archive) if same_key(key, one.key)), None)
    if found is None:
        raise NotFound(_("There is no local law {asked} in this archive.").format(asked=key))
    return found


def _clean(one: LocalLaw) -> LocalLaw:
    if one.kind not in (Kind.LAW, Kind.ORDINANCE):
        raise Refused(_("What is added here is a law or an ordinance."))
    return replace(
        one,
        name=needed(one.name, _("The name of the law")),
        section=plain(one.section).strip(),
        title=needed(one.title, _("What the law is about")),
        line=plain(one.line).strip(),
        source=plain(one.source).strip(),
        as_of=plain(one.as_of).strip(),
    )


def _kept(archive: Archive, law_id: int) -> LocalLaw:
    found = storage.law_by_id(archive, law_id)
    if found is None:
        raise NotFound(_("There is no such law in this archive."))
    return found


@deed("law.add", undo=True)
def add_law(archive: Archive, one: LocalLaw) -> Done[LocalLaw]:
    """Keep a new law; return it with its key."""
    return _added(archive, _kept(archive, storage.add_law(archive, _clean(one))))


def _added(archive: Archive, kept: LocalLaw) -> Done[LocalLaw]:
    about = (archive.uuid_of("local_law", kept.id),)
    return Done(kept, _("Add local law"), _CHANGED, about, lambda again: remove_law(again, kept.id))


@deed("law.edit", undo=True)
def edit_law(archive: Archive, one: LocalLaw) -> Done[LocalLaw]:
    """Keep a law's new values; its key and links stay. Raises `Conflict` or `NotFound`."""
    before = _kept(archive, one.id)
    storage.edit_law(archive, _clean(one))

    def inverse(again: Archive) -> Changes[LocalLaw]:
        return edit_law(again, replace(before, rev=_kept(again, before.id).rev))

    about = (archive.uuid_of("local_law", one.id),)
    return Done(_kept(archive, one.id), _("Change local law"), _CHANGED, about, inverse)


@deed("law.remove", undo=True)
def remove_law(archive: Archive, law_id: int) -> Done[None]:
    """Remove a law with its links."""
    one = _kept(archive, law_id)
    about = (archive.uuid_of("local_law", law_id),)
    removed = storage.remove_law(archive, one)
    return Done(None, _("Remove local law"), _CHANGED, about, lambda again: _law_back(again, law_id, removed))


@deed("law.put_back", undo=True)
def _law_back(archive: Archive, law_id: int, removed: Removed) -> Done[LocalLaw]:
    archive.put_back(removed)
    return _added(archive, _kept(archive, law_id))


# ---- links --------------------------------------------------------------------------------------------------------------
@deed("right.link", undo=True)
def link(archive: Archive, wanted: Linking) -> Done[Linking]:
    """Link an article to testimonies and passages; return those that did not have it. Raises `NotFound`, `Refused`."""
    clean = _checked(archive, wanted)
    fresh = replace(
        clean,
        testimonies=tuple(storage.link(archive, "testimony", clean.article, clean.testimonies)),
        passages=tuple(storage.link(archive, "passage", clean.article, clean.passages)),
    )
    about = _about(archive, clean)
    return Done(fresh, _("Link right"), _CHANGED, about, lambda again: unlink(again, fresh, about))


@deed("right.unlink", undo=True)
def unlink(archive: Archive, gone: Linking, about: Sequence[UUID] = ()) -> Done[Linking]:
    """Take an article from testimonies and passages; return those that had it. `about` is what the ledger names, where known."""
    had = replace(
        gone,
        testimonies=tuple(storage.unlink(archive, "testimony", gone.article, gone.testimonies)),
        passages=tuple(storage.unlink(archive, "passage", gone.article, gone.passages)),
    )
    subjects = tuple(about) or _about(archive, gone)
    return Done(had, _("Unlink right"), _CHANGED, subjects, lambda again: _linked_again(again, had, subjects))


@deed("right.link_again", undo=True)
def _linked_again(archive: Archive, had: Linking, about: tuple[UUID, ...]) -> Done[Linking]:
    # What was erased in the meantime has no row to hang on.
    here = replace(
        had,
        testimonies=tuple(one.id for one in testimony.by_ids(archive, list(had.testimonies))),
        passages=tuple(each for each in had.passages if passage.by_id(archive, each)),
    )
    storage.link(archive, "testimony", here.article, here.testimonies)
    storage.link(archive, "passage", here.article, here.passages)
    return Done(here, _("Link right"), _CHANGED, about, lambda again: unlink(again, here, about))


def _checked(archive: Archive, wanted: Linking) -> Linking:
    if not wanted.testimonies and not wanted.passages:
        raise Refused(_("Say which testimony or passage the right is linked to."))
    article = named(archive, wanted.article).article
    here = {one.id for one in testimony.by_ids(archive, list(wanted.testimonies))}
    if missing := set(wanted.testimonies) - here:
        raise NotFound(_("There is no testimony {id} in this archive.").format(id=min(missing)))
    if any(passage.by_id(archive, each) is None for each in wanted.passages):
        raise NotFound(_("There is no such passage in this archive."))
    return replace(wanted, article=article.key)


def _about(archive: Archive, one: Linking) -> tuple[UUID, ...]:
    return (
        *(archive.uuid_of("testimony", each) for each in one.testimonies),
        *(archive.uuid_of("passage", each) for each in one.passages),
    )


def of_testimony(archive: Archive, testimony_id: int) -> list[LinkedArticle]:
    """Return the articles of one testimony and of passages of its words, in the order of the instruments."""
    whole = set(storage.of_testimony(archive, testimony_id))
    passages: dict[str, list[int]] = {}
    ids = [one.id for one in passage.of_testimony(archive, testimony_id)]
    for passage_id, articles in storage.of_passages(archive, ids).items():
        for article in articles:
            passages.setdefault(article, []).append(passage_id)
    wanted = whole | passages.keys()
    return [
        LinkedArticle(one, each, each.key in whole, tuple(passages.get(each.key, ())))
        for one in everything(archive)
        for each in one.articles
        if each.key in wanted
    ]


def linked(archive: Archive) -> dict[str, tuple[int, ...]]:
    """Return the testimonies of each article that has any, by its key."""
    found: dict[str, list[int]] = {}
    for article, testimony_id in storage.linked(archive):
        found.setdefault(article, []).append(testimony_id)
    return {key: tuple(ids) for key, ids in found.items()}


def codes_of(archive: Archive, testimony_ids: Iterable[int]) -> list[str]:
    """Return the codes of testimonies, in the order of the ids."""
    ids = list(testimony_ids)
    codes = testimony.codes(archive, ids)
    return [codes[each] for each in ids if each in codes]
