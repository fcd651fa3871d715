"""What an organiser does to say that a plain line was compared with its source here, so that it may be printed, or to take that back."""

import hashlib
import json

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.right import Article, PlainLine, instruments
from hrforum.domain.right_search import same_key
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed
from hrforum.storage import choice
from hrforum.storage.archive import Archive

_KEY = "checked_lines"


def checked_here(archive: Archive) -> frozenset[str]:
    """Return the keys of the articles whose plain lines somebody here compared with the source, as they read today."""
    kept = _kept(archive)
    if not kept:
        return frozenset()
    shipped = (each for one in instruments() for each in one.articles if each.key in kept)
    # Another version of the program may say it otherwise; that sentence nobody here has compared.
    return frozenset(each.key for each in shipped if each.plain and _mark(each.plain) == kept[each.key])


def _kept(archive: Archive) -> dict[str, str]:
    kept: dict[str, str] = json.loads(choice.value(archive, _KEY, "{}"))
    return kept


def _mark(line: PlainLine) -> str:
    said = f"{line.words.en}\n{line.words.es}\n{line.words.fr}\n{line.source}"
    return hashlib.sha256(said.encode()).hexdigest()


def _shipped(asked: str) -> Article:
    found = (each for one in instruments() for each in one.articles if same_key(asked, each.key))
    article = next(found, None)
    if article is None:
        raise NotFound(_("There is no shipped article {asked}.").format(asked=asked))
    return article


@deed("right.check_line", undo=True)
def check(archive: Archive, asked: str, *, compared: bool = True) -> Done[str]:
    """Say that an article's plain line was compared with its source, or take that back; return the article's key.

    Raises `NotFound` for no such article and `Refused` where it has no line, or one that was checked as it was shipped.
    """
    article = _shipped(asked)
    if article.plain is None:
        raise Refused(_("{article} has no sentence in plain words.").format(article=article.key))
    if article.plain.checked:
        raise Refused(_("{article} was compared with its source already.").format(article=article.key))
    kept = _kept(archive)
    was = article.key in checked_here(archive)
    kept.pop(article.key, None)
    if compared:
        kept[article.key] = _mark(article.plain)
    choice.keep(archive, _KEY, json.dumps(kept, sort_keys=True) if kept else "")

    def inverse(again: Archive) -> Changes[str]:
        return check(again, article.key, compared=was)

    about = (archive.uuid_of("archive", 1),)
    return Done(article.key, _("Say what was compared"), concepts(Concept.RIGHT), about, inverse)
