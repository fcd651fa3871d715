"""CSV files of any make: the records, their row numbers, and a report of the rows that cannot be taken as they stand."""

import csv
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from hrforum.errors import Unreadable
from hrforum.exchange.column_names import is_known
from hrforum.exchange.encoding import Decoded, decode, no_text
from hrforum.exchange.header import name_columns, without_unnamed_end
from hrforum.exchange.rows import (
    COLUMN_LIMIT,
    ROW_LIMIT,
    RowProblem,
    Sheet,
    SheetRow,
    in_order,
    too_many_rows,
    trouble_in,
    without_empty_end,
)
from hrforum.i18n import _
from hrforum.progress import Progress

_DELIMITERS = ",;\t|"
_SAMPLE = 200_000
_SAMPLE_RECORDS = 50
_STEP = 1_000
# Not str.splitlines: it also splits at form feeds and at U+2028, which stand inside people's words.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_EXCEL_HINT = re.compile(r"sep=([,;|\t:^~])(?:\r\n|\r|\n|$)")
_FORMULA = re.compile(r"\s*=\s*(?:[A-Za-z_.]+\s*[(|!]|[-+]?\d+\s*[-+*/^]|\$?[A-Za-z]{1,3}\$?\d+\b|\")")


@dataclass(frozen=True, slots=True)
class _Record:
    """One record; `cells` None where its quotation marks do not pair, `closed` False where that lasts to the file's end."""

    number: int
    first_line: int
    last_line: int
    cells: tuple[str, ...] | None
    closed: bool = True


class _Lines:
    """Hands physical lines to the csv reader and remembers those of the record in hand."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._found = _LINE.finditer(text, start)
        self.number = 0
        self._quotes = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._found).group()
        self.number += 1
        self._quotes += line.count('"')
        return line

    def begin(self) -> None:
        """Begin a record with the next line."""
        self._quotes = 0

    def pass_over(self) -> bool:
        """Pass over the rest of a record whose quotation marks do not fit: it ends where their number is even.

        False where the file ends first.
        """
        while self._quotes % 2:
            if next(self, None) is None:
                return False
        return True


def read_csv(raw: bytes, file: str, progress: Progress) -> Sheet:
    """Return the sheet in the bytes of a CSV file.

    Rows with more or fewer cells than the header, with quotation marks that do not pair, NUL characters, bytes that are not text
    or overlong cells are reported and skipped, never mended: a row that is short may have been cut in the middle of a sentence.
    Raises Unreadable, naming `file`, where there is nothing that could be read row by row.
    """
    decoded = decode(raw, file)
    with _long_fields_allowed():
        delimiter, start = _delimiter_of(decoded.text)
        records = (
            one for one in _records(decoded.text, delimiter, start) if one.cells is None or any(one.cells)
        )
        first = next(records, None)
        if first is None:
            raise Unreadable(_("{file} is empty.").format(file=file))
        if first.cells is None:
            raise Unreadable(
                _("The quotation marks in the first row of {file} do not pair.").format(file=file)
            )
        header, problems = name_columns(first.cells, first.number, file)
        named = len(without_empty_end(first.cells))
        rows: list[SheetRow] = []
        lines = decoded.text.count("\n") + 1
        for record in records:
            taken = _take(record, header, named)
            if isinstance(taken, str):
                problems.append(RowProblem(record.number, taken))
            else:
                rows.append(taken)
                problems.extend(
                    RowProblem(record.number, note, skipped=False)
                    for note in _notes(taken, header, delimiter)
                )
            if len(rows) > ROW_LIMIT:
                raise Unreadable(too_many_rows(file))
            if record.number % _STEP == 0:
                progress.step(record.last_line, lines, _("Reading rows"))
    header, kept = without_unnamed_end(header, named, rows)
    return Sheet(header, kept, in_order(problems), "csv", decoded.encoding, _remarks(decoded))


def is_table(raw: bytes, file: str) -> bool:
    """Say whether a file that is called a text holds rows: as many cells in each as in the first, which has a usual name of a column."""
    text = decode(raw, file, no_text(file)).text[:_SAMPLE]
    with _long_fields_allowed():
        delimiter, start = _delimiter_of(text)
        first = next(csv.reader(_Lines(text, start), delimiter=delimiter), [])
        widths = _widths(text[start:], delimiter)
    alike = len(widths) > 1 and widths[0] > 1 and set(widths) == {widths[0]}
    return alike and all(first) and any(is_known(cell) for cell in first)


def _take(record: _Record, header: tuple[str, ...], named: int) -> SheetRow | str:
    """Return the row, or why it cannot be taken. Columns without a name may be missing, empty cells may be too many."""
    if record.cells is None:
        return _quotation_trouble(record)
    cells = record.cells[: len(header)] + without_empty_end(record.cells[len(header) :])
    why = trouble_in(cells, header) or _ragged(len(cells), named, len(header))
    return why or SheetRow(record.number, cells + ("",) * (len(header) - len(cells)))


def _records(text: str, delimiter: str, start: int) -> Iterator[_Record]:
    lines = _Lines(text, start)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        lines.begin()
        first_line = lines.number + 1
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error:
            closed = lines.pass_over()
            yield _Record(number, first_line, lines.number, None, closed)
        else:
            yield _Record(number, first_line, lines.number, cells)


def _delimiter_of(text: str) -> tuple[str, int]:
    """Return the delimiter and where the records start: the one by which most rows have as many cells as the first."""
    told = _EXCEL_HINT.match(text)
    if told:
        return told[1], told.end()
    best, best_score = ",", (0.0, 1)
    for delimiter in _DELIMITERS:
        widths = _widths(text[:_SAMPLE], delimiter)
        if widths and 1 < widths[0] <= COLUMN_LIMIT:
            score = (sum(width == widths[0] for width in widths) / len(widths), widths[0])
            if score > best_score:
                best, best_score = delimiter, score
    return best, 0


def _widths(sample: str, delimiter: str) -> list[int]:
    widths: list[int] = []
    for cells in csv.reader(_Lines(sample), delimiter=delimiter):
        if any(cells):
            widths.append(len(cells))
        if len(widths) == _SAMPLE_RECORDS:
            break
    # The last record of a cut sample is cut as well.
    return widths[:-1] if len(sample) == _SAMPLE and len(widths) > 1 else widths


@contextmanager
def _long_fields_allowed() -> Iterator[None]:
    # The csv module has one limit for the whole program. An overlong cell must not break the reading of the rows after it, so the
    # limit is out of the way while one file is read, and put back.
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _ragged(found: int, wanted: int, allowed: int) -> str | None:
    if wanted <= found <= allowed:
        return None
    if found > allowed:
        return _(
            "The row has {found} cells, the first row names {wanted}: a text with the separating character in it needs quotation "
            "marks around it."
        ).format(found=found, wanted=wanted)
    return _(
        "The row has {found} cells, the first row names {wanted}: it may have been cut at a line break. If the missing cells are "
        "only empty ones, open the file in a spreadsheet program and save it again."
    ).format(found=found, wanted=wanted)


def _quotation_trouble(record: _Record) -> str:
    if not record.closed:
        return _(
            "A quotation mark is opened in line {first:,} and never closed, so this row and everything after it, up to line {last:,}, "
            "was not read."
        ).format(first=record.first_line, last=record.last_line)
    if record.last_line > record.first_line:
        return _(
            "The quotation marks in lines {first:,} to {last:,} do not pair, so these lines were not read. A quotation mark inside a "
            "cell is written twice."
        ).format(first=record.first_line, last=record.last_line)
    return _(
        "The quotation marks in line {first:,} do not pair. A quotation mark inside a cell is written twice."
    ).format(first=record.first_line)


def _notes(row: SheetRow, header: tuple[str, ...], delimiter: str) -> Iterator[str]:
    for column, cell in zip(header, row.cells, strict=True):
        if cell.lstrip()[:1] == "=" and _FORMULA.match(cell):
            yield _('The cell in column "{column}" looks like a formula; it is kept as plain text.').format(
                column=column
            )
        if _swallowed_rows(cell, len(header), delimiter):
            yield _(
                'The cell in column "{column}" holds lines that look like rows of their own: check its quotation marks.'
            ).format(column=column)


def _swallowed_rows(cell: str, width: int, delimiter: str) -> bool:
    # A quotation mark too many can join rows into one cell that is perfectly good CSV.
    inner = [line for line in re.split(r"\r\n|\r|\n", cell)[1:-1] if line]
    return len(inner) >= 2 and width >= 3 and all(line.count(delimiter) == width - 1 for line in inner)


def _remarks(decoded: Decoded) -> tuple[str, ...]:
    if not decoded.guessed:
        return ()
    return (
        _(
            "Nothing in the file says how its letters are written; it was read as {encoding}. Check letters with accents."
        ).format(encoding=decoded.encoding),
    )
