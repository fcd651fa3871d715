"""Keeps the answers: only ever added to."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from hrforum.domain.consent import Answer, Consent, Giver, Use
from hrforum.domain.interpreting import Mode
from hrforum.storage.archive import Archive, Row, day_or_none, new_uuid, text_or_none

_ADD = """INSERT INTO consent (uuid, device_id, counter, batch_id, testimony_id, use, answer, giver, asked_by, language, interpreter,
          script_version, proof, from_day, until_day, recorded_on, replaces, testifier, interpreter_mode, review_on, witness, proof_attachment,
          attachment_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_COLUMNS = """consent.testimony_id, consent.use, consent.answer, consent.giver, consent.asked_by, consent.language, consent.interpreter,
              consent.script_version, consent.proof, consent.from_day, consent.until_day, consent.uuid, device.uuid, consent.counter,
              consent.recorded_on, consent.replaces, consent.testifier, consent.interpreter_mode, consent.review_on, consent.witness,
              consent.proof_attachment"""
# What may be due; which of these answers are still the newest, the rule says.
_DUE = """SELECT testimony_id FROM consent WHERE review_on <= ? UNION SELECT testimony_id FROM consent WHERE until_day <= ? AND answer = 'yes'
          ORDER BY 1"""
_FROM = "FROM consent JOIN device ON device.id = consent.device_id"


def _consent(row: Row) -> Consent:
    use, answer, giver, asked_by, language, interpreter, script, proof, from_day, until_day = row[1:11]
    uuid, device, counter, recorded_on, replaces, testifier, mode, review_on, witness, attachment = row[11:]
    return Consent(
        Use(use),
        Answer(answer),
        Giver(giver),
        asked_by,
        language,
        interpreter,
        script,
        proof,
        day_or_none(from_day),
        day_or_none(until_day),
        UUID(bytes=uuid),
        UUID(bytes=device),
        counter,
        day_or_none(recorded_on),
        frozenset(UUID(bytes=replaces[place : place + 16]) for place in range(0, len(replaces), 16)),
        UUID(bytes=testifier) if testifier else None,
        Mode(mode) if mode else None,
        day_or_none(review_on),
        witness,
        UUID(bytes=attachment) if attachment else None,
    )


def add(
    archive: Archive,
    testimony_id: int,
    answers: Sequence[Consent],
    batch_id: int | None = None,
    *,
    attachment_id: int | None = None,
) -> None:
    """Add answers under this device's next numbers; each one's `recorded_on` must be set.

    With `attachment_id` they are about that attachment alone, and none of the testimony's.
    """
    first = archive.count_up(len(answers)) - len(answers) + 1
    rows = []
    for counter, one in enumerate(answers, first):
        said = (
            one.use,
            one.answer,
            one.giver,
            one.asked_by,
            one.language,
            one.interpreter,
            one.script_version,
            one.proof,
        )
        days = (text_or_none(one.from_day), text_or_none(one.until_day), text_or_none(one.recorded_on))
        replaces = b"".join(sorted(each.bytes for each in one.replaces))
        person = one.testifier.bytes if one.testifier else None
        proof = (one.witness, one.proof_attachment.bytes if one.proof_attachment else None)
        rows.append(
            (
                new_uuid().bytes,
                archive.device_id,
                counter,
                batch_id,
                testimony_id,
                *said,
                *days,
                replaces,
                person,
                one.interpreter_mode or "",
                text_or_none(one.review_on),
                *proof,
                attachment_id,
            )
        )
    archive.run_many(_ADD, rows)


def of_testimony(archive: Archive, testimony_id: int) -> list[Consent]:
    """Return every answer given about a testimony, in the order in which they came in."""
    sql = f"SELECT {_COLUMNS} {_FROM} WHERE consent.testimony_id = ? AND attachment_id IS NULL ORDER BY consent.id"
    return [_consent(row) for row in archive.rows(sql, (testimony_id,))]


def of_attachment(archive: Archive, attachment_id: int) -> list[Consent]:
    """Return every answer given about one attachment, in the order in which they came in."""
    sql = f"SELECT {_COLUMNS} {_FROM} WHERE consent.attachment_id = ? ORDER BY consent.id"
    return [_consent(row) for row in archive.rows(sql, (attachment_id,))]


def is_proof(archive: Archive, uuid: UUID) -> bool:
    """Say whether an answer names the attachment of this id as its proof."""
    return archive.row("SELECT 1 FROM consent WHERE proof_attachment = ?", (uuid.bytes,)) is not None


def perhaps_due(archive: Archive, review: date, until: date) -> list[int]:
    """Return the testimonies with an answer to be reviewed by one day, or a yes that runs out by another; also with older answers."""
    return [row[0] for row in archive.rows(_DUE, (text_or_none(review), text_or_none(until)))]


def of_many(archive: Archive, testimony_ids: Iterable[int]) -> dict[int, list[Consent]]:
    """Return the answers of many testimonies."""
    wanted = list(testimony_ids)
    sql = f"""SELECT {_COLUMNS} {_FROM} WHERE consent.testimony_id IN ({", ".join("?" * len(wanted))}) AND attachment_id IS NULL
              ORDER BY consent.id"""
    found: dict[int, list[Consent]] = {}
    for row in archive.rows(sql, wanted):
        found.setdefault(row[0], []).append(_consent(row))
    return found
