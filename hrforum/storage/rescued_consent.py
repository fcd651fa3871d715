"""Answers that are lost with a damaged page: whatever they may have ended is as if not asked, until somebody asks again."""

from bisect import bisect_left
from collections.abc import Sequence
from uuid import UUID

from hrforum.storage import ledger
from hrforum.storage.archive import Archive, new_uuid

_SUBJECTS = "SELECT counter, subjects FROM ledger WHERE device_id = ? ORDER BY counter"
_NUMBERS = "SELECT counter FROM consent WHERE device_id = :device UNION SELECT counter FROM ledger WHERE device_id = :device"
_OF_SUBJECT = """SELECT id FROM testimony WHERE uuid = :uuid UNION
                 SELECT testimony.id FROM testimony JOIN batch ON batch.id = testimony.batch_id WHERE batch.uuid = :uuid"""
# One for each voice that said yes: it names every answer of that voice, and so stands after all of them.
_YESES = """SELECT attachment_id, use, giver, testifier, group_concat(hex(uuid), '') FROM consent WHERE testimony_id = ?
            GROUP BY attachment_id, use, giver, testifier HAVING max(answer = 'yes')"""
_ADD = """INSERT INTO consent (uuid, device_id, counter, testimony_id, attachment_id, use, answer, giver, asked_by, language, interpreter,
          script_version, proof, recorded_on, replaces, testifier) VALUES (?, ?, ?, ?, ?, ?, 'not_asked', ?, '', '', '', '', '', ?, ?, ?)"""


def withhold(made: Archive, lost: Sequence[str], at: str) -> int:
    """Add "not asked" to each yes that a lost answer may have ended; return about how many testimonies. `at` is UTC, ISO.

    Answers and ledger lines of a device share one row of numbers: a number that is missing was an answer of the deed whose line comes
    next, which names its testimonies. Where lines are lost as well, it may have been about any of them.
    """
    if not any(each.startswith("consent") for each in lost):
        return 0
    if any(each.startswith("ledger") for each in lost):
        affected = {row[0] for row in made.rows("SELECT id FROM testimony")}
    else:
        affected = {
            one for (device,) in made.rows("SELECT id FROM device") for one in _affected(made, device)
        }
    if affected:
        made.use_device(new_uuid())
        for testimony_id in sorted(affected):
            _add(made, testimony_id, at[:10])
        ledger.add(made, "archive.rescue", (), at)
    return len(affected)


def _affected(made: Archive, device_id: int) -> set[int]:
    numbers = {row[0] for row in made.rows(_NUMBERS, {"device": device_id})}
    lines = made.rows(_SUBJECTS, (device_id,))
    counters = [row[0] for row in lines]
    found: set[int] = set()
    for missing in set(range(1, max(numbers, default=0))) - numbers:
        packed = lines[bisect_left(counters, missing)][1]
        for at in range(0, len(packed), 16):
            uuid = UUID(bytes=bytes(packed[at : at + 16]))
            found |= {row[0] for row in made.rows(_OF_SUBJECT, {"uuid": uuid.bytes})}
    return found


def _add(made: Archive, testimony_id: int, day: str) -> None:
    for attachment_id, use, giver, testifier, uuids in made.rows(_YESES, (testimony_id,)):
        values = (
            new_uuid().bytes,
            made.device_id,
            made.count_up(),
            testimony_id,
            attachment_id,
            use,
            giver,
            day,
        )
        made.run(_ADD, (*values, bytes.fromhex(uuids), testifier))
