"""Keeps the numbers that left in an edition, each with the testifiers behind it."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pyroaring import BitMap

from hrforum.storage.archive import Archive

_ADD = "INSERT OR REPLACE INTO edition_number (edition_id, question, count, people) VALUES (?, ?, ?, ?)"
_ALL = """SELECT packet.title, edition.made_on, edition_number.question, edition_number.count, edition_number.people
          FROM edition_number JOIN edition ON edition.id = edition_number.edition_id
          JOIN packet ON packet.id = edition.packet_id ORDER BY edition.id DESC"""


@dataclass(frozen=True, slots=True)
class Left:
    """A number that left: in which document, on which day, and the ids of the testifiers whom it counts."""

    title: str
    on_day: date
    question: str
    count: int
    people: BitMap


def question_mark(archive: Archive, asked: str) -> str:
    """Return the mark under which the answers to a question are kept: a place may be part of it, and no words are kept here."""
    return hmac.new(archive.secret(), b"question\0" + asked.encode(), hashlib.sha256).hexdigest()


def add(archive: Archive, edition_id: int, numbers: Iterable[tuple[str, int, BitMap]]) -> None:
    """Keep the numbers of an edition: the mark of the question, the number, the testifiers."""
    rows = [(edition_id, mark, count, people.serialize()) for mark, count, people in numbers]
    archive.run_many(_ADD, rows)


def everything(archive: Archive) -> list[Left]:
    """Return every number that left, the newest first."""
    return [
        Left(title, date.fromisoformat(made_on), question, count, BitMap.deserialize(people))
        for title, made_on, question, count, people in archive.rows(_ALL)
    ]
