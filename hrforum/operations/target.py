"""Where a document may be written: over an earlier document, never over an archive or another kind of file."""

from pathlib import Path

from hrforum.errors import FileTrouble
from hrforum.i18n import _
from hrforum.storage import file


def refuse_target(path: Path, ending: str = ".pdf") -> None:
    """Raise `FileTrouble` where writing a document to `path` would replace an archive or a file with another ending.

    Judges by the name and by which files this process holds; the file itself is not opened, which could drop an archive's lock.
    """
    if path.suffix.lower() == file.SUFFIX or file.is_held(path):
        raise FileTrouble(
            _("An archive cannot be replaced by a document. Choose a name that ends in {ending}.").format(
                ending=ending
            )
        )
    if path.exists() and path.suffix.lower() != ending:
        kind = _("PDF") if ending == ".pdf" else ending
        raise FileTrouble(
            _("{path} is there already and is no {kind}. Choose a name that ends in {ending}.").format(
                path=path, kind=kind, ending=ending
            )
        )
