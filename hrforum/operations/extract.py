"""What an organiser does to hand a table of testimonies to somebody outside: read, written whole or not at all, kept on record."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.consent import Use
from hrforum.domain.extract import Extracted
from hrforum.domain.where import Where
from hrforum.errors import FileTrouble, Refused
from hrforum.exchange.cells import Sheet
from hrforum.exchange.csv_out import csv_of
from hrforum.exchange.extract_table import codebook_of, table_of
from hrforum.exchange.xlsx_out import xlsx_of
from hrforum.i18n import _, translator
from hrforum.operations import handout, packet
from hrforum.operations.answers_widened import Widened, widened_answers
from hrforum.operations.deed import Done, concepts, deed
from hrforum.operations.export import NamesInWords
from hrforum.operations.gate import DOCUMENTS, purpose_of
from hrforum.operations.selection import Selection, select
from hrforum.operations.target import hand_over, refuse_target, waiting_place
from hrforum.progress import SILENT, Progress
from hrforum.storage.archive import Archive
from hrforum.storage.beside import keep_private, sync_file

KINDS = (".csv", ".xlsx")
"""The endings of files that can be written."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that goes into a table, read from the archive: nothing in it may not leave."""

    table: Sheet
    codebook: Sheet
    selection: Selection
    answers: Widened


def prepare(
    archive: Archive,
    where: Where,
    use: Use,
    *,
    language: str = "",
    accept_names: bool = False,
    progress: Progress = SILENT,
) -> Prepared:
    """Read the table for a use that lets words leave, with labels in "en", "es" or "fr".

    Raises `Refused` where nothing may leave, and `NamesInWords` where words hold a name or contact that was not agreed to.
    """
    if use not in DOCUMENTS:
        raise Refused(_("A table is for one of these uses: {uses}.").format(uses=", ".join(DOCUMENTS)))
    spoken = language or archive.described()[2]
    selection = select(archive, packet.matching(archive, where), purpose_of(use, spoken), progress)
    if not selection.exhibits:
        raise Refused(_("No testimony may leave for this use, so there is nothing to write."))
    if selection.warnings and not accept_names:
        raise NamesInWords(selection)
    # The order of taking in tells who sat beside whom; the ids are random and stand nowhere in the table.
    exhibits = sorted(selection.exhibits, key=lambda one: one.released.testimony)
    answers = widened_answers(archive, exhibits, frozenset(selection.counted), spoken)
    say = translator(spoken).gettext
    table = table_of(answers.rows, answers.columns, say("Testimonies"))
    codebook = codebook_of(answers.columns, answers.meanings, say("Codebook"), say)
    return Prepared(table, codebook, selection, answers)


def write(prepared: Prepared, path: Path) -> Extracted:
    """Write the table, all of it or nothing: an XLSX with two sheets, or a CSV and its codebook beside it.

    Raises `Refused` for another ending, `FileTrouble` where it cannot be written or would replace another kind of file.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise Refused(_("Choose a name that ends in .csv or .xlsx."))
    if kind == ".xlsx":
        files = {path: xlsx_of((prepared.table, prepared.codebook))}
    else:
        files = {path: csv_of(prepared.table), codebook_beside(path): csv_of(prepared.codebook)}
    for each in files:
        refuse_target(each, kind)
    waiting = {waiting_place(each): each for each in files}
    _write_all({fresh: files[each] for fresh, each in waiting.items()})
    return Extracted(
        paths=tuple(files),
        waiting=tuple(waiting),
        sha256=hashlib.sha256(files[path]).hexdigest(),
        rows=len(prepared.answers.rows),
        left_out=prepared.selection.left_out,
        warnings=prepared.selection.warnings,
        withheld=tuple(one.key for one in prepared.answers.columns if one.withheld),
        widened=prepared.answers.widened,
        guarded=prepared.table.guarded + prepared.codebook.guarded,
    )


def codebook_beside(path: Path) -> Path:
    """Return where the codebook of a CSV lies."""
    return path.with_name(f"{path.stem}.codebook{path.suffix}")


def _write_all(files: dict[Path, bytes]) -> None:
    made: list[Path] = []
    try:
        for path, content in files.items():
            made.append(path)
            _write(path, content)
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        raise FileTrouble(_("The table cannot be written: {why}").format(why=error.strerror)) from None


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    keep_private(path)
    sync_file(path)


@deed("table.export", undo=False)
def record(archive: Archive, prepared: Prepared, written: Extracted, recipient: str) -> Done[Extracted]:
    """Keep on record that a table was handed out, to whom, and whose words are in it."""
    released = [each.released for each in prepared.selection.exhibits]
    versions = [version for each in released for version in each.versions]
    handout.note(archive, "table", recipient, versions, written.sha256)
    about = tuple(each.testimony for each in released)
    return Done(written, _("Export table"), concepts(Concept.EDITION), about)


def export(
    archive: Archive,
    path: Path,
    where: Where,
    use: Use,
    *,
    recipient: str = "",
    language: str = "",
    accept_names: bool = False,
    progress: Progress = SILENT,
) -> Changes[Extracted]:
    """Read, write and record in one go. A table that cannot be recorded is taken away again."""
    prepared = prepare(archive, where, use, language=language, accept_names=accept_names, progress=progress)
    written = write(prepared, path)
    waiting = dict(zip(written.waiting, written.paths, strict=True))
    return hand_over(waiting, lambda: record(archive, prepared, written, recipient))
