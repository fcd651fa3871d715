"""Reading a spreadsheet from a stranger: by what is in the file, not by its name, into rows and a report."""

from pathlib import Path

from hrforum.errors import Unreadable
from hrforum.exchange.csv_sheet import read_csv
from hrforum.exchange.rows import FILE_LIMIT, RowProblem, Sheet, SheetRow
from hrforum.i18n import _
from hrforum.progress import SILENT, Progress

__all__ = ["RowProblem", "Sheet", "SheetRow", "read_sheet"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"{\\rtf", b"BZh",
    b"\x7fELF", b"MZ\x90", b"OggS", b"RIFF", b"ID3",
)  # fmt: skip
_MARKUP = (b"<!doctype", b"<html", b"<?xml")


def read_sheet(path: Path, progress: Progress = SILENT) -> Sheet:
    """Return the spreadsheet in the file at `path`, CSV or XLSX.

    Raises Unreadable with one sentence where the file as a whole cannot be read; rows that cannot be taken are in the
    sheet's `problems`.
    """
    raw = _bytes_of(path)
    file = path.name
    if raw.startswith(_ZIP):
        # openpyxl takes 200 ms to import.
        from hrforum.exchange.xlsx_sheet import read_xlsx

        return read_xlsx(raw, file, progress)
    _refuse_other_kinds(raw, file)
    return read_csv(raw, file, progress)


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Unreadable(_("{file} is not there, or is not a file.").format(file=path.name))
        with path.open("rb") as source:
            raw = source.read(FILE_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(_("{file} cannot be opened for reading.").format(file=path.name)) from error
    if not raw:
        raise Unreadable(_("{file} is empty.").format(file=path.name))
    if len(raw) > FILE_LIMIT:
        raise Unreadable(
            _("{file} is larger than {limit} MB. Split it into several files.").format(
                file=path.name, limit=FILE_LIMIT // (1024 * 1024)
            )
        )
    return raw


def _refuse_other_kinds(raw: bytes, file: str) -> None:
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise Unreadable(
                _(
                    "{file} is protected with a password. Take the password off in the spreadsheet program and save it again."
                ).format(file=file)
            )
        raise Unreadable(
            _(
                "{file} is in the old Excel format (.xls). Open it in a spreadsheet program and save it as XLSX or CSV."
            ).format(file=file)
        )
    if raw.startswith(_OTHERS) or raw[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(
        _MARKUP
    ):
        raise Unreadable(
            _("{file} is not a spreadsheet: save the sheet as CSV or XLSX and try again.").format(file=file)
        )
