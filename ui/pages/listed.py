"""What the list of testimonies shows, found by words, tags and forum on the archive's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hrforum.domain.query import read_query
from hrforum.domain.sought import Facet
from hrforum.domain.testimony import TestimonyRow
from hrforum.domain.where import ALL
from hrforum.i18n import _, ngettext
from hrforum.operations import facet, search
from hrforum.operations import testimony as operations
from ui.pages.finding import Question
from ui.parts.block_model import BLOCK


@dataclass(frozen=True)
class Listed:
    """What the list shows: row ids, how many testimonies there are in all, and the words that they were found by.

    `begun`: these are the first rows only, and the rest of all testimonies is still to come.
    """

    ids: Sequence[int]
    total: int
    words: str = ""
    cut: bool = False
    begun: bool = False


def look(archive: Any, cancelled: Callable[[], bool], question: Question, chosen: int) -> Listed:
    """Return what is found; `chosen` is the testimony that must be among the first rows, where there is one."""
    question = _as_searched(question)
    words, total = question.sought.words, operations.count(archive)
    if words:
        within = _within(archive, question)
        ids, ranked = search.best(archive, words, limit=search.NEWEST, within=within, stopped=cancelled)
        return Listed(ids, total, words, ranked >= search.NEWEST)
    where = question.where
    if question.sought.narrowed or question.only is not None:
        within = _within(archive, question) or frozenset()
        return Listed(sorted(within, reverse=True), total)
    first = operations.ids(archive, limit=BLOCK) if where == ALL and total > BLOCK else ()
    if first and (not chosen or chosen in first):
        return Listed(first, total, begun=True)
    return Listed(operations.ids(archive, where), total)


def _as_searched(question: Question) -> Question:
    words = question.sought.words
    return (
        question
        if len(words) >= search.LEAST
        else replace(question, sought=replace(question.sought, words=""))
    )


def _within(archive: Any, question: Question) -> frozenset[int] | None:
    """Return the testimonies that all but the words lets through, None for all."""
    where = question.where
    some = [facet.narrowed(archive, question.sought), question.only]
    if where.tags or where.forum_id is not None:
        some.append(frozenset(operations.ids(archive, where)))
    narrowed = [each for each in some if each is not None]
    return frozenset.intersection(*narrowed) if narrowed else None


@dataclass(frozen=True)
class Row:
    """One testimony of the list, and where the words that it was found by stand in it."""

    testimony: TestimonyRow
    hit: search.Hit | None


def rows(archive: Any, ids: list[int], words: str) -> list[Row]:
    """Return the rows of these testimonies, in the order asked; those that are gone are left out."""
    hits = {hit.testimony_id: hit for hit in search.hits(archive, words, ids)} if words else {}
    return [Row(one, hits.get(one.id)) for one in operations.lines(archive, ids)]


@dataclass(frozen=True)
class Counted:
    """How many of what was found have each answer, and who is found by what an answer is called alone."""

    facets: Sequence[Facet]
    by_answers: Sequence[int]


def count(archive: Any, cancelled: Callable[[], bool], question: Question) -> Counted:
    """Return the counts beside the list, and what belongs at its end."""
    question = _as_searched(question)
    sought = question.sought
    rest = _within(archive, replace(question, sought=type(sought)()))
    found = facet.facets(archive, sought, within=rest, stopped=cancelled)
    called = facet.by_answers(archive, sought.words, stopped=cancelled) if sought.words else []
    within = _within(archive, question) if called else None
    return Counted(found, [each for each in called if within is None or each in within])


def how_many(listed: Listed) -> str:
    """Return how many testimonies are shown, in words, and which words keep others out."""
    barred = ", ".join(term.text for term in read_query(listed.words).unwanted)
    if barred:
        return _("{found}, without “{words}”").format(found=_found(listed), words=barred)
    return _found(listed)


def _found(listed: Listed) -> str:
    shown = listed.total if listed.begun else len(listed.ids)
    if listed.cut:
        return _("The best {count} of the newest matches").format(count=shown)
    if shown == listed.total:
        return ngettext("{count} testimony", "{count} testimonies", shown).format(count=shown)
    return _("{shown} of {total} testimonies").format(shown=shown, total=listed.total)
