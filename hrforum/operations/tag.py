"""What an organiser does with dimensions and tags: add, rename, define, merge, retire, remove."""

from dataclasses import replace
from datetime import date

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import needed, plain
from hrforum.domain.starter import RESERVED_LABELS
from hrforum.domain.tag import RESERVED, About, Codebook, Dimension, Labels, Tag, key_of, same_name
from hrforum.domain.where import Where
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _, ngettext
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import tag as storage
from hrforum.storage.archive import Archive, Removed

_TAG = concepts(Concept.TAG)
_TAG_AND_WHERE = concepts(Concept.TAG, Concept.TESTIMONY, Concept.TESTIFIER)


def codebook(archive: Archive) -> Codebook:
    """Return all dimensions with their tags, retired ones included."""
    return storage.codebook(archive)


def times_given(archive: Archive) -> dict[int, int]:
    """Return how often each tag was given, by its id."""
    return storage.times_given(archive)


def find_dimension(codebook: Codebook, asked: str) -> Dimension | None:
    """Return the dimension of this key or label, the key first."""
    exact = [one for one in codebook.dimensions if one.key == asked]
    return next(
        iter(exact + [one for one in codebook.dimensions if same_name(asked, one.key, one.labels)]), None
    )


def find_tag(codebook: Codebook, dimension: Dimension, asked: str) -> Tag | None:
    """Return the dimension's tag of this key or label, the key first."""
    tags = codebook.of(dimension)
    exact = [one for one in tags if one.key == asked]
    return next(iter(exact + [one for one in tags if same_name(asked, one.key, one.labels)]), None)


def dimension_named(archive: Archive, asked: str) -> Dimension:
    """Return the dimension of this key or label; raises `NotFound`."""
    found = find_dimension(codebook(archive), asked)
    if found is None:
        raise NotFound(_("There is no dimension {asked} in this archive.").format(asked=asked))
    return found


def tag_named(archive: Archive, dimension: Dimension, asked: str) -> Tag:
    """Return the dimension's tag of this key or label; raises `NotFound`."""
    found = find_tag(codebook(archive), dimension, asked)
    if found is None:
        raise NotFound(
            _("{dimension} has no tag {asked}.").format(dimension=dimension.labels.en, asked=asked)
        )
    return found


def where(archive: Archive, conditions: list[tuple[str, str]]) -> Where:
    """Return the filter for (dimension, tag) pairs of keys or labels.

    The same dimension again means or, different ones mean and. Raises `NotFound`.
    """
    wanted: dict[int, list[int]] = {}
    for dimension, tag in conditions:
        found = dimension_named(archive, dimension)
        wanted.setdefault(found.id, []).append(tag_named(archive, found, tag).id)
    return Where(tuple((dimension_id, tuple(tags)) for dimension_id, tags in wanted.items()))


def _clean(labels: Labels) -> Labels:
    return Labels(needed(labels.en, _("The label")), plain(labels.es).strip(), plain(labels.fr).strip())


def _free_key(key: str, taken: set[str]) -> str:
    number = 2
    free = key
    while free in taken:
        free = f"{key}_{number}"
        number += 1
    return free


# ---- dimensions --------------------------------------------------------------------------------------------------------
def new_dimension(
    archive: Archive, labels: Labels, about: About, definition: str = "", batch_id: int | None = None
) -> Dimension:
    """Keep a dimension with its reserved tags, inside a deed of somebody else's. Its key is made from the English label."""
    clean = _clean(labels)
    key = _free_key(key_of(clean.en), {one.key for one in codebook(archive).dimensions})
    fresh = Dimension(key, about, clean, plain(definition).strip())
    kept = replace(fresh, id=storage.add_dimension(archive, fresh, batch_id), rev=1)
    for reserved in RESERVED:
        storage.add_tag(archive, Tag(reserved, kept.id, RESERVED_LABELS[reserved]), batch_id)
    return kept


@deed("dimension.add", undo=True)
def add_dimension(archive: Archive, labels: Labels, about: About, definition: str = "") -> Done[Dimension]:
    """Add a dimension about the person or the experience. Raises `Refused` where one of that name exists."""
    if find_dimension(codebook(archive), labels.en) is not None:
        raise Refused(_("There is already a dimension {name}.").format(name=labels.en))
    kept = new_dimension(archive, labels, about, definition)
    return _added_dimension(archive, kept)


def _added_dimension(archive: Archive, kept: Dimension) -> Done[Dimension]:
    about = (archive.uuid_of("dimension", kept.id),)
    return Done(kept, _("Add dimension"), _TAG, about, lambda again: remove_dimension(again, kept.id))


@deed("dimension.edit", undo=True)
def edit_dimension(archive: Archive, one: Dimension) -> Done[Dimension]:
    """Rename, define or retire a dimension; its key stays, and what it is about too once it was used."""
    before = _dimension(archive, one.id)
    if one.about is not before.about and _given(archive, one.id):
        raise Refused(_("This dimension was used already, so what it is about cannot change."))
    clean = replace(one, labels=_clean(one.labels), definition=plain(one.definition).strip())
    storage.edit_dimension(archive, clean)

    def inverse(again: Archive) -> Changes[Dimension]:
        return edit_dimension(again, replace(before, rev=_dimension(again, before.id).rev))

    about = (archive.uuid_of("dimension", one.id),)
    return Done(replace(clean, rev=one.rev + 1), _("Change dimension"), _TAG_AND_WHERE, about, inverse)


@deed("dimension.remove", undo=True)
def remove_dimension(archive: Archive, dimension_id: int) -> Done[None]:
    """Remove a dimension that was never used; raises `Refused` otherwise: then retire it."""
    _dimension(archive, dimension_id)
    if _given(archive, dimension_id):
        raise Refused(_("This dimension was used. Retire it: it stays where it is and is offered no more."))
    about = (archive.uuid_of("dimension", dimension_id),)
    removed = storage.remove_dimension(archive, dimension_id)
    return Done(
        None,
        _("Remove dimension"),
        _TAG,
        about,
        lambda again: _put_back_dimension(again, dimension_id, removed),
    )


@deed("dimension.put_back", undo=True)
def _put_back_dimension(archive: Archive, dimension_id: int, removed: Removed) -> Done[Dimension]:
    archive.put_back(removed)
    return _added_dimension(archive, _dimension(archive, dimension_id))


def _dimension(archive: Archive, dimension_id: int) -> Dimension:
    found = storage.dimension_by_id(archive, dimension_id)
    if found is None:
        raise NotFound(_("There is no such dimension in this archive."))
    return found


def _given(archive: Archive, dimension_id: int) -> bool:
    return storage.dimension_used(archive, dimension_id)


# ---- tags --------------------------------------------------------------------------------------------------------------
def new_tag(
    archive: Archive, dimension: Dimension, labels: Labels, definition: str = "", batch_id: int | None = None
) -> Tag:
    """Keep a tag, inside a deed of somebody else's. Its key is made from the English label."""
    clean = _clean(labels)
    key = _free_key(key_of(clean.en), {one.key for one in codebook(archive).of(dimension)})
    fresh = Tag(key, dimension.id, clean, plain(definition).strip())
    return replace(fresh, id=storage.add_tag(archive, fresh, batch_id), rev=1)


@deed("tag.add", undo=True)
def add(archive: Archive, dimension_id: int, labels: Labels, definition: str = "") -> Done[Tag]:
    """Add a tag to a dimension. Raises `Refused` where it has one of that name."""
    dimension = _dimension(archive, dimension_id)
    if find_tag(codebook(archive), dimension, labels.en) is not None:
        raise Refused(_("This dimension already has a tag {name}.").format(name=labels.en))
    kept = new_tag(archive, dimension, labels, definition)
    return _added(archive, kept)


def _added(archive: Archive, kept: Tag) -> Done[Tag]:
    about = (archive.uuid_of("tag", kept.id),)
    return Done(kept, _("Add tag"), _TAG, about, lambda again: remove(again, kept.id))


def add_with_dimension(
    archive: Archive, dimension: Labels, about: About, labels: Labels, definition: str = ""
) -> tuple[Dimension, Tag]:
    """Add a dimension and its first tag, both or neither. Raises what adding either does."""
    with archive.atomic():
        made = add_dimension(archive, dimension, about).value
        kept = add(archive, made.id, labels, definition).value
    archive.settle()
    return made, kept


@deed("tag.edit", undo=True)
def edit(archive: Archive, one: Tag) -> Done[Tag]:
    """Rename, define or retire a tag; its key stays. The three kinds of no answer are not retired."""
    before = _tag(archive, one.id)
    if one.reserved and one.retired:
        raise Refused(_("The three kinds of no answer belong to every dimension."))
    clean = replace(one, labels=_clean(one.labels), definition=plain(one.definition).strip())
    storage.edit_tag(archive, clean)

    def inverse(again: Archive) -> Changes[Tag]:
        return edit(again, replace(before, rev=_tag(again, before.id).rev))

    about = (archive.uuid_of("tag", one.id),)
    return Done(replace(clean, rev=one.rev + 1), _("Change tag"), _TAG_AND_WHERE, about, inverse)


@deed("tag.merge", undo=True)
def merge(archive: Archive, from_id: int, into_id: int) -> Done[Tag]:
    """Give `into` wherever `from` was given, and remove `from`. Both belong to one dimension."""
    gone, stays = _tag(archive, from_id), _tag(archive, into_id)
    if gone.dimension_id != stays.dimension_id or gone.id == stays.id:
        raise Refused(_("Two different tags of the same dimension can be merged."))
    if gone.reserved or stays.reserved:
        raise Refused(_("The three kinds of no answer are not merged with anything."))
    about = (archive.uuid_of("tag", gone.id), archive.uuid_of("tag", stays.id))
    given_gone, given_stays = storage.given_to(archive, gone.id), storage.given_to(archive, stays.id)
    passages = storage.passages_with(archive, gone.id), storage.passages_with(archive, stays.id)
    storage.move(archive, gone.id, stays.id)
    removed = storage.remove_tag(archive, gone.id)

    def inverse(again: Archive) -> Changes[Tag]:
        return _unmerge(again, gone.id, stays.id, removed, given_gone, given_stays, passages)

    return Done(stays, _("Merge tags"), _TAG_AND_WHERE, about, inverse)


_Given = tuple[list[int], list[tuple[int, date | None]]]


@deed("tag.unmerge", undo=True)
def _unmerge(
    archive: Archive,
    gone: int,
    stays: int,
    removed: Removed,
    given_gone: _Given,
    given_stays: _Given,
    passages: tuple[list[int], list[int]],
) -> Done[Tag]:
    archive.put_back(removed)
    storage.take_passages(archive, stays, sorted(set(passages[0]) - set(passages[1])))
    storage.give_passages(archive, gone, passages[0])
    only_gone = (
        set(given_gone[0]) - set(given_stays[0]),
        {each for each, _day in given_gone[1]} - {each for each, _day in given_stays[1]},
    )
    for testimony_id in only_gone[0]:
        storage.take_testimony(archive, testimony_id, [stays])
    for testifier_id in only_gone[1]:
        storage.take_testifier(archive, testifier_id, [stays])
    for testimony_id in given_gone[0]:
        storage.give_testimony(archive, testimony_id, [gone])
    for testifier_id, said_on in given_gone[1]:
        storage.give_testifier(archive, testifier_id, [gone], said_on)
    about = (archive.uuid_of("tag", gone), archive.uuid_of("tag", stays))
    return Done(
        _tag(archive, gone),
        _("Separate tags"),
        _TAG_AND_WHERE,
        about,
        lambda again: merge(again, gone, stays),
    )


@deed("tag.remove", undo=True)
def remove(archive: Archive, tag_id: int) -> Done[None]:
    """Remove a tag that was never given; raises `Refused` otherwise: then retire or merge it."""
    before = _tag(archive, tag_id)
    given = storage.times_given(archive).get(tag_id, 0)
    if before.reserved:
        raise Refused(_("The three kinds of no answer belong to every dimension."))
    if given:
        raise Refused(
            ngettext(
                "This tag was given {count} time. Retire or merge it instead.",
                "This tag was given {count} times. Retire or merge it instead.",
                given,
            ).format(count=given)
        )
    about = (archive.uuid_of("tag", tag_id),)
    removed = storage.remove_tag(archive, tag_id)
    return Done(None, _("Remove tag"), _TAG, about, lambda again: _put_back(again, tag_id, removed))


@deed("tag.put_back", undo=True)
def _put_back(archive: Archive, tag_id: int, removed: Removed) -> Done[Tag]:
    archive.put_back(removed)
    return _added(archive, _tag(archive, tag_id))


def _tag(archive: Archive, tag_id: int) -> Tag:
    found = storage.tag_by_id(archive, tag_id)
    if found is None:
        raise NotFound(_("There is no such tag in this archive."))
    return found
