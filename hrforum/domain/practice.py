"""Invented testimonies to practise with: the same ones for the same seed, and nobody's.

People, streets and companies are put together from syllables, telephone numbers are 555 ones and addresses end in example.org. The
texts are as long and as unlike each other as real ones are, a quarter of them Spanish, so that a practice archive of any size behaves
as a real one would.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from hrforum.domain.consent import Answer, Use
from hrforum.domain.forum import Forum
from hrforum.domain.hearing import Hearing
from hrforum.domain.practice_consent import answers, withdrawn
from hrforum.domain.tag import Labels, Tag
from hrforum.resources import asset

WORDS, SPREAD, FEWEST, MOST = 150, 45, 40, 320
"""Mean and standard deviation of a testimony's length in words, and what it is held to."""

DISTRICTS = tuple(
    Tag(f"district_{n}", 0, Labels(f"District {n}", f"Distrito {n}", f"Arrondissement {n}"))
    for n in range(1, 10)
)
"""Tags that a practice archive adds to the starter set's dimension `district`."""

_SENTENCE = 15.2  # words, on average
_NAMES_ITSELF, _SAYS_IN_OWN_WORDS, _MISSPELT = 0.03, 0.15, 0.6


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented testimony. `forum` counts from 0 in `forums()`; `tags` maps a dimension's key to tag keys.

    `consent` holds what was answered at the forum, `withdrawn` the uses that were taken back afterwards; a use in neither was not
    asked about.
    """

    words: str
    language: str
    forum: int
    heard_on: date
    place: str
    ask: str
    pseudonym: str
    name: str
    contact: str
    tags: Mapping[str, tuple[str, ...]]
    own_words: Mapping[str, str]
    consent: Mapping[Use, Answer]
    withdrawn: frozenset[Use]


def archive_name() -> tuple[str, str]:
    """Return the practice archive's name and place."""
    kept = _shipped("people")["archive"]
    return kept["name"], kept["place"]


def forums() -> tuple[Forum, ...]:
    """Return the three invented forums."""
    return tuple(
        Forum(
            one["name"],
            one["place"],
            date.fromisoformat(one["held_on"]),
            tuple(one["languages"]),
            one["note_takers"],
            one["prefix"],
        )
        for one in _shipped("people")["forums"]
    )


def hearings() -> tuple[Hearing, ...]:
    """Return the invented hearings, the one to which a practice packet goes first."""
    return tuple(
        Hearing(
            one["body"],
            date.fromisoformat(one["held_on"]),
            one["item"],
            one["rules"],
            date.fromisoformat(one["deadline"]),
        )
        for one in _shipped("people")["hearings"]
    )


def invent(seed: int, n: int) -> Iterator[Invented]:
    """Yield `n` invented testimonies; the same seed gives the same ones, and more of them begin with the fewer."""
    rng = Random(seed)  # noqa: S311  # made to be repeated, not to be secret
    days = [one.held_on or date.min for one in forums()]
    profiles = _shipped("profiles")["profiles"]
    weights = list(accumulate(one["weight"] for one in profiles))
    for _each in range(n):
        yield _one(rng, rng.choices(profiles, cum_weights=weights)[0], days)


def _one(rng: Random, profile: dict[str, Any], days: Sequence[date]) -> Invented:
    language = "es" if rng.random() < profile["spanish"] else "en"
    bank = _shipped(f"words-{language}")
    topics = profile["topics"]
    topic = bank["topics"][rng.choices(list(topics), topics.values())[0]]
    forum = rng.randrange(len(days))
    first, family = rng.choice(bank["first_names"]), _surname(rng)
    pseudonym = " ".join(map(rng.choice, _shipped("people")["pseudonyms"]))
    happened = rng.sample(list(topic["happened"]), 1 if rng.random() < 0.7 else 2)
    slots = _slots(rng, bank, first) | {"own_name": f"{first} {family}", "own_pseudonym": pseudonym}
    agreed = answers(rng)
    return Invented(
        words=_misspelt(rng, _words(rng, bank, topic, happened).format_map(slots)),
        language=language,
        forum=forum,
        heard_on=days[forum] + timedelta(days=rng.choice((0, 0, 0, 0, 1, 3, 7, 12))),
        place=" ".join(map(rng.choice, _shipped("people")["places"])),
        ask=rng.choice(topic["ask"]) if rng.random() < 0.7 else "",
        pseudonym=pseudonym if rng.random() < 0.85 else "",
        name=f"{first} {family}",
        contact=_contact(rng, first, family),
        tags={**_tags(rng, profile), "what_happened": tuple(happened)},
        own_words=_own_words(rng, bank),
        consent=agreed,
        withdrawn=withdrawn(rng, agreed),
    )


# ---- what is said -------------------------------------------------------------------------------------------------------
def _words(rng: Random, bank: dict[str, Any], topic: dict[str, Any], happened: Sequence[str]) -> str:
    """Return sentences, as many as a testimony of a random length has, in the order in which people tell."""
    length = min(max(rng.gauss(WORDS, SPREAD), FEWEST), MOST)
    middle = max(round(length / _SENTENCE) - 2, 1)
    events = [sentence for each in happened for sentence in topic["happened"][each]]
    told = min(len(events), -(-middle // 2))
    answered = min(len(topic["response"]) + len(bank["response"]), (middle - told) // 2)
    felt = min(len(topic["effect"]) + len(bank["effect"]), middle - told - answered)
    said = [
        rng.choice(topic["open"]),
        *rng.sample(events, told),
        *rng.sample(topic["response"] + bank["response"], answered),
        *rng.sample(topic["effect"] + bank["effect"], felt),
        rng.choice(bank["close"]),
    ]
    if rng.random() < _NAMES_ITSELF:
        said.insert(1, rng.choice(bank["own_name"]))
    if len(said) > 7:
        said.insert(len(said) // 2, "\n\n")
    return " ".join(said).replace(" \n\n ", "\n\n")


def _slots(rng: Random, bank: dict[str, Any], own: str) -> dict[str, str]:
    neighbour = rng.choice(bank["first_names"])
    while neighbour == own:
        neighbour = rng.choice(bank["first_names"])
    return {
        "street": bank["street"].format(name=_surname(rng), kind=rng.choice(bank["street_kinds"])),
        "landlord": bank["landlord"].format(name=_surname(rng), kind=rng.choice(bank["landlord_kinds"])),
        "neighbour": neighbour,
        "few": rng.choice(bank["few"]),
        "years": str(rng.randint(4, 31)),
        "floor": str(rng.randint(2, 6)),
        "amount": str(rng.randint(12, 98) * 10),
        "month": rng.choice(bank["months"]),
        "weekday": rng.choice(bank["weekdays"]),
        "case": f"HF-{rng.randint(10_000, 99_999)}",
    }


def _misspelt(rng: Random, words: str) -> str:
    """Return the words, often with one letter lost, doubled or swapped somewhere, as quick hands write."""
    if rng.random() > _MISSPELT:
        return words
    place = rng.randrange(len(words) - 2)
    here = words[place : place + 2]
    if not here.isalpha():
        return words
    slip = rng.choice((here[0], here[::-1], here[0] + here))
    return words[:place] + slip + words[place + 2 :]


# ---- who says it --------------------------------------------------------------------------------------------------------
def _surname(rng: Random) -> str:
    start, middle, end = _shipped("people")["surnames"]
    return f"{rng.choice(start)}{rng.choice(middle)}{rng.choice(end)}"


def _contact(rng: Random, first: str, family: str) -> str:
    kind = rng.random()
    if kind < 0.4:
        return f"555-01{rng.randint(0, 99):02}"
    if kind < 0.7:
        return f"{first}.{family}@example.org".lower()
    return ""


def _tags(rng: Random, profile: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    given: dict[str, tuple[str, ...]] = {}
    for dimension, (chance, tags) in profile["tags"].items():
        if rng.random() < chance:
            some = rng.choices(list(tags), tags.values(), k=2 if rng.random() < 0.08 else 1)
            alone = [each for each in some if each == "prefer_not_to_say"]
            given[dimension] = tuple(dict.fromkeys(alone or some))
    return given


def _own_words(rng: Random, bank: dict[str, Any]) -> dict[str, str]:
    if rng.random() > _SAYS_IN_OWN_WORDS:
        return {}
    dimension = rng.choice(list(bank["own_words"]))
    return {dimension: rng.choice(bank["own_words"][dimension])}


@cache
def _shipped(name: str) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(asset("practice", f"{name}.json").read_text("utf-8"))
    return kept
