"""S7: what was copied leaves the clipboard by itself and at a lock; what somebody else copied stays."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from hrforum.operations import archive as archives
from hrforum.operations import draft
from tests.ui.conftest import Hand
from ui.clipboard import SECONDS, Clipboard, clipboard

WORDS = "words of a testimony"


def _held() -> str:
    return QGuiApplication.clipboard().text()


def test_s7_what_was_copied_goes_by_itself(hand: Hand) -> None:
    mine = Clipboard(hand.window)
    assert (SECONDS, mine._timer.interval()) == (30, 30_000)
    mine._timer.setInterval(50)
    mine.put(WORDS)
    assert _held() == WORDS
    hand.qtbot.waitUntil(lambda: _held() == "", timeout=5_000)


def test_s7_programs_that_remember_the_clipboard_are_asked_to_leave_it_out(hand: Hand) -> None:
    mine = Clipboard(hand.window)
    mine.put(WORDS)
    held = QGuiApplication.clipboard().mimeData()
    for kind in ("x-kde-passwordManagerHint", "ExcludeClipboardContentFromMonitorProcessing"):
        # Windows puts no empty content there, and then nobody is asked.
        assert held.data(kind).size() > 0
    assert held.data("CanIncludeInClipboardHistory").data() == bytes(4)
    mine.clear()


def test_s7_what_was_copied_elsewhere_stays(hand: Hand) -> None:
    mine = Clipboard(hand.window)
    mine.put(WORDS)
    QGuiApplication.clipboard().setText("a shopping list")
    mine.clear()
    assert _held() == "a shopping list"


def test_s7_a_lock_empties_it(full: Hand) -> None:
    clipboard().put(WORDS)
    full.window.lock()
    assert _held() == ""
    full.qtbot.waitUntil(lambda: bool(full.replaced), timeout=20_000)


def test_leaving_at_once_keeps_the_draft_and_asks_nothing(full: Hand) -> None:
    path, secret = full.window.deeds.path, full.ask(lambda archive: archive.key())
    assert path is not None
    full.press("Ctrl+N")
    full.settle()
    form = full.window.desk.pages["testimonies"].form
    assert form is not None
    form.findChildren(QPlainTextEdit)[0].setFocus()
    for each in form.findChildren(QPlainTextEdit):
        each.setPlainText("half a sentence")
    full.press("Ctrl+Shift+Escape")
    full.qtbot.waitUntil(lambda: not full.window.isVisible(), timeout=20_000)
    full.qtbot.waitUntil(lambda: full.window.worker._closed, timeout=20_000)
    assert full.no_dialog()
    with archives.open_with_key(path, secret) as archive:
        assert ["half a sentence" in each.body for each in draft.everything(archive)] == [True]
