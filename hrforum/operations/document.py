"""An outline on its way to a file: set as PDF, or as a Word document where the name ends in .docx; needs no archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hrforum.operations import target
from hrforum.operations.target import refuse_target, waiting_place
from hrforum.progress import SILENT, Progress

if TYPE_CHECKING:
    from hrforum.documents.outline import Outline

T = TypeVar("T")
WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Written:
    """A document on disk: its pages (0 where only the program that opens it knows), and the SHA-256 (hex) that recognises it.

    `waiting` is the name under which it lies until it is on record and may be called `path`; None once it is.
    """

    path: Path
    pages: int
    sha256: str
    waiting: Path | None = None


def refuse_place(path: Path) -> None:
    """Raise `FileTrouble` where a document at `path` would replace an archive or a file of another kind."""
    refuse_target(path, WORD if _is_word(path) else ".pdf")


def write_waiting(outline: Outline, path: Path, progress: Progress = SILENT) -> Written:
    """Set an outline beside `path`, see `write_outline`: it waits there for `hand_over`, and an earlier document of that name stays."""
    refuse_place(path)
    written = write_outline(outline, waiting_place(path), progress)
    return Written(path, written.pages, written.sha256, written.path)


def drop(written: Written) -> None:
    """Take away a document that waits and will not go out."""
    if written.waiting is not None:
        written.waiting.unlink(missing_ok=True)


def hand_over(written: Written, note: Callable[[], T]) -> T:
    """Record a document that waits and give it its name, see `target.hand_over`."""
    return target.hand_over({written.waiting: written.path} if written.waiting else {}, note)


def write_outline(outline: Outline, path: Path, progress: Progress = SILENT) -> Written:
    """Set an outline at `path`, all of it or nothing. Raises `CharactersMissing` (PDF alone), `FileTrouble` or `Cancelled`."""
    # ReportLab costs 0.25 s, which only somebody who makes a PDF should wait for.
    if _is_word(path):
        from hrforum.documents.docx import make_docx

        made = make_docx(outline, path, progress=progress)
    else:
        from hrforum.documents.pdf import make_pdf

        made = make_pdf(outline, path, progress=progress)
    return Written(made.path, made.pages, made.sha256)


def _is_word(path: Path) -> bool:
    return path.suffix.lower() == WORD
