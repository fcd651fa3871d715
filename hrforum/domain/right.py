"""Rights: instruments with their articles, what each says in plain words, and how the United States and Canada stand to them."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from hrforum.domain.tag import Labels
from hrforum.resources import asset


class Kind(StrEnum):
    """What an instrument is. `ordinance` is one by which a city carries out CEDAW, `law` any other local law; organisers add both."""

    DECLARATION = "declaration"
    TREATY = "treaty"
    GENERAL_COMMENT = "general_comment"
    GOALS = "goals"
    ORDINANCE = "ordinance"
    LAW = "law"


class Standing(StrEnum):
    """How a state stands to a treaty; one that signed and did not ratify is not bound by it."""

    RATIFIED = "ratified"
    SIGNED = "signed"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Status:
    """How one state ("US" or "CA") stood to a treaty on a day or in a year, and whether somebody compared that with the source."""

    country: str
    standing: Standing
    year: int | None
    as_of: str
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class PlainLine:
    """One sentence of our own that says what an article means. One that nobody compared with its source is never printed.

    `checked_on` is the day of the comparison, "" where it was not noted.
    """

    words: Labels
    source: str
    checked: bool
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, target, paragraph or section, under the number that its instrument gives it."""

    instrument: str
    number: str
    title: Labels
    plain: PlainLine | None = None

    @property
    def key(self) -> str:
        """What the article is called in short, such as "ICESCR 11"; links hold it."""
        return f"{self.instrument} {self.number}"

    def as_checked(self) -> "Article":
        """Return it with its plain line as one that somebody compared with its source."""
        return replace(self, plain=replace(self.plain, checked=True)) if self.plain else self

    def printed(self, language: str) -> str:
        """Return the plain line as it may stand in a document: empty where there is none or nobody checked it."""
        return self.plain.words.in_language(language) if self.plain and self.plain.checked else ""


_NOBODY = Labels("")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A declaration, treaty, set of goals, ordinance or comment with its articles in order. `as_of` is of the text as shipped."""

    key: str
    kind: Kind
    names: Labels
    year: int | None = None
    adopted_by: Labels = _NOBODY
    source: str = ""
    as_of: str = ""
    checked: bool = False
    status: tuple[Status, ...] = ()
    articles: tuple[Article, ...] = ()

    def standing(self, country: str) -> Status | None:
        """Return how a state stands to it; None for what no state ratifies."""
        return next((one for one in self.status if one.country == country), None)

    def with_status(self, known: Iterable[Status]) -> "Instrument":
        """Return it with what is known better of how states stand to it."""
        better = {one.country: one for one in known}
        if not better:
            return self
        return replace(self, status=tuple(better.get(one.country, one) for one in self.status))

    def with_checked(self, articles: Collection[str]) -> "Instrument":
        """Return it with the plain lines of these articles, by their keys, as somebody here compared them with the source."""
        if not any(one.key in articles for one in self.articles):
            return self
        return replace(
            self, articles=tuple(one.as_checked() if one.key in articles else one for one in self.articles)
        )


@dataclass(frozen=True, slots=True)
class LocalLaw:
    """A law or ordinance that the organisers added: its name, which section, what it is about, their own plain line. `id` 0: not kept.

    `key` is what links hold; it is given when the law is kept and never changes. `kind` is an ordinance after CEDAW, or any law.
    """

    name: str
    section: str
    title: str
    line: str = ""
    source: str = ""
    as_of: str = ""
    key: str = ""
    id: int = 0
    rev: int = 0
    kind: Kind = Kind.LAW


@dataclass(frozen=True, slots=True)
class Topic:
    """Words in each language under which people look for some articles, the most telling article first."""

    words: Labels
    articles: tuple[str, ...]


def instrument_of(law: LocalLaw) -> Instrument:
    """Return a local law as an instrument of one article. What the organisers wrote themselves is theirs to print."""
    short, _blank, number = law.key.partition(" ")
    line = PlainLine(Labels(law.line), law.source, True) if law.line else None
    article = Article(short, number, Labels(law.title), line)
    name = f"{law.name} {law.section}".strip()
    return Instrument(
        law.key, law.kind, Labels(name), source=law.source, as_of=law.as_of, articles=(article,)
    )


# ---- what is shipped ----------------------------------------------------------------------------------------------------
@cache
def instruments() -> tuple[Instrument, ...]:
    """Return the shipped instruments in the order in which they are shown."""
    files = sorted(asset("instruments").glob("[0-9]*.json"))
    return tuple(_instrument(json.loads(path.read_text("utf-8"))) for path in files)


@cache
def topics() -> tuple[Topic, ...]:
    """Return the words under which articles are found that do not name them."""
    shipped = json.loads(asset("instruments", "words.json").read_text("utf-8"))
    return tuple(Topic(_labels(one), tuple(one["articles"])) for one in shipped)


def _labels(one: Mapping[str, Any]) -> Labels:
    return Labels(one["en"], one["es"], one["fr"])


def _instrument(one: Mapping[str, Any]) -> Instrument:
    status = tuple(
        Status(
            each["country"],
            Standing(each["status"]),
            each["year"],
            each["as_of"],
            each["source"],
            each["checked"],
        )
        for each in one["status"]
    )
    return Instrument(
        one["key"],
        Kind(one["kind"]),
        _labels(one["names"]),
        one["year"],
        _labels(one["adopted_by"]),
        one["source"],
        one["as_of"],
        one["checked"],
        status,
        tuple(_article(one["key"], each) for each in one["articles"]),
    )


def _article(instrument: str, one: Mapping[str, Any]) -> Article:
    line = one.get("plain")
    plain = (
        PlainLine(_labels(line), one["source"], one["checked"], one.get("checked_on", "")) if line else None
    )
    return Article(instrument, one["number"], _labels(one), plain)
