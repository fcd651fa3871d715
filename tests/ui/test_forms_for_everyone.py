"""The forms and the script handed over: a name on everything, no key twice, all reached by Tab, and room at 200 percent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from hrforum.operations import archive
from hrforum.settings import Settings
from hrforum.storage.key import Key
from tests.ui.conftest import Hand, furnish
from tests.ui.test_everyone_can_use_it import cut_off, doubled, focusable, menu_keys, nameless
from ui import app as windows
from ui import theme
from ui.faces import Faces


def form(hand: Hand) -> Any:
    return hand.window.desk.pages["testimonies"].form


def open_new(hand: Hand) -> QWidget:
    """Open the intake page with everything on it unfolded."""
    hand.press("Ctrl+N")
    one = form(hand)
    one._consent._fold.open()
    one._told._fold.open()
    one._where.when._precision.setCurrentIndex(3)
    one._happened._own_words.begin_with("so")
    hand.settle()
    found: QWidget = one
    return found


def open_translation(hand: Hand) -> QWidget:
    """Open the form for a translation of the newest testimony."""
    page = hand.window.desk.pages["testimonies"]
    hand.press("Ctrl+2")
    page.reader.translation_requested.emit(page.reader.reading)
    hand.settle()
    found: QWidget = form(hand)
    return found


def open_scripts(hand: Hand) -> QWidget:
    """Open the form for the scripts from the menu."""
    hand.window.menus.scripts.trigger()
    hand.settle()
    found: QWidget = form(hand)
    return found


FORMS = {"new": open_new, "translation": open_translation, "scripts": open_scripts}


def leave(hand: Hand) -> None:
    hand.window.desk.pages["testimonies"].leave_form()
    hand.settle()


def test_everything_has_a_name_no_key_twice_and_is_reached_by_tab(full: Hand) -> None:
    for name, bring in FORMS.items():
        one = bring(full)
        assert nameless(one) == [], name
        assert doubled(one, menu_keys(full)) == [], name
        one.begin()  # type: ignore[attr-defined]  # a Form
        wanted = {each for each in focusable(one) if not isinstance(each, QScrollArea)}
        reached: set[QWidget] = set()
        for _each in range(len(wanted) + 30):
            reached.add(full.focus())
            full.tab()
        missed = {
            each
            for each in wanted - reached
            if not (isinstance(each, QAbstractButton) and each.group() is not None)
        }
        assert not missed, (name, [each.accessibleName() for each in missed])
        leave(full)


@pytest.fixture(params=["ltr", "rtl"])
def large(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, faces: Faces, tmp_path: Path, key: Key
) -> Iterator[Hand]:
    """Return a hand at a full archive in double text on a small screen, in both directions of reading."""
    _app, window = windows.start(
        Settings(scheme="light", text_percent=200), faces, lambda _command: None, qapp
    )
    right = request.param == "rtl"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
    window.complete()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    hand = Hand(qtbot, window)
    window.deeds.open_with(
        tmp_path / "a.hrforum", lambda: archive.create_with_key(tmp_path / "a.hrforum", key, name="Oak")
    )
    hand.settle()
    hand.ask(furnish)
    yield hand
    window.worker.shut_down()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.Theme().apply(qapp)


def test_every_form_fits_a_small_screen_in_double_text(large: Hand) -> None:
    for name, bring in FORMS.items():
        one = bring(large)
        assert (large.window.width(), large.window.height()) == (1366, 768), name
        assert large.window.minimumSizeHint().width() <= 1366, name
        assert cut_off(one) == [], name
        leave(large)


def test_the_script_handed_over_has_names_and_fits(large: Hand) -> None:
    large.press("Ctrl+N")
    large.press("F9")
    dialog = large.dialog()
    dialog.showNormal()
    dialog.resize(1366, 768)
    large.settle()
    assert nameless(dialog) == []
    assert cut_off(dialog) == []
    assert dialog.minimumSizeHint().width() <= 1366
    dialog.reject()
