"""What an archive lacks to be safe is said when it is opened, one thing at a time: first its paper, then a second place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hrforum.operations import archive, recovery, rotation, travel
from hrforum.storage.key import Key
from tests.archive_of import keep
from tests.ui.conftest import Hand

PAPER = "The recovery sheet was not tried out yet."
ONE_PLACE = "Backups go to this computer alone."


def tried_out(opened: Any) -> None:
    """Type the recovery sheet back, as if it had been printed."""
    code, _salt = recovery.codes(opened)
    recovery.typed_back(opened, " ".join(code))


def open_it(hand: Hand, path: Path, key: Key) -> None:
    hand.window.deeds.open_with(path, lambda: archive.open_with_key(path, key))
    hand.settle()


def test_the_paper_comes_first_and_is_named_once(empty: Hand) -> None:
    assert empty.sentence().startswith(PAPER)
    assert "Archive menu" in empty.sentence()
    empty.window.go("hearings")
    assert empty.sentence() == ""
    empty.window.deeds.tell_about()
    empty.settle()
    assert empty.sentence() == "", "it is said at opening, not after every deed"


def test_one_place_for_backups_is_said_once_the_paper_is_right(hand: Hand, tmp_path: Path, key: Key) -> None:
    path = tmp_path / "oak.hrforum"
    with archive.create_with_key(path, key, name="Oak Street") as made:
        tried_out(made)
    open_it(hand, path, key)
    assert hand.sentence().startswith(ONE_PLACE)
    assert "Archive menu" in hand.sentence()
    assert PAPER not in hand.sentence()


def test_with_paper_and_a_second_place_nothing_is_said(hand: Hand, tmp_path: Path, key: Key) -> None:
    path, stick = tmp_path / "oak.hrforum", tmp_path / "stick"
    stick.mkdir()
    with archive.create_with_key(path, key, name="Oak Street") as made:
        tried_out(made)
        rotation.choose_second(made, str(stick))
    stick.rmdir()
    open_it(hand, path, key)
    assert hand.sentence() == "", "a stick that is not plugged in is still a second place"


def test_a_copy_for_the_road_needs_no_second_place(hand: Hand, tmp_path: Path, key: Key) -> None:
    home, road = tmp_path / "oak.hrforum", tmp_path / "road.hrforum"
    with archive.create_with_key(home, key, name="Oak Street") as made:
        tried_out(made)
        keep(made, "The heat is off.")
        travel.make(made, road)
    with archive.open_with_key(road, key) as copy:
        tried_out(copy)
    open_it(hand, road, key)
    assert hand.window.desk._travel.isVisible()
    assert hand.sentence() == ""


def test_of_invented_people_nothing_is_said(hand: Hand, tmp_path: Path, key: Key) -> None:
    path = tmp_path / "practice.hrforum"
    archive.create_with_key(path, key, name="Practice", practice=True).close()
    open_it(hand, path, key)
    assert hand.sentence() == ""
