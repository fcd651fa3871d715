"""Hiding, marking, copying and looking through, by keys, over a real archive; nothing leaves the reader round the gate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from hrforum.domain.passage import PassageKind
from hrforum.domain.redaction import CITIES, EVERYONE, Reason, Redaction
from hrforum.domain.span import Span
from hrforum.operations import passage, proposal, redaction, testimony
from hrforum.storage import handout as handouts
from tests.ui.conftest import Hand
from tests.ui.test_packets_by_keys import filled, save_as
from ui.parts.marked_text import MarkedText

ROSA, LUZ, AHMED, COUNTED, UNASKED = range(5)


def reader(hand: Hand) -> Any:
    """Return the reader."""
    return hand.window.desk.pages["testimonies"].reader


def read(hand: Hand, which: int) -> int:
    """Read one of the five testimonies; return its id."""
    chosen = sorted(hand.ask(testimony.ids))[which]
    hand.press("Ctrl+2")
    hand.window.desk.pages["testimonies"].choose(chosen)
    hand.settle()
    assert reader(hand).reading.testimony.id == chosen
    return chosen


def words(hand: Hand) -> MarkedText:
    """Go to the words with the keyboard's focus."""
    box: MarkedText = reader(hand)._boxes[0].text
    box.setFocus(Qt.FocusReason.TabFocusReason)
    return box


def select(hand: Hand, text: str) -> None:
    """Select a text in the words as the keyboard does: caret there, then Shift and arrows."""
    box = words(hand)
    at = box.toPlainText().index(text)
    hand.press("Ctrl+Home")
    for _each in range(at):
        QTest.keyClick(box, Qt.Key.Key_Right)
    for _each in range(len(text)):
        QTest.keyClick(box, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    hand.settle()


def clipboard() -> str:
    """Return what is on the clipboard."""
    return QGuiApplication.clipboard().text()


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: object) -> None:  # the clipboard is the application's
    QGuiApplication.clipboard().clear()


def test_selected_words_are_hidden_changed_and_shown_again(full: Hand) -> None:
    rosa = read(full, ROSA)
    words(full)
    full.press("h")
    assert "Select the words first" in full.sentence()
    select(full, "fourth floor")
    full.press("h")
    full.dialog()
    full.press("End")
    full.tab_to("Who is not to read it")
    full.press("Down")
    full.tab_to("What is read instead")
    full.write("[upstairs]")
    full.press("Return")
    (kept,) = full.ask(lambda archive: redaction.of_testimony(archive, rosa))
    assert (kept.reason, kept.audience, kept.replacement) == (Reason.OTHER, CITIES, "[upstairs]")
    assert "1 hidden" in words(full).accessibleDescription()
    marks = reader(full).marks.list
    marks.setFocus()
    full.press("Return")
    full.dialog()
    full.tab_to("Who is not to read it")
    full.press("Up")
    full.press("Return")
    (kept,) = full.ask(lambda archive: redaction.of_testimony(archive, rosa))
    assert kept.audience == EVERYONE
    marks.setFocus()
    full.press("Delete")
    assert full.ask(lambda archive: redaction.of_testimony(archive, rosa)) == []
    full.press("Ctrl+Z")
    assert full.ask(lambda archive: redaction.of_testimony(archive, rosa)) != []


def test_the_space_around_a_selection_is_not_hidden_with_it(full: Hand) -> None:
    read(full, ROSA)
    select(full, " fourth floor")
    box = words(full)
    chosen = box.selected()
    assert chosen is not None
    assert box.toPlainText()[chosen.start : chosen.stop] == "fourth floor"


def test_what_they_ask_for_is_hidden_too(full: Hand) -> None:
    rosa = read(full, ROSA)
    box = reader(full)._boxes[1].text
    box.setFocus(Qt.FocusReason.TabFocusReason)
    full.press("Ctrl+A")
    full.press("h")
    full.dialog()
    full.press("Return")
    (kept,) = full.ask(lambda archive: redaction.of_testimony(archive, rosa))
    assert kept.version is None
    assert kept.span == Span(0, len("Repair it this month."))


def test_a_passage_is_marked_by_mouse_and_tagged_by_keys(full: Hand) -> None:
    rosa = read(full, ROSA)
    box = words(full)
    start, stop = (box.cursorRect(_cursor(box, at)).center() for at in (0, 12))
    QTest.mousePress(box.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(box.viewport(), stop)
    QTest.mouseRelease(box.viewport(), Qt.MouseButton.LeftButton, pos=stop)
    full.press("m")
    full.dialog()
    full.tab_to("Tags of this passage")
    full.write("repair")
    full.press("Return")
    full.tab_to("Mark it")
    full.press("Return")
    (kept,) = full.ask(lambda archive: passage.of_testimony(archive, rosa))
    assert (kept.kind, kept.span, len(kept.tags)) == (PassageKind.QUOTE, Span(0, 12), 1)
    reader(full).marks.list.setFocus()
    full.press("Delete")
    assert full.ask(lambda archive: passage.of_testimony(archive, rosa)) == []


def _cursor(box: MarkedText, at: int) -> Any:
    cursor = box.textCursor()
    cursor.setPosition(at)
    return cursor


def test_places_are_code_points_also_beside_characters_of_two_units(full: Hand, qtbot: Any) -> None:
    box = MarkedText("I 😀 saw 𐍈 Ada.", "Words")
    qtbot.addWidget(box)
    for span in (Span(0, 1), Span(2, 3), Span(4, 9), Span(10, 13), Span(2, 14)):
        box.select(span)
        assert box.selected() == span
        assert box.textCursor().selectedText() == span.of("I 😀 saw 𐍈 Ada.")


# ---- copying -------------------------------------------------------------------------------------------------------------
def test_a_copy_is_what_everyone_outside_may_read_and_is_noted(full: Hand) -> None:
    rosa = read(full, ROSA)
    version = full.ask(lambda archive: testimony.read(archive, rosa)).versions[0]
    one = Redaction(
        Span(version.words.index("fourth"), version.words.index("floor") + 5), version.uuid, Reason.ADDRESS
    )
    full.ask(lambda archive: redaction.add(archive, rosa, [one]))
    words(full)
    full.press("Ctrl+A")
    full.press("Ctrl+C")
    assert clipboard() == version.words.replace("fourth floor", "[address]")
    assert "Copied as everyone outside may read it" in full.sentence()
    full.press("Ctrl+Shift+C")
    assert clipboard() == version.words
    assert "for use inside" in full.sentence()
    kinds = [
        one.kind
        for one in full.ask(lambda archive: handouts.of_testimony(archive, testimony.by_id(archive, rosa)))
    ]
    assert sorted(kinds) == ["clipboard", "clipboard_inside"]


@pytest.mark.parametrize("which", [COUNTED, UNASKED, AHMED])
def test_what_may_not_leave_is_not_copied(full: Hand, which: int) -> None:
    read(full, which)
    box = words(full)
    full.press("Ctrl+A")
    full.press("Ctrl+C")
    assert clipboard() == ""
    assert "Nothing was copied" in full.sentence()
    assert box.createMimeDataFromSelection().formats() == [], "nor is it dragged out"
    full.press("Ctrl+Insert")
    assert clipboard() == ""


def test_earlier_words_are_never_copied(full: Hand) -> None:
    rosa = read(full, ROSA)
    change(full, rosa, "New words.")
    full.window.desk.pages["testimonies"].refresh()
    full.settle()
    full.tab_to("Earlier words …")
    full.press("Space")
    for box in full.dialog().findChildren(MarkedText):
        box.setFocus()
        QTest.keySequence(box, "Ctrl+A")
        QTest.keySequence(box, "Ctrl+C")
    assert clipboard() == ""
    full.press("Escape")


def test_what_leaves_is_shown_for_each_audience_and_copied(full: Hand) -> None:
    read(full, LUZ)
    full.tab_to("Show what leaves …")
    full.press("Space")
    dialog: Any = full.dialog()
    full.settle()
    (shown,) = dialog.findChildren(MarkedText)
    assert shown.toPlainText().startswith("La caldera")
    full.tab_to("Who reads")
    full.press("Down")
    assert dialog._why.text().startswith("Nothing leaves.")
    assert not dialog.act_button.isEnabled()
    full.press("Up")
    full.settle()
    full.tab_to("Copy it")
    full.press("Return")
    assert full.no_dialog()
    assert clipboard().startswith("La caldera")


# ---- lost marks ----------------------------------------------------------------------------------------------------------
def test_a_lost_mark_is_listed_first_and_put_in_its_place(full: Hand) -> None:
    rosa = read(full, ROSA)
    version = full.ask(lambda archive: testimony.read(archive, rosa)).versions[0]
    at = version.words.index("fourth floor")
    full.ask(lambda archive: redaction.add(archive, rosa, [Redaction(Span(at, at + 12), version.uuid)]))
    change(full, rosa, version.words.replace("fourth floor", "4th floor"))
    full.window.desk.pages["testimonies"].refresh()
    full.settle()
    marks = reader(full).marks.list
    assert "lost: look at it" in marks.model().index(0, 0).data()
    assert "no longer fits" in str(
        [each.text() for each in reader(full)._gate.findChildren(type(reader(full)._code))]
    )
    marks.setFocus()
    full.press("Return")
    assert full.no_dialog()
    assert "nobody knows where this belongs now" in full.sentence()
    select(full, "4th floor")
    marks.setFocus()
    full.press("Return")
    full.dialog()
    full.press("Return")
    (kept,) = full.ask(lambda archive: redaction.of_testimony(archive, rosa))
    assert not kept.lost


# ---- looking through -----------------------------------------------------------------------------------------------------
def change(hand: Hand, testimony_id: int, words: str) -> None:
    """Write other words."""
    reading = hand.ask(lambda archive: testimony.read(archive, testimony_id))
    changed = replace(reading.intake, words=words)
    hand.ask(lambda archive: testimony.edit(archive, testimony_id, changed, reading.testimony.rev))


def test_a_packet_is_looked_through_with_one_key_for_each_place(full: Hand) -> None:
    rosa, _luz, ahmed, *_others = sorted(full.ask(testimony.ids))
    change(
        full, rosa, "I am Rosa Delgado. Call 212 777 0142, write to rosa@example.org, before March 4, 2026."
    )
    filled(full)
    full.tab_to("Look through …")
    full.press("Space")
    dialog: Any = full.dialog()
    full.settle()
    assert isinstance(full.focus(), MarkedText)
    assert dialog._waiting.testimony_id == rosa
    count = len(dialog._proposals)
    assert count == 4
    full.press("a")
    assert len(dialog._proposals) == count - 1
    full.press("s")
    assert len(dialog._proposals) == count - 2
    full.press("u")
    assert len(dialog._proposals) == count - 1, "what was taken back is asked again"
    full.press("n")
    assert dialog._at == 1
    full.press("j")
    assert dialog._waiting.testimony_id == ahmed
    full.press("s")
    assert "Every place was looked at." in dialog._where.text()
    full.press("Escape")
    assert full.no_dialog()
    assert len(full.ask(lambda archive: redaction.of_testimony(archive, rosa))) == 1
    assert full.ask(lambda archive: redaction.of_testimony(archive, ahmed)) == []


def test_other_words_are_hidden_where_they_are_selected(full: Hand) -> None:
    ahmed = read(full, AHMED)
    full.tab_to("Look through the words …")
    full.press("Space")
    dialog: Any = full.dialog()
    full.settle()
    box = dialog._text
    text = box.toPlainText()
    box.select(Span(text.index("I am"), text.index("Haddad") + 6))
    full.press("a")
    full.settle()
    (kept,) = full.ask(lambda archive: redaction.of_testimony(archive, ahmed))
    assert kept.span.of(text) == "I am Ahmed Haddad"
    full.press("Escape")


def test_all_names_are_hidden_from_the_packets_question_and_it_goes_out(full: Hand, tmp_path: Path) -> None:
    filled(full)
    target = tmp_path / "packet.pdf"
    full.tab_to("Export PDF …")
    full.press("Space")
    save_as(full, target)
    full.dialog()
    full.tab_to("Hide the names")
    full.press("Return")
    full.settle()
    assert target.exists()
    assert full.sentence().startswith("Saved: ")
    ahmed = sorted(full.ask(testimony.ids))[AHMED]
    assert len(full.ask(lambda archive: redaction.of_testimony(archive, ahmed))) == 1
    assert (
        full.ask(lambda archive: [one.kind for one in proposal.pending(archive, ahmed) if one.kind == "name"])
        == []
    )
