"""Tags of many testimonies at once: one deed, undone to the letter, and nobody is given what nobody said of them."""

import pytest

from hrforum.domain.intake import Speaker
from hrforum.domain.tag import NOT_ASKED, About, Dimension, Tag
from hrforum.domain.tagging import Tagged
from hrforum.errors import Conflict, NotFound
from hrforum.operations import tag, tagging, testimony
from hrforum.storage.archive import Archive
from tests.archive_of import keep
from tests.operations.state import lines_of, must_be_whole, state_of


def some_of(archive: Archive, about: About) -> tuple[Dimension, list[Tag]]:
    book = tag.codebook(archive)
    dimension = next(one for one in book.dimensions if one.about is about and len(book.of(one)) >= 5)
    return dimension, list(book.of(dimension))


def tags_on(archive: Archive, testimony_id: int) -> set[int]:
    intake = testimony.read(archive, testimony_id).intake
    return {*intake.tags, *(each for one in intake.speakers for each in one.tags)}


@pytest.mark.parametrize("about", list(About))
def test_a_tag_is_given_and_taken_as_one_deed(archive: Archive, about: About) -> None:
    _dimension, (one, other, *_rest) = some_of(archive, about)
    of_person = about is About.PERSON
    had = keep(archive, speakers=(Speaker(tags=(one.id,)),)) if of_person else keep(archive, tags=(one.id,))
    ids = [had.id, keep(archive).id, keep(archive).id]
    keep(archive)
    before, lines = state_of(archive), len(lines_of(archive))
    given = tagging.give(archive, [*ids, ids[0]], one.id)
    assert given.value == Tagged(changed=2, already=1)
    assert tagging.told(given.value) == "2 testimonies changed. 1 was so already."
    assert [tags_on(archive, each) for each in ids] == [{one.id}] * 3
    assert len(lines_of(archive)) == lines + 1
    after = state_of(archive)
    assert given.inverse is not None
    back = given.inverse(archive)
    assert state_of(archive) == before
    assert back.inverse is not None
    back.inverse(archive)
    assert state_of(archive) == after
    taken = tagging.take(archive, ids, one.id)
    assert taken.value == Tagged(changed=3)
    assert [tags_on(archive, each) for each in ids] == [set()] * 3
    assert tagging.take(archive, ids, other.id).value == Tagged(already=3)
    assert taken.inverse is not None
    taken.inverse(archive)
    assert state_of(archive) == after
    must_be_whole(archive)


@pytest.mark.parametrize("about", list(About))
def test_no_answer_makes_room_for_an_answer_and_never_the_other_way(archive: Archive, about: About) -> None:
    dimension, tags = some_of(archive, about)
    asked = next(each for each in tags if each.key == NOT_ASKED)
    one = keep(archive).id
    before = state_of(archive)
    first = tagging.give(archive, [one], asked.id)
    second = tagging.give(archive, [one], tags[0].id)
    assert tags_on(archive, one) == {tags[0].id}, dimension.key
    assert tagging.give(archive, [one], asked.id).value == Tagged(already=1)
    assert second.inverse is not None
    assert first.inverse is not None
    second.inverse(archive)
    assert tags_on(archive, one) == {asked.id}
    first.inverse(archive)
    assert state_of(archive) == before


def test_where_several_people_speak_nobody_is_given_a_tag_about_the_person(archive: Archive) -> None:
    _dimension, (one, *_rest) = some_of(archive, About.PERSON)
    together = keep(archive, speakers=(Speaker("Wren"), Speaker("Finch"))).id
    alone = keep(archive).id
    tagged = tagging.give(archive, [together, alone], one.id).value
    assert tagged == Tagged(changed=1, several=1)
    assert tagging.told(tagged) == "1 testimony changed. 1 was left as it is: several people speak in it."
    assert (tags_on(archive, together), tags_on(archive, alone)) == (set(), {one.id})


def test_a_form_that_is_open_over_it_is_told(archive: Archive) -> None:
    _dimension, (one, *_rest) = some_of(archive, About.PERSON)
    kept = keep(archive).id
    reading = testimony.read(archive, kept)
    tagging.give(archive, [kept], one.id)
    with pytest.raises(Conflict):
        testimony.edit(archive, kept, reading.intake, reading.testimony.rev)


def test_what_is_not_there_is_left_out_or_said(archive: Archive) -> None:
    _dimension, (one, *_rest) = some_of(archive, About.EXPERIENCE)
    kept = keep(archive).id
    assert tagging.give(archive, [kept, 999], one.id).value == Tagged(changed=1)
    with pytest.raises(NotFound):
        tagging.give(archive, [kept], 999_999)
