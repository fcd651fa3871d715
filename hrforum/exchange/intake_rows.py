"""The rows of a sheet as testimonies about to come in, their words untouched, and a preview of them."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hrforum.exchange.day import Ambiguous, day_of
from hrforum.exchange.language_name import code_of_language
from hrforum.exchange.mapping import Mapping, check_mapping
from hrforum.exchange.rows import RowProblem, Sheet, SheetRow, in_order
from hrforum.i18n import _


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row as it comes in. `words` are the cell's own, to the character; empty fields are "".

    `identity` is the whole row with its header as bytes, whatever the mapping; `occurrence` counts equal rows of the file from 1.
    `tags` are (dimension, values) and `own_words` (dimension, text) pairs, dimensions as they were named in the mapping.
    """

    number: int
    words: str
    language: str | None
    heard_on: date | None
    forum: str
    place: str
    ask: str
    pseudonym: str
    name: str
    contact: str
    tags: tuple[tuple[str, tuple[str, ...]], ...]
    own_words: tuple[tuple[str, str], ...]
    identity: bytes
    occurrence: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows as they would come in, how many would in all, how many would not, and the report."""

    rows: tuple[ImportRow, ...]
    accepted: int
    skipped: int
    problems: tuple[RowProblem, ...]


def rows_of(sheet: Sheet, mapping: Mapping) -> tuple[tuple[ImportRow, ...], tuple[RowProblem, ...]]:
    """Return the rows that come in and the whole report: what could not be read, what is skipped here, and notes.

    Only a row without any words is skipped here. Raises HrforumError where the mapping does not fit the sheet.
    """
    check_mapping(mapping, sheet.header)
    problems = list(sheet.problems)
    accepted: list[ImportRow] = []
    seen: Counter[bytes] = Counter()
    position = {column: index for index, column in enumerate(sheet.header)}
    for row in sheet.rows:
        identity = identity_of(sheet.header, row)
        seen[identity] += 1
        cells = _Cells(row, position, mapping)
        if not cells.of("words").strip():
            problems.append(RowProblem(row.number, _("The row has no words.")))
            continue
        accepted.append(_import_row(cells, identity, seen[identity]))
        problems.extend(RowProblem(row.number, note, skipped=False) for note in cells.notes)
    return tuple(accepted), in_order(problems)


def preview(sheet: Sheet, mapping: Mapping, limit: int = 10) -> Preview:
    """Return the first `limit` rows as they would come in, with the figures and the report for the whole sheet."""
    accepted, problems = rows_of(sheet, mapping)
    skipped = len({problem.row for problem in problems if problem.skipped})
    return Preview(accepted[:limit], len(accepted), skipped, problems)


def identity_of(header: tuple[str, ...], row: SheetRow) -> bytes:
    """Return header and cells as bytes that no other header and cells share: a JSON array of two arrays, in UTF-8."""
    return json.dumps([header, row.cells], ensure_ascii=False, separators=(",", ":")).encode()


class _Cells:
    """One row under a mapping; collects notes about cells that could not be understood."""

    def __init__(self, row: SheetRow, position: dict[str, int], mapping: Mapping) -> None:
        self.number = row.number
        self.mapping = mapping
        self.notes: list[str] = []
        self._cells = row.cells
        self._position = position

    def of(self, field: str) -> str:
        """Return the field's cell as it stands, "" where the field has no column."""
        column = self.mapping.column_of(field)
        return "" if column is None else self._cells[self._position[column]]

    def line(self, field: str) -> str:
        """Return the field's cell without space around it."""
        return self.of(field).strip()

    def tags(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return (dimension, values) pairs, values split at `;`, each once, dimensions without a value left out."""
        found: dict[str, dict[str, None]] = {}
        for dimension, column in self.mapping.dimensions("tag"):
            values = (value.strip() for value in self._cells[self._position[column]].split(";"))
            found.setdefault(dimension, {}).update(dict.fromkeys(value for value in values if value))
        return tuple((dimension, tuple(values)) for dimension, values in found.items() if values)

    def own_words(self) -> Iterator[tuple[str, str]]:
        """Yield (dimension, text) pairs, the text as it stands."""
        for dimension, column in self.mapping.dimensions("own_words"):
            text = self._cells[self._position[column]]
            if text.strip():
                yield dimension, text


def _import_row(cells: _Cells, identity: bytes, occurrence: int) -> ImportRow:
    return ImportRow(
        number=cells.number,
        words=cells.of("words"),
        language=_language(cells),
        heard_on=_heard_on(cells),
        forum=cells.line("forum"),
        place=cells.line("place"),
        ask=cells.line("ask"),
        pseudonym=cells.line("pseudonym"),
        name=cells.line("name"),
        contact=cells.line("contact"),
        tags=cells.tags(),
        own_words=tuple(cells.own_words()),
        identity=identity,
        occurrence=occurrence,
    )


def _language(cells: _Cells) -> str | None:
    written = cells.line("language")
    if not written:
        return None
    code = code_of_language(written)
    if code is None:
        cells.notes.append(
            _('The language "{written}" is not known; it is left open.').format(written=written[:40])
        )
    return code


def _heard_on(cells: _Cells) -> date | None:
    written = cells.line("heard_on")
    try:
        return day_of(written)
    except Ambiguous:
        note = _('"{written}" can be either of two days; the day is left open. Write it as 2024-07-10.')
    except ValueError:
        note = _('"{written}" is not a day that can be read; it is left open. Write it as 2024-07-10.')
    cells.notes.append(note.format(written=written[:40]))
    return None
