"""What an organiser does with a spreadsheet: read it, look at how it would come in, bring it in whole or not at all, take it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Answer, Consent, Use
from hrforum.domain.intake import Intake, Speaker
from hrforum.domain.plain import plain
from hrforum.domain.tag import About
from hrforum.errors import HrforumError, NotFound
from hrforum.exchange.intake_rows import ImportRow, Preview, preview, rows_of
from hrforum.exchange.mapping import Mapping, guess, parse_map
from hrforum.exchange.rows import RowProblem, Sheet
from hrforum.exchange.sheet import read_sheet
from hrforum.i18n import _, ngettext
from hrforum.operations import testimony
from hrforum.operations.deed import Done, concepts, deed, now, today
from hrforum.operations.keeping import clean, free_code, keep_new
from hrforum.operations.naming import Naming
from hrforum.operations.pseudonym import Apart
from hrforum.progress import SILENT, Progress
from hrforum.storage import batch, forum, pseudonym, search, tag
from hrforum.storage import testimony as storage
from hrforum.storage.archive import Archive

__all__ = [
    "Brought",
    "ImportRow",
    "Mapping",
    "Preview",
    "RowProblem",
    "Sheet",
    "Stated",
    "bring_in",
    "guess",
    "parse_map",
    "preview",
    "read_sheet",
]

_CHANGED = concepts(
    Concept.TESTIMONY, Concept.TESTIFIER, Concept.TAG, Concept.CONSENT, Concept.FORUM, Concept.PACKET
)
_EVERY = 50
_AT_ONCE = 1_000
"""Testimonies whose words go into the index between two looks at whether something else waits; about 50 ms."""

Again = Callable[[Archive], Changes["Brought"]]


@dataclass(frozen=True, slots=True)
class Stated:
    """Consent that whoever brings a sheet in states for all its rows; without it every use stays "not asked"."""

    uses: tuple[Use, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did. `notes` are about rows that came in, `remarks` about the file (a guessed encoding, hidden rows).

    `made` lists new dimensions, tags and forums.
    """

    read: int
    added: int
    already_there: int
    skipped: tuple[RowProblem, ...]
    notes: tuple[RowProblem, ...]
    remarks: tuple[str, ...]
    made: dict[str, list[str]]
    batch_id: int | None

    @property
    def sentence(self) -> str:
        """What happened, in one sentence."""
        if not self.added and self.already_there and not self.skipped:
            return ngettext(
                "{count} testimony was in the archive already; nothing was added.",
                "All {count} testimonies were in the archive already; nothing was added.",
                self.already_there,
            ).format(count=self.already_there)
        return _("{added} added, {there} in the archive already, {skipped} skipped.").format(
            added=self.added, there=self.already_there, skipped=len({one.row for one in self.skipped})
        )


def bring_in(
    archive: Archive,
    sheet: Sheet,
    mapping: Mapping,
    *,
    file_name: str,
    forum_name: str = "",
    stated: Stated = Stated(),  # frozen and empty
    progress: Progress = SILENT,
) -> Changes[Brought]:
    """Bring in every row that is not there yet, in one transaction, and return the report. Cancelling leaves nothing behind.

    A row's identity is a mark under the archive's secret of the whole row and which occurrence of it this is. A row without a
    language is taken to be in the archive's, one without a forum belongs to `forum_name`.
    """
    rows, problems = rows_of(sheet, mapping)
    job = _Job(rows, problems, sheet.remarks, plain(Path(file_name).name), plain(forum_name).strip(), stated)
    return _bring_in(archive, job, progress)


@dataclass(frozen=True, slots=True)
class _Job:
    rows: Sequence[ImportRow]
    problems: Sequence[RowProblem]
    remarks: tuple[str, ...]
    file_name: str
    forum_name: str
    stated: Stated


@deed("sheet.bring_in", undo=True)
def _bring_in(archive: Archive, job: _Job, progress: Progress) -> Done[Brought]:
    batch_id, uuid = batch.add(archive, job.file_name, now())
    importing = _Importing(archive, batch_id, job.forum_name, job.stated)
    for number, row in enumerate(job.rows):
        if number % _EVERY == 0:
            progress.step(number, len(job.rows), _("Bringing in testimonies"))
        importing.take(row)
    for first in range(0, len(importing.ids), _AT_ONCE):
        progress.step(len(job.rows), len(job.rows), _("Making them findable"))
        importing.fill_index(first, _AT_ONCE)
    unread = [one for one in job.problems if one.skipped]
    brought = Brought(
        read=len(job.rows) + len({one.row for one in unread}),
        added=len(importing.ids),
        already_there=importing.already_there,
        skipped=tuple(sorted([*unread, *importing.skipped], key=lambda one: one.row)),
        notes=(*(one for one in job.problems if not one.skipped), *importing.renamed),
        remarks=job.remarks,
        made=importing.naming.made,
        batch_id=batch_id,
    )

    def inverse(again: Archive) -> Changes[Brought]:
        return take_back(again, brought, lambda later: _bring_in(later, job, SILENT))

    return Done(brought, _("Import"), _CHANGED, (uuid,), inverse)


class _Importing:
    def __init__(self, archive: Archive, batch_id: int, forum_name: str, stated: Stated) -> None:
        self.archive = archive
        self.batch_id = batch_id
        self.forum_name = forum_name
        self.naming = Naming(archive, batch_id)
        self.pseudonyms = Apart(archive)
        self.language = archive.described()[2]
        self.answers = _answers(stated)
        self.known = storage.row_marks(archive)
        self.purged = batch.purged_rows(archive)
        self.ids: list[int] = []
        self.already_there = 0
        self.skipped: list[RowProblem] = []
        self.renamed: list[RowProblem] = []

    def take(self, row: ImportRow) -> None:
        mark = batch.mark(self.archive, "row", row.occurrence.to_bytes(8, "big") + row.identity)
        if mark in self.known:
            self.already_there += 1
            return
        if mark in self.purged:
            self.skipped.append(RowProblem(row.number, _("This row was removed from the archive for good.")))
            return
        try:
            intake = clean(self.archive, self._intake(row))
        except HrforumError as error:
            self.skipped.append(RowProblem(row.number, error.sentence))
            return
        intake = self._with_pseudonym_of_its_own(row, intake)
        code = free_code(self.archive, intake.forum_id)
        testimony_id, _uuid = keep_new(
            self.archive, intake, self.answers, code, batch_id=self.batch_id, row_mark=mark
        )
        self.known.add(mark)
        self.ids.append(testimony_id)

    def _with_pseudonym_of_its_own(self, row: ImportRow, intake: Intake) -> Intake:
        """Return the intake under a pseudonym that nobody has: rows of a sheet are taken to be of different people."""
        (one,) = intake.speakers
        given = self.pseudonyms.apart(one.pseudonym)
        if given == one.pseudonym:
            return intake
        why = _("Another person has this pseudonym already, so it reads “{pseudonym}” here.")
        self.renamed.append(RowProblem(row.number, why.format(pseudonym=given), skipped=False))
        return replace(intake, speakers=(replace(one, pseudonym=given),))

    def _intake(self, row: ImportRow) -> Intake:
        where = row.forum or self.forum_name
        tags, own_words = self.naming.tags(row.tags), self.naming.own_words(row.own_words)
        speaker = Speaker(row.pseudonym, row.name, row.contact, tags[About.PERSON], own_words[About.PERSON])
        return Intake(
            words=row.words,
            language=row.language or self.language,
            forum_id=self.naming.forum(where).id if where else None,
            heard_on=row.heard_on,
            place=row.place,
            ask=row.ask,
            speakers=(speaker,),
            tags=tags[About.EXPERIENCE],
            own_words=own_words[About.EXPERIENCE],
        )

    def fill_index(self, first: int, many: int) -> None:
        some = self.ids[first : first + many]
        search.put_in_range(self.archive, some[0], some[-1])


def _answers(stated: Stated) -> list[Consent]:
    proof = _("stated by importer {who} on {day}").format(
        who=plain(stated.by).strip() or "?", day=today().isoformat()
    )
    return [
        Consent(use, Answer.YES, asked_by=stated.by, proof=proof, recorded_on=today()) for use in stated.uses
    ]


def take_back(archive: Archive, brought: Brought, again: Again) -> Changes[Brought]:
    """Undo an import as one step: what it brought goes, words and index included; new tags and forums too where unused."""
    changes = _take_back(archive, brought, again)
    archive.sweep()
    return changes


@deed("sheet.take_back", undo=True)
def _take_back(archive: Archive, brought: Brought, again: Again) -> Done[Brought]:
    uuid = batch.uuid_of(archive, brought.batch_id) if brought.batch_id else None
    if brought.batch_id is None or uuid is None:
        raise NotFound(_("This import was taken back already."))
    pseudonym.give_back(archive, brought.batch_id)
    for testimony_id in storage.of_batch(archive, brought.batch_id):
        code = testimony.by_id(archive, testimony_id).code
        # The code stays taken; the row may come in again.
        batch.purge(archive, testimony.drop(archive, testimony_id), today(), code, None)
    tag.remove_unused_of_batch(archive, brought.batch_id)
    forum.remove_unused_of_batch(archive, brought.batch_id)
    batch.remove_unused(archive, brought.batch_id)
    return Done(brought, _("Take import back"), _CHANGED, (uuid,), again)
