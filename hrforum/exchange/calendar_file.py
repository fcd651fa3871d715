"""Writes days and times as a calendar file (iCalendar, RFC 5545) that other programs take in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from icalendar import Alarm, Calendar, Event

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One day, or one moment on the wall clock there, under an id that stays when it is written again; `remind` a day before."""

    uid: UUID
    part: str
    when: date | datetime
    heading: str
    room: str = ""
    remind: bool = False


def calendar_of(entries: Sequence[Entry], made_at: datetime) -> bytes:
    """Return a calendar of these entries. `made_at` (UTC) tells the reader which of two files is the newer one."""
    calendar = Calendar()
    calendar.add("prodid", "-//hrforum//hrforum//EN")
    calendar.add("version", "2.0")
    for one in entries:
        calendar.add_component(_event(one, made_at))
    return bytes(calendar.to_ical())


def _event(one: Entry, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{one.uid}-{one.part}")
    event.add("dtstamp", made_at)
    event.add("dtstart", one.when)
    # A day ends where the next one begins; a moment without an end lasts no time and stands in the calendar all the same.
    if not isinstance(one.when, datetime):
        event.add("dtend", one.when + _ONE_DAY)
    event.add("summary", one.heading)
    event.add("class", "PRIVATE")
    if one.room:
        event.add("location", one.room)
    if one.remind:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one.heading)
        alarm.add("trigger", -_ONE_DAY)
        event.add_component(alarm)
    return event
