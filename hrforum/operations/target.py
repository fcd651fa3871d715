"""Where a document may be written: over an earlier document, never over an archive or another kind of file."""

from pathlib import Path

from hrforum.errors import FileTrouble
from hrforum.i18n import _
from hrforum.storage import file


def refuse_target(path: Path) -> None:
    """Raise `FileTrouble` where writing a PDF to `path` would replace an archive or a file that is no PDF.

    Judges by the name and by which files this process holds; the file itself is not opened, which could drop an archive's lock.
    """
    if path.suffix.lower() == file.SUFFIX or file.is_held(path):
        raise FileTrouble(_("An archive cannot be replaced by a document. Choose a name that ends in .pdf."))
    if path.exists() and path.suffix.lower() != ".pdf":
        raise FileTrouble(
            _("{path} is there already and is no PDF. Choose a name that ends in .pdf.").format(path=path)
        )
