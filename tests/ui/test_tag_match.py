"""Looking for a tag: what begins with the letters comes before what holds them, in any of its languages and under other words."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hrforum.domain.starter import also_called, starter
from hrforum.domain.tag import About, Codebook, Dimension, Tag
from hrforum.resources import asset
from tests.ui.conftest import Hand
from ui.codebook import offers
from ui.parts.tag_match import Offer, fitting
from ui.parts.tag_picker import TagPicker


def starter_offers(about: About) -> list[Offer]:
    dimensions: list[Dimension] = []
    tags: dict[int, tuple[Tag, ...]] = {}
    number = 0
    for at, one in enumerate(starter(), 1):
        dimension = Dimension(one.dimension.key, one.dimension.about, one.dimension.labels, id=at)
        dimensions.append(dimension)
        made = []
        for each in one.tags:
            number += 1
            made.append(Tag(each.key, at, each.labels, id=number))
        tags[at] = tuple(made)
    return offers(Codebook(tuple(dimensions), tags), about)


@pytest.mark.parametrize(
    ("typed", "first", "among"),
    [
        ("im", "Migrant status: Became a citizen (immigrant)", "Religion or belief: Muslim"),
        ("undoc", "Migrant status: Without papers or status uncertain (undocumented)", ""),
        ("black", "Race: Black", ""),
        ("mu", "Religion or belief: Muslim", ""),
        ("métis", "Indigenous origin: Métis", ""),
        ("metis", "Indigenous origin: Métis", ""),
        ("gitana", "", ""),
        ("mujer", "Gender identity: Woman (Mujer)", ""),
        ("femme", "Gender identity: Woman (Femme)", ""),
        ("race", "Race: Another race", "Race: Black"),
    ],
)
def test_the_best_comes_first(typed: str, first: str, among: str) -> None:
    found = [one.shown for one in fitting(starter_offers(About.PERSON), typed)]
    assert (found[0] if found else "") == first
    assert not among or among in found[1:]


def test_what_holds_the_letters_inside_comes_after_what_begins_with_them() -> None:
    ranks = [one.rank for one in fitting(starter_offers(About.PERSON), "im")]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def test_other_words_are_those_of_tags_that_exist_and_hold_no_name_of_their_own() -> None:
    keys = {each.key for one in starter() for each in one.tags}
    shipped = json.loads(asset("dimensions", "also_called.json").read_text("utf-8"))
    assert set(shipped) <= keys
    assert all(words and all(word.strip() for word in words) for words in shipped.values())
    assert also_called("a tag of our own") == ()


def picker_of_people(hand: Hand) -> TagPicker:
    """Show a picker of what a person says of themselves, with the keyboard in it."""
    picker = TagPicker("Tags")
    hand.qtbot.addWidget(picker)
    picker.set_offers(starter_offers(About.PERSON))
    with hand.qtbot.waitActive(picker):
        picker.show()
        picker.activateWindow()
    picker._line.setFocus()
    return picker


def test_enter_picks_no_guess_among_several(full: Hand) -> None:
    picker = picker_of_people(full)
    QTest.keyClicks(picker._line, "immigrant")
    QTest.keyClick(picker._line, Qt.Key.Key_Return)
    assert picker.picked() == (), "four answers are called so; which it is, a person says"
    assert picker.typed == "immigrant"
    picker._line.clear()
    QTest.keyClicks(picker._line, "immigrant")
    full.qtbot.waitUntil(picker._popup.isVisible)
    QTest.keyClick(picker._popup, Qt.Key.Key_Down)
    QTest.keyClick(picker._popup, Qt.Key.Key_Down)
    QTest.keyClick(picker._popup, Qt.Key.Key_Return)
    assert [picker.text_of(one) for one in picker.picked()] == ["Migrant status: Permanent resident"]
    assert picker.typed == ""
    assert not picker._popup.isVisible()
    picker.set_picked(())
    QTest.keyClicks(picker._line, "undocumented")
    QTest.keyClick(picker._line, Qt.Key.Key_Return)
    assert [picker.text_of(one) for one in picker.picked()] == [
        "Migrant status: Without papers or status uncertain"
    ]


def test_what_is_typed_and_not_picked_says_that_it_counts_for_nothing(full: Hand) -> None:
    picker = picker_of_people(full)
    QTest.keyClicks(picker._line, "not <b>pregnant")
    QTest.keyClick(picker._line, Qt.Key.Key_Return)
    assert picker.picked() == ()
    full.qtbot.waitUntil(picker._lost.isVisible)
    assert picker._lost.text() == "“not <b>pregnant” is not picked, so it counts for nothing."
    picker._line.clear()
    QTest.keyClicks(picker._line, "mu")
    assert not picker._lost.isVisible()
