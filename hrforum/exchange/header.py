"""The first row of a sheet: distinct column names made of it, or one sentence where it names no columns."""

import re
from collections.abc import Sequence

from hrforum.errors import Unreadable
from hrforum.exchange.column_names import is_known
from hrforum.exchange.rows import COLUMN_LIMIT, RowProblem, SheetRow, trouble_in, without_empty_end
from hrforum.i18n import _

_LONGEST_NAME = 300  # Questions of survey forms stand in the first row too, and some are long.
_ANSWER = re.compile(
    r"""\s*(?: \d{4}[-/.]\d{1,2}[-/.]\d{1,2}.* | \d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}.*   # a day
           | [+-]?\d[\d.,\s]*                                                        # a figure
           | https?://\S* | \S+@\S+\.\S+ )\s*""",
    re.VERBOSE | re.DOTALL,
)


def name_columns(first: tuple[str, ...], row: int, file: str) -> tuple[tuple[str, ...], list[RowProblem]]:
    """Return a distinct name for each column, and notes about those that had to be made up.

    `first` is the first row with anything in it, `row` its number, `file` the file's name for the sentence. Raises
    Unreadable where there are too many columns or where the row holds answers instead of names.
    """
    if len(first) > COLUMN_LIMIT:
        raise Unreadable(
            _("{file} has {n:,} columns; at most {limit:,} are read.").format(
                file=file, n=len(first), limit=COLUMN_LIMIT
            )
        )
    why = trouble_in(first, ())
    if why:
        raise Unreadable(_("The first row of {file} cannot name the columns.").format(file=file) + " " + why)
    if any(_is_answer(cell) for cell in first):
        raise Unreadable(
            _(
                "The first row of {file} looks like a testimony, not like names of columns. Put a row with a name for each "
                "column on top and try again."
            ).format(file=file)
        )
    names: list[str] = []
    notes: list[RowProblem] = []
    for position, cell in enumerate(first, start=1):
        name = " ".join(cell.split())
        if not name:
            name = _("column {number}").format(number=position)
        distinct = _distinct(name, names)
        if distinct != name:
            notes.append(RowProblem(row, _twice(name, distinct), skipped=False))
        names.append(distinct)
    if not any(is_known(name) for name in names):
        notes.append(RowProblem(row, _taken_as_names(), skipped=False))
    return tuple(names), notes


def without_unnamed_end(
    header: tuple[str, ...], named: int, rows: Sequence[SheetRow]
) -> tuple[tuple[str, ...], tuple[SheetRow, ...]]:
    """Return header and rows without the columns at the end that have neither a name nor anything in them.

    `named` is the number of columns up to the last one with a name of its own.
    """
    width = (
        max((len(without_empty_end(row.cells)) for row in rows), default=0) if named < len(header) else named
    )
    width = max(width, named)
    if width == len(header):
        return header, tuple(rows)
    return header[:width], tuple(SheetRow(row.number, row.cells[:width]) for row in rows)


def _is_answer(cell: str) -> bool:
    return len(cell) > _LONGEST_NAME or _ANSWER.fullmatch(cell) is not None


def _distinct(name: str, taken: list[str]) -> str:
    folded = {each.casefold() for each in taken}
    tried, count = name, 1
    while tried.casefold() in folded:
        count += 1
        tried = f"{name} ({count})"
    return tried


def _twice(name: str, distinct: str) -> str:
    return _('Two columns are named "{name}"; the later one is called "{distinct}" here.').format(
        name=name, distinct=distinct
    )


def _taken_as_names() -> str:
    return _(
        "The first row was taken as the names of the columns, and none of them is a usual one. If it is a testimony, put a row "
        "with a name for each column above it and read the file again."
    )
