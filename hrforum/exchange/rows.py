"""What reading a spreadsheet, or splitting texts, gives: named columns, rows of text, and a report of what could not be taken."""

import re
from dataclasses import dataclass
from typing import Literal

from hrforum.i18n import _

FILE_LIMIT = 100 * 1024 * 1024
"""Bytes a spreadsheet may have."""
ROW_LIMIT = 100_000
"""Rows with something in them, the header not counted."""
COLUMN_LIMIT = 500
CELL_LIMIT = 200_000
"""Characters in one cell: about 35,000 words, or four hours of speaking."""

NO_TEXT = re.compile("[\ud800-\udfff]")
"""Finds bytes that were no letters of the file's encoding."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as text, as many cells as the header has. `number` is what a spreadsheet program shows: the header is 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One line of the report. `skipped` False: the row comes in, and `why` is something to look at."""

    row: int
    why: str
    skipped: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spreadsheet as read, or texts as split: distinct column names, rows in order, problems in order of rows.

    `encoding` is the text encoding of a CSV or text file as people call it ("UTF-8"), and "" for XLSX and DOCX. `remarks` are sentences
    about the whole file. A row is known again by all its cells but those of the columns `aside`, or, where it has something in
    the column `key`, by that alone. `others` names the sheets of a workbook that were not read.
    """

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    problems: tuple[RowProblem, ...]
    kind: Literal["csv", "xlsx", "docx", "text"]
    encoding: str
    remarks: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    key: str = ""
    others: tuple[str, ...] = ()


def trouble_in(cells: tuple[str, ...], header: tuple[str, ...]) -> str | None:
    """Return why a row with these cells cannot be kept as it stands, or None: nothing is ever cut or altered to fit."""
    for position, cell in enumerate(cells):
        column = header[position] if position < len(header) else str(position + 1)
        if len(cell) > CELL_LIMIT:
            return _(
                'The cell in column "{column}" has {n:,} characters; at most {limit:,} are taken. Split it over several rows.'
            ).format(column=column, n=len(cell), limit=CELL_LIMIT)
        if "\0" in cell:
            return _('The cell in column "{column}" holds a NUL character, which text never does.').format(
                column=column
            )
        if NO_TEXT.search(cell):
            return _('The cell in column "{column}" holds bytes that are not text.').format(column=column)
    return None


def in_order(problems: list[RowProblem]) -> tuple[RowProblem, ...]:
    """Return the problems by row; those of one row stay in the order in which they were found."""
    return tuple(sorted(problems, key=lambda problem: problem.row))


def without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells up to the last one with something in it."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def too_many_rows(file: str) -> str:
    """Return the sentence for a file beyond `ROW_LIMIT`."""
    return _("{file} has more than {limit:,} rows. Split it into several files.").format(
        file=file, limit=ROW_LIMIT
    )
