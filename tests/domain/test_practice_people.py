"""Invented people are the same for the same seed, nobody's, and as varied as real ones."""

import re
from collections import Counter
from itertools import pairwise
from statistics import mean, pstdev

import pytest

from hrforum.domain.consent import FORMS, Answer, Use
from hrforum.domain.practice import DISTRICTS, Invented, archive_name, forums, hearings, invent
from hrforum.domain.starter import starter
from hrforum.domain.tag import RESERVED
from hrforum.domain.testifier import Identity, parts_in


@pytest.fixture(scope="module")
def people() -> list[Invented]:
    return list(invent(1, 3000))


def test_the_same_seed_invents_the_same_people(people: list[Invented]) -> None:
    assert list(invent(1, 50)) == people[:50]
    assert list(invent(2, 50)) != people[:50]
    assert list(invent(1, 0)) == []


def test_texts_are_as_long_and_as_unlike_as_real_ones(people: list[Invented]) -> None:
    lengths = [len(one.words.split()) for one in people]
    assert mean(lengths) == pytest.approx(150, abs=5)
    assert pstdev(lengths) == pytest.approx(45, abs=6)
    assert len({one.words for one in people}) == len(people)
    vocabulary = {word for one in people for word in re.findall(r"\w+", one.words.lower())}
    assert len(vocabulary) > 6000
    assert sum(one.language == "es" for one in people) / len(people) == pytest.approx(0.25, abs=0.03)
    assert not any(re.search(r"[{}]|  | \n|\n ", one.words) for one in people)
    assert not any("\n\n\n" in one.words or one.words != one.words.strip() for one in people)


def test_a_sentence_is_not_said_twice_by_one_person(people: list[Invented]) -> None:
    for one in people[:500]:
        sentences = re.split(r"(?<=\.)\s+", one.words)
        assert all(first != second for first, second in pairwise(sorted(sentences)))


def test_tags_are_those_of_the_starter_set_and_the_districts(people: list[Invented]) -> None:
    known = {one.dimension.key: {tag.key for tag in one.tags} | set(RESERVED) for one in starter()}
    known["district"] |= {tag.key for tag in DISTRICTS}
    for one in people:
        assert all(set(tags) <= known[key] and len(tags) == len(set(tags)) for key, tags in one.tags.items())
        assert one.own_words.keys() <= known.keys()
    given = [sum(map(len, one.tags.values())) for one in people]
    assert mean(given) == pytest.approx(6, abs=0.6)
    districts = Counter(tag for one in people for tag in one.tags.get("district", ()))
    assert districts.keys() == {f"district_{n}" for n in range(1, 10)}


def test_what_people_are_goes_together_as_in_a_city(people: list[Invented]) -> None:
    signing = [one for one in people if "hearing" in one.tags.get("disability", ())]
    others = [one for one in people if "disability" not in one.tags]
    share = [
        sum("sign_language" in one.tags.get("language", ()) for one in some) / len(some)
        for some in (signing, others)
    ]
    assert share[0] > 10 * share[1]


def test_every_kind_of_consent_comes_up(people: list[Invented]) -> None:
    agreed = [{use for use, answer in one.consent.items() if answer is Answer.YES} for one in people]
    exhibits = sum(
        Use.HEARING_PACKET in given and bool(given & set(FORMS)) and not one.withdrawn
        for one, given in zip(people, agreed, strict=True)
    )
    assert exhibits / len(people) == pytest.approx(0.5, abs=0.05)
    assert {use for given in agreed for use in given} == set(Use)
    assert any(one.consent == {} for one in people)
    assert any(one.consent.get(Use.RECORD) is Answer.NO for one in people)
    assert any(Use.HEARING_PACKET in given and not given & set(FORMS) for given in agreed)
    withdrawn = [(one.withdrawn, given) for one, given in zip(people, agreed, strict=True) if one.withdrawn]
    assert 0 < len(withdrawn) < len(people) / 10
    assert all(uses <= given for uses, given in withdrawn)


def test_a_few_people_name_themselves(people: list[Invented]) -> None:
    naming = sum(bool(parts_in(Identity(one.name, one.contact), one.words)) for one in people)
    assert 0 < naming < 0.05 * len(people)


def test_nobody_can_be_reached(people: list[Invented]) -> None:
    assert {re.sub(r"^.*@|\d\d$", "", one.contact) for one in people} == {"", "example.org", "555-01"}


def test_where_they_speak_is_invented_too(people: list[Invented]) -> None:
    held = forums()
    assert {one.forum for one in people} == set(range(len(held)))
    assert all((held[one.forum].held_on or one.heard_on) <= one.heard_on for one in people)
    assert len({one.prefix for one in held}) == 3
    assert len({one.place for one in people}) == 120
    assert all(one.deadline and one.deadline <= one.held_on for one in hearings())
    assert all(archive_name())
