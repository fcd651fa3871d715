"""Turns tags and forums that a file names into those of the archive, making what does not exist yet, and says what it made."""

from dataclasses import replace

from hrforum.domain.code import prefix_of
from hrforum.domain.forum import Forum
from hrforum.domain.intake import OwnWords, Speaker
from hrforum.domain.plain import needed
from hrforum.domain.starter import starter
from hrforum.domain.tag import About, Codebook, Dimension, Labels, Tag
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations import speaker, tag, testimony
from hrforum.storage import forum, testifier
from hrforum.storage.archive import Archive

Named = tuple[tuple[str, tuple[str, ...]], ...]
"""Pairs of a dimension and its tags, each by key or label."""


class Naming:
    """Finds and makes tags and forums inside one deed. `made` collects what is new, as a list to be shown."""

    def __init__(self, archive: Archive, batch_id: int | None = None) -> None:
        self._archive = archive
        self._batch_id = batch_id
        self._book = tag.codebook(archive)
        self._forums = {one.name.casefold(): one for one in reversed(forum.everything(archive))}
        self._found: dict[tuple[str, str], Tag] = {}
        self._dimensions: dict[str, Dimension] = {}
        self.made: dict[str, list[str]] = {"dimensions": [], "tags": [], "forums": []}

    def forum(self, name: str) -> Forum:
        """Return the forum of this name."""
        name = needed(name, _("The forum's name"))
        known = self._forums.get(name.casefold())
        if known is None:
            fresh = Forum(name, prefix=prefix_of(name))
            known = replace(fresh, id=forum.add(self._archive, fresh, self._batch_id), rev=1)
            self._forums[name.casefold()] = known
            self.made["forums"].append(name)
        return known

    def speaker(self, code: str) -> Speaker:
        """Return who speaks in the testimony of a code; raises `Refused` where several do."""
        people = testifier.of_testimony(self._archive, testimony.by_code(self._archive, code).id)
        if len(people) != 1:
            raise Refused(
                _("Several people speak in {code}, so nobody can be told by it.").format(code=code.strip())
            )
        return speaker.read(self._archive, people[0])

    def tags(self, named: Named) -> dict[About, tuple[int, ...]]:
        """Return the ids of the named tags, by what they are about."""
        ids: dict[About, list[int]] = {about: [] for about in About}
        for asked, tags in named:
            dimension = self.dimension(asked)
            ids[dimension.about] += [self._tag(dimension, each).id for each in tags]
        return {about: tuple(dict.fromkeys(some)) for about, some in ids.items()}

    def own_words(self, named: tuple[tuple[str, str], ...]) -> dict[About, OwnWords]:
        """Return own words by dimension, by what they are about."""
        said: dict[About, list[tuple[int, str]]] = {about: [] for about in About}
        for asked, words in named:
            dimension = self.dimension(asked)
            said[dimension.about].append((dimension.id, words))
        return {about: tuple(some) for about, some in said.items()}

    def dimension(self, asked: str) -> Dimension:
        """Return the dimension of this key or label; a new one is about the person unless the starter set says otherwise."""
        folded = asked.strip().casefold()
        known = self._dimensions.get(folded) or tag.find_dimension(self._book, asked.strip())
        if known is None:
            labels, about = _as_starter(asked)
            known = tag.new_dimension(self._archive, labels, about, batch_id=self._batch_id)
            self._book = tag.codebook(self._archive)
            self.made["dimensions"].append(known.key)
        self._dimensions[folded] = known
        return known

    def _tag(self, dimension: Dimension, asked: str) -> Tag:
        key = (dimension.key, asked.strip().casefold())
        known = self._found.get(key) or tag.find_tag(self._book, dimension, asked.strip())
        if known is None:
            known = tag.new_tag(self._archive, dimension, Labels(asked.strip()), batch_id=self._batch_id)
            self._book = _with(self._book, known)
            self.made["tags"].append(f"{dimension.key}={known.key}")
        self._found[key] = known
        return known


def _with(book: Codebook, one: Tag) -> Codebook:
    return Codebook(
        book.dimensions, {**book.tags, one.dimension_id: (*book.tags.get(one.dimension_id, ()), one)}
    )


def _as_starter(asked: str) -> tuple[Labels, About]:
    book = Codebook(tuple(one.dimension for one in starter()))
    known = tag.find_dimension(book, asked.strip())
    if known:
        return known.labels, known.about
    name = needed(asked, _("The dimension"))
    # Columns are often called "housing_tenure"; a label is for people to read.
    return Labels((name[0].upper() + name[1:]).replace("_", " ")), About.PERSON
