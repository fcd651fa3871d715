"""Testimonies: kept to the character, changed in versions, with who spoke and what was said of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrforum.domain.erase import Scope
from hrforum.domain.forum import Forum
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.tag import About
from hrforum.domain.testimony import Precision, VersionKind, When
from hrforum.domain.where import Where
from hrforum.errors import Conflict, NotFound, Refused
from hrforum.operations import erase, forum, search, tag, testimony
from hrforum.operations.pseudonym import Apart
from hrforum.storage.archive import Archive
from tests.archive_of import keep, new_archive, reopened, rich_intake, settings_in, tags_of
from tests.operations.state import lines_of, must_be_whole, state_of

KEPT_TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """One archive for all examples of a property."""
    with settings_in(tmp_path_factory.mktemp("settings")):
        return new_archive(tmp_path_factory.mktemp("shared"))


@given(words=KEPT_TEXT.filter(lambda text: text.strip() != ""), ask=KEPT_TEXT, name=KEPT_TEXT)
def test_words_are_kept_to_the_character(shared: Archive, words: str, ask: str, name: str) -> None:
    # No pseudonym is anybody's but the first one's, so each example gets its own.
    pseudonym = Apart(shared).apart(name.strip())
    intake = Intake(words, ask=ask, speakers=(Speaker(name=name, pseudonym=pseudonym),))
    read = testimony.read_whole(shared, testimony.add(shared, intake).value.id).intake
    assert read.words == words
    assert read.ask == ask.strip()
    assert (read.speakers[0].name, read.speakers[0].pseudonym) == (name.strip(), pseudonym)


def test_everything_that_was_taken_in_is_read_back(archive: Archive) -> None:
    here = forum.add(archive, Forum("Oak hall", prefix="OAK")).value
    given_ = replace(
        rich_intake(archive),
        forum_id=here.id,
        when=When(Precision.RANGE, date(2025, 11, 1), date(2026, 2, 1)),
        status=testimony.read(archive, keep(archive).id).intake.status,
    )
    given_ = replace(given_, speakers=(*given_.speakers, Speaker("Robin", "Bea", "bea@example.org")))
    kept = testimony.add(archive, given_).value
    assert kept.code.startswith("OAK-")
    with reopened(archive) as again:
        reading = testimony.read_whole(again, kept.id)
        read = replace(
            reading.intake, speakers=tuple(replace(one, testifier_id=0) for one in reading.intake.speakers)
        )
        assert read == given_
        assert reading.forum == "Oak hall"
        assert testimony.by_code(again, kept.code).id == kept.id


def test_without_a_speaker_somebody_spoke_all_the_same(archive: Archive) -> None:
    kept = keep(archive)
    assert len(testimony.read(archive, kept.id).intake.speakers) == 1
    assert archive.counts("testifier", "identity") == (1, 0)


@pytest.mark.parametrize(
    ("intake", "error", "sentence"),
    [
        (Intake(""), Refused, "There are no words to keep."),
        (Intake(" \n\t "), Refused, "There are no words to keep."),
        (Intake("with \0 inside"), Refused, "NUL character"),
        (Intake("half \ud800"), Refused, "half of a character"),
        (Intake("words", language=""), Refused, "in which language"),
        (Intake("words", language="x" * 40), Refused, "in which language"),
        (Intake("words", language="e n!"), Refused, "in which language"),
        (Intake("words", ask="\0"), Refused, "NUL character"),
        (Intake("words", speakers=(Speaker(contact="\udfff"),)), Refused, "half of a character"),
        (Intake("words", own_words=((1, "\0"),)), Refused, "NUL character"),
        (Intake("words", forum_id=999), NotFound, "no such forum"),
        (Intake("w" * 2_000_001), Refused, "longer than two million"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(
    archive: Archive, intake: Intake, error: type[Refused], sentence: str
) -> None:
    kept = keep(archive)
    before = state_of(archive)
    for deed in (testimony.add, partial(testimony.edit, testimony_id=kept.id, rev=1)):
        with pytest.raises(error) as told:
            deed(archive, intake=intake)
        assert sentence in told.value.sentence
        assert len(told.value.sentence) < 200, "no word of the testimony stands in the sentence"
    assert state_of(archive) == before


# ---- versions ----------------------------------------------------------------------------------------------------------
def edited(archive: Archive, testimony_id: int, **changes: object) -> None:
    """Change fields of a testimony as it stands."""
    reading = testimony.read(archive, testimony_id)
    intake = replace(reading.intake, **changes)  # type: ignore[arg-type]  # fields by name
    testimony.edit(archive, testimony_id, intake, reading.testimony.rev)


def test_changed_words_are_a_new_version_and_the_old_one_is_sealed(archive: Archive) -> None:
    kept = keep(archive, "First.")
    edited(archive, kept.id, words="Second.")
    edited(archive, kept.id, words="Third.")
    edited(archive, kept.id, place="Elsewhere")
    history = testimony.history(archive, kept.id)
    assert [(one.number, one.words) for one in history] == [(1, "First."), (2, "Second."), (3, "Third.")]
    assert testimony.read(archive, kept.id).intake.words == "Third."
    assert [len(search.find(archive, word).hits) for word in ("first", "second", "third")] == [0, 0, 1]


def test_undoing_adds_a_version_and_unseals_nothing(archive: Archive) -> None:
    kept = keep(archive, "First.")
    reading = testimony.read(archive, kept.id)
    changes = testimony.edit(archive, kept.id, replace(reading.intake, words="Second."), 1)
    assert changes.inverse is not None
    changes.inverse(archive)
    assert [one.words for one in testimony.history(archive, kept.id)] == ["First.", "Second.", "First."]


def test_a_stale_revision_is_a_conflict_and_changes_nothing(archive: Archive) -> None:
    kept = keep(archive, "First.")
    stale = testimony.read(archive, kept.id)
    edited(archive, kept.id, place="Somewhere")
    before, lines = state_of(archive), lines_of(archive)
    with pytest.raises(Conflict) as told:
        testimony.edit(archive, kept.id, replace(stale.intake, words="Too late."), stale.testimony.rev)
    assert "changed elsewhere" in told.value.sentence
    assert state_of(archive) == before
    assert lines_of(archive) == lines
    must_be_whole(archive)


def test_another_language_of_the_original(archive: Archive) -> None:
    kept = keep(archive, "No hay calefacción.", language="en")
    testimony.translate(archive, kept.id, "fr", "Pas de chauffage.", "Anne", "")
    edited(archive, kept.id, language="es")
    current = [(one.kind, one.language) for one in testimony.read(archive, kept.id).versions]
    assert current == [(VersionKind.ORIGINAL, "es"), (VersionKind.TRANSLATION, "fr")]
    with pytest.raises(Refused) as told:
        edited(archive, kept.id, language="fr")
    assert "a translation in that language already" in told.value.sentence
    edited(archive, kept.id, language="en")
    assert [one.number for one in testimony.history(archive, kept.id) if one.language == "en"] == [1, 2]


def test_translations_stand_beside_the_original_and_can_be_pointed_at(archive: Archive) -> None:
    kept = keep(archive, "The heating was off.")
    testimony.translate(archive, kept.id, "fr", "Le chauffage ne marchait pas.", " Anne ", "by hand")
    testimony.translate(archive, kept.id, "fr", "Pas de chauffage.", "Paul", "machine")
    original, current = testimony.read(archive, kept.id).versions
    assert original.words == "The heating was off."
    assert (current.words, current.number, current.translator, current.method) == (
        "Pas de chauffage.",
        2,
        "Paul",
        "machine",
    )
    older = next(
        one for one in testimony.history(archive, kept.id) if one.number == 1 and one.language == "fr"
    )
    assert older.translator == "Anne"
    testimony.point(archive, kept.id, "fr", older)
    assert testimony.read(archive, kept.id).versions[1].words == "Le chauffage ne marchait pas."
    assert len(search.find(archive, "marchait").hits) == 1
    testimony.point(archive, kept.id, "fr", None)
    assert len(testimony.read(archive, kept.id).versions) == 1
    assert search.find(archive, "chauffage").hits == ()
    assert len(testimony.history(archive, kept.id)) == 3


@pytest.mark.parametrize(
    ("deed", "error", "sentence"),
    [
        (
            lambda a, i: testimony.translate(a, i, "en", "Words.", "Anne", ""),
            Refused,
            "The original is in that",
        ),
        (lambda a, i: testimony.translate(a, i, "fr", "  ", "Anne", ""), Refused, "There are no words"),
        (lambda a, i: testimony.translate(a, i, "fr", "Mots.", " ", ""), Refused, "The translator is empty"),
        (lambda a, i: testimony.translate(a, i, " ", "Mots.", "Anne", ""), Refused, "anguage"),
        (lambda a, i: testimony.point(a, i, "fr", None), NotFound, "no translation in that language"),
        (lambda a, i: testimony.point(a, i, "en", None), NotFound, "no translation in that language"),
        (
            lambda a, i: testimony.translate(a, 999, "fr", "Mots.", "Anne", ""),
            NotFound,
            "no longer in the archive",
        ),
        (lambda a, i: testimony.read(a, 999), NotFound, "no longer in the archive"),
        (lambda a, i: erase.erase(a, 999, Scope.ALL), NotFound, "no longer in the archive"),
        (lambda a, i: testimony.edit(a, 999, Intake("w"), 1), NotFound, "no longer in the archive"),
        (lambda a, i: testimony.by_code(a, "HRF-00000-W"), NotFound, "No testimony here has the code"),
        (lambda a, i: testimony.by_code(a, "HRF-00000-1"), Refused, "does not fit"),
        (lambda a, i: testimony.by_code(a, "?"), Refused, "A code looks like"),
    ],
)
def test_what_cannot_be_done_says_why(
    archive: Archive, deed: Callable[[Archive, int], object], error: type[Refused], sentence: str
) -> None:
    kept = keep(archive)
    before = state_of(archive)
    with pytest.raises(error) as told:
        deed(archive, kept.id)
    assert sentence in told.value.sentence
    assert state_of(archive) == before


# ---- who spoke ---------------------------------------------------------------------------------------------------------
def test_somebody_who_speaks_twice_is_one_person(archive: Archive) -> None:
    first = keep(archive, "Once.", speakers=(Speaker("Wren", "Ada", "ada@example.org"),))
    ada = testimony.read(archive, first.id).intake.speakers[0]
    second = keep(archive, "Twice.", speakers=(ada, Speaker("Robin")))
    assert archive.counts("testifier", "testimony_testifier") == (2, 3)
    erase.erase(archive, second.id, Scope.ALL)
    assert testimony.read(archive, first.id).intake.speakers == (ada,)
    assert archive.counts("testifier", "identity") == (1, 1)
    erase.erase(archive, first.id, Scope.ALL)
    assert archive.counts("testifier", "identity") == (0, 0)


def test_somebody_taken_out_is_forgotten_and_comes_back_as_the_same_person(archive: Archive) -> None:
    kept = testimony.add(archive, rich_intake(archive)).value
    before = testimony.read_whole(archive, kept.id)
    ada = before.intake.speakers[0]
    renamed = testimony.edit(
        archive, kept.id, replace(before.intake, speakers=(replace(ada, pseudonym="Robin"),)), 1
    )
    gone = testimony.edit(archive, kept.id, replace(before.intake, speakers=(Speaker("Somebody else"),)), 2)
    assert archive.counts("testifier", "identity", "testifier_tag", "testifier_own_words") == (1, 0, 0, 0)
    assert gone.inverse is not None
    gone.inverse(archive)
    assert renamed.inverse is not None
    renamed.inverse(archive)
    assert testimony.read_whole(archive, kept.id).intake == before.intake


# ---- lists -------------------------------------------------------------------------------------------------------------
def test_a_list_is_newest_first_in_blocks(archive: Archive) -> None:
    kept = [keep(archive, f"Words {number}.  \n  And more.").id for number in range(7)]
    assert testimony.ids(archive) == kept[::-1]
    assert testimony.ids(archive, limit=3) == kept[:3:-1]
    assert testimony.ids(archive, limit=3, before=kept[4]) == [kept[3], kept[2], kept[1]]
    wanted = [kept[5], 999, kept[0]]
    lines = testimony.lines(archive, wanted)
    assert [line.id for line in lines] == [kept[5], kept[0]]
    assert lines[1].opening == "Words 0. And more."
    assert testimony.lines(archive, []) == []


def test_tags_of_one_dimension_mean_or_and_different_ones_and(archive: Archive) -> None:
    one, other = tags_of(archive, About.EXPERIENCE, 2)
    person = tags_of(archive, About.PERSON, 1)[0]
    both = keep(archive, tags=(one,), speakers=(Speaker(tags=(person,)),)).id
    second = keep(archive, tags=(other,)).id
    third = keep(archive, speakers=(Speaker(tags=(person,)),)).id
    keep(archive)
    book = tag.codebook(archive)
    named = {
        each.id: (dimension.key, each.key) for dimension in book.dimensions for each in book.of(dimension)
    }

    def found(*tags: int) -> list[int]:
        where = tag.where(archive, [named[each] for each in tags])
        assert testimony.count(archive, where) == len(testimony.ids(archive, where))
        return sorted(testimony.ids(archive, where))

    assert found(one) == [both]
    assert found(one, other) == [both, second]
    assert found(person) == [both, third]
    assert found(person, one) == [both]
    assert found(person, one, other) == [both]
    assert testimony.count(archive) == 4


def test_a_forum_is_a_filter_too(archive: Archive) -> None:
    here = forum.add(archive, Forum("Oak hall")).value
    kept = keep(archive, forum_id=here.id)
    keep(archive)
    assert testimony.ids(archive, Where(forum_id=here.id)) == [kept.id]
    assert forum.counts(archive) == {here.id: 1}
