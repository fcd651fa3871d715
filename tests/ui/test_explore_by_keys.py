"""Numbers by keys: a table is asked for, says what it counts, withholds outside, and leads to the testimonies behind a number."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from hrforum.domain.chart import Kind, facts
from hrforum.domain.chart import said as said_of
from hrforum.domain.hearing import Hearing
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.packet import Packet
from hrforum.operations import hearing, packet, statement, tag, testimony
from tests.archive_of import yes
from tests.ui.conftest import AGREED, Hand
from ui.dialogs.safely_dialog import SafelyDialog
from ui.pages.explore_page import ExplorePage
from ui.pages.testimonies_page import TestimoniesPage


def tag_of(archive: Any, dimension: str, key: str) -> int:
    book = tag.codebook(archive)
    one = tag.dimension_named(archive, dimension)
    return next(each.id for each in book.of(one) if each.key == key)


def furnish(archive: Any) -> None:
    """Nine people: six of one race and three of another, of whom two had their heating cut off."""
    rent, cold = (
        tag_of(archive, "what_happened", "rent_increase"),
        tag_of(archive, "what_happened", "utilities_cut"),
    )
    for number in range(9):
        race = tag_of(archive, "race", "black" if number < 6 else "white")
        intake = Intake(
            f"Number {number} speaks.",
            "en",
            speakers=(Speaker(f"Bird {number}", tags=(race,)),),
            tags=(cold,) if number in (6, 7) else (rent,),
        )
        testimony.add(archive, intake, yes(*AGREED))


@pytest.fixture
def nine(empty: Hand) -> Hand:
    """Return a hand at the page where numbers are explored, over nine people."""
    empty.ask(furnish)
    for page in empty.window.desk.pages.values():
        page.refresh()
    empty.settle()
    empty.press("Ctrl+6")
    return empty


def page_of(hand: Hand) -> ExplorePage:
    page = hand.window.desk.pages["explore"]
    assert isinstance(page, ExplorePage)
    return page


def choose(hand: Hand, name: str, text: str) -> None:
    """Choose in a list by typing what it is called."""
    hand.tab_to(name)
    hand.write(text)
    hand.settle()


def to_number(hand: Hand, begins: str, ends: str = "") -> None:
    """Go with the arrow keys to the number of which this is said."""
    counts = page_of(hand).counts.counts.counts
    places = [(row, at) for row in range(counts.rowCount()) for at in range(counts.columnCount())]
    told = {each: counts.said(counts.index(*each)) for each in places}
    row, at = next(at for at, text in told.items() if text.startswith(begins) and text.endswith(ends))
    hand.press("Ctrl+Home")
    for _each in range(row):
        hand.press("Down")
    for _each in range(at):
        hand.press("Right")


def said(hand: Hand) -> list[str]:
    """Return every number as a screen reader says it."""
    counts = page_of(hand).counts.counts.counts
    role = Qt.ItemDataRole.AccessibleTextRole
    return [
        str(counts.index(row, at).data(role))
        for row in range(counts.rowCount())
        for at in range(counts.columnCount())
    ]


def test_a_table_says_its_unit_how_many_and_what_it_is_not(nine: Hand) -> None:
    choose(nine, "Count by", "Race")
    page = page_of(nine)
    assert page.counts.told.text() == "people, n = 9"
    assert "not a sample" in page.counts.notes.text()
    assert "Black: 6 (people)" in said(nine)
    assert "White: 3 (people)" in said(nine)
    assert said(nine)[-1] == "All: 9 (people)"


def test_enter_on_a_number_reads_its_testimonies(nine: Hand) -> None:
    choose(nine, "Count by", "Race")
    choose(nine, "and by", "What")
    nine.tab_to("Table of numbers")
    page = page_of(nine)
    to_number(nine, "White", ": 2 (people)")
    assert ": 2 (people)" in page.counts.here.text()
    nine.press("Return")
    assert nine.window.desk.shown == "testimonies"
    listed = nine.window.desk.pages["testimonies"]
    assert isinstance(listed, TestimoniesPage)
    assert listed._model.rowCount() == 2
    nine.tab_to(listed.finding.only._chip.accessibleName())
    nine.press("Space")
    assert listed._model.rowCount() == 9


def test_outside_withheld_numbers_say_so_in_words(nine: Hand) -> None:
    choose(nine, "Count by", "Race")
    choose(nine, "For whom", "For")
    told = said(nine)
    # Nine less six would be three, so the six are withheld as well, and the mark does not tell which was small.
    assert told == [
        "Black: withheld (people)",
        "White: withheld (people)",
        "No answer: 0 (people)",
        "All: 9 (people)",
    ]
    nine.tab_to("Table of numbers")
    to_number(nine, "White")
    assert "Withheld: it is below 5" in page_of(nine).counts.here.text()


def test_words_narrow_inside_only(nine: Hand) -> None:
    choose(nine, "Count by", "Race")
    nine.tab_to("Only with these words")
    nine.write("number 7")
    assert page_of(nine).counts.told.text() == "people, n = 1"
    choose(nine, "For whom", "For")
    assert not page_of(nine).question._words.isVisible()
    assert page_of(nine).counts.told.text().startswith("people, n = 9")


def test_a_withheld_number_is_said_safely_and_kept_with_a_packet(nine: Hand) -> None:
    held = nine.ask(lambda archive: hearing.add(archive, Hearing("City Council", date(2026, 12, 1)))).value
    kept = nine.ask(lambda archive: packet.add(archive, Packet(held.id, "Heat", "en"))).value
    choose(nine, "Count by", "Race")
    choose(nine, "and by", "What")
    choose(nine, "For whom", "For")
    nine.tab_to("Table of numbers")
    to_number(nine, "White", ": withheld (people)")
    nine.press("Return")
    dialog = nine.dialog()
    assert isinstance(dialog, SafelyDialog)
    offered = dialog._model.values()
    assert offered
    assert all(one.count is None or one.count >= 5 for one in offered)
    assert [one.keeps for one in offered] == sorted((one.keeps for one in offered), reverse=True)
    wanted = next(at for at, one in enumerate(offered) if one.count is not None)
    for _each in range(wanted):
        nine.press("Down")
    assert dialog.wording.toPlainText() == offered[wanted].sentence
    nine.tab_to("Keep with the packet")
    nine.press("Return")
    assert nine.no_dialog()
    (chosen,) = nine.ask(lambda archive: statement.of_packet(archive, kept.id))
    assert (chosen.count, chosen.wording) == (offered[wanted].count, offered[wanted].sentence)
    assert chosen.wording in nine.sentence()


# ---- pictures -----------------------------------------------------------------------------------------------------------
def to_view(hand: Hand, times: int) -> None:
    """Go to another view with the arrow keys."""
    hand.tab_to("Numbers")
    for _each in range(times):
        hand.press("Right")


def test_a_picture_says_its_facts_in_words_and_as_a_table(nine: Hand) -> None:
    choose(nine, "Count by", "Race")
    choose(nine, "and by", "What")
    to_view(nine, 1)
    shown = page_of(nine).picture
    assert shown.view.chart is not None
    for kind in (Kind.HEAT, Kind.STACKED):
        nine.tab_to("Drawn as")
        nine.press("Home" if kind is Kind.HEAT else "End")
        assert shown.view.chart.kind is kind
        assert shown.view.accessibleDescription() == said_of(shown.view.chart)
        _header, *rows = facts(shown.view.chart)
        model = shown.facts.model()
        assert [
            [model.index(row, at).data() for at in range(model.columnCount())]
            for row in range(model.rowCount())
        ] == [list(row) for row in rows]
    assert "Black: " in shown.view.accessibleDescription()


def test_what_is_saved_has_the_numbers_for_outside_alone(nine: Hand, tmp_path: Path) -> None:
    choose(nine, "Count by", "Race")
    to_view(nine, 1)
    shown = page_of(nine).picture
    assert "White: 3" in shown.view.accessibleDescription()
    for ending in ("svg", "csv", "png"):
        path = tmp_path / f"race.{ending}"
        nine.tab_to("Save picture …")
        nine.press("Space")
        dialog = nine.dialog()
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        nine.settle()
        assert path.exists(), nine.sentence()
        assert "may be told outside" in nine.sentence()
    svg, table = (tmp_path / "race.svg").read_text("utf-8"), (tmp_path / "race.csv").read_text("utf-8")
    assert "White: withheld" in svg
    assert '"White","withheld"' in table
    assert not any("White: 3" in each or '"3"' in each for each in (svg, table))
    with PIL.Image.open(tmp_path / "race.png") as image:
        assert image.info.keys() <= {"dpi"}, "nothing is said of who made it or when"


def test_what_goes_together_is_told_in_words(nine: Hand) -> None:
    choose(nine, "Count by", "Race")
    choose(nine, "and by", "What")
    to_view(nine, 2)
    shown = page_of(nine).together
    assert shown.kind is Kind.UPSET
    model = shown.facts.model()
    told = [str(model.index(row, model.columnCount() - 1).data()) for row in range(model.rowCount())]
    assert any("more than if these had nothing to do with each other" in each for each in told)
    nine.tab_to("Drawn as")
    nine.write("H")
    assert shown.view.chart is not None
    assert shown.view.accessibleDescription() == said_of(shown.view.chart)


def test_districts_are_drawn_from_a_map_of_ones_own(nine: Hand, tmp_path: Path) -> None:
    path = tmp_path / "map.geojson"
    ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    features = [{"properties": {"name": name}, "geometry": shape} for name in ("Black", "White")]
    path.write_text(json.dumps({"features": features}), "utf-8")
    choose(nine, "Count by", "Race")
    to_view(nine, 1)
    nine.tab_to("Districts from a map …")
    nine.press("Space")
    dialog = nine.dialog()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    nine.settle()
    nine.tab_to("Drawn as")
    nine.write("D")
    chart = page_of(nine).picture.view.chart
    assert chart is not None
    assert (chart.kind, [bar.label for bar in chart.bars]) == (Kind.MAP, ["Black", "White"])


def test_who_is_missing_is_told_from_the_citys_own_numbers(nine: Hand, tmp_path: Path) -> None:
    path = tmp_path / "city.csv"
    path.write_text(
        "dimension,tag,people\nrace,black,2000\nrace,white,2000\nrace,indigenous,40000\n", "utf-8"
    )
    to_view(nine, 3)
    shown = page_of(nine).missing
    nine.tab_to("Bring in the city's numbers …")
    nine.press("Space")
    dialog = nine.dialog()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    nine.settle()
    assert nine.sentence() == "The city's numbers are kept."
    nine.tab_to("Who was heard, in words")
    model = shown.facts.model()
    rows = [[str(model.index(row, at).data()) for at in range(4)] for row in range(model.rowCount())]
    assert [row[:3] for row in rows] == [
        ["Black", "2000", "6"],
        ["Indigenous", "40000", "0"],
        ["White", "2000", "3"],
    ]
    assert rows[1][3].startswith("Nobody was heard")
    assert "Indigenous: 0, about" in shown.view.accessibleDescription()
    nine.press("Ctrl+Z")
    assert shown._stack.currentIndex() == 1
