"""What an organiser does with recommendations of earlier cycles: keep a list of them, each under the article that it is about."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import needed, plain
from hrforum.domain.recommendation import Position, Recommendation
from hrforum.errors import NotFound
from hrforum.i18n import _
from hrforum.operations import right
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import choice
from hrforum.storage.archive import Archive

_KEY = "recommendations"


def everything(archive: Archive) -> tuple[Recommendation, ...]:
    """Return all of them in the order in which they were added."""
    kept = json.loads(choice.value(archive, _KEY, "[]"))
    return tuple(
        Recommendation(**one | {"position": Position(one["position"]) if one["position"] else None})
        for one in kept
    )


def of_article(archive: Archive, article: str) -> tuple[Recommendation, ...]:
    """Return those about one article, by its key."""
    return tuple(one for one in everything(archive) if one.article == article)


def add(archive: Archive, one: Recommendation) -> Changes[tuple[Recommendation, ...]]:
    """Keep another recommendation at the end. Raises `NotFound` for no such article, `Refused` without a text."""
    return keep(archive, (*everything(archive), one))


def remove(archive: Archive, number: int) -> Changes[tuple[Recommendation, ...]]:
    """Take out the recommendation at a place, counted from 1; raises `NotFound`."""
    every = everything(archive)
    if not 1 <= number <= len(every):
        raise NotFound(_("There is no such recommendation in this archive."))
    return keep(archive, (*every[: number - 1], *every[number:]))


def replace_of_article(
    archive: Archive, article: str, some: Sequence[Recommendation]
) -> Changes[tuple[Recommendation, ...]]:
    """Keep these in place of all that there were about one article."""
    others = tuple(one for one in everything(archive) if one.article != article)
    return keep(archive, (*others, *some))


@deed("recommendation.keep", undo=True)
def keep(archive: Archive, some: Sequence[Recommendation]) -> Done[tuple[Recommendation, ...]]:
    """Keep these in place of all that there were. Raises `NotFound` for no such article, `Refused` without a text."""
    before = everything(archive)
    clean = tuple(_clean(archive, one) for one in some)
    choice.keep(
        archive, _KEY, json.dumps([asdict(one) for one in clean], ensure_ascii=False) if clean else ""
    )

    def inverse(again: Archive) -> Changes[tuple[Recommendation, ...]]:
        return keep(again, before)

    about = (archive.uuid_of("archive", 1),)
    return Done(clean, _("Change recommendations"), concepts(Concept.RIGHT), about, inverse)


def _clean(archive: Archive, one: Recommendation) -> Recommendation:
    return replace(
        one,
        article=right.named(archive, one.article).article.key,
        text=needed(one.text, _("The recommendation")),
        number=plain(one.number).strip(),
        cycle=plain(one.cycle).strip(),
        state=plain(one.state).strip(),
    )
