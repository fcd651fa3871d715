"""Carrying out what a caller asks: end uses, erase the story, or erase all; with the receipt of it and the notices to those who hold it."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from hrforum.domain.changes import Changes
from hrforum.domain.consent import Answer, Use
from hrforum.domain.erase import Scope
from hrforum.domain.receipt import Act, Notice, Receipt, notices
from hrforum.domain.testimony import VersionKind
from hrforum.errors import FileTrouble
from hrforum.i18n import LANGUAGES, _
from hrforum.operations import consent, erase, reach, rewriting, testimony
from hrforum.operations.deed import today
from hrforum.operations.target import refuse_target
from hrforum.progress import SILENT, Progress
from hrforum.storage import version
from hrforum.storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Wish:
    """What the caller asks. `uses` are those that are to end, all of them where empty, as `speaker`'s alone where one is named.

    For `Act.STOP` alone.
    """

    act: Act
    uses: tuple[Use, ...] = ()
    asked_by: str = ""
    speaker: UUID | None = None


def carry_out(
    archive: Archive, testimony_id: int, wish: Wish, progress: Progress = SILENT
) -> Changes[Receipt]:
    """Do it, and return the receipt. Ending uses can be undone; an erasure cannot, and is done in the copies of the archive too."""
    before = _receipt(archive, testimony_id, wish.act)
    if wish.act is Act.STOP:
        stopped = consent.withdraw(
            archive, testimony_id, wish.uses, asked_by=wish.asked_by, speaker=wish.speaker
        )
        now = testimony.by_id(archive, testimony_id)
        found = replace(before.reach, sent=reach.sent(archive, now))
        counted = consent.in_force_now(archive, testimony_id)[Use.COUNT] is Answer.YES
        done = replace(before, ended=stopped.value, reach=found, counted=counted)
        return Changes(done, stopped.concepts, stopped.deed, stopped.inverse)
    erased = erase.erase(archive, testimony_id, Scope(wish.act), progress)
    found = replace(
        before.reach,
        sent=tuple(replace(each, superseded_on=each.superseded_on or today()) for each in before.reach.sent),
    )
    done = replace(before, counted=erased.value.counted, reach=found, waits=archive.rewrite_is_due())
    return Changes(done, erased.concepts, erased.deed)


def clear_backups(archive: Archive, receipt: Receipt, progress: Progress = SILENT) -> Receipt:
    """Erase in the known copies of the archive too; return the receipt with what came of it."""
    if receipt.act is Act.STOP:
        return receipt
    return replace(receipt, backups=rewriting.rewrite(archive, erase.orders(archive), progress))


def _receipt(archive: Archive, testimony_id: int, act: Act) -> Receipt:
    one = testimony.by_id(archive, testimony_id)
    name, _place, _language, _made_on, practice = archive.described()
    found = reach.of_testimony(archive, testimony_id)
    return Receipt(
        act=act,
        code=one.code,
        on_day=today(),
        language=language_of(archive, testimony_id),
        organisation=name,
        practice=bool(practice),
        ended=(),
        counted=False,
        reach=found,
        backups=found.backups,
    )


def language_of(archive: Archive, testimony_id: int) -> str:
    """Return the language in which the person spoke, where documents speak it, else the archive's."""
    current = version.current(archive, testimony_id)
    spoken = [each.language.split("-")[0] for each in current if each.kind is VersionKind.ORIGINAL]
    return spoken[0] if spoken and spoken[0] in LANGUAGES else str(archive.described()[2])


# ---- on paper ------------------------------------------------------------------------------------------------------------
def write_receipt(receipt: Receipt, path: Path, progress: Progress = SILENT) -> Path:
    """Write the person's receipt as a PDF; needs no archive. Raises `FileTrouble`, `CharactersMissing` or `Cancelled`."""
    refuse_target(path)
    from hrforum.documents.pdf import make_pdf
    from hrforum.documents.receipt import receipt_outline

    make_pdf(receipt_outline(receipt, receipt.language), path, progress=progress)
    return path


def write_notices(receipt: Receipt, folder: Path, progress: Progress = SILENT) -> tuple[Path, ...]:
    """Write a notice as a PDF to everybody who holds superseded words, into a folder; needs no archive. Return the files."""
    made = notices(receipt)
    if not made:
        return ()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileTrouble(_("The folder cannot be made: {why}").format(why=error.strerror)) from None
    return tuple(_write_notice(each, folder, number, progress) for number, each in enumerate(made, 1))


def _write_notice(one: Notice, folder: Path, number: int, progress: Progress) -> Path:
    from hrforum.documents.pdf import make_pdf
    from hrforum.documents.supersede_notice import notice_outline

    path = free_name(folder, f"notice-{number}{_in_a_name(one.recipient)}", one.on_day)
    make_pdf(notice_outline(one, one.language), path, progress=progress)
    return path


def free_name(folder: Path, stem: str, on_day: date) -> Path:
    """Return a name for a PDF in a folder that no file has yet."""
    path = folder / f"{stem}-{on_day.isoformat()}.pdf"
    again = 2
    while path.exists():
        path = folder / f"{stem}-{on_day.isoformat()}-{again}.pdf"
        again += 1
    return path


def _in_a_name(recipient: str) -> str:
    """Return what of a recipient's name may stand in a file's name, such as "-City-Council"."""
    kept = "".join(each if each.isascii() and each.isalnum() else " " for each in recipient).split()
    return "".join(f"-{each}" for each in kept)[:60]
