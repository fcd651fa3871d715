"""A hearing's rules filled in by keys, its warnings in sight, its days in a calendar file."""

from datetime import timedelta
from pathlib import Path

from icalendar import Calendar

from hrforum.domain.hearing import Rule
from hrforum.operations import hearing
from tests.ui.conftest import Hand
from ui.deeds.hearing_deeds import HearingDeeds
from ui.parts.day_field import today
from ui.parts.strips import Strip


def _add(hand: Hand) -> None:
    hand.window.go("hearings")
    hand.settle()
    hand.window.desk.pages["hearings"].add_requested.emit()
    hand.dialog()
    hand.write("City Council")
    hand.tab_to("Day")
    hand.write((today() + timedelta(9)).isoformat())
    hand.tab_to("Begins at")
    hand.write("18.30")
    hand.tab_to("Papers are due")
    hand.write((today() + timedelta(2)).isoformat())
    hand.tab_to("Until")
    hand.write("12:00")
    hand.tab_to("Copies")
    hand.write("9")
    hand.tab_to("Must speakers say their name aloud?")
    hand.press("Down")


def _keep(hand: Hand) -> None:
    hand.tab_to("Add hearing")
    hand.press("Return")


def test_rules_are_kept_and_warn_on_the_page(empty: Hand, tmp_path: Path) -> None:
    _add(empty)
    _keep(empty)
    assert empty.no_dialog()
    (kept,) = empty.ask(hearing.everything)
    assert (kept.starts, kept.deadline_time, kept.copies, kept.names_aloud) == (
        "18:30",
        "12:00",
        9,
        Rule.YES,
    )
    page = empty.window.desk.pages["hearings"]
    told = [strip.sentence for strip in page.findChildren(Strip) if strip.sentence]
    assert told[0].startswith("Whoever speaks must say their name aloud.")
    assert "Papers are due in 2 days at 12:00." in told
    path = tmp_path / "days.ics"
    page.calendar_requested.emit(kept)
    empty.dialog().reject()
    empty.settle()
    (deeds,) = empty.window.findChildren(HearingDeeds)
    deeds.days_to(kept, path)
    empty.settle()
    assert "name no person" in empty.sentence()
    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 2


def test_what_is_no_time_or_number_is_said_at_its_field(empty: Hand) -> None:
    _add(empty)
    empty.tab_to("Pages at most")
    empty.write("ten")
    _keep(empty)
    assert not empty.no_dialog()
    assert empty.focus().accessibleName() == "Pages at most"
    empty.press("Ctrl+A")
    empty.write("10")
    empty.tab_to("Begins at")
    empty.press("Ctrl+A")
    empty.write("late")
    _keep(empty)
    assert "no time of day" in empty.focus().accessibleDescription()
    empty.press("Ctrl+A")
    empty.press("Del")
    _keep(empty)
    assert empty.no_dialog()
