"""Blank sheets to write a testimony on by hand, and blank cards to take home, each with a code reserved in the archive."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from hrforum.domain.changes import Changes
from hrforum.domain.paper import Card, Printed, Sheets
from hrforum.errors import Refused
from hrforum.i18n import LANGUAGES, _
from hrforum.operations import contact, forum, use_sentence
from hrforum.operations.keeping import free_code
from hrforum.operations.reserved_code import on_sheet, reserve
from hrforum.operations.target import hand_over, refuse_target, waiting_place
from hrforum.progress import SILENT, Progress
from hrforum.storage.archive import Archive

if TYPE_CHECKING:
    from hrforum.documents.outline import Outline, Paper

AT_MOST = 200
"""Sheets in one file."""


def draw(
    archive: Archive,
    count: int,
    *,
    forum_id: int | None = None,
    language: str = "",
    second: str = "",
    paper: str = "letter",
) -> Sheets:
    """Return what `count` fresh sheets are printed with; nothing is reserved yet.

    Without a language the archive's own is taken. Raises `Refused` for a language that documents do not speak, and for a count
    outside 1 to 200.
    """
    if not 1 <= count <= AT_MOST:
        raise Refused(_("Print 1 to {most} sheets at a time.").format(most=AT_MOST))
    codes: dict[str, None] = {}
    while len(codes) < count:
        codes[free_code(archive, forum_id)] = None
    return _sheets(archive, tuple(codes), forum_id, language, second, paper)


def drawn_again(
    archive: Archive, codes: Sequence[str], *, language: str = "", second: str = "", paper: str = "letter"
) -> Sheets:
    """Return what is printed for codes that are reserved already; raises what `reserved_code.on_sheet` does."""
    found = [on_sheet(archive, code) for code in codes]
    forums = {one.forum_id for one in found}
    forum_id = forums.pop() if len(forums) == 1 else None
    return _sheets(archive, tuple(one.code for one in found), forum_id, language, second, paper)


def _sheets(
    archive: Archive, codes: tuple[str, ...], forum_id: int | None, language: str, second: str, paper: str
) -> Sheets:
    for asked in (language, second):
        if asked and asked not in LANGUAGES:
            raise Refused(_("Sheets are printed in: {languages}.").format(languages=", ".join(LANGUAGES)))
    _name, _place, own, _made_on, practice = archive.described()
    first = language or own
    other = second if second != first else ""
    scripts = [use_sentence.in_language(archive, each) for each in (first, other) if each]
    name = forum.by_id(archive, forum_id).name if forum_id is not None else ""
    return Sheets(
        codes,
        forum_id,
        name,
        first,
        other,
        tuple(tuple(asks.values()) for asks, _version in scripts),
        contact.read(archive),
        bool(practice),
        paper=paper,
        script=scripts[0][1],
    )


def write_sheets(sheets: Sheets, path: Path, progress: Progress = SILENT) -> Printed:
    """Write the sheets as a PDF to print on both sides; needs no archive."""
    from hrforum.documents.paper_sheet import sheets_outline

    return _made(sheets_outline(sheets), sheets.codes, path, progress)


def write_cards(sheets: Sheets, path: Path, progress: Progress = SILENT) -> Printed:
    """Write only the cards that people take home, several to a page; needs no archive."""
    from hrforum.documents.card import cards_outline

    cards = [Card(code, sheets.language, sheets.contact, blank=True) for code in sheets.codes]
    return _made(
        cards_outline(cards, practice=sheets.practice, paper=cast("Paper", sheets.paper)),
        sheets.codes,
        path,
        progress,
    )


def _made(outline: "Outline", codes: tuple[str, ...], path: Path, progress: Progress) -> Printed:
    from hrforum.documents.pdf import make_pdf

    refuse_target(path)
    made = make_pdf(outline, path, progress=progress)
    return Printed(made.path, made.pages, made.sha256, codes)


def set_waiting(sheets: Sheets, path: Path, progress: Progress = SILENT) -> Printed:
    """Print fresh sheets beside `path`, where they wait for `keep_codes`; needs no archive."""
    refuse_target(path)
    return write_sheets(sheets, waiting_place(path), progress)


def keep_codes(archive: Archive, sheets: Sheets, waiting: Printed, path: Path) -> Changes[Printed]:
    """Reserve the codes of sheets that wait, then give the file its name; where that fails it goes, and an earlier one stays."""
    kept = hand_over(
        {waiting.path: path}, lambda: reserve(archive, sheets.codes, sheets.forum_id, sheets.language)
    )
    return Changes(replace(waiting, path=path), kept.concepts, kept.deed)


def make(archive: Archive, sheets: Sheets, path: Path, progress: Progress = SILENT) -> Changes[Printed]:
    """Print fresh sheets and reserve their codes in one go."""
    return keep_codes(archive, sheets, set_waiting(sheets, path, progress), path)
