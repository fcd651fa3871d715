"""A large table for outside takes seconds: the window says how far it is, goes on, and stops when asked to."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from hrforum.domain.consent import Use
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.table import Asked, Readers
from hrforum.domain.tag import Labels
from hrforum.operations import tag, testimony
from tests.archive_of import yes
from tests.ui.conftest import Hand
from ui.pages.explore_page import ExplorePage

_WIDE = {"race": 8, "district": 8, "what_happened": 5}


def furnish(archive: Any) -> None:
    """Keep 200 testimonies of people who differ in three dimensions."""
    random = Random(1)
    ids = {}
    for key, number in _WIDE.items():
        one = tag.dimension_named(archive, key)
        ids[key] = [tag.add(archive, one.id, Labels(f"{key} {n}")).value.id for n in range(number)]
    for _each in range(200):
        mine = (random.choice(ids["race"]), random.choice(ids["district"]))
        intake = Intake(
            "Said.", "en", speakers=(Speaker(tags=mine),), tags=(random.choice(ids["what_happened"]),)
        )
        testimony.add(archive, intake, yes(Use.RECORD, Use.COUNT))


@pytest.fixture
def many(empty: Hand) -> Hand:
    empty.ask(furnish)
    for page in empty.window.desk.pages.values():
        page.refresh()
    empty.settle()
    empty.press("Ctrl+6")
    empty.settle()
    return empty


def ask(hand: Hand) -> ExplorePage:
    """Ask for a table for outside that takes long."""
    page = hand.window.desk.pages["explore"]
    assert isinstance(page, ExplorePage)
    page.ask(Asked(tuple(_WIDE), readers=Readers.OUTWARD))
    return page


def test_it_says_how_far_it_is_and_ends(many: Hand) -> None:
    strip = many.window.desk._progress
    page = ask(many)
    many.qtbot.waitUntil(lambda: strip.isVisible() and "withheld" in strip._text.text(), timeout=20_000)
    many.qtbot.waitUntil(lambda: many.window.worker.idle, timeout=60_000)
    assert page.counts.table is not None
    assert page.counts.table.asked.by == tuple(_WIDE)
    assert not strip.isVisible()


def test_it_stops_when_asked_to_and_shows_no_numbers_of_another_question(many: Hand) -> None:
    strip = many.window.desk._progress
    page = ask(many)
    many.qtbot.waitUntil(lambda: strip.isVisible() and "withheld" in strip._text.text(), timeout=20_000)
    (stop,) = [each for each in strip.findChildren(QPushButton) if each.text().replace("&", "") == "Stop"]
    stop.click()
    many.qtbot.waitUntil(lambda: many.window.worker.idle, timeout=20_000)
    assert page.counts.table is None
    assert page.counts.told.text() == "Stopped: these numbers were not counted."
    assert not strip.isVisible()
