"""One person who spoke, in the JSON of a testimony: how they are called, what protects them, what they say about themselves."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hrforum.domain.risk import Risk
from hrforum.errors import Unreadable
from hrforum.exchange import json_values as read
from hrforum.i18n import _

ALONE = ("pseudonym", "name", "contact", "guardian", "risk", "young", "of_age_on", "all_the_same", "same_as")
"""The keys of the one person who spoke; tags and own words stand beside them."""
TOGETHER = (*ALONE, "tags", "own_words")
"""The keys of each of several people."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person who spoke; `given` names the keys that stood there, so that an edit can tell left out from emptied.

    `same_as` is the code of another testimony of the same person. `all_the_same` is the deliberate yes to writing down a name although
    the risk is high.
    """

    pseudonym: str | None = None
    name: str | None = None
    contact: str | None = None
    guardian: str | None = None
    risk: Risk = Risk.NOT_SAID
    young: bool = False
    of_age_on: date | None = None
    all_the_same: bool = False
    same_as: str | None = None
    tags: tuple[tuple[str, tuple[str, ...]], ...] = ()
    own_words: tuple[tuple[str, str], ...] = ()
    given: frozenset[str] = frozenset()


def alone(value: object) -> Person:
    """Return the person under "testifier"; raises `Unreadable`."""
    return _person(read.object_in(value, "testifier", ALONE), "testifier")


def together(value: object) -> tuple[Person, ...]:
    """Return the people under "testifiers"; raises `Unreadable`."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Unreadable(read.wrong_type("testifiers", _("a list of objects, in square brackets")))
    keys = [f"testifiers[{place}]" for place in range(len(value))]
    return tuple(
        _person(read.object_in(each, key, TOGETHER), key) for key, each in zip(keys, value, strict=True)
    )


def _person(said: dict[str, Any], key: str) -> Person:
    def text(name: str) -> str | None:
        return read.string(said.get(name), f"{key}.{name}")

    return Person(
        pseudonym=text("pseudonym"),
        name=text("name"),
        contact=text("contact"),
        guardian=text("guardian"),
        risk=_risk(text("risk"), f"{key}.risk"),
        young=read.yes(said.get("young"), f"{key}.young"),
        of_age_on=read.day(said.get("of_age_on"), f"{key}.of_age_on"),
        all_the_same=read.yes(said.get("all_the_same"), f"{key}.all_the_same"),
        same_as=text("same_as"),
        tags=read.pairs(said.get("tags"), f"{key}.tags", read.strings),
        own_words=read.pairs(said.get("own_words"), f"{key}.own_words", read.needed_string),
        given=frozenset(said),
    )


def _risk(written: str | None, key: str) -> Risk:
    if written and written not in set(Risk):
        raise Unreadable(read.one_of(key, [each for each in Risk if each]))
    return Risk(written or "")
