"""Gives and takes tags of many testimonies and people at once."""

import json
from collections.abc import Sequence

from hrforum.domain.tagging import Given
from hrforum.storage.archive import Archive, day_or_none, text_or_none

_GIVE_TESTIMONIES = "INSERT OR IGNORE INTO testimony_tag (tag_id, testimony_id) VALUES (?, ?)"
_GIVE_PEOPLE = "INSERT OR IGNORE INTO testifier_tag (tag_id, testifier_id, said_on) VALUES (?, ?, ?)"
_TAKE_TESTIMONIES = "DELETE FROM testimony_tag WHERE tag_id = ? AND testimony_id = ?"
_TAKE_PEOPLE = "DELETE FROM testifier_tag WHERE tag_id = ? AND testifier_id = ?"
# Any number of ids as one value: there is no limit of question marks to run into.
_THESE = "(SELECT value FROM json_each(?))"
_ON_TESTIMONIES = f"""SELECT testimony_tag.tag_id, testimony_tag.testimony_id FROM testimony_tag JOIN tag ON tag.id = testimony_tag.tag_id
    WHERE tag.dimension_id = ? AND testimony_tag.testimony_id IN {_THESE}"""
_ON_PEOPLE = f"""SELECT testifier_tag.tag_id, testifier_tag.testifier_id, testifier_tag.said_on FROM testifier_tag
    JOIN tag ON tag.id = testifier_tag.tag_id WHERE tag.dimension_id = ? AND testifier_tag.testifier_id IN {_THESE}"""
_SPEAKERS = f"""SELECT testimony_testifier.testimony_id, testimony_testifier.testifier_id, testimony.heard_on FROM testimony_testifier
    JOIN testimony ON testimony.id = testimony_testifier.testimony_id WHERE testimony_testifier.testimony_id IN {_THESE}"""
_TOUCH = f"""UPDATE testimony SET rev = rev + 1, device_id = ? WHERE id IN {_THESE} OR id IN
    (SELECT testimony_id FROM testimony_testifier WHERE testifier_id IN {_THESE})"""


def existing(archive: Archive, testimony_ids: Sequence[int]) -> list[int]:
    """Return those of these testimonies that are in the archive, each once."""
    return [
        row[0]
        for row in archive.rows(
            f"SELECT id FROM testimony WHERE id IN {_THESE} ORDER BY id", (json.dumps(list(testimony_ids)),)
        )
    ]


def on_testimonies(archive: Archive, dimension_id: int, testimony_ids: Sequence[int]) -> Given:
    """Return the tags of one dimension that these testimonies have."""
    rows = archive.rows(_ON_TESTIMONIES, (dimension_id, json.dumps(list(testimony_ids))))
    return Given(testimonies=tuple((tag_id, testimony_id) for tag_id, testimony_id in rows))


def on_people(archive: Archive, dimension_id: int, testifier_ids: Sequence[int]) -> Given:
    """Return the tags of one dimension that these testifiers have."""
    rows = archive.rows(_ON_PEOPLE, (dimension_id, json.dumps(list(testifier_ids))))
    return Given(people=tuple((tag_id, testifier_id, day_or_none(day)) for tag_id, testifier_id, day in rows))


def speakers(archive: Archive, testimony_ids: Sequence[int]) -> dict[int, list[tuple[int, str | None]]]:
    """Return who speaks in each of these testimonies, each with the day on which it was heard, in ISO."""
    found: dict[int, list[tuple[int, str | None]]] = {}
    for testimony_id, testifier_id, heard_on in archive.rows(_SPEAKERS, (json.dumps(list(testimony_ids)),)):
        found.setdefault(testimony_id, []).append((testifier_id, heard_on))
    return found


def give(archive: Archive, some: Given) -> None:
    """Give tags."""
    archive.run_many(_GIVE_TESTIMONIES, list(some.testimonies))
    archive.run_many(_GIVE_PEOPLE, [(*pair, text_or_none(day)) for *pair, day in some.people])


def take(archive: Archive, some: Given) -> None:
    """Take tags."""
    archive.run_many(_TAKE_TESTIMONIES, list(some.testimonies))
    archive.run_many(_TAKE_PEOPLE, [(tag_id, testifier_id) for tag_id, testifier_id, _day in some.people])


def touch(archive: Archive, testimony_ids: Sequence[int], testifier_ids: Sequence[int]) -> None:
    """Move the revision of testimonies on, and of all in which these people speak: a form that is open over one of them is told."""
    archive.run(_TOUCH, (archive.device_id, json.dumps(list(testimony_ids)), json.dumps(list(testifier_ids))))


def uuids(archive: Archive, testimony_ids: Sequence[int]) -> list[bytes]:
    """Return the ids outside of these testimonies."""
    sql = f"SELECT uuid FROM testimony WHERE id IN {_THESE} ORDER BY id"
    return [bytes(row[0]) for row in archive.rows(sql, (json.dumps(list(testimony_ids)),))]
