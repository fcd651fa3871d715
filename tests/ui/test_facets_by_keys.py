"""Searching by keys: answers beside the list with live counts, with and without, and searches kept under names."""

from __future__ import annotations

import pytest

from hrforum.domain.sought import Sought
from hrforum.operations import saved_search
from tests.archive_of import keep
from tests.ui.conftest import Hand
from tests.ui.test_explore_by_keys import furnish
from ui.pages.testimonies_page import TestimoniesPage
from ui.parts.block_model import LINE_ROLE


@pytest.fixture
def nine(empty: Hand) -> Hand:
    """Return a hand at the list of nine testimonies, with the answers in sight."""
    empty.ask(furnish)
    for page in empty.window.desk.pages.values():
        page.refresh()
    empty.settle()
    empty.press("Ctrl+2")
    empty.press("Ctrl+F")
    empty.tab_to("Answers …")
    empty.press("Space")
    return empty


def page_of(hand: Hand) -> TestimoniesPage:
    page = hand.window.desk.pages["testimonies"]
    assert isinstance(page, TestimoniesPage)
    return page


def answers(hand: Hand) -> dict[str, int]:
    """Return each answer with its count."""
    model = page_of(hand).finding.facets.list._facets
    return {one.label: one.count for one in model.values()}


def to_answer(hand: Hand, label: str) -> None:
    hand.tab_to("Answers, with how many have each")
    hand.press("Home")
    labels = [one.label for one in page_of(hand).finding.facets.list._facets.values()]
    for _each in range(labels.index(label)):
        hand.press("Down")


def count(hand: Hand) -> int:
    return page_of(hand)._model.rowCount()


def test_with_and_without_by_keys(nine: Hand) -> None:
    assert count(nine) == 9
    assert (answers(nine)["Black"], answers(nine)["White"]) == (6, 3)
    to_answer(nine, "White")
    nine.press("Return")
    assert count(nine) == 3
    assert answers(nine)["Black"] == 0
    shown = page_of(nine).finding.facets.list
    spoken = str(shown.currentIndex().data())
    assert spoken == "White, 3, with, Race"
    cold = next(label for label, number in answers(nine).items() if number == 2)
    to_answer(nine, cold)
    nine.press("-")
    assert count(nine) == 1
    assert str(shown.currentIndex().data()).split(", ")[-2] == "without"
    # Once more takes it back.
    nine.press("-")
    assert count(nine) == 3
    to_answer(nine, "White")
    nine.press("Return")
    assert count(nine) == 6, "a second time asks for those without it"
    nine.press("Return")
    assert count(nine) == 9


def test_one_answer_or_the_other_by_keys_and_by_clicks(nine: Hand) -> None:
    everybody = count(nine)
    shown = page_of(nine).finding.facets.list
    to_answer(nine, "White")
    nine.press("Return")
    to_answer(nine, "Black")
    assert str(shown.currentIndex().data()) == "Black, 6 more, Race"
    nine.press("Return")
    assert str(shown.currentIndex().data()) == "Black, 6, or, Race"
    assert count(nine) == 9
    assert page_of(nine).finding.question.sought.either == (("race", "white"), ("race", "black"))
    nine.press("O")
    assert count(nine) == 3, "alone one is simply asked for"
    assert page_of(nine).finding.question.sought.having == (("race", "white"),)
    nine.press("O")
    assert count(nine) == 9
    # Saved, an "or" stays one.
    nine.tab_to("Save search …")
    nine.press("Space")
    nine.dialog()
    nine.write("Both")
    nine.press("Return")
    assert nine.ask(saved_search.everything)[0].sought.either == (("race", "white"), ("race", "black"))
    to_answer(nine, "Black")
    nine.press("Return")
    assert str(shown.currentIndex().data()).split(", ")[-2] == "without"
    assert count(nine) == 3
    nine.press("Return")
    to_answer(nine, "White")
    nine.press("-")
    nine.press("-")
    assert count(nine) == everybody


def test_what_was_typed_is_marked_in_the_list_and_barred_words_are_said(nine: Hand) -> None:
    nine.press("Ctrl+F")
    nine.write("number 7 or 8")
    page = page_of(nine)
    assert count(nine) == 2
    for row in range(2):
        line = page._model.index(row, 0).data(LINE_ROLE)
        assert [line.below[start:end].casefold() for start, end in line.found] == [
            "number",
            line.below[slice(*line.found[1])],
        ]
        assert line.below[slice(*line.found[1])] in ("7", "8")
    nine.press("Ctrl+F")
    nine.write("number -7")
    assert count(nine) == 8
    assert page.finding.told.text() == "8 of 9 testimonies, without “7”"


def test_a_language_is_chosen_by_keys(nine: Hand) -> None:
    spanish = nine.ask(lambda archive: keep(archive, "Nos cortaron la luz.", language="es").code)
    page_of(nine).refresh()
    nine.settle()
    nine.press("Ctrl+F")
    nine.tab_to("Told in")
    nine.press("Down")
    nine.press("Down")
    assert count(nine) == 1
    assert page_of(nine)._model.index(0, 0).data(LINE_ROLE).lead == spanish
    assert page_of(nine).finding.question.sought.having == (("told_in", "es"),)
    nine.press("Home")
    assert count(nine) == 10


def test_counts_follow_what_is_typed(nine: Hand) -> None:
    nine.press("Ctrl+F")
    nine.write("number 7")
    assert count(nine) == 1
    assert answers(nine)["White"] == 1
    assert "Black" not in answers(nine)


def test_what_an_answer_is_called_finds_who_gave_it(nine: Hand) -> None:
    nine.press("Ctrl+F")
    nine.write("white")
    assert count(nine) == 3
    assert page_of(nine).finding.told.text() == "3 of 9 testimonies"
    nine.press("Down")
    assert page_of(nine).reader.reading is not None


def test_a_search_is_kept_done_again_and_removed(nine: Hand) -> None:
    to_answer(nine, "White")
    nine.press("Return")
    nine.tab_to("Save search …")
    nine.press("Space")
    nine.dialog()
    nine.write("White people")
    nine.press("Return")
    assert nine.no_dialog()
    (kept,) = nine.ask(saved_search.everything)
    assert (kept.name, kept.sought) == ("White people", Sought(having=(("race", "white"),)))
    to_answer(nine, "White")
    nine.press("Return")
    nine.press("Return")
    assert count(nine) == 9
    nine.tab_to("Saved searches")
    nine.press("Down")
    assert count(nine) == 3
    nine.tab_to("Remove saved search")
    nine.press("Space")
    assert nine.ask(saved_search.everything) == []
    nine.press("Ctrl+Z")
    assert [one.name for one in nine.ask(saved_search.everything)] == ["White people"]
