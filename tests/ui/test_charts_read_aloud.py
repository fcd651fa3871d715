"""Every chart as a screen reader has it: its words in the tree, and every number of it in the table below."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from hrforum.domain.chart import Bar, Chart, Kind, facts, kind_name, said
from ui.pages.picture_box import PictureBox

_NOTE = "These are testimonies, not a sample."
_SQUARE = (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)),)
_PARTS = (Bar("Women", 7, "7"), Bar("Men", None, "withheld"))
_BARS = (Bar("Black", 12, "12"), Bar("White", None, "withheld"), Bar("Indigenous", 0, "0"))
CHARTS = {
    Kind.BARS: Chart("Race", "people", _NOTE, _BARS),
    Kind.TIMELINE: Chart(
        "Month", "people", _NOTE, (Bar("2026-03", 9, "9"), Bar("2026-04", None, "withheld")), Kind.TIMELINE
    ),
    Kind.STACKED: Chart(
        "Race × Gender", "people", _NOTE, (Bar("Black", 12, "12", _PARTS),), Kind.STACKED, ("Women", "Men")
    ),
    Kind.HEAT: Chart(
        "Race × Gender", "people", _NOTE, (Bar("Black", 12, "12", _PARTS),), Kind.HEAT, ("Women", "Men")
    ),
    Kind.UPSET: Chart(
        "Which answers go together",
        "people",
        _NOTE,
        (Bar("Black + Women", 7, "7", members=("Black", "Women")),),
        Kind.UPSET,
        sets=(Bar("Black", 12, "12"), Bar("Women", 9, "9")),
    ),
    Kind.MAP: Chart(
        "District",
        "people",
        _NOTE,
        (Bar("District 4", 12, "12", outline=_SQUARE), Bar("District 5", None, "withheld", outline=_SQUARE)),
        Kind.MAP,
    ),
}


def test_every_kind_of_chart_is_tried() -> None:
    assert set(CHARTS) == set(Kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_chart_is_read_by_its_words_and_its_table(qtbot: QtBot, kind: Kind) -> None:
    chart = CHARTS[kind]
    box = PictureBox(with_map=True)
    qtbot.addWidget(box)
    box.resize(900, 600)
    box.offer([kind])
    box.show_chart(chart, "people, n = 12")
    box.show()
    spoken = QAccessible.queryAccessibleInterface(box.view)
    assert spoken.text(QAccessible.Text.Name) == f"Chart: {chart.title}"
    words = spoken.text(QAccessible.Text.Description)
    assert words == said(chart)
    assert words.startswith(kind_name(kind))
    assert _NOTE in words
    table = QAccessible.queryAccessibleInterface(box.facts)
    assert table.text(QAccessible.Text.Name) == "What the chart says"
    assert table.role() == QAccessible.Role.Table
    read = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    header, *rows = facts(chart)
    for label, *numbers in rows:
        assert label in read
        for name, number in zip(header[1:], numbers, strict=True):
            assert f"{label}, {name}: {number}" in read
            assert label in words
            assert number in words
