"""The intake-only seat by keys, and the lock that nobody has to remember."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from hrforum.operations import archive as archives
from hrforum.operations import draft, testimony
from tests.ui.conftest import Hand
from tests.ui.test_everyone_can_use_it import doubled, nameless
from ui.pages.form import Form
from ui.pages.testimony_form import TestimonyForm

PIN = "481 516"


@dataclass
class Clock:
    """A clock that a test sets."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def seated(hand: Hand) -> None:
    """Begin the seat by keys."""
    hand.window.menus.seat.trigger()
    hand.settle()
    hand.dialog()
    hand.tab_to("PIN, at least 6 digits")
    hand.write(PIN)
    hand.tab_to("The PIN again")
    hand.write(PIN.replace(" ", ""))
    hand.press("Return")
    hand.settle()
    assert hand.no_dialog()
    assert hand.window.stack.currentWidget() is hand.window.seat.page


def form_of(hand: Hand) -> Form:
    form = hand.window.seat.page.writing.form
    assert isinstance(form, Form)
    return form


def take_one(hand: Hand, words: str) -> None:
    """Take a testimony down at the seat, with keys alone."""
    hand.press("1")
    hand.write(words)
    hand.press("Ctrl+Return")
    hand.settle()


def seen(window: QWidget) -> str:
    """Return every text that stands on what is visible of a window."""
    parts: list[str] = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            names = ("text", "plainText", "accessibleName")
            parts.extend(str(widget.property(name) or "") for name in names)
    return "\n".join(parts)


def leave(hand: Hand, passphrase: str) -> None:
    hand.tab_to("Leave the seat …")
    hand.press("Return")
    hand.dialog()
    hand.write(passphrase)
    hand.press("Return")
    hand.settle()


def test_an_easy_pin_and_two_that_differ_are_named(full: Hand) -> None:
    full.window.menus.seat.trigger()
    full.settle()
    dialog = full.dialog()
    full.tab_to("PIN, at least 6 digits")
    full.write("123456")
    full.press("Return")
    full.tab_to("Begin")
    full.press("Return")
    assert "guessed at once" in seen(dialog)
    assert full.window.seat.active is False
    full.press("Escape")


def test_the_seat_takes_testimonies_and_shows_no_other(full: Hand) -> None:
    before = full.ask(testimony.count)
    seated(full)
    consent_first = full.focus()
    assert form_of(full).isAncestorOf(consent_first)
    take_one(full, "The stairs are dark.")
    assert full.ask(testimony.count) == before + 1
    newest = full.ask(lambda opened: testimony.lines(opened, testimony.ids(opened, limit=1)))[0]
    shown = seen(full.window)
    assert newest.code in shown, "the code is there to be read out"
    assert "The stairs are dark" not in shown
    for hidden in ("elevator", "Rosa", "Delgado", "caldera"):
        assert hidden not in shown
    take_one(full, "The hall is cold.")
    assert full.ask(testimony.count) == before + 2
    assert newest.code not in seen(full.window), "and is gone with the next one"


def test_nothing_attached_at_the_seat_is_saved_outside(full: Hand, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear landlord")
    seated(full)
    form = form_of(full)
    assert isinstance(form, TestimonyForm)
    form.attached.files_given.emit((letter,))
    full.qtbot.waitUntil(lambda: bool(form.attached.attached), timeout=20_000)
    offered = {each.text() for each in form.attached.findChildren(QPushButton) if not each.isHidden()}
    assert "Details …" in offered
    assert "Save a copy …" not in offered


def test_no_key_leads_anywhere_else(full: Hand) -> None:
    seated(full)
    before = full.ask(testimony.count)
    for keys in (
        "Ctrl+F",
        "Ctrl+N",
        "Ctrl+Z",
        "Ctrl+O",
        "F1",
        *(f"Ctrl+{number}" for number in range(1, 10)),
    ):
        full.press(keys)
        assert full.window.stack.currentWidget() is full.window.seat.page, keys
        assert full.no_dialog(), keys
    assert full.ask(testimony.count) == before
    assert "Rosa" not in seen(full.window)


def test_only_locking_quitting_and_how_it_looks_is_in_the_menus(full: Hand) -> None:
    menus = full.window.menus
    seated(full)
    # A deed at the seat names what could be undone; that must not bring undo back.
    take_one(full, "The stairs are dark.")
    within = {one.text() for one in full.window.actions() if one.isVisible() and one.isEnabled()}
    stays = (menus.lock, menus.quit, menus.leave_now, menus.larger, menus.smaller)
    assert within == {one.text() for one in stays}
    shown = [one.text().replace("&", "") for one in full.window.menuBar().actions() if one.isVisible()]
    assert shown == ["Archive", "View"]


def test_everything_at_the_seat_and_on_its_cover_has_a_name(full: Hand) -> None:
    seated(full)
    assert nameless(full.window) == []
    full.window.seat.hide()
    full.settle()
    assert nameless(full.window) == []
    assert doubled(full.window) == []
    assert full.focus().accessibleName() == "PIN of this seat"
    full.press("Tab")
    full.press("Tab")
    assert full.focus().property("text") == "&Lock instead"


def test_it_is_left_with_the_passphrase_alone(full: Hand) -> None:
    phrase = "six unrelated words here"
    full.ask(lambda opened: archives.change_passphrase(opened, phrase))
    seated(full)
    leave(full, "not the passphrase at all")
    dialog = full.dialog()
    assert full.window.seat.active
    assert "passphrase" in seen(dialog)
    full.press("Escape")
    full.settle()
    full.window.seat.page.setFocus()
    leave(full, phrase)
    assert full.no_dialog()
    assert full.window.stack.currentWidget() is full.window.desk
    assert full.window.menus.find.isEnabled()
    assert full.window.menus.find.isVisible()
    full.press("Ctrl+F")
    shown = full.window.desk
    assert shown is not None
    assert shown.isVisible()


def test_left_alone_it_is_covered_and_the_pin_uncovers_it(full: Hand) -> None:
    clock = Clock()
    guard = full.window.guard
    guard.idle.clock = clock
    guard.idle.touch()
    seated(full)
    seat = full.window.seat
    seat.deeds.clock = clock
    full.press("F3")
    full.write("Half a sent")
    half = full.focus()
    guard.idle.touch()
    clock.now += 5 * 60 - 1
    guard.idle.beat()
    assert not seat.covered
    clock.now += 1
    guard.idle.beat()
    assert seat.covered
    assert "Half a sent" not in seen(full.window)
    assert not full.window.menuBar().isVisible()
    for _wrong in range(4):
        full.write("999 111")
        full.press("Return")
    assert "not the PIN" in seen(full.window)
    assert seat.deeds.wait == 5
    seat.deeds.on_pin_given(PIN)
    full.settle()
    assert seat.covered, "also the right one waits"
    clock.now += 5
    seat.cover.refused("", 0)
    full.write(PIN)
    full.press("Return")
    full.settle()
    assert not seat.covered
    assert full.focus() is half
    full.write("ence.")
    assert "Half a sentence." in form_of(full).body()
    assert full.replaced == []


def test_a_dialog_at_the_seat_is_covered_too(full: Hand) -> None:
    seated(full)
    full.press("F3")
    full.write("Half a sentence")
    full.tab_to("Throw the draft away")
    full.press("Return")
    dialog = full.dialog()
    full.window.seat.hide()
    assert full.window.seat.covered
    assert not dialog.isVisible()
    full.settle()
    full.window.seat.cover.pin_given.emit(PIN)
    full.settle()
    assert dialog.isVisible()
    assert full.focus().window() is dialog
    full.press("Escape")


def test_too_many_wrong_pins_lock_in_full(full: Hand) -> None:
    clock = Clock()
    seated(full)
    seat = full.window.seat
    seat.deeds.clock = clock
    seat.hide()
    for _wrong in range(8):
        seat.deeds.on_pin_given("000000")
        full.settle()
        clock.now += 200
    full.qtbot.waitUntil(lambda: bool(full.replaced))
    assert not full.window.isVisible()
    assert len(full.replaced) == 1


def test_left_alone_without_a_seat_it_locks_also_with_a_dialog_open(full: Hand) -> None:
    clock = Clock()
    idle = full.window.guard.idle
    idle.clock = clock
    full.press("Ctrl+N")
    full.press("F3")
    full.write("Half a sentence")
    full.tab_to("Throw the draft away")
    full.press("Return")
    dialog = full.dialog()
    full.qtbot.waitUntil(lambda: "Half a sentence" in str(full.ask(draft.everything)))
    idle.touch()
    clock.now += 5 * 60
    idle.beat()
    assert not full.window.isVisible()
    assert not dialog.isVisible()
    full.qtbot.waitUntil(lambda: bool(full.replaced))
    assert str(full.window.deeds.path) in full.replaced[0]


def test_the_minutes_are_chosen_in_the_menu(full: Hand) -> None:
    clock = Clock()
    menus, idle = full.window.menus, full.window.guard.idle
    idle.clock = clock
    one = next(each for each in menus.minutes.actions() if each.data() == "1")
    one.trigger()
    full.settle()
    assert full.window.preferences.now.lock_minutes == 1
    assert one.isChecked()
    idle.touch()
    clock.now += 60
    idle.beat()
    full.qtbot.waitUntil(lambda: bool(full.replaced))


def test_a_key_keeps_it_open(full: Hand) -> None:
    clock = Clock()
    idle = full.window.guard.idle
    idle.clock = clock
    idle.touch()
    for _each in range(5):
        clock.now += 4 * 60
        QTest.keyClick(full.window.windowHandle(), Qt.Key.Key_Shift)
        QApplication.processEvents()
        idle.beat()
    assert full.window.isVisible()


def test_sleep_locks_the_seat_in_full_and_keeps_what_was_written(full: Hand) -> None:
    seated(full)
    full.press("F3")
    full.write("Half a sentence")
    full.window.guard.sleep.on_prepare_for_sleep(True)
    assert not full.window.isVisible()
    full.qtbot.waitUntil(lambda: bool(full.replaced))
