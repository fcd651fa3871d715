"""The codebook as the windows offer it: what can be picked, and what a picked tag is called."""

from __future__ import annotations

from collections.abc import Collection

from hrforum.domain.starter import also_called
from hrforum.domain.tag import NONE_OF_THESE, NOT_ASKED, PREFER_NOT_TO_SAY, About, Codebook, Dimension, Tag
from hrforum.domain.where import Where
from ui.parts.tag_match import Offer

_SIGNS = {NOT_ASKED: "?", PREFER_NOT_TO_SAY: "-", NONE_OF_THESE: "/"}
"""What is typed first to find one of the three kinds of no answer."""


def offers(book: Codebook, about: About | None = None, given: Collection[int] = ()) -> list[Offer]:
    """Return the tags on offer, of dimensions about one thing or all; a retired one only where it was given before."""
    return [
        Offer(
            tag.id,
            dimension.labels.en,
            tag.labels.en,
            _SIGNS.get(tag.key, ""),
            (tag.labels.es, tag.labels.fr, *also_called(tag.key)),
        )
        for dimension in book.dimensions
        if about is None or dimension.about is about
        for tag in book.of(dimension)
        if tag.id in given or not (tag.retired or dimension.retired)
    ]


def where_of(book: Codebook, picked: Collection[int], forum_id: int | None) -> Where:
    """Return the filter for picked tags: the same dimension again means or, different ones mean and."""
    by_dimension: dict[int, list[int]] = {}
    for dimension, tag in every_tag(book):
        if tag.id in picked:
            by_dimension.setdefault(dimension.id, []).append(tag.id)
    return Where(tuple((each, tuple(tags)) for each, tags in by_dimension.items()), forum_id)


def every_tag(book: Codebook) -> list[tuple[Dimension, Tag]]:
    """Return every tag with its dimension, in the order in which they are shown."""
    return [(dimension, tag) for dimension in book.dimensions for tag in book.of(dimension)]


def told(book: Codebook, given: Collection[int]) -> list[tuple[str, str]]:
    """Return given tags as pairs of a dimension's label and its tags' labels."""
    pairs: dict[str, list[str]] = {}
    for dimension, tag in every_tag(book):
        if tag.id in given:
            pairs.setdefault(dimension.labels.en, []).append(tag.labels.en)
    return [(name, ", ".join(labels)) for name, labels in pairs.items()]
