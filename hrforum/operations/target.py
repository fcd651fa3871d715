"""Where a document may be written: over an earlier document, never over an archive or another kind of file; and when it gets its name."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hrforum.errors import FileTrouble
from hrforum.i18n import _
from hrforum.storage import file
from hrforum.storage.beside import free_name, sync_folder

T = TypeVar("T")


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


def waiting_place(path: Path) -> Path:
    """Return a free name beside `path`, with its ending, for a file that has to be on record before it may be called that."""
    return free_name(path, path.suffix)


def hand_over(waiting: dict[Path, Path], note: Callable[[], T]) -> T:
    """Record what waits, then give each file its name, over an earlier one; where it cannot be recorded it goes, and the earlier stays.

    `waiting` tells the name that each waiting file is to have. A power cut between the two leaves a record without a file, never
    words outside of which nothing is known. Raises what `note` raises, or `FileTrouble`.
    """
    try:
        done = note()
        for fresh, path in waiting.items():
            fresh.replace(path)
            sync_folder(path.parent)
    except OSError as error:
        raise FileTrouble(_("The file cannot be written: {why}").format(why=error.strerror)) from None
    finally:
        for fresh in waiting:
            fresh.unlink(missing_ok=True)
    return done
