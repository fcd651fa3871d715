"""How many Black women in District 5 tell of an eviction: asked by keys, inside and for outside; and a real hearing's numbers."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from hrforum.analysis.boxes import Box
from hrforum.domain.consent import Use
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.tag import Labels
from hrforum.operations import saved_table, sheet, tag, testimony
from tests.analysis.reader import Reader
from tests.archive_of import yes
from tests.ui.conftest import Hand
from tests.ui.test_explore_by_keys import choose, page_of, said, to_number
from ui.dialogs.confirm import Confirm
from ui.dialogs.safely_dialog import SafelyDialog

REAL = Path(__file__).parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"
SPOKE = {3: 4, 4: 2, 5: 3, 6: 2, 7: 9}
"""Black women who tell of an eviction, by district."""


def tag_of(archive: Any, key: str, label: str) -> int:
    one = tag.dimension_named(archive, key)
    known = tag.find_tag(tag.codebook(archive), one, label)
    return (known or tag.add(archive, one.id, Labels(label)).value).id


def furnish(archive: Any) -> None:
    told = {each: tag_of(archive, "what_happened", each) for each in ("eviction", "rent_increase")}
    for district, number in SPOKE.items():
        where = tag_of(archive, "district", f"District {district}")
        for race, gender, what, times in (
            ("black", "woman", "eviction", number),
            ("black", "woman", "rent_increase", 5),
            ("white", "man", "eviction", 6),
        ):
            mine = (where, tag_of(archive, "race", race), tag_of(archive, "gender_identity", gender))
            for _each in range(times):
                intake = Intake("Said.", "en", speakers=(Speaker(tags=mine),), tags=(told[what],))
                testimony.add(archive, intake, yes(Use.RECORD, Use.COUNT))


def shown(hand: Hand) -> None:
    """Let the window know what was put into the archive beside it, and go to the numbers."""
    for page in hand.window.desk.pages.values():
        page.refresh()
    hand.settle()
    hand.press("Ctrl+6")
    hand.settle()


@pytest.fixture
def district_five(empty: Hand) -> Hand:
    """Return a hand at the page for numbers, where Black women who tell of an eviction are counted by district."""
    empty.ask(furnish)
    shown(empty)
    choose(empty, "Count by", "District")
    empty.tab_to("Only with these tags")
    for label in ("Black", "Woman", "Eviction"):
        empty.write(label)
        empty.settle()
        empty.press("Down")
        empty.press("Return")
        empty.settle()
    assert [tags for _key, tags in page_of(empty).question.where()] == [("black",), ("woman",), ("eviction",)]
    return empty


def test_inside_there_are_three_and_outside_nobody_can_work_that_out(district_five: Hand) -> None:
    page = page_of(district_five)
    assert page.counts.told.text() == "people, n = 20"
    assert "District 5: 3 (15 %) (people)" in said(district_five)
    choose(district_five, "For whom", "For")
    assert "District 5: withheld (people)" in said(district_five)
    table = page.counts.table
    assert table is not None
    atoms = tuple((frozenset((each.key,)),) for each in table.axes[0].answers)
    cells: dict[Box, int | None] = {
        (dict(each.tags).get("district"),): each.count for each in (*table.cells, *table.totals)
    }
    told = {box: count for box, count in cells.items() if count is not None}
    low, high = Reader(atoms, told, [box for box in cells if box not in told]).interval(("district_5",))
    assert low <= 3 <= high
    assert high - low >= 5


def test_a_better_statement_is_offered_at_the_withheld_number(district_five: Hand) -> None:
    choose(district_five, "For whom", "For")
    district_five.tab_to("Table of numbers")
    to_number(district_five, "District 5")
    district_five.press("Return")
    dialog = district_five.dialog()
    assert isinstance(dialog, SafelyDialog)
    first = dialog._model.values()[0]
    assert first.count is not None
    assert first.count >= 5
    assert "District" in first.sentence
    assert not any(one.sentence.startswith("3 ") for one in dialog._model.values())
    district_five.press("Escape")
    assert district_five.no_dialog()


def saved_to(hand: Hand, path: Path) -> None:
    """Choose a file in the dialog that asks for one."""
    dialog = hand.dialog()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    hand.settle()


def test_a_table_is_saved_for_outside_and_then_held_against_newcomers(
    district_five: Hand, tmp_path: Path
) -> None:
    choose(district_five, "For whom", "For")
    district_five.tab_to("Save table …")
    district_five.press("Space")
    saved_to(district_five, tmp_path / "march.csv")
    assert "may be told outside" in district_five.sentence()
    written = (tmp_path / "march.csv").read_text("utf-8")
    assert '"District 5","withheld"' in written
    assert '"3"' not in written

    def newcomer(archive: Any) -> None:
        mine = tuple(
            tag_of(archive, key, label)
            for key, label in (("district", "District 7"), ("race", "black"), ("gender_identity", "woman"))
        )
        intake = Intake(
            "Said.",
            "en",
            speakers=(Speaker(tags=mine),),
            tags=(tag_of(archive, "what_happened", "eviction"),),
        )
        testimony.add(archive, intake, yes(Use.RECORD, Use.COUNT))

    district_five.ask(newcomer)
    page_of(district_five).refresh()
    district_five.settle()
    assert page_of(district_five).counts.told.text().startswith("people, n = withheld")


def test_numbers_for_ones_own_eyes_are_saved_only_after_a_warning(
    district_five: Hand, tmp_path: Path
) -> None:
    district_five.tab_to("Save table …")
    district_five.press("Space")
    dialog = district_five.dialog()
    assert isinstance(dialog, Confirm)
    assert district_five.focus() is dialog.leave_button, "the safe button comes first"
    district_five.press("Escape")
    assert district_five.no_dialog()
    district_five.tab_to("Save table …")
    district_five.press("Space")
    district_five.dialog()
    district_five.tab_to("Save for our own eyes")
    district_five.press("Space")
    saved_to(district_five, tmp_path / "inside.csv")
    assert "do not let it leave" in district_five.sentence()
    assert '"District 5","3"' in (tmp_path / "inside.csv").read_text("utf-8")
    (kept,) = district_five.ask(saved_table.everything)
    assert (kept.name, kept.readers) == ("inside.csv", "inside")


if REAL.exists():

    def test_a_real_hearing_is_counted_right_in_the_window(empty: Hand) -> None:
        labels = {"borough": "Borough", "neighborhood": "Neighborhood", "position": "Position"}

        def bring(archive: Any) -> None:
            read = sheet.read_sheet(REAL)
            mapping = sheet.parse_map(
                ["words=testimony", *(f"tag.{key}={key}" for key in labels)], read.header
            )
            stated = sheet.Stated((Use.RECORD, Use.COUNT), "an organiser")
            sheet.bring_in(archive, read, mapping, file_name=REAL.name, stated=stated)

        empty.ask(bring)
        shown(empty)
        choose(empty, "In", "testimonies")
        with REAL.open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        for key, label in labels.items():
            # What is typed at once is looked for as one name.
            empty.qtbot.wait(QApplication.keyboardInputInterval() + 50)
            choose(empty, "Count by", label)
            told = [each for each in said(empty) if not each.endswith(": 0 (testimonies)")]
            assert sorted(told) == sorted(_said(rows, key)), key
        assert page_of(empty).counts.told.text() == "testimonies, n = 203"

    def _said(rows: list[dict[str, str]], key: str) -> list[str]:
        """Count row by row, several answers apart by semicolons, no answer where there is none; as a screen reader says it."""
        found: Counter[str] = Counter()
        for row in rows:
            found.update(set(filter(None, map(str.strip, row[key].split(";")))) or {"No answer"})
        every = {**found, "All": len(rows)}
        return [
            f"{tag}: {number} ({round(100 * number / len(rows))} %) (testimonies)"
            for tag, number in every.items()
        ]
