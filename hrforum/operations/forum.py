"""What an organiser does with forums."""

from dataclasses import replace

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.code import prefix_of, valid_prefix
from hrforum.domain.forum import Forum
from hrforum.domain.plain import needed, plain
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _, ngettext
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import forum as storage
from hrforum.storage import reserved_code
from hrforum.storage.archive import Archive, Removed


def everything(archive: Archive) -> list[Forum]:
    """Return all forums, the latest first."""
    return storage.everything(archive)


def counts(archive: Archive) -> dict[int, int]:
    """Return how many testimonies were heard at each forum, by its id."""
    return storage.counts(archive)


def by_id(archive: Archive, forum_id: int) -> Forum:
    """Return one forum; raises `NotFound`."""
    found = storage.by_id(archive, forum_id)
    if found is None:
        raise NotFound(_("There is no such forum in this archive."))
    return found


def named(archive: Archive, asked: str) -> Forum | None:
    """Return the forum of this id or name, whatever the case; None where there is none. The latest of several."""
    folded = asked.strip().casefold()
    for one in storage.everything(archive):
        if folded in (one.name.casefold(), str(one.id)):
            return one
    return None


def _clean(forum: Forum) -> Forum:
    name = needed(forum.name, _("The forum's name"))
    return replace(
        forum,
        name=name,
        place=plain(forum.place).strip(),
        note_takers=plain(forum.note_takers).strip(),
        agenda=plain(forum.agenda).strip(),
        present=plain(forum.present).strip(),
        languages=tuple(language for language in forum.languages if plain(language).strip()),
        prefix=valid_prefix(forum.prefix or prefix_of(name)),
    )


@deed("forum.add", undo=True)
def add(archive: Archive, forum: Forum) -> Done[Forum]:
    """Keep a new forum and return it with its id. Without a prefix one is made from the name."""
    clean = _clean(forum)
    kept = replace(clean, id=storage.add(archive, clean), rev=1)
    return _added(archive, kept)


def _added(archive: Archive, kept: Forum) -> Done[Forum]:
    about = (archive.uuid_of("forum", kept.id),)
    return Done(kept, _("Add forum"), concepts(Concept.FORUM), about, lambda again: remove(again, kept.id))


@deed("forum.edit", undo=True)
def edit(archive: Archive, forum: Forum) -> Done[Forum]:
    """Keep a forum's new values. Codes that were given out keep their prefix. Raises `Conflict` or `NotFound`."""
    before = by_id(archive, forum.id)
    clean = _clean(forum)
    storage.edit(archive, clean)

    def inverse(again: Archive) -> Changes[Forum]:
        return edit(again, replace(before, rev=by_id(again, before.id).rev))

    return Done(
        replace(clean, rev=forum.rev + 1),
        _("Change forum"),
        concepts(Concept.FORUM, Concept.TESTIMONY),
        (archive.uuid_of("forum", forum.id),),
        inverse,
    )


@deed("forum.remove", undo=True)
def remove(archive: Archive, forum_id: int) -> Done[None]:
    """Remove a forum; raises `Refused` while testimonies belong to it, or sheets that nobody brought back."""
    by_id(archive, forum_id)
    held = storage.testimonies_in(archive, forum_id)
    if held:
        raise Refused(
            ngettext(
                "{count} testimony was heard at this forum, so it cannot be removed.",
                "{count} testimonies were heard at this forum, so it cannot be removed.",
                held,
            ).format(count=held)
        )
    printed = reserved_code.of_forum(archive, forum_id)
    if printed:
        raise Refused(
            ngettext(
                "{count} sheet printed for this forum is still out, so it cannot be removed.",
                "{count} sheets printed for this forum are still out, so it cannot be removed.",
                printed,
            ).format(count=printed)
        )
    about = (archive.uuid_of("forum", forum_id),)
    removed = storage.remove(archive, forum_id)
    return Done(
        None,
        _("Remove forum"),
        concepts(Concept.FORUM),
        about,
        lambda again: _put_back(again, forum_id, removed),
    )


@deed("forum.put_back", undo=True)
def _put_back(archive: Archive, forum_id: int, removed: Removed) -> Done[Forum]:
    archive.put_back(removed)
    return _added(archive, by_id(archive, forum_id))
