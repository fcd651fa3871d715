"""Ledger: every deed, by which device and when, in ids only; a hash chain per device from its first line on."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hrforum.domain.code import ALPHABET
from hrforum.errors import Refused
from hrforum.i18n import _


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `subjects` are the ids of what the deed was about; `hash` covers the line and the hash before it."""

    device: UUID
    counter: int
    at: str
    deed: str
    subjects: tuple[UUID, ...]
    hash: bytes = b""


def chained(before: bytes, line: Line) -> bytes:
    """Return the line's hash: SHA-256 over the hash before it (empty for the first) and the line as canonical JSON."""
    said = [str(line.device), line.counter, line.at, line.deed, [str(each) for each in line.subjects]]
    return hashlib.sha256(before + json.dumps(said, separators=(",", ":")).encode()).digest()


def ids_of_hash(sha256: str) -> tuple[UUID, UUID]:
    """Return a SHA-256 (hex) as the two ids that a line names it by: a line holds ids alone, and two of them are just as long."""
    whole = bytes.fromhex(sha256)
    return UUID(bytes=whole[:16]), UUID(bytes=whole[16:])


@dataclass(frozen=True, slots=True)
class DayMark:
    """The last line of a day on one device: on paper, it shows later that no line up to it was changed, removed or reordered.

    `code` is its number and the first 100 bits of its hash, in groups; it says nothing about anybody.
    """

    day: date
    device: UUID
    counter: int
    code: str


_GROUP, _CHARACTERS = 5, 20


def mark_of(line: Line) -> DayMark:
    """Return the mark of a line. The day is that of UTC, as the ledger counts."""
    number = int.from_bytes(line.hash, "big") >> (256 - 5 * _CHARACTERS)
    digits = "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_CHARACTERS)))
    groups = [digits[place : place + _GROUP] for place in range(0, _CHARACTERS, _GROUP)]
    return DayMark(
        date.fromisoformat(line.at[:10]), line.device, line.counter, "-".join([str(line.counter), *groups])
    )


def read_mark(typed: str) -> str:
    """Return a mark as it is written from one as it was typed; raises `Refused` for what is none."""
    squeezed = typed.strip().upper().translate(str.maketrans("ILO", "110"))
    found = re.fullmatch(rf"0*([1-9][0-9]*)[\s-]+((?:[0-9A-Z][\s-]*){{{_CHARACTERS}}})", squeezed)
    if found is None:
        raise Refused(
            _("A mark is a number and twenty letters and digits, such as 12-7K3M9-0ABCD-EFGH1-23456.")
        )
    digits = re.sub(r"[\s-]", "", found[2])
    return "-".join([found[1], *(digits[place : place + _GROUP] for place in range(0, _CHARACTERS, _GROUP))])
