"""Testimonies that can be told again from their number, so that what was saved can be compared to the character."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.tag import About, Codebook
from hrforum.domain.testimony import Precision, Status, VersionKind, When
from hrforum.exchange.rows import Sheet, SheetRow
from hrforum.operations import tag, testimony
from hrforum.storage.archive import Archive

_SOME_WORDS = "the heat was off we wrote nobody came landlord court mould winter child school rent calefacción desalojo 家 عائلة 🏠"
NAMED_USES = (Use.NAMED_QUOTE, Use.PRESS)
"""The uses that the writer withdraws."""


@dataclass(frozen=True)
class Told:
    """What has to be found under a code: the number of the story it tells now, how many versions it went through, the rest."""

    story: int
    first: int
    versions: int = 1
    withdrawn: bool = False
    imported: bool = False


def words_of(number: int) -> str:
    """Return the words of a story: one to 600 of them, some on several lines."""
    random = Random(number)
    count, some = random.choice([1, 20, 150, 600]), _SOME_WORDS.split()
    return f"Story {number}. " + "".join(random.choice(some) + random.choice(" \n") for _each in range(count))


def story_of(words: str) -> int:
    """Return the number of the story that these words tell."""
    return int(words.split(".", 1)[0].removeprefix("Story "))


def intake_of(number: int, codebook: Codebook) -> Intake:
    """Return the story of a number as it is taken in, with a speaker and tags drawn from the archive's own."""
    random = Random(number)
    words = words_of(number)
    tags: dict[About, list[int]] = {About.PERSON: [], About.EXPERIENCE: []}
    own: dict[About, list[tuple[int, str]]] = {About.PERSON: [], About.EXPERIENCE: []}
    for about in About:
        about_it = [one for one in codebook.dimensions if one.about is about]
        for dimension in random.sample(about_it, min(3, len(about_it))):
            tags[about] += [one.id for one in random.sample(codebook.of(dimension), 2)]
            own[about].append((dimension.id, f"in my own words {number}"))
    return Intake(
        words=words,
        language=random.choice(["en", "es", "fr"]),
        heard_on=date(2024, 1, 1) + timedelta(days=number % 300),
        when=When(Precision.APPROXIMATE, date(2023, 1, 1) + timedelta(days=number % 300)),
        place=f"Place {number}",
        ask=f"Ask {number}",
        status=random.choice(list(Status)),
        speakers=(
            Speaker(
                f"P{number}",
                f"Name {number}",
                f"{number}@example.org",
                tuple(tags[About.PERSON]),
                tuple(own[About.PERSON]),
            ),
        ),
        tags=tuple(tags[About.EXPERIENCE]),
        own_words=tuple(own[About.EXPERIENCE]),
    )


def consents_of(number: int) -> tuple[Consent, ...]:
    """Return the consents given with a story when it was first told."""
    random = Random(number)
    return tuple(Consent(use, Answer.YES, proof=f"proof {number}") for use in random.sample(list(Use), 5))


def sheet_of(numbers: Iterable[int]) -> Sheet:
    """Return a sheet with these stories, a column each for words and place."""
    rows = tuple(
        SheetRow(row, (words_of(number), f"Place {number}")) for row, number in enumerate(numbers, start=2)
    )
    return Sheet(("words", "place"), rows, (), "csv", "UTF-8")


def faults(archive: Archive, testimony_id: int, told: Told) -> list[str]:
    """Return in which respects a kept testimony is not what was told, none where it is whole."""
    found = testimony.read_whole(archive, testimony_id)
    history = testimony.history(archive, testimony_id)
    versions = sorted((one for one in history if one.kind is VersionKind.ORIGINAL), key=lambda one: one.id)
    given = {use for use, answer in found.in_force.items() if answer is Answer.YES}
    expected = (
        _imported(told)
        if told.imported and told.versions == 1
        else intake_of(told.story, tag.codebook(archive))
    )
    agreed = set() if told.imported else {one.use for one in consents_of(told.first)}
    pairs: list[tuple[str, Any, Any]] = [
        ("words", found.intake.words, expected.words),
        (
            "versions",
            (len(versions), versions[-1].words if versions else ""),
            (told.versions, expected.words),
        ),
        ("consent", given, agreed - set(NAMED_USES) if told.withdrawn else agreed),
        ("the rest", _comparable(found.intake), _comparable(expected)),
    ]
    return [what for what, kept, wanted in pairs if kept != wanted]


def _imported(told: Told) -> Intake:
    return Intake(words_of(told.story), place=f"Place {told.story}", speakers=(Speaker(),))


def _comparable(intake: Intake) -> Intake:
    return replace(
        intake,
        tags=tuple(sorted(intake.tags)),
        own_words=tuple(sorted(intake.own_words)),
        speakers=tuple(
            replace(one, testifier_id=0, tags=tuple(sorted(one.tags)), own_words=tuple(sorted(one.own_words)))
            for one in intake.speakers
        ),
    )
