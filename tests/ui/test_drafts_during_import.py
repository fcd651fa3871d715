"""An import of thousands of rows holds the archive: what is typed meanwhile is on the disk before it lets go, all the same."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hrforum.operations import archive as archives
from hrforum.operations import draft, sheet, testimony
from hrforum.storage import aside
from tests.ui.conftest import Hand
from ui.pages.form_state import state_of

ROWS = 3_000
TYPED = "They turned the water off."


def rows_in(path: Path) -> tuple[Any, Any]:
    """Write a spreadsheet of many rows and read it."""
    lines = [f"{number},They turned the heat off in flat {number}." for number in range(ROWS)]
    path.write_text("\n".join(("id,words", *lines)), "utf-8")
    read = sheet.read_sheet(path)
    return read, sheet.guess(read.header, read.rows)


def begin_import(hand: Hand, folder: Path, halfway: threading.Event, on: threading.Event) -> None:
    """Bring many rows in, and hold still in the middle until told to go on, looking up at each beat as the import does."""
    read, mapping = rows_in(folder / "rows.csv")

    class Held:
        def __init__(self, progress: Any) -> None:
            self._progress = progress

        def step(self, done: int, total: int, label: str) -> None:
            self._progress.step(done, total, label)
            if done >= total // 2:
                halfway.set()
                while not on.wait(0.01):
                    self._progress.step(done, total, label)

    hand.window.worker.run_long(
        lambda archive, progress: sheet.bring_in(
            archive, read, mapping, file_name="rows.csv", progress=Held(progress)
        )
    )


def test_a_draft_is_on_the_disk_while_an_import_goes_on(empty: Hand, tmp_path: Path) -> None:
    empty.press("Ctrl+N")
    empty.press("1")
    empty.press("F3")
    halfway, on = threading.Event(), threading.Event()
    begin_import(empty, tmp_path, halfway, on)
    assert halfway.wait(60)
    window = empty.window
    path = window.deeds.path
    assert path is not None
    stands = path.with_name(f".{path.name}.typing")
    QTest.keyClicks(empty.focus(), TYPED)
    empty.qtbot.waitUntil(stands.is_file, timeout=20_000)
    try:
        assert not on.is_set(), "it is on the disk while the import still holds the archive"
        assert not empty.window.worker.idle
        assert b"water" not in stands.read_bytes()
        # As after a kill: the archive as it is on the disk now, with what stands beside it.
        copy = tmp_path / "copy" / path.name
        copy.parent.mkdir()
        for one in path.parent.glob(f"*{path.name}*"):
            if one.is_file():
                (copy.parent / one.name).write_bytes(one.read_bytes())
    finally:
        on.set()
    empty.settle()
    assert not stands.exists(), "once the import is in, the draft is in the archive itself"
    found = empty.ask(lambda opened: (testimony.count(opened), draft.everything(opened), opened.key()))
    assert found[0] == ROWS
    assert [state_of(one.body)["words"] for one in found[1]] == [TYPED]
    with archives.open_with_key(copy, found[2]) as after_kill:
        assert testimony.count(after_kill) == 0, "an import that was cut short leaves nothing"
        assert [state_of(one.body)["words"] for one in draft.everything(after_kill)] == [TYPED]
        assert not aside.path_of(after_kill).exists()


def test_what_was_typed_and_taken_out_again_leaves_nothing(empty: Hand, tmp_path: Path) -> None:
    empty.press("Ctrl+N")
    empty.press("F3")
    halfway, on = threading.Event(), threading.Event()
    begin_import(empty, tmp_path, halfway, on)
    assert halfway.wait(60)
    path = empty.window.deeds.path
    assert path is not None
    stands = path.with_name(f".{path.name}.typing")
    focus = empty.focus()
    QTest.keyClicks(focus, "x")
    empty.qtbot.waitUntil(stands.is_file, timeout=20_000)
    QTest.keyClick(focus, Qt.Key.Key_Backspace)
    on.set()
    # What was typed is looked at twice a second, and the import may end sooner.
    empty.qtbot.waitUntil(lambda: empty.ask(draft.everything) == [], timeout=20_000)
    empty.settle()
    assert not stands.exists()
    assert empty.ask(draft.everything) == []
