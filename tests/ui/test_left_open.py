"""What was typed into a dialog when the archive is locked comes back once it is open again, and goes when words are erased."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from hrforum.domain.erase import Scope
from hrforum.domain.left_open import LeftOpen
from hrforum.operations import archive as archives
from hrforum.operations import erase, left_open, testimony, travel
from hrforum.storage.key import Key
from tests.ui.conftest import Hand
from ui.dialogs.left_open_dialog import LeftOpenDialog
from ui.left_open import typed

SAID = "Whom people call was being changed: ask for Ada at the church"


def lock_and_open(hand: Hand, key: Key) -> None:
    """Lock by its menu entry, and open the same archive as the process that takes its place does."""
    path = hand.window.deeds.path
    hand.window.lock()
    hand.qtbot.waitUntil(lambda: bool(hand.replaced))
    assert path is not None
    assert SAID.encode() not in path.read_bytes()
    hand.window.locking = False
    for one in QApplication.topLevelWidgets():
        if one is not hand.window:
            one.close()
    hand.window.show_unlock(path)
    hand.window.show()
    hand.window.deeds.open_with(path, lambda: archives.open_with_key(path, key))
    hand.settle()


def begin_contact(hand: Hand) -> None:
    hand.window.menus.contact.trigger()
    hand.settle()
    hand.dialog()


def kept(hand: Hand) -> list[LeftOpen]:
    return hand.ask(left_open.everything)


def test_what_was_typed_into_a_dialog_is_offered_after_the_lock(full: Hand, key: Key) -> None:
    begin_contact(full)
    full.write(SAID)
    lock_and_open(full, key)
    dialog = full.dialog()
    assert isinstance(dialog, LeftOpenDialog)
    full.tab_to(full.ask(left_open.everything)[0].fields[0][0])
    assert SAID in str(full.focus().property("plainText"))
    full.tab_to(f"Copy: {kept(full)[0].fields[0][0]}")
    full.press("Space")
    assert QApplication.clipboard().text() == SAID
    full.press("Escape")
    assert full.no_dialog()
    assert [SAID in each.fields[0][1] for each in kept(full)] == [True], "left for later it stays"
    lock_and_open(full, key)
    assert isinstance(full.dialog(), LeftOpenDialog)
    assert len(kept(full)) == 1, "the offer itself is not kept a second time"
    full.tab_to("Throw it away")
    full.press("Space")
    assert full.no_dialog()
    assert kept(full) == []


def test_nothing_is_kept_of_dialogs_without_words_nor_of_secrets(full: Hand, key: Key) -> None:
    begin_contact(full)
    assert typed() == ()
    full.press("Escape")
    full.window.menus.passphrase.trigger()
    full.settle()
    full.dialog()
    full.write("six words that nobody may keep")
    assert typed() == (), "passphrases are kept nowhere"
    full.press("Escape")
    full.window.menus.sheet_trial.trigger()
    full.settle()
    full.dialog()
    full.write("ABCDE-FGHJK")
    assert typed() == (), "neither are codes of the recovery sheet"
    full.press("Escape")
    lock_and_open(full, key)
    assert full.no_dialog()


def test_a_dialog_that_was_left_is_not_offered(full: Hand, key: Key) -> None:
    begin_contact(full)
    full.write("Ada, at the church")
    full.press("Escape")
    assert full.no_dialog()
    lock_and_open(full, key)
    assert full.no_dialog()


def test_leaving_at_once_keeps_it_too(full: Hand, key: Key) -> None:
    begin_contact(full)
    full.write(SAID)
    path = full.window.deeds.path
    assert path is not None
    full.window.leave_now()
    full.qtbot.waitUntil(lambda: full.window.may_close)
    full.window.worker.shut_down()
    with archives.open_with_key(path, key) as opened:
        assert [SAID in each.fields[0][1] for each in left_open.everything(opened)] == [True]


def _with_words(archive: Any) -> None:
    left_open.keep(archive, [LeftOpen("A dialog", (("Note", SAID + "\0\ud800"),))])


def test_it_goes_when_words_are_erased_and_travels_nowhere(full: Hand, key: Key, tmp_path: Path) -> None:
    full.ask(_with_words)
    assert kept(full)[0].fields == (("Note", SAID + "?"),)
    ids = full.ask(testimony.ids)
    for number, scope in zip(ids, Scope, strict=False):
        full.ask(_with_words)
        full.ask(partial(erase.erase, testimony_id=number, scope=scope))
        assert kept(full) == [], scope
    full.ask(_with_words)
    copy = tmp_path / "road.hrforum"
    full.ask(lambda archive: travel.make(archive, copy))
    with archives.open_with_key(copy, key) as copied:
        assert left_open.everything(copied) == []
