"""Dimensions and tags: found by key or label, merged and separated without loss, retired where they were given."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from hrforum.domain.intake import Speaker
from hrforum.domain.tag import NOT_ASKED, RESERVED, About, Dimension, Labels, Tag
from hrforum.errors import Conflict, NotFound, Refused
from hrforum.operations import tag, testimony
from hrforum.storage import tag as storage
from hrforum.storage.archive import Archive
from tests.archive_of import keep
from tests.operations.state import must_be_whole, state_of


def dimension(archive: Archive, about: About) -> Dimension:
    """Return the first dimension of the starter set about this."""
    return next(one for one in tag.codebook(archive).dimensions if one.about is about)


def some_tags(archive: Archive, about: About, count: int) -> list[Tag]:
    """Return tags of that dimension."""
    return list(tag.codebook(archive).of(dimension(archive, about))[:count])


def test_every_dimension_has_the_three_kinds_of_no_answer_last(archive: Archive) -> None:
    tag.add_dimension(archive, Labels("Pets"), About.PERSON)
    book = tag.codebook(archive)
    for one in book.dimensions:
        assert [each.key for each in book.of(one)][-3:] == list(RESERVED)
        assert all(each.labels.es and each.labels.fr for each in book.of(one)[-3:])


def test_dimensions_and_tags_are_found_by_key_or_label_in_any_language(archive: Archive) -> None:
    made = tag.add_dimension(archive, Labels("Pets at home", "Mascotas", "Animaux"), About.EXPERIENCE).value
    cat = tag.add(archive, made.id, Labels("Cat", "Gato", "Chat")).value
    for asked in ("pets_at_home", "PETS AT HOME", " mascotas ", "animaux"):
        assert tag.dimension_named(archive, asked).id == made.id
    for asked in ("cat", "Gato", "CHAT"):
        assert tag.tag_named(archive, made, asked).id == cat.id
    assert tag.where(archive, [("Mascotas", "gato"), ("pets_at_home", "Not asked")]).tags == (
        (made.id, (cat.id, tag.tag_named(archive, made, NOT_ASKED).id)),
    )


def test_a_key_stays_whatever_the_label_becomes(archive: Archive) -> None:
    made = tag.add_dimension(archive, Labels("Pets"), About.PERSON).value
    assert tag.edit_dimension(archive, replace(made, labels=Labels("Animals"))).value.key == "pets"
    cat = tag.add(archive, made.id, Labels("Cat")).value
    assert tag.edit(archive, replace(cat, labels=Labels("Dog"))).value.key == "cat"
    # What is typed as "pets" goes on meaning this one, so no other can take the name.
    assert tag.dimension_named(archive, "Pets").id == made.id
    with pytest.raises(Refused):
        tag.add_dimension(archive, Labels("Pets"), About.PERSON)


# ---- merging -----------------------------------------------------------------------------------------------------------
def test_merging_tags_about_the_experience(archive: Archive) -> None:
    gone, stays, other = some_tags(archive, About.EXPERIENCE, 3)
    both = keep(archive, tags=(gone.id, stays.id)).id
    one = keep(archive, tags=(gone.id, other.id)).id
    none = keep(archive, tags=(stays.id,)).id
    before = state_of(archive)
    changes = tag.merge(archive, gone.id, stays.id)
    assert [testimony.read(archive, each).intake.tags for each in (both, one, none)] == [
        (stays.id,),
        (stays.id, other.id),
        (stays.id,),
    ]
    assert gone.id not in [each.id for each in tag.codebook(archive).of(dimension(archive, About.EXPERIENCE))]
    assert changes.inverse is not None
    changes.inverse(archive)
    assert state_of(archive) == before


def test_merging_tags_about_the_person_keeps_the_day_on_which_each_was_said(archive: Archive) -> None:
    gone, stays = some_tags(archive, About.PERSON, 2)
    days = {}
    for number, tags in enumerate([(gone.id, stays.id), (gone.id,), (stays.id,)], 1):
        heard_on = date(2026, 3, number)
        kept = keep(archive, heard_on=heard_on, speakers=(Speaker(f"P{number}", tags=tags),))
        days[testimony.read(archive, kept.id).intake.speakers[0].testifier_id] = heard_on
    before = state_of(archive)
    changes = tag.merge(archive, gone.id, stays.id)
    assert storage.given_to(archive, stays.id) == ([], sorted(days.items()))
    assert changes.inverse is not None
    back = changes.inverse(archive)
    assert state_of(archive) == before
    assert back.inverse is not None
    back.inverse(archive)
    assert storage.given_to(archive, stays.id) == ([], sorted(days.items()))
    must_be_whole(archive)


def test_a_merged_tag_that_was_renamed_and_retired_comes_back_as_it_was(archive: Archive) -> None:
    gone, stays = some_tags(archive, About.PERSON, 2)
    tag.edit(
        archive, replace(gone, labels=Labels("Renamed", "Otro", "Autre"), definition="Why.", retired=True)
    )
    before = tag.codebook(archive)
    changes = tag.merge(archive, gone.id, stays.id)
    assert changes.inverse is not None
    changes.inverse(archive)
    assert tag.codebook(archive) == before


# ---- what is not allowed -------------------------------------------------------------------------------------------------
def _reserved(archive: Archive) -> Tag:
    return tag.tag_named(archive, dimension(archive, About.PERSON), NOT_ASKED)


def _person(archive: Archive) -> Tag:
    return some_tags(archive, About.PERSON, 1)[0]


def _experience(archive: Archive) -> Tag:
    return some_tags(archive, About.EXPERIENCE, 1)[0]


@pytest.mark.parametrize(
    ("deed", "error", "sentence"),
    [
        (lambda a: tag.merge(a, _person(a).id, _person(a).id), Refused, "Two different tags of the same"),
        (lambda a: tag.merge(a, _person(a).id, _experience(a).id), Refused, "Two different tags of the same"),
        (lambda a: tag.merge(a, _person(a).id, _reserved(a).id), Refused, "not merged with anything"),
        (lambda a: tag.merge(a, _reserved(a).id, _person(a).id), Refused, "not merged with anything"),
        (lambda a: tag.merge(a, 99999, _person(a).id), NotFound, "no such tag"),
        (lambda a: tag.remove(a, _reserved(a).id), Refused, "belong to every dimension"),
        (lambda a: tag.edit(a, replace(_reserved(a), retired=True)), Refused, "belong to every dimension"),
        (lambda a: tag.remove(a, _experience(a).id), Refused, "given 2 times. Retire or merge"),
        (lambda a: tag.remove(a, _person(a).id), Refused, "given 1 time. Retire or merge"),
        (
            lambda a: tag.remove_dimension(a, dimension(a, About.PERSON).id),
            Refused,
            "was used. Retire it",
        ),
        (
            lambda a: tag.edit_dimension(a, replace(dimension(a, About.EXPERIENCE), about=About.PERSON)),
            Refused,
            "what it is about cannot change",
        ),
        (
            lambda a: tag.add_dimension(a, dimension(a, About.PERSON).labels, About.PERSON),
            Refused,
            "already a dimension",
        ),
        (lambda a: tag.add(a, _person(a).dimension_id, Labels("Not asked")), Refused, "already has a tag"),
        (lambda a: tag.add(a, _person(a).dimension_id, Labels(" ")), Refused, "The label is empty"),
        (lambda a: tag.add(a, _person(a).dimension_id, Labels("A", "\0")), Refused, "NUL"),
        (lambda a: tag.add(a, 99999, Labels("A")), NotFound, "no such dimension"),
        (lambda a: tag.edit(a, replace(_person(a), rev=9)), Conflict, "changed elsewhere"),
        (
            lambda a: tag.edit_dimension(a, replace(dimension(a, About.PERSON), rev=9)),
            Conflict,
            "changed elsewhere",
        ),
        (lambda a: tag.dimension_named(a, "shoe size"), NotFound, "no dimension shoe size"),
        (lambda a: tag.tag_named(a, dimension(a, About.PERSON), "41"), NotFound, "has no tag 41"),
        (lambda a: tag.where(a, [("shoe size", "41")]), NotFound, "no dimension shoe size"),
    ],
)
def test_what_is_not_allowed_says_why_and_changes_nothing(
    archive: Archive, deed: Callable[[Archive], object], error: type[Refused], sentence: str
) -> None:
    person, experience = _person(archive), _experience(archive)
    keep(archive, tags=(experience.id,), speakers=(Speaker(tags=(person.id,)),))
    keep(archive, tags=(experience.id,))
    before = state_of(archive)
    with pytest.raises(error) as told:
        deed(archive)
    assert sentence in told.value.sentence
    assert state_of(archive) == before


def test_own_words_alone_are_a_use_of_a_dimension(archive: Archive) -> None:
    about = tag.add_dimension(archive, Labels("Pets"), About.EXPERIENCE).value
    keep(archive, own_words=((about.id, "a very old cat"),))
    with pytest.raises(Refused):
        tag.remove_dimension(archive, about.id)
    tag.edit_dimension(archive, replace(about, retired=True))
    assert tag.codebook(archive).dimensions[-1].retired


def test_a_retired_tag_stays_where_it_was_given(archive: Archive) -> None:
    one = _experience(archive)
    kept = keep(archive, tags=(one.id,))
    tag.edit(archive, replace(one, retired=True))
    assert testimony.read(archive, kept.id).intake.tags == (one.id,)
    assert tag.times_given(archive) == {one.id: 1}
