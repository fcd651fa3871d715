"""What an organiser does to have a hearing's days in a calendar: the day papers are due and the day itself, in neutral words."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from hrforum.domain.hearing import Hearing
from hrforum.exchange.calendar_file import Entry, calendar_of
from hrforum.i18n import _
from hrforum.operations import hearing
from hrforum.operations.target import refuse_target
from hrforum.storage.archive import Archive

ENDING = ".ics"


def write(archive: Archive, hearing_id: int, path: Path) -> tuple[Entry, ...]:
    """Write a hearing's days into a calendar file and return them; raises `NotFound` and `FileTrouble`.

    Nothing in it names a person, a testimony or the group: calendars are copied to telephones and to other people's computers.
    """
    from hrforum.documents.keep import keep

    refuse_target(path, ENDING)
    one = hearing.by_id(archive, hearing_id)
    entries = tuple(_entries(one, archive))
    keep(calendar_of(entries, datetime.now(UTC).replace(microsecond=0)), path)
    return entries


def _entries(one: Hearing, archive: Archive) -> list[Entry]:
    uid = archive.uuid_of("hearing", one.id)
    found = []
    if one.deadline is not None:
        when = _moment(one.deadline, one.deadline_time)
        found.append(Entry(uid, "papers", when, _("Papers due: {body}").format(body=one.body), remind=True))
    held = _moment(one.held_on, one.starts)
    found.append(Entry(uid, "day", held, _("Hearing: {body}").format(body=one.body), one.room, remind=True))
    return found


def _moment(day: date, clock: str) -> date | datetime:
    return datetime.combine(day, time.fromisoformat(clock)) if clock else day
