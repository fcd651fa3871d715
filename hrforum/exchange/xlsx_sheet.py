"""XLSX files: the first visible sheet with anything in it, as text; formulas are named and never worked out."""

import io
import math
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.utils.escape import unescape

from hrforum.errors import HrforumError, Unreadable
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
from hrforum.exchange.xlsx_guard import Glance, damaged, glance, open_guarded
from hrforum.i18n import _, ngettext
from hrforum.progress import Progress

_STEP = 1_000
_LAST_ROW = 1_048_576
_AREA = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


def read_xlsx(raw: bytes, file: str, progress: Progress) -> Sheet:
    """Return the first visible worksheet with anything in it from the bytes of an XLSX file.

    A row with a formula or a spreadsheet error in it is reported and skipped. Hidden rows are read; of merged cells only the first
    has the text. Raises Unreadable, naming `file`, where the file as a whole cannot be read.
    """
    package = open_guarded(raw, file)
    if not openpyxl.DEFUSEDXML:
        raise AssertionError(
            "defusedxml is missing, without which entities in a stranger's file would be expanded"
        )
    try:
        with warnings.catch_warnings():
            # openpyxl warns about parts of the file that are not read here anyway.
            warnings.simplefilter("ignore")
            return _read(raw, package, file, progress)
    except HrforumError:
        raise
    except Exception:  # noqa: BLE001 - a stranger's XML makes openpyxl raise errors of any kind, and their messages quote cells
        raise Unreadable(damaged(file)) from None
    finally:
        package.close()


def _read(raw: bytes, package: zipfile.ZipFile, file: str, progress: Progress) -> Sheet:
    workbook = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
    try:
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        for worksheet in visible:
            seen = glance(package, worksheet._worksheet_path, file)
            sheet = _sheet_of(worksheet, seen, file, progress)
            if sheet is not None:
                others = tuple(one.title for one in workbook.worksheets if one is not worksheet)
                return _with_remarks(sheet, worksheet.title, others, seen)
    finally:
        workbook.close()
    raise Unreadable(_("{file} has no visible sheet with anything in it.").format(file=file))


def _sheet_of(worksheet: Any, seen: Glance, file: str, progress: Progress) -> Sheet | None:
    found = _texts_of(worksheet, file)
    number, first, why = next(found, (0, (), None))
    if not number:
        return None
    if why:
        raise Unreadable(_("The first row of {file} cannot name the columns.").format(file=file) + " " + why)
    named = len(first)
    texts, broken = [], []
    for row, cells, trouble in found:
        texts.append((row, cells))
        broken.append(trouble)
        if len(texts) > ROW_LIMIT:
            raise Unreadable(too_many_rows(file))
        if len(texts) % _STEP == 0:
            progress.step(len(texts), max(worksheet.max_row or 0, len(texts)), _("Reading rows"))
    width = max((len(cells) for _row, cells in texts), default=named)
    header, problems = name_columns(first + ("",) * (width - named), number, file)
    rows: list[SheetRow] = []
    for (row, cells), trouble in zip(texts, broken, strict=True):
        whole = cells + ("",) * (len(header) - len(cells))
        problem = trouble or trouble_in(whole, header)
        if problem:
            problems.append(RowProblem(row, problem))
        else:
            rows.append(SheetRow(row, whole))
    problems += _merged_notes(seen, {row for row, _cells in texts})
    header, kept = without_unnamed_end(header, named, rows)
    return Sheet(header, kept, in_order(problems), "xlsx", "")


def _texts_of(worksheet: Any, file: str) -> Iterator[tuple[int, tuple[str, ...], str | None]]:
    """Yield number, text and trouble of each row with something in it."""
    # The size that the file states may be wrong, and would cut rows off or pad them without end.
    worksheet.reset_dimensions()
    for number, cells in enumerate(worksheet.iter_rows(), start=1):
        if number > _LAST_ROW:
            raise Unreadable(damaged(file))
        filled = [cell for cell in cells if cell.value is not None and cell.value != ""]
        if not filled:
            continue
        if filled[-1].column > COLUMN_LIMIT:
            raise Unreadable(
                _("{file} has {n:,} columns; at most {limit:,} are read.").format(
                    file=file, n=filled[-1].column, limit=COLUMN_LIMIT
                )
            )
        texts = [""] * filled[-1].column
        for cell in filled:
            texts[cell.column - 1] = _text_of(cell.value)
        yield number, without_empty_end(tuple(texts)), next(filter(None, map(_trouble_with, filled)), None)


def _trouble_with(cell: Any) -> str | None:
    if cell.data_type == "f":
        return _("The cell in column {column} is a formula, not words.").format(column=cell.column_letter)
    if cell.data_type == "e":
        return _("The cell in column {column} shows an error of the spreadsheet, not words.").format(
            column=cell.column_letter
        )
    return None


def _text_of(value: object) -> str:
    if isinstance(value, str):
        # Excel writes control characters as _x000D_ and the like.
        return str(unescape(value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return (
            value.date().isoformat()
            if value.time() == time()
            else value.isoformat(sep=" ", timespec="seconds")
        )
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float):
        return _plain(value)
    return str(value)


def _plain(value: float) -> str:
    if not math.isfinite(value):
        return str(value)
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _merged_notes(seen: Glance, rows: set[int]) -> list[RowProblem]:
    notes = []
    for area in seen.merged:
        match = _AREA.fullmatch(area)
        if match and int(match[4]) > int(match[2]) and int(match[2]) in rows:
            notes.append(RowProblem(int(match[2]), _merged(area, int(match[2])), skipped=False))
    return notes


def _merged(area: str, row: int) -> str:
    return _(
        "The cells {area} are merged: only row {row} has their text, the others are empty there."
    ).format(area=area, row=row)


def _with_remarks(sheet: Sheet, title: str, others: tuple[str, ...], seen: Glance) -> Sheet:
    remarks = []
    if others:
        told = _('The file has {n} sheets; only "{title}" was read, not {others}.')
        named = ", ".join(f'"{one}"' for one in others[:10]) + (" …" if len(others) > 10 else "")
        remarks.append(told.format(n=len(others) + 1, title=title, others=named))
    if seen.hidden_rows:
        remarks.append(
            ngettext(
                "{n} hidden row was read too.", "{n} hidden rows were read too.", seen.hidden_rows
            ).format(n=seen.hidden_rows)
        )
    return replace(sheet, remarks=tuple(remarks), others=others)
