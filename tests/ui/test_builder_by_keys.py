"""A packet written by keys: sections chosen and put in order, own words kept by themselves, seen as a page; then looked at whole."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from hrforum.documents.check import check
from hrforum.domain.packet import COVER, Packet, Section
from hrforum.domain.preflight import Place, State
from hrforum.operations import packet, packet_text
from tests.ui.conftest import Hand
from tests.ui.test_packets_by_keys import filled
from ui.dialogs.builder_dialog import BuilderDialog
from ui.dialogs.preflight_dialog import PreflightDialog
from ui.dialogs.review_dialog import ReviewDialog


def writing(hand: Hand) -> BuilderDialog:
    """Open the packet to be written, by keys."""
    hand.tab_to("Write …")
    hand.press("Space")
    dialog = hand.dialog()
    assert isinstance(dialog, BuilderDialog)
    hand.settle()
    return dialog


def go_to(hand: Hand, dialog: BuilderDialog, place: str) -> None:
    """Choose a section in the list with the arrow keys."""
    dialog._list.setFocus()
    hand.press("Home")
    for _step in range(dialog._places().index(place)):
        hand.press("Down")
    hand.settle()


def kept(hand: Hand) -> Packet:
    """Return the packet as it stands in the archive."""
    (one,) = hand.ask(packet.everything)
    return one


def test_own_words_are_kept_by_themselves_and_seen_on_the_page(full: Hand) -> None:
    one = filled(full)
    dialog = writing(full)
    assert dialog._place == COVER
    assert dialog.view._image.width() > 0, "the cover is seen at once"
    go_to(full, dialog, Section.SUMMARY)
    before = dialog.view._image.copy()
    full.tab_to("Your own words here")
    full.write("We heard this all winter.")
    full.qtbot.waitUntil(lambda: "summary" in dialog.texts, timeout=10_000)
    full.settle()
    assert full.ask(lambda archive: packet_text.of_packet(archive, one.id)) == {
        "summary": "We heard this all winter."
    }
    assert dialog.view._image != before
    full.press("Escape")
    full.press("Ctrl+Z")
    assert full.ask(lambda archive: packet_text.of_packet(archive, one.id)) == {}


def test_what_is_written_is_kept_when_the_dialog_is_closed_at_once(full: Hand) -> None:
    one = filled(full)
    writing(full)
    full.tab_to("Your own words here")
    full.write("For the council.")
    full.press("Escape")
    full.settle()
    assert full.ask(lambda archive: packet_text.of_packet(archive, one.id)) == {COVER: "For the council."}


def test_sections_are_moved_left_out_and_put_in_again(full: Hand) -> None:
    filled(full)
    dialog = writing(full)
    go_to(full, dialog, Section.FINDINGS)
    full.press("Alt+Up")
    full.settle()
    assert kept(full).sections[:2] == (Section.FINDINGS, Section.SUMMARY)
    full.tab_to("Leave out")
    full.press("Space")
    full.settle()
    assert Section.FINDINGS not in kept(full).sections
    full.tab_to("Put in")
    full.press("Space")
    full.settle()
    assert kept(full).sections[-1] is Section.FINDINGS


def test_the_whole_packet_is_shown_on_request_and_turned(full: Hand) -> None:
    filled(full)
    dialog = writing(full)
    full.tab_to("Show the whole packet")
    full.press("Space")
    full.settle()
    assert dialog._pages > 3
    full.tab_to("Next page")
    full.press("Space")
    full.settle()
    assert dialog._told.text().startswith("Page 2 of ")


def test_the_whole_packet_says_how_far_it_is_and_is_stopped(full: Hand) -> None:
    filled(full)
    dialog = writing(full)
    full.settle()
    steps = list[tuple[Any, ...]]()
    full.window.worker.stepped.connect(lambda _ticket, *told: steps.append(told))
    full.tab_to("Show the whole packet")
    full.press("Space")
    full.qtbot.waitUntil(lambda: dialog._pages > 3)
    assert {"Setting the text", "Drawing the pages"} <= {what for _done, _total, what in steps}
    full.settle()
    full.qtbot.waitUntil(dialog._far.isHidden)
    steps.clear()
    full.tab_to("Next page")
    full.press("Space")
    full.settle()
    full.qtbot.waitUntil(lambda: dialog._told.text().startswith("Page 2 of "))
    assert not any(what == "Setting the text" for _done, _total, what in steps), "turning sets nothing anew"

    full.tab_to("Your own words here")
    full.write("Another beginning.")
    full.tab_to("Show the whole packet")
    # The setting thread is held, so that there is time to stop; the hand's own keys would wait for it.
    hold = threading.Event()
    full.window.worker.run_aside(lambda _progress: hold.wait(60), lane="held")
    QTest.keyClick(full.focus(), Qt.Key.Key_Space)
    full.qtbot.waitUntil(dialog._far.isVisible)
    while full.focus().property("text") != "Stop":
        QTest.keyClick(full.focus(), Qt.Key.Key_Tab)
    QTest.keyClick(full.focus(), Qt.Key.Key_Space)
    hold.set()
    full.settle()
    assert dialog._told.text() == "Stopped. The whole packet was not set."
    assert dialog._far.isHidden()
    assert "Show the whole packet" in str(full.focus().property("text")).replace("&", "")


def test_each_line_of_the_preflight_opens_its_place_and_the_clerk_gets_a_copy(
    full: Hand, tmp_path: Path
) -> None:
    filled(full)
    full.tab_to("Before it goes out …")
    full.press("Space")
    full.settle()
    dialog = full.dialog()
    assert isinstance(dialog, PreflightDialog)
    first = dialog._model.value(0)
    assert (first.key, first.state, first.place) == ("names", State.RED, Place.WORDS)
    full.tab_to("Save for the clerk …")
    full.press("Space")
    chooser = full.dialog()
    assert isinstance(chooser, QFileDialog)
    path = tmp_path / "checked.pdf"
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    full.settle()
    assert check(path).failed == ()
    dialog.list.setFocus()
    full.press("Return")
    full.settle()
    assert isinstance(full.dialog(), ReviewDialog)
