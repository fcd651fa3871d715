"""Finding an article by words in English, Spanish or French, without regard to accents, case and endings."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hrforum.domain.right import Article, Instrument, topics
from hrforum.domain.tag import Labels

_WORD = re.compile(r"[^\W_]+(?:[.()][^\W_]+)*")
_SHORTEST = 3
"""Letters from which on a word may be the beginning of another one."""
_NAMED, _BEGINS, _TOPIC, _LINE, _INSTRUMENT = 8.0, 5.0, 10.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """An article with the instrument it stands in."""

    instrument: Instrument
    article: Article


def same_key(asked: str, key: str) -> bool:
    """Say whether an article's key was asked for, whatever the case and the blanks."""
    return "".join(asked.split()).casefold() == "".join(key.split()).casefold()


def best(everything: Iterable[Instrument], words: str, limit: int) -> list[Found]:
    """Return the articles that hold all of these words, the best first; where none does, those that hold one of them."""
    asked = _words(words)
    if not asked:
        return []
    told = _told(asked)
    scored = []
    every = (Found(one, each) for one in everything for each in one.articles)
    for place, one in enumerate(every):
        key = one.article.key
        scores = [_score(one, each, topic.get(key, 0.0)) for each, topic in zip(asked, told, strict=True)]
        exact = same_key(words, key)
        if any(scores) or exact:
            scored.append((not exact, -sum(each > 0 for each in scores), -sum(scores), place, one))
    scored.sort(key=lambda each: each[:4])
    whole = [each for each in scored if not each[0] or -each[1] == len(asked)]
    return [each[4] for each in (whole or scored)[:limit]]


def _told(asked: Sequence[str]) -> list[dict[str, float]]:
    """Return, for each word, the articles whose topics it stands for; the first of a topic tell most."""
    found: list[dict[str, float]] = [{} for _each in asked]
    for topic in topics():
        known = {word for text in _texts(topic.words) for word in _words(text)}
        for word, scores in zip(asked, found, strict=True):
            if not any(_alike(word, each) for each in known):
                continue
            for place, key in enumerate(topic.articles):
                scores[key] = max(scores.get(key, 0.0), _TOPIC * (1 - place / (2 * len(topic.articles))))
    return found


def _score(one: Found, word: str, topic: float) -> float:
    title = [each for text in _texts(one.article.title) for each in _words(text)]
    score = topic
    if word in title:
        score += _NAMED
    elif any(_alike(word, each) for each in title):
        score += _BEGINS
    line = one.article.plain.words if one.article.plain else Labels("")
    if any(_alike(word, each) for text in _texts(line) for each in _words(text)):
        score += _LINE
    names = (*_texts(one.instrument.names), one.article.key)
    if any(word == each for text in names for each in _words(text)):
        score += _INSTRUMENT
    return score


def _alike(word: str, known: str) -> bool:
    """Say whether two words are the same or the shorter one begins the longer one but for a short ending."""
    shorter, longer = sorted((word, known), key=len)
    return word == known or (
        len(shorter) > _SHORTEST and longer.startswith(shorter) and len(longer) - len(shorter) <= _SHORTEST
    )


def _texts(labels: Labels) -> tuple[str, str, str]:
    return labels.en, labels.es, labels.fr


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in folded if not unicodedata.combining(each))
    return tuple(dict.fromkeys(_WORD.findall(bare)))
