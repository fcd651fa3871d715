"""Words and answers found together, with live counts that agree with what is found; searches under names, and what erasing takes."""

from pathlib import Path

import pytest

from hrforum.domain.erase import Scope
from hrforum.domain.intake import Speaker
from hrforum.domain.sought import SavedSearch, Sought, sought_of
from hrforum.errors import Cancelled, NotFound, Refused
from hrforum.operations import archive as archives
from hrforum.operations import erase, saved_search, travel
from hrforum.operations.facet import by_answers, facets, found, narrowed
from hrforum.storage.archive import Archive
from tests.archive_of import keep
from tests.operations.test_counting import tag_id

BLACK, WHITE, COLD, RENT = (
    ("race", "black"),
    ("race", "white"),
    ("what_happened", "utilities_cut"),
    ("what_happened", "rent_increase"),
)


@pytest.fixture
def four(archive: Archive) -> Archive:
    """Give an archive of four testimonies, one of them by two people together."""
    ids = {key: tag_id(archive, *key) for key in (BLACK, WHITE, COLD, RENT)}
    for words, races, what in (
        ("The boiler is broken.", (BLACK,), (COLD,)),
        ("The boiler was sold.", (BLACK,), (COLD, RENT)),
        ("Too dear by far.", (WHITE,), (RENT,)),
        ("The boiler, said both.", (BLACK, WHITE), (RENT,)),
    ):
        speakers = tuple(Speaker(f"{words} {race[1]}", tags=(ids[race],)) for race in races)
        keep(archive, words, speakers=speakers, tags=tuple(ids[each] for each in what))
    return archive


def narrowed_to(archive: Archive, sought: Sought) -> set[int]:
    ids = narrowed(archive, sought)
    assert ids is not None
    return set(ids)


def counts(archive: Archive, sought: Sought) -> dict[tuple[str, str], int]:
    return {one.tag: one.count for one in facets(archive, sought) if one.tag in (BLACK, WHITE, COLD, RENT)}


def test_and_and_not_are_of_whole_testimonies(four: Archive) -> None:
    assert narrowed_to(four, Sought(having=(BLACK,))) == {1, 2, 4}
    assert narrowed_to(four, Sought(having=(BLACK, COLD))) == {1, 2}
    assert narrowed_to(four, Sought(having=(BLACK, COLD), without=(RENT,))) == {1}
    assert narrowed_to(four, Sought(having=(BLACK, WHITE))) == {4}, "two people told it together"
    assert narrowed_to(four, Sought(without=(BLACK,))) == {3}


def test_one_of_several_answers_is_enough(four: Archive) -> None:
    assert narrowed(four, Sought()) is None
    assert narrowed_to(four, Sought(either=(BLACK, WHITE))) == {1, 2, 3, 4}
    assert narrowed_to(four, Sought(either=(WHITE,))) == {3, 4}
    assert narrowed_to(four, Sought(having=(RENT,), either=(BLACK, WHITE), without=(COLD,))) == {3, 4}
    assert narrowed_to(four, Sought(either=(WHITE, COLD))) == set(), "one of each question"
    assert narrowed_to(four, Sought(either=(BLACK, WHITE, COLD))) == {1, 2}


def test_others_of_a_question_say_how_many_more_they_would_bring(four: Archive) -> None:
    for asked in (
        Sought(having=(BLACK,)),
        Sought(either=(BLACK,)),
        Sought("boiler", (BLACK,)),
        Sought(having=(COLD,)),
    ):
        now = found(four, asked, 50)[0]
        for one in facets(four, asked):
            if one.more:
                wider = Sought(asked.words, either=(*asked.having, *asked.either, one.tag))
                assert len(found(four, wider, 50)[0]) == len(now) + one.more
    told = {one.tag: (one.count, one.more) for one in facets(four, Sought(having=(BLACK,)))}
    assert told[WHITE] == (1, 1)
    assert told[BLACK] == (3, 0)


def test_words_and_what_answers_are_called_go_together(four: Archive) -> None:
    assert by_answers(four, "black boiler") == [4, 2, 1]
    assert by_answers(four, "boiler blanca") == [4], "in any language of the codebook"
    assert by_answers(four, "boiler not black") == []
    assert by_answers(four, "dear or black") == [4, 3, 2, 1]
    assert by_answers(four, '"rent increase" dear') == by_answers(four, "rent increase dear") == [3]
    assert by_answers(four, "boiler") == []
    assert found(four, Sought("boiler -white"), 50)[0] == [2, 1]
    assert {one.tag: one.count for one in facets(four, Sought("-white"))}[BLACK] == 2
    assert found(four, Sought("-white"), 50)[0] == [2, 1]


def test_counts_are_of_what_is_found(four: Archive) -> None:
    assert counts(four, Sought()) == {BLACK: 3, WHITE: 2, COLD: 2, RENT: 3}
    assert counts(four, Sought("boiler")) == {BLACK: 3, WHITE: 1, COLD: 2, RENT: 2}
    assert counts(four, Sought("boil", (COLD,))) == {BLACK: 2, COLD: 2, RENT: 1}
    # What was asked for stays on offer, or it could not be taken back.
    assert counts(four, Sought("dear", (RENT,), (COLD,))) == {WHITE: 1, COLD: 0, RENT: 1}
    for one in facets(four, Sought("boiler")):
        more = narrowed_to(four, Sought(having=(one.tag,)))
        assert one.count == len(more & {1, 2, 4}), one.tag


def test_answers_are_found_by_what_they_are_called(four: Archive) -> None:
    assert by_answers(four, "Whi") == [4, 3]
    assert by_answers(four, "bl") == []
    assert counts(four, Sought("white")) == {BLACK: 1, WHITE: 2, RENT: 2}


def test_a_search_that_is_not_wanted_any_more_stops(four: Archive) -> None:
    with pytest.raises(Cancelled):
        facets(four, Sought("boiler"), stopped=lambda: True)


# ---- saved --------------------------------------------------------------------------------------------------------------
def test_a_saved_search_is_found_by_its_name(four: Archive) -> None:
    sought = Sought('"no heat"', (BLACK,), (RENT,))
    assert sought_of(sought.as_json()) == sought
    either = Sought("heat or cold", either=(BLACK, WHITE))
    assert sought_of(either.as_json()) == either
    assert sought_of('{"having":[["race","black"]],"without":[],"words":""}') == Sought(having=(BLACK,)), (
        "kept before"
    )
    kept = saved_search.save(four, " Cold homes ", sought).value
    assert saved_search.by_name(four, "cold HOMES") == SavedSearch("Cold homes", sought, kept.id)
    with pytest.raises(Refused, match="of that name already"):
        saved_search.save(four, "cold homes", sought)
    with pytest.raises(Refused, match="nothing to look for"):
        saved_search.save(four, "Nothing", Sought(" "))
    saved_search.remove(four, kept.id)
    with pytest.raises(NotFound):
        saved_search.by_name(four, "Cold homes")


def test_erasing_takes_the_searches_that_tell_of_the_person(four: Archive) -> None:
    kept = keep(four, "My aunt Zelda wept.", speakers=(Speaker("Wren", "Rosa Delgado", "rosa@example.org"),))
    for name, words in (
        ("By name", "delgado"),
        ("By words", "aunt zelda"),
        ("Rosa’s, Rosa", "boiler"),
        ("Not by name", "boiler -delgado"),
        ("Not by words", "boiler or zelda"),
        ("Boilers", "boiler"),
    ):
        saved_search.save(four, name, Sought(words))
    saved_search.save(four, "Black and cold", Sought(having=(BLACK, COLD)))
    erase.erase(four, kept.id, Scope.STORY)
    assert [one.name for one in saved_search.everything(four)] == ["Black and cold", "Boilers"]


def test_a_travel_copy_has_no_searches(four: Archive, tmp_path: Path) -> None:
    saved_search.save(four, "Boilers", Sought("boiler"))
    copied = travel.make(four, tmp_path / "away.hrforum").value
    with archives.open_with_key(copied.path, four.key()) as away:
        assert saved_search.everything(away) == []
    assert [one.name for one in saved_search.everything(four)] == ["Boilers"]
