"""What a deed touched is read anew and nothing else: generated months of work, against reading everything anew."""

from dataclasses import replace
from random import Random

import pytest
from pyroaring import BitMap

from hrforum.domain.consent import Use
from hrforum.domain.erase import Scope
from hrforum.domain.intake import Speaker
from hrforum.domain.tag import About
from hrforum.errors import FileTrouble
from hrforum.operations import erase, testimony
from hrforum.operations.population import agreed_to_count, population
from hrforum.storage import speaking, touched
from hrforum.storage.archive import Archive
from tests.archive_of import keep, reopened, tags_of

PLACES = ("", "Fruitvale", "fruitvale ", "Elm Street", "Elsewhere")


def some_work(archive: Archive, random: Random) -> None:
    """Keep, change or erase a testimony by chance."""
    about_person, about_experience = (
        tags_of(archive, about, 3) for about in (About.PERSON, About.EXPERIENCE)
    )
    ids = testimony.ids(archive)
    told = [each for each in ids if testimony.by_id(archive, each).erased_on is None]
    what = random.choice(["keep", "keep", "edit", "edit", "erase"]) if told else "keep"
    if what == "keep":
        speakers = tuple(
            Speaker(tags=(random.choice(about_person),)) for _each in range(random.choice([0, 1, 1, 2]))
        )
        if ids and random.random() < 0.3:
            speakers += testimony.read(archive, random.choice(ids)).intake.speakers[:1]
        uses = random.choice([(), (Use.RECORD, Use.COUNT)])
        keep(
            archive,
            "Words.",
            uses,
            speakers=speakers,
            tags=(random.choice(about_experience),),
            place=random.choice(PLACES),
        )
    elif what == "edit":
        one = testimony.read(archive, random.choice(told))
        some = tuple(random.sample(about_experience, random.choice([0, 1, 2])))
        changed = replace(one.intake, place=random.choice(PLACES), tags=some)
        testimony.edit(archive, one.testimony.id, changed, one.testimony.rev)
    else:
        erase.erase(archive, random.choice(told), random.choice(list(Scope)))


@pytest.mark.parametrize("seed", range(4))
def test_what_was_touched_is_read_anew_and_nothing_else(archive: Archive, seed: int) -> None:
    random = Random(seed)
    for _each in range(5):
        some_work(archive, random)
    first = speaking.load(archive)
    for _each in range(12):
        some_work(archive, random)
        now = speaking.load(archive)
        assert now.kept == first.kept, "the rest stays as it was kept"
        assert speaking.same(now, speaking.make(archive, now.stamp))
        agreed = {now.testimonies[row] for row in agreed_to_count(archive, population(archive))}
        archive.run("DELETE FROM bitmap WHERE kind = 'counted'")
        assert agreed == {now.testimonies[row] for row in agreed_to_count(archive, population(archive))}
    with reopened(archive) as again:
        assert speaking.same(speaking.load(again), now)


def test_too_much_is_read_anew_as_a_whole(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touched, "MOST", 2)
    keep(archive)
    assert speaking.load(archive).kept == 1
    keep(archive)
    keep(archive)
    assert speaking.load(archive).kept == 1
    keep(archive)
    assert speaking.load(archive).kept == 4


def test_what_changed_unseen_is_not_taken_for_known(archive: Archive) -> None:
    keep(archive)
    speaking.load(archive)
    now = touched.stamp(archive)
    assert touched.due(archive, now) is not None
    touched.keep(archive, now - 1, BitMap())
    keep(archive)
    assert touched.due(archive, touched.stamp(archive)) is None
    assert speaking.load(archive).kept == 2


def test_a_deed_that_fails_touches_nothing(archive: Archive) -> None:
    kept = keep(archive, place="Fruitvale")
    speaking.load(archive)
    one = testimony.read(archive, kept.id)
    path = archive.path
    path.rename(path.with_name("away"))
    with pytest.raises(FileTrouble):
        erase.erase(archive, kept.id, Scope.ALL)
    path.with_name("away").rename(path)
    assert not touched.due(archive, touched.stamp(archive))
    assert testimony.read(archive, kept.id) == one
    assert not speaking.out_of_step(archive)
