"""What people answered, as it may stand in a table with a row for each testimony: by dimension, widened until nobody stands out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrforum.analysis.strata import Wide, widened
from hrforum.analysis.strata import Widened as Cell
from hrforum.domain.tag import Codebook, Dimension, Tag
from hrforum.exchange.extract_table import Column, ExtractRow, Meaning
from hrforum.i18n import translator
from hrforum.operations.selection import Exhibited
from hrforum.storage import tag, testifier
from hrforum.storage.archive import Archive

OTHER = "(other)"
"""Stands in a cell where an answer was widened."""


@dataclass(frozen=True, slots=True)
class Widened:
    """The rows of a table with their answers, its columns, what the answers mean, and in which columns some were widened."""

    rows: tuple[ExtractRow, ...]
    columns: tuple[Column, ...]
    meanings: tuple[Meaning, ...]
    widened: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Given:
    people: dict[int, frozenset[int]]
    tags: dict[int, frozenset[int]]


def widened_answers(
    archive: Archive, exhibits: Sequence[Exhibited], counted: frozenset[int], language: str
) -> Widened:
    """Return the answers of these testimonies by dimension, labels in a language ("en", "es", "fr").

    Who did not agree to be counted has no answers here. The three kinds of no answer are one, and say nothing.
    """
    book = tag.codebook(archive)
    given = _given(archive, [one.testimony_id for one in exhibits])
    columns: list[Column] = []
    cells: dict[str, list[Cell[int]]] = {}
    for one in book.dimensions:
        told = _told(book, one)
        rows = [
            (_answers(given, each, told, counted), given.people.get(each.testimony_id, frozenset()))
            for each in exhibits
        ]
        if any(said for said, _who in rows):
            found = widened(rows)
            columns.append(Column(one.key, one.labels.in_language(language), one.definition, found is None))
            if found is not None:
                cells[one.key] = found
    keys = {each.id: each.key for tags in book.tags.values() for each in tags}
    return Widened(
        tuple(
            ExtractRow(each.released, {key: _keys(column[at], keys) for key, column in cells.items()})
            for at, each in enumerate(exhibits)
        ),
        tuple(columns),
        tuple(_meanings(book, cells, language)),
        tuple(key for key, column in cells.items() if any(Wide.OTHER in cell for cell in column)),
    )


def _given(archive: Archive, ids: list[int]) -> _Given:
    people: dict[int, set[int]] = {}
    tags: dict[int, set[int]] = {each: set() for each in ids}
    spoken = {each: testifier.of_testimony(archive, each) for each in ids}
    for testimony_id, speakers in spoken.items():
        people[testimony_id] = {one.id for one in speakers}
    for tag_id, testimony_id in tag.testimonies_by_tag(archive, ids):
        tags[testimony_id].add(tag_id)
    by_person: dict[int, set[int]] = {}
    for tag_id, testifier_id in tag.people_by_tag(archive, ids):
        by_person.setdefault(testifier_id, set()).add(tag_id)
    for testimony_id, who in people.items():
        for each in who:
            tags[testimony_id] |= by_person.get(each, set())
    return _Given(
        {each: frozenset(who) for each, who in people.items()},
        {each: frozenset(some) for each, some in tags.items()},
    )


def _told(book: Codebook, dimension: Dimension) -> frozenset[int]:
    return frozenset(each.id for each in book.of(dimension) if not each.reserved)


def _answers(given: _Given, each: Exhibited, told: frozenset[int], counted: frozenset[int]) -> frozenset[int]:
    return given.tags[each.testimony_id] & told if each.testimony_id in counted else frozenset()


def _keys(cell: Cell[int], keys: dict[int, str]) -> tuple[str, ...]:
    known = sorted(keys[one] for one in cell if isinstance(one, int))
    return (*known, OTHER) if Wide.OTHER in cell else tuple(known)


def _meanings(book: Codebook, cells: dict[str, list[Cell[int]]], language: str) -> Iterable[Meaning]:
    say = translator(language).gettext
    for dimension in book.dimensions:
        shown = {one for cell in cells.get(dimension.key, ()) for one in cell}
        for each in book.of(dimension):
            if each.id in shown:
                yield _meaning(dimension, each, language)
        if Wide.OTHER in shown:
            yield Meaning(dimension.key, OTHER, say("Another answer, or none"), "")


def _meaning(dimension: Dimension, one: Tag, language: str) -> Meaning:
    return Meaning(dimension.key, one.key, one.labels.in_language(language), one.definition)
