"""Letters with Alt: on no page do two things share one, for then it would only move the keyboard from one to the other."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.ui.conftest import Hand
from ui import theme
from ui.pages.explore_page import ExplorePage


def _letters(hand: Hand) -> dict[str, set[str]]:
    """Return each letter with the texts that are on the screen and hold it, the menus' too."""
    held: dict[str, set[str]] = defaultdict(set)
    window = hand.window
    texts = [entry.text() for entry in window.menuBar().actions()]
    texts += [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible()]
    texts += [
        each.text() for each in window.findChildren(QLabel) if each.isVisible() and each.buddy() is not None
    ]
    for text in texts:
        held[QKeySequence.mnemonic(text).toString()].add(text)
    held.pop("", None)
    return held


def test_no_page_gives_one_letter_to_two_things(full: Hand) -> None:
    shared: dict[str, list[set[str]]] = {}
    for key in full.window.desk.pages:
        full.window.go(key)
        full.settle()
        twice = [texts for texts in _letters(full).values() if len(texts) > 1]
        if twice:
            shared[key] = twice
    assert not shared


def test_the_whole_screen_is_remembered(full: Hand) -> None:
    window = full.window
    assert not window.preferences.now.maximised
    window.showMaximized()
    full.qtbot.waitUntil(lambda: window.preferences.now.maximised)
    window.showNormal()
    full.qtbot.waitUntil(lambda: not window.preferences.now.maximised)


def test_names_of_rows_get_their_share_of_a_page_that_grew(full: Hand) -> None:
    full.window.go("explore")
    full.settle()
    page = full.window.desk.pages["explore"]
    assert isinstance(page, ExplorePage)
    table = page.counts.counts
    metrics = QFontMetrics(theme.current().font("small", bold=True))
    longest = metrics.horizontalAdvance(str(table.counts.headerData(0, Qt.Orientation.Vertical)))
    table.resize(longest, table.height())
    assert table.verticalHeader().width() < longest
    table.resize(longest * 4, table.height())
    assert table.verticalHeader().width() > longest
