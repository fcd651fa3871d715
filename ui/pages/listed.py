"""What the list of testimonies shows, found by words, tags and forum on the archive's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hrforum.domain.sought import Facet
from hrforum.domain.where import ALL
from hrforum.i18n import _, ngettext
from hrforum.operations import facet, search
from hrforum.operations import testimony as operations
from ui.pages.finding import Question
from ui.parts.block_model import BLOCK

_HITS = 200


@dataclass(frozen=True)
class Listed:
    """What the list shows: row ids, how many testimonies there are in all, and where words were found.

    `begun`: these are the first rows only, and the rest of all testimonies is still to come.
    """

    ids: Sequence[int]
    total: int
    snippets: dict[int, str]
    cut: bool = False
    begun: bool = False


def look(archive: Any, cancelled: Callable[[], bool], question: Question, chosen: int) -> Listed:
    """Return what is found; `chosen` is the testimony that must be among the first rows, where there is one."""
    sought, where, only = question.sought, question.where, question.only
    query = sought.words
    total = operations.count(archive)
    if sought.narrowed:
        answered = facet.narrowed(archive, sought)
        only = answered if only is None else only & answered
    if len(query) < 2 and only is not None:
        return Listed([each for each in operations.ids(archive, where) if each in only], total, {})
    if len(query) < 2:
        first = operations.ids(archive, limit=BLOCK) if where == ALL and total > BLOCK else ()
        if first and (not chosen or chosen in first):
            return Listed(first, total, {}, begun=True)
        return Listed(operations.ids(archive, where), total, {})
    narrowed = bool(where.tags) or where.forum_id is not None
    most = _HITS if only is None and not narrowed else search.NEWEST
    found = search.find(archive, query, limit=most, stopped=cancelled)
    within = set(operations.ids(archive, where)) if narrowed else None
    if only is not None:
        within = set(only) if within is None else within & only
    hits = [hit for hit in found.hits if within is None or hit.testimony_id in within]
    snippets = {hit.testimony_id: hit.snippet for hit in hits}
    return Listed(list(snippets), total, snippets, found.ranked > len(found.hits))


@dataclass(frozen=True)
class Counted:
    """How many of what was found have each answer, and who is found by what an answer is called alone."""

    facets: Sequence[Facet]
    by_answers: Sequence[int]


def count(archive: Any, cancelled: Callable[[], bool], question: Question) -> Counted:
    """Return the counts beside the list, and what belongs at its end."""
    sought, where, only = question.sought, question.where, question.only
    found = facet.facets(archive, sought, stopped=cancelled)
    called = facet.by_answers(archive, sought.words)
    if called and (where != ALL or only is not None or sought.narrowed):
        within = set(operations.ids(archive, where)) & facet.narrowed(archive, sought)
        called = [each for each in called if each in within and (only is None or each in only)]
    return Counted(found, called)


def how_many(listed: Listed) -> str:
    """Return how many testimonies are shown, in words."""
    shown = listed.total if listed.begun else len(listed.ids)
    if listed.cut:
        return _("The best {count} of the newest matches").format(count=shown)
    if shown == listed.total:
        return ngettext("{count} testimony", "{count} testimonies", shown).format(count=shown)
    return _("{shown} of {total} testimonies").format(shown=shown, total=listed.total)
