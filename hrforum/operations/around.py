"""The papers around a packet (brief, speaker cards, submission) on their way out: set without the archive, kept on record as editions."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from hrforum.documents.content import PacketContent
from hrforum.documents.outline import Outline
from hrforum.documents.paper_content import BriefContent, CardsContent, SubmissionContent
from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Released, Use
from hrforum.domain.ledger import ids_of_hash
from hrforum.domain.packet import Edition, Packet
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, concepts, deed, today
from hrforum.operations.differencing import Number, StoppedNumber
from hrforum.operations.document import Written, hand_over, refuse_place, write_waiting
from hrforum.operations.export import NamesInWords
from hrforum.operations.manifest import freeze
from hrforum.operations.selection import Exhibited, Selection
from hrforum.progress import SILENT, Progress
from hrforum.storage import edition_number, redaction
from hrforum.storage import packet as storage
from hrforum.storage.archive import Archive


class Around(StrEnum):
    """The papers around a packet."""

    BRIEF = "brief"
    CARDS = "cards"
    SUBMISSION = "submission"


Content = BriefContent | CardsContent | SubmissionContent


@dataclass(frozen=True, slots=True)
class Paper:
    """All that such a paper needs, read from the archive: nothing in it may not leave.

    `cited` are the versions of everybody whose words or ask stand in it; `about` are their testimonies.
    """

    kind: Around
    packet: Packet
    content: Content
    manifest: str
    cited: tuple[UUID, ...]
    about: tuple[UUID, ...]
    selection: Selection
    numbers: tuple[Number, ...] = ()
    stopped: tuple[StoppedNumber, ...] = ()


Made = tuple[Paper, Written, Changes[Edition]]


def paper(
    archive: Archive,
    kind: Around,
    packet: Packet,
    content: Content,
    plain: PacketContent,
    selection: Selection,
    *,
    quoted: Sequence[Released],
    asked: Sequence[Released] = (),
    numbers: Sequence[Number] = (),
    stopped: Sequence[StoppedNumber] = (),
    use: Use = Use.HEARING_PACKET,
) -> Paper:
    """Return a paper with its manifest; `plain` is what the manifest freezes beside the words that are `quoted` and `asked`."""
    used = {each.testimony for each in (*quoted, *asked)}
    mine = [each for each in selection.exhibits if each.released.testimony in used]
    hidden = redaction.of_many(archive, [each.testimony_id for each in mine])
    redactions = {each.released.testimony: hidden.get(each.testimony_id, ()) for each in mine}
    said = json.loads(
        freeze(kind, packet, plain, [each.testimony for each in asked], redactions, archive.secret())
    )
    said |= {
        "exhibits": [_cited(each) for each in quoted],
        "use": use,
        "hearing": {
            "body": plain.hearing_body,
            "date": plain.hearing_date and plain.hearing_date.isoformat(),
            "item": plain.hearing_item,
        },
    }
    return Paper(
        kind,
        packet,
        content,
        json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        tuple(dict.fromkeys(version for each in mine for version in each.released.versions)),
        tuple(each.released.testimony for each in mine),
        selection,
        tuple(numbers),
        tuple(stopped),
    )


def _cited(one: Released) -> dict[str, object]:
    versions = [str(each) for each in one.versions]
    return {"testimony": str(one.testimony), "form": one.form, "versions": versions}


def refuse_names(selection: Selection, used: Sequence[Exhibited], *, accept_names: bool) -> None:
    """Raise `NamesInWords` where one of the testimonies that are used holds a name not agreed to and that was not accepted."""
    codes = {each.code for each in used}
    warnings = tuple(each for each in selection.warnings if each.code in codes)
    if warnings and not accept_names:
        raise NamesInWords(Selection(tuple(used), (), warnings, ()))


def refuse_empty(selection: Selection) -> None:
    """Raise `Refused` where nothing could stand in a paper."""
    if not selection.exhibits and not selection.counted:
        raise Refused(_("Nothing that was chosen may leave for this, so there is nothing to write."))


def outline_of(one: Paper) -> Outline:
    """Return what a paper says, block by block."""
    # ReportLab, which measures a brief, costs 0.25 s.
    from hrforum.documents.brief import brief_outline
    from hrforum.documents.speaker_cards import speaker_cards_outline
    from hrforum.documents.submission import submission

    language = one.packet.language
    match one.content:
        case BriefContent():
            return brief_outline(one.content, language)
        case CardsContent():
            return speaker_cards_outline(one.content, language)
        case SubmissionContent():
            return submission(one.content, language).outline


def write(one: Paper, path: Path, progress: Progress = SILENT) -> Written:
    """Set a paper beside `path`, all of it or nothing, where it waits for `keep_on_record`; needs no archive. Raises `CharactersMissing`, `FileTrouble` or `Cancelled`."""
    return write_waiting(outline_of(one), path, progress)


def keep_on_record(archive: Archive, one: Paper, written: Written) -> Changes[Edition]:
    """Record a paper that waits, then give it its name; one that cannot be recorded goes, and an earlier one stays."""
    return hand_over(written, lambda: record(archive, one, written))


@deed("paper.export", undo=False)
def record(archive: Archive, one: Paper, written: Written) -> Done[Edition]:
    """Keep on record that a paper was made, so that a withdrawal finds it: versions, numbers and the file's hash, never the file."""
    edition = Edition(one.packet.id, today(), one.manifest, written.sha256, one.cited)
    edition_id = storage.add_edition(archive, edition)
    edition_number.add(archive, edition_id, ((each.mark, each.count, each.people) for each in one.numbers))
    about = (*ids_of_hash(written.sha256), *one.about)
    return Done(edition, _("Export"), concepts(Concept.EDITION, Concept.PACKET), about)


def export(archive: Archive, read: Callable[[], Paper], path: Path, progress: Progress = SILENT) -> Made:
    """Read, write and record in one go, for a caller without threads. A paper that cannot be recorded is taken away again."""
    refuse_place(path)
    one = read()
    written = write(one, path, progress)
    return one, written, keep_on_record(archive, one, written)
