"""The rows of a sheet as testimonies about to come in, their words untouched, and a preview of them."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

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
    known_by = _known_by(sheet)
    accepted: list[ImportRow] = []
    seen: Counter[bytes] = Counter()
    cells = _Cells(sheet, mapping)
    problems = list(sheet.problems)
    for row in sheet.rows:
        identity = known_by(row)
        seen[identity] += 1
        if cells.at(row, problems):
            accepted.append(_import_row(cells, identity, seen[identity]))
    return tuple(accepted), in_order(problems)


def preview(sheet: Sheet, mapping: Mapping, limit: int = 10) -> Preview:
    """Return the first `limit` rows as they would come in, with the figures and the report for the whole sheet.

    Of the rows after those only what the report tells is looked at. Raises HrforumError where the mapping does not fit the sheet.
    """
    shown: list[ImportRow] = []
    cells = _Cells(sheet, mapping)
    problems = list(sheet.problems)
    accepted = 0
    for row in sheet.rows:
        if cells.at(row, problems):
            accepted += 1
            if len(shown) < limit:
                shown.append(_import_row(cells, b"", 0))
    skipped = len({problem.row for problem in problems if problem.skipped})
    return Preview(tuple(shown), accepted, skipped, in_order(problems))


def identity_of(header: tuple[str, ...], row: SheetRow) -> bytes:
    """Return header and cells as bytes that no other header and cells share: a JSON array of two arrays, in UTF-8."""
    return json.dumps([header, row.cells], ensure_ascii=False, separators=(",", ":")).encode()


def _known_by(sheet: Sheet) -> Callable[[SheetRow], bytes]:
    """Return what makes the bytes by which a row of this sheet is known again."""
    kept = [at for at, column in enumerate(sheet.header) if column not in sheet.aside]
    header = tuple(sheet.header[at] for at in kept)
    key = sheet.header.index(sheet.key) if sheet.key else None

    def known_by(row: SheetRow) -> bytes:
        if key is not None and row.cells[key].strip():
            return identity_of((sheet.key,), SheetRow(row.number, (row.cells[key].strip(),)))
        if not sheet.aside:
            return identity_of(header, row)
        return identity_of(header, SheetRow(row.number, tuple(row.cells[at] for at in kept)))

    return known_by


class _Cells:
    """The row in hand under a mapping; what could not be understood in it goes to the report."""

    def __init__(self, sheet: Sheet, mapping: Mapping) -> None:
        check_mapping(mapping, sheet.header)
        position = {column: at for at, column in enumerate(sheet.header)}
        self._at = {field: position[column] for field, column in reversed(mapping.pairs)}
        self._tags = [(each, position[column]) for each, column in mapping.dimensions("tag")]
        self._own_words = [(each, position[column]) for each, column in mapping.dimensions("own_words")]
        self._cells: tuple[str, ...] = ()
        self.number = 0
        self.language: str | None = None
        self.heard_on: date | None = None

    def at(self, row: SheetRow, report: list[RowProblem]) -> bool:
        """Take a row in hand and report what is wrong with it. False where it has no words and does not come in."""
        self._cells, self.number = row.cells, row.number
        if not self.line("words"):
            report.append(RowProblem(row.number, _("The row has no words.")))
            return False
        self.language, not_known = _language(self.line("language"))
        self.heard_on, no_day = _heard_on(self.line("heard_on"))
        report += [RowProblem(row.number, note, skipped=False) for note in (not_known, no_day) if note]
        return True

    def of(self, field: str) -> str:
        """Return the field's cell as it stands, "" where the field has no column."""
        at = self._at.get(field)
        return "" if at is None else self._cells[at]

    def line(self, field: str) -> str:
        """Return the field's cell without space around it."""
        return self.of(field).strip()

    def tags(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return (dimension, values) pairs, values split at `;`, each once, dimensions without a value left out."""
        found: dict[str, dict[str, None]] = {}
        for dimension, at in self._tags:
            values = (value.strip() for value in self._cells[at].split(";"))
            found.setdefault(dimension, {}).update(dict.fromkeys(value for value in values if value))
        return tuple((dimension, tuple(values)) for dimension, values in found.items() if values)

    def own_words(self) -> Iterator[tuple[str, str]]:
        """Yield (dimension, text) pairs, the text as it stands."""
        for dimension, at in self._own_words:
            text = self._cells[at]
            if text.strip():
                yield dimension, text


def _import_row(cells: _Cells, identity: bytes, occurrence: int) -> ImportRow:
    return ImportRow(
        number=cells.number,
        words=cells.of("words"),
        language=cells.language,
        heard_on=cells.heard_on,
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


# The same few languages and days stand in row after row.
_code_of_language = lru_cache(maxsize=10_000)(code_of_language)


@lru_cache(maxsize=10_000)
def _day_of(written: str) -> date | type[ValueError] | None:
    try:
        return day_of(written)
    except ValueError as error:
        return type(error)


def _language(written: str) -> tuple[str | None, str]:
    """Return the language's code, and a note where it is not known."""
    code = _code_of_language(written) if written else None
    if written and code is None:
        return None, _('The language "{written}" is not known; it is left open.').format(written=written[:40])
    return code, ""


def _heard_on(written: str) -> tuple[date | None, str]:
    """Return the day, and a note where it cannot be read."""
    day = _day_of(written)
    if day is None or isinstance(day, date):
        return day, ""
    if day is Ambiguous:
        note = _('"{written}" can be either of two days; the day is left open. Write it as 2024-07-10.')
    else:
        note = _('"{written}" is not a day that can be read; it is left open. Write it as 2024-07-10.')
    return None, note.format(written=written[:40])
