"""A hearing's rules are kept, and its days go into a calendar that names no person."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from hrforum.domain.hearing import Hearing, Interpreting, Rule
from hrforum.errors import FileTrouble, Refused
from hrforum.operations import hearing, hearing_calendar
from hrforum.operations.deed import today
from hrforum.storage.archive import Archive
from tests.archive_of import reopened

FULL = Hearing(
    "City Council",
    date(2026, 12, 8),
    "Item 7",
    "Two minutes each.",
    date(2026, 12, 7),
    room=" Council Chamber ",
    starts="18.30",
    deadline_time="9:00",
    copies=9,
    page_limit=20,
    speaking_seconds=120,
    interpreting=Interpreting.DOUBLE,
    names_aloud=Rule.YES,
    addresses_aloud=Rule.NO,
    anonymous_accepted=Rule.NO,
    public_record="Everything in the agenda",
    public_on=date(2026, 12, 7),
)


def _events(path: Path) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_every_rule_is_kept(archive: Archive) -> None:
    kept = hearing.add(archive, FULL).value
    assert (kept.room, kept.starts, kept.deadline_time) == ("Council Chamber", "18:30", "09:00")
    with reopened(archive) as again:
        assert hearing.by_id(again, kept.id) == kept
        changes = hearing.edit(again, Hearing("Council", kept.held_on, id=kept.id, rev=kept.rev))
        assert hearing.by_id(again, kept.id).speaking_seconds is None
        assert changes.inverse is not None
        changes.inverse(again)
        assert hearing.by_id(again, kept.id).public_on == FULL.public_on


@pytest.mark.parametrize("bad", [{"starts": "late"}, {"copies": 0}, {"page_limit": -1}])
def test_what_is_no_rule_is_refused(archive: Archive, bad: dict[str, object]) -> None:
    with pytest.raises(Refused):
        hearing.add(archive, Hearing("Council", today(), **bad))  # type: ignore[arg-type]  # wrong on purpose


def test_a_time_without_its_day_is_not_kept(archive: Archive) -> None:
    assert hearing.add(archive, Hearing("Council", today(), deadline_time="12:00")).value.deadline_time == ""


def test_the_calendar_reads_back_with_the_days_and_neutral_words(archive: Archive, tmp_path: Path) -> None:
    kept = hearing.add(archive, FULL).value
    path = tmp_path / "days.ics"
    hearing_calendar.write(archive, kept.id, path)
    raw = path.read_bytes()
    events = _events(path)
    assert [one["summary"] for one in events] == ["Papers due: City Council", "Hearing: City Council"]
    assert [one["dtstart"].dt.isoformat() for one in events] == ["2026-12-07T09:00:00", "2026-12-08T18:30:00"]
    assert events[1]["location"] == "Council Chamber"
    assert all(one.walk("VALARM")[0]["trigger"].dt == -timedelta(days=1) for one in events)
    name = archive.described()[0]
    for secret in (name, "Item 7", "minutes", "agenda"):
        assert secret.encode() not in raw
    hearing_calendar.write(archive, kept.id, path)
    again = [one["uid"] for one in _events(path)]
    assert again == [one["uid"] for one in events]
    assert len(set(again)) == 2


def test_days_without_times_last_the_day(archive: Archive, tmp_path: Path) -> None:
    kept = hearing.add(archive, Hearing("Council", date(2026, 12, 8))).value
    hearing_calendar.write(archive, kept.id, tmp_path / "days.ics")
    (event,) = _events(tmp_path / "days.ics")
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 12, 8), date(2026, 12, 9))


def test_a_calendar_replaces_no_other_file(archive: Archive, tmp_path: Path) -> None:
    kept = hearing.add(archive, Hearing("Council", date(2026, 12, 8))).value
    other = tmp_path / "notes.txt"
    other.write_text("mine")
    for path in (other, archive.path, tmp_path / "nowhere" / "days.ics"):
        with pytest.raises(FileTrouble):
            hearing_calendar.write(archive, kept.id, path)
    assert other.read_text() == "mine"
