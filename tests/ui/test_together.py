"""Several testimonies at once, by keyboard: chosen with Shift or Ctrl+A, given a tag, said to be the same, and undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QScrollArea, QWidget

from hrforum.domain.bond import BondKind
from hrforum.operations import bond, tag, testifier, testimony
from tests.ui.conftest import Hand
from ui.dialogs.together_dialog import TogetherDialog
from ui.pages.testimonies_page import TestimoniesPage


def page_of(hand: Hand) -> TestimoniesPage:
    page = hand.window.desk.pages["testimonies"]
    assert isinstance(page, TestimoniesPage)
    return page


def choose(hand: Hand, *keys: str) -> TestimoniesPage:
    """Choose in the list with these keys."""
    page = page_of(hand)
    if hand.window.desk.shown != "testimonies":
        hand.press("Ctrl+2")
    hand.tab_to("Testimonies")
    for each in keys:
        hand.press(each)
    return page


def open_dialog(hand: Hand) -> TogetherDialog:
    button = page_of(hand).together.button
    assert button.isVisible()
    QTest.keyClick(hand.tab_to(button.text().replace("&", "")), Qt.Key.Key_Space)
    hand.settle()
    dialog = hand.dialog()
    assert isinstance(dialog, TogetherDialog)
    return dialog


def pick(hand: Hand, radio: str) -> None:
    """Go down the choices with the arrow keys."""
    for _each in range(8):
        if str(hand.focus().property("text")).replace("&", "") == radio:
            return
        hand.press("Down")
    raise AssertionError(f"the arrow keys never reach {radio!r}")


def choose_in(hand: Hand, name: str, beginning: str) -> None:
    box = hand.tab_to(name)
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _each in range(box.count()):
        if box.currentText().startswith(beginning):
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"{name} offers nothing that begins with {beginning!r}")


def do_it(hand: Hand) -> None:
    hand.tab_to("Do it")
    hand.press("Space")
    assert hand.no_dialog()


def codes(hand: Hand) -> dict[int, str]:
    ids = hand.ask(testimony.ids)
    return {one.id: one.code for one in hand.ask(lambda opened: testimony.lines(opened, ids))}


def test_one_chosen_is_nothing_to_do_together(full: Hand) -> None:
    page = choose(full, "Home")
    assert page.together.isHidden()
    choose(full, "Shift+Down")
    assert page.together.button.text() == "W&ith the 2 chosen …"
    choose(full, "Up")
    assert page.together.isHidden()
    assert page.reader.reading is not None


def test_a_tag_is_given_to_all_of_a_list_and_taken_back(full: Hand) -> None:
    choose(full, "Ctrl+A")
    assert len(page_of(full).together.chosen()) == 5
    open_dialog(full)
    pick(full, "Give them a tag")
    book = full.ask(tag.codebook)
    dimension = next(one for one in book.dimensions if one.about == "experience" and len(book.of(one)) > 4)
    one = book.of(dimension)[0]
    choose_in(full, "Tag to give", f"{dimension.labels.en}: {one.labels.en}")
    do_it(full)
    assert full.sentence() == "5 testimonies changed."
    assert full.ask(tag.times_given)[one.id] == 5
    assert full.window.menus.undo.text() == "&Undo: Give tag"
    full.press("Ctrl+Z")
    assert one.id not in full.ask(tag.times_given)


def test_one_person_is_counted_once(full: Hand) -> None:
    choose(full, "Home", "Shift+Down", "Shift+Down")
    before = len(full.ask(testifier.everybody))
    open_dialog(full)
    pick(full, "One person speaks in all of them")
    do_it(full)
    assert full.sentence().startswith("They are one person now, who speaks in 3 testimonies.")
    assert len(full.ask(testifier.everybody)) == before - 2
    full.press("Ctrl+Z")
    assert len(full.ask(testifier.everybody)) == before


@pytest.mark.parametrize(
    ("kind", "radio", "which", "note", "told"),
    [
        (BondKind.HOUSEHOLD, "Who speaks in them shares a household", "Which household", "Note about the household",
         "{n} people are in this household."),
        (BondKind.INCIDENT, "They tell of one incident", "Which incident", "Note about the incident",
         "{n} testimonies tell of it."),
    ],
)  # fmt: skip
def test_a_household_or_incident_is_made_and_grows(
    full: Hand, kind: BondKind, radio: str, which: str, note: str, told: str
) -> None:
    choose(full, "Home", "Shift+Down")
    open_dialog(full)
    pick(full, radio)
    full.tab_to(note)
    full.write("Flood of March")
    do_it(full)
    assert full.sentence() == told.format(n=2)
    choose(full, "End", "Shift+Up")
    open_dialog(full)
    pick(full, radio)
    choose_in(full, which, "1 · Flood of March")
    do_it(full)
    assert full.sentence() == told.format(n=4)
    (one,) = full.ask(lambda opened: bond.everything(opened, kind))
    assert (one.note, len(one.members)) == ("Flood of March", 4)
    full.press("Ctrl+Z")
    full.press("Ctrl+Z")
    assert full.ask(lambda opened: bond.everything(opened, kind)) == []


def test_the_same_telling_becomes_one_and_what_ends_is_told_before(full: Hand) -> None:
    page = choose(full, "Home", "Shift+Down")
    gone, stays = page.together.chosen()
    before = codes(full)
    dialog = open_dialog(full)
    pick(full, "They are the same telling, written down twice")
    choose_in(full, "The one that stays", before[stays])
    # The other one was never asked about.
    assert dialog._ends.text().startswith("Not agreed to any more: Keep it in our file")
    do_it(full)
    assert full.sentence().startswith(f"{before[gone]} is merged into {before[stays]}")
    assert gone not in codes(full)
    assert page.reader.reading is not None
    assert page.reader.reading.testimony.id == stays
    full.press("Ctrl+Z")
    assert codes(full) == before


def test_escape_changes_nothing(full: Hand) -> None:
    choose(full, "Ctrl+A")
    undo = full.window.menus.undo.text()
    open_dialog(full)
    full.press("Escape")
    assert full.no_dialog()
    assert full.window.menus.undo.text() == undo


def test_no_two_keys_of_the_dialog_are_the_same(full: Hand) -> None:
    choose(full, "Home", "Shift+Down")
    dialog = open_dialog(full)
    for radio in dialog._buttons.values():
        radio.setChecked(True)
        shown = [each for each in dialog.findChildren(QWidget) if each.isVisible()]
        texts = [each.text() for each in shown if isinstance(each, QAbstractButton)]
        texts += [each.text() for each in shown if isinstance(each, QLabel) and each.buddy() is not None]
        keys = [text[text.index("&") + 1].casefold() for text in texts if "&" in text.replace("&&", "")]
        assert len(keys) == len(set(keys)) > 6
    full.press("Escape")


@pytest.mark.parametrize("percent", [100, 200])
def test_the_dialog_is_never_wider_than_a_small_screen(full: Hand, percent: int) -> None:
    preferences = full.window.preferences
    preferences.change(replace(preferences.now, text_percent=percent))
    choose(full, "Home", "Shift+Down")
    dialog = open_dialog(full)
    for radio in dialog._buttons.values():
        radio.setChecked(True)
        full.settle()
        (scrolled,) = dialog.findChildren(QScrollArea)
        assert scrolled.horizontalScrollBar().maximum() == 0
    full.press("Escape")
