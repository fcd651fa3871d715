"""Writes a table as CSV: UTF-8, every cell in quotation marks, nothing in it but the cells."""

import csv
import io

from hrforum.exchange.cells import Sheet


def csv_of(sheet: Sheet) -> bytes:
    """Return the file; the same table gives the same bytes."""
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(sheet.rows)
    return written.getvalue().encode("utf-8")
