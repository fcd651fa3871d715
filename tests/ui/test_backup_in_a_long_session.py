"""In a long session a backup makes itself half an hour after the last, while nothing else is asked of the archive, and says nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrforum.domain.rotation import PAUSE_MINUTES
from hrforum.operations import archive, backup, rotation
from hrforum.storage.key import Key
from tests.archive_of import keep
from tests.ui.conftest import Hand


def look(hand: Hand) -> None:
    """Let the window look once whether a backup is due, as it does every few minutes."""
    hand.window.backups.looking.timeout.emit()
    hand.settle()


def copies(hand: Hand) -> list[Path]:
    """Return the backups beside the archive."""
    return sorted(hand.ask(backup.folder_of).glob("*.hrforum"))


def test_the_window_looks_by_itself(full: Hand, qtbot: QtBot) -> None:
    looking = full.window.backups.looking
    assert looking.isActive()
    assert 0 < looking.interval() < PAUSE_MINUTES * 60_000
    looking.setInterval(10)
    qtbot.waitUntil(lambda: len(copies(full)) == 1, timeout=20_000)


def test_one_is_made_after_changes_and_no_other_before_its_time(
    full: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = full.sentence()
    shown: list[object] = []
    full.window.worker.began.connect(shown.append)
    full.window.worker.progressed.connect(lambda *step: shown.append(step))
    undo = full.window.worker.undo_name
    look(full)
    (first,) = copies(full)
    full.ask(lambda opened: archive.open_with_key(first, opened.key()).close())
    assert (full.sentence(), shown, full.window.worker.undo_name) == (before, [], undo), "nobody is disturbed"
    look(full)
    assert copies(full) == [first], "nothing changed since"
    full.ask(lambda opened: keep(opened, "Told right after it."))
    look(full)
    assert copies(full) == [first], "half an hour has not passed"
    monkeypatch.setattr(rotation, "PAUSE_MINUTES", 0)
    look(full)
    assert len(copies(full)) == 2


def test_none_is_begun_while_a_deed_is_under_way_or_no_archive_is_open(full: Hand, hand: Hand) -> None:
    going_on = threading.Event()
    full.window.worker.run(lambda _archive: going_on.wait(60))
    full.window.backups.looking.timeout.emit()
    going_on.set()
    full.settle()
    assert copies(full) == []
    folder = full.ask(backup.folder_of)
    closed: list[None] = []
    full.window.worker.close_archive(closed.append, as_it_is=True)
    full.qtbot.waitUntil(lambda: bool(closed))
    look(full)
    assert not folder.exists()


def test_what_stands_in_the_way_is_said_once(full: Hand) -> None:
    folder = full.ask(backup.folder_of)
    folder.write_text("a file where the folder should be", "utf-8")
    look(full)
    assert full.sentence().startswith("No backup could be made.")
    full.window.desk.hush()
    look(full)
    assert full.sentence() == ""


def test_of_invented_people_none_is_made(hand: Hand, tmp_path: Path, key: Key) -> None:
    path = tmp_path / "practice.hrforum"
    hand.window.deeds.open_with(
        path, lambda: archive.create_with_key(path, key, name="Practice", practice=True)
    )
    hand.settle()
    hand.ask(lambda opened: keep(opened, "Invented."))
    look(hand)
    assert not (tmp_path / "backups").exists()
