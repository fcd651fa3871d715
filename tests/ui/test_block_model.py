"""A list of a hundred thousand rows fetches what is looked at, newest wish first, and nothing else."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.parts.block_model import BLOCK, LINE_ROLE, BlockModel
from ui.parts.lines import Line, LineList

IDS = range(1, 100_001)


def listed(qtbot: QtBot) -> tuple[LineList, BlockModel, list[tuple[int, int, list[int]]]]:
    view = LineList("Rows")
    model = BlockModel(lambda row: Line(f"row {row}"), view)
    asked: list[tuple[int, int, list[int]]] = []
    model.fetch_requested.connect(lambda generation, block, ids: asked.append((generation, block, ids)))
    view.setModel(model)
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show()
    return view, model, asked


def test_only_the_blocks_that_are_seen_are_fetched(qtbot: QtBot, qapp: QApplication) -> None:
    view, model, asked = listed(qtbot)
    model.set_ids(IDS)
    qtbot.waitUntil(lambda: len(asked) == 1)
    generation, block, ids = asked[0]
    assert block == 0
    assert ids == list(range(1, BLOCK + 1))
    model.put(generation, block, ids)
    assert model.index(0, 0).data(LINE_ROLE) == Line("row 1")
    view.scrollToBottom()
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1][1] == (len(IDS) - 1) // BLOCK
    assert len(asked) == 2, "what flew by was not fetched"


def test_rows_of_an_earlier_list_are_dropped(qtbot: QtBot, qapp: QApplication) -> None:
    _view, model, asked = listed(qtbot)
    model.set_ids([1, 2, 3])
    qtbot.waitUntil(lambda: len(asked) == 1)
    model.set_ids([7, 8])
    model.put(asked[0][0], 0, [1, 2, 3])
    assert model.index(0, 0).data(LINE_ROLE) is None
    qtbot.waitUntil(lambda: len(asked) == 2)
    model.put(*asked[1])
    assert model.index(0, 0).data(LINE_ROLE) == Line("row 7")


def test_one_request_is_out_at_a_time_and_the_newest_comes_next(qtbot: QtBot, qapp: QApplication) -> None:
    _view, model, asked = listed(qtbot)
    model.set_ids(IDS)
    qtbot.waitUntil(lambda: len(asked) == 1)
    for row in (50_000, 60_000, 70_000, 80_000):
        model.index(row, 0).data(LINE_ROLE)
    qtbot.wait(30)
    assert len(asked) == 1
    model.put(*asked[0])
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1][1] == 80_000 // BLOCK


def test_typing_in_a_list_fetches_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    view, model, asked = listed(qtbot)
    model.set_ids(IDS)
    qtbot.waitUntil(lambda: len(asked) == 1)
    model.put(*asked[0])
    QTest.keyClicks(view, "zebra")
    qtbot.wait(30)
    assert len(asked) == 1


def test_the_rest_of_a_list_follows_its_first_rows(qtbot: QtBot, qapp: QApplication) -> None:
    view, model, asked = listed(qtbot)
    model.set_ids(IDS[:BLOCK])
    view.setCurrentIndex(model.index(3, 0))
    qtbot.waitUntil(lambda: len(asked) == 1)
    model.extend(IDS)
    model.put(*asked[0])
    assert model.rowCount() == len(IDS)
    assert model.index(0, 0).data(LINE_ROLE) == Line("row 1")
    assert view.currentIndex().row() == 3
    assert model.id_at(BLOCK) == BLOCK + 1


def test_another_list_does_not_follow(qtbot: QtBot, qapp: QApplication) -> None:
    _view, model, asked = listed(qtbot)
    model.set_ids(IDS[:BLOCK])
    qtbot.waitUntil(lambda: len(asked) == 1)
    model.extend(IDS[1:])
    model.put(*asked[0])
    assert model.rowCount() == len(IDS) - 1
    assert model.index(0, 0).data(LINE_ROLE) is None
