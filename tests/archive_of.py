"""Small real archives for tests, opened by their key, so that only tests about passphrases wait for one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Intake, Kept, Speaker
from hrforum.domain.tag import About
from hrforum.operations import archive as archives
from hrforum.operations import hearing, tag, testimony
from hrforum.operations.pseudonym import Apart
from hrforum.storage import key
from hrforum.storage.archive import Archive

PACKET_USES = (Use.RECORD, Use.COUNT, Use.HEARING_PACKET, Use.ANONYMOUS_QUOTE)


def new_archive(folder: Path, name: str = "small", *, practice: bool = False) -> Archive:
    """Make an archive with the starter set and return it open."""
    return archives.create_with_key(
        folder / f"{name}.hrforum", key.random_key(), name="Tenants", place="Oakland", practice=practice
    )


@contextmanager
def settings_in(folder: Path) -> Iterator[None]:
    """Keep settings in this folder, for a fixture that is made before a test has its own home."""
    with pytest.MonkeyPatch.context() as home:
        home.setenv("XDG_CONFIG_HOME", str(folder))
        yield


def reopened(archive: Archive) -> Archive:
    """Close an archive and open it again, as another day would."""
    archive.close()
    return archives.open_with_key(archive.path, archive.key())


def yes(*uses: Use) -> list[Consent]:
    """Return a yes of the person for each use."""
    return [Consent(use, Answer.YES) for use in uses]


def keep(
    archive: Archive, words: str = "The heating was off all winter.", uses: Iterable[Use] = (), **more: object
) -> Kept:
    """Keep a testimony; `more` are fields of `Intake`."""
    return testimony.add(archive, Intake(words, **more), yes(*uses)).value  # type: ignore[arg-type]  # fields by name


def tags_of(archive: Archive, about: About, count: int) -> tuple[int, ...]:
    """Return ids of some tags of the starter set, all of one dimension of this kind."""
    book = tag.codebook(archive)
    dimension = next(one for one in book.dimensions if one.about is about and len(book.of(one)) >= count + 3)
    return tuple(one.id for one in book.of(dimension)[:count])


def rich_intake(archive: Archive, words: str = "Words that nobody else says.") -> Intake:
    """Return an intake with everything that can be kept about one testimony."""
    book = tag.codebook(archive)
    of_person = next(one for one in book.dimensions if one.about is About.PERSON)
    of_experience = next(one for one in book.dimensions if one.about is About.EXPERIENCE)
    speaker = Speaker(
        Apart(archive).apart("Wren"),
        "Ada Lovelace",
        "ada@example.org",
        (book.of(of_person)[0].id,),
        ((of_person.id, "what she said of herself"),),
    )
    return Intake(
        words,
        "en",
        heard_on=date(2026, 3, 4),
        place="Fruitvale",
        ask="Inspect the boilers.",
        speakers=(speaker,),
        tags=(book.of(of_experience)[0].id,),
        own_words=((of_experience.id, "what she said of it"),),
    )


def new_hearing(archive: Archive) -> Hearing:
    """Keep a hearing."""
    return hearing.add(archive, Hearing("City Council", date(2026, 12, 1), "Item 7")).value
