"""The recovery sheet: the key itself on paper, to open the archive when the passphrase is lost."""

from pathlib import Path

from hrforum.domain.changes import Changes, Concept
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations.deed import Done, as_done, concepts, deed, today
from hrforum.operations.target import refuse_target
from hrforum.progress import SILENT, Progress
from hrforum.storage import key
from hrforum.storage.archive import Archive
from hrforum.storage.beside import keep_private

_GROUP = 4


def codes(archive: Archive) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sheet's 62 characters of key and check and its 26 of salt, in groups of four."""
    secret, salt = key.recovery_codes(archive.key())
    return _grouped(secret), _grouped(salt)


def _grouped(characters: str) -> tuple[str, ...]:
    return tuple(characters[place : place + _GROUP] for place in range(0, len(characters), _GROUP))


def typed_back(archive: Archive, typed: str) -> None:
    """Make sure that what was typed from the sheet would open this archive; raises `Refused`, saying what is wrong."""
    if key.read_recovery(typed, archive.key().salt).secret != archive.key().secret:
        raise Refused(_("This sheet belongs to another archive, or to an earlier passphrase."))


def write_sheet(archive: Archive, path: Path, progress: Progress = SILENT) -> Changes[Path]:
    """Write the recovery sheet as a PDF to print; whoever has it can open the archive."""
    refuse_target(path)
    from hrforum.documents.pdf import make_pdf
    from hrforum.documents.recovery_sheet import recovery_outline

    secret, salt = codes(archive)
    _name, _place, language, _made_on, practice = archive.described()
    outline = recovery_outline(secret, salt, made_on=today(), language=language, practice=bool(practice))
    make_pdf(outline, path, progress=progress)
    keep_private(path)
    try:
        return _note(archive, Done(path, _("Make recovery sheet"), concepts(Concept.ARCHIVE)))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


_note = deed("archive.recovery_sheet", undo=False)(as_done)
