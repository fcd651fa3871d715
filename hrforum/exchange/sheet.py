"""Reading files from a stranger: spreadsheets by what is in them, not by their names, into rows and a report; texts to be split."""

from collections.abc import Sequence
from pathlib import Path

from hrforum.errors import Unreadable
from hrforum.exchange.csv_sheet import is_table, read_csv
from hrforum.exchange.kobo import as_answers
from hrforum.exchange.rows import FILE_LIMIT, RowProblem, Sheet, SheetRow
from hrforum.exchange.splitting import Texts, texts_of
from hrforum.exchange.text_document import TextDocument
from hrforum.exchange.text_file import read_text
from hrforum.exchange.zip_guard import ZipSentences, open_zip
from hrforum.i18n import _
from hrforum.progress import SILENT, Progress

__all__ = ["RowProblem", "Sheet", "SheetRow", "Texts", "read_files", "read_sheet"]

TEXTS_LIMIT = 1_000
"""Texts that may come in together."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"{\\rtf", b"BZh",
    b"\x7fELF", b"MZ\x90", b"OggS", b"RIFF", b"ID3",
)  # fmt: skip
_TEXTS = (".txt", ".text", ".md", ".markdown", ".mdown")
_MARKUP = (b"<!doctype", b"<html", b"<?xml")


def read_files(paths: Sequence[Path], progress: Progress = SILENT) -> Sheet | Texts:
    """Return one spreadsheet, or any number of texts: DOCX, TXT and Markdown. All are read or none.

    Raises Unreadable with one sentence that names the file which cannot be read, or where spreadsheets would come with other files.
    """
    if len(paths) > TEXTS_LIMIT:
        raise Unreadable(
            _("{n:,} files are too many at once; at most {limit:,} are read.").format(
                n=len(paths), limit=TEXTS_LIMIT
            )
        )
    texts: list[TextDocument] = []
    size = 0
    for number, path in enumerate(paths):
        progress.step(number, len(paths), _("Reading files"))
        raw = _bytes_of(path)
        size += len(raw)
        if size > FILE_LIMIT:
            told = _("The files are larger than {limit} MB together. Bring them in in several goes.")
            raise Unreadable(told.format(limit=FILE_LIMIT // (1024 * 1024)))
        read = _read(raw, path, progress)
        if isinstance(read, TextDocument):
            texts.append(read)
        elif len(paths) == 1:
            return read
        else:
            raise Unreadable(
                _(
                    "{file} is a spreadsheet: bring it in alone. Several files at once can only be texts."
                ).format(file=path.name)
            )
    return texts_of(texts)


def read_sheet(path: Path, progress: Progress = SILENT) -> Sheet:
    """Return the spreadsheet in the file at `path`, CSV or XLSX, whatever it is called.

    Raises Unreadable with one sentence where the file as a whole cannot be read; rows that cannot be taken are in the
    sheet's `problems`.
    """
    raw = _bytes_of(path)
    if raw.startswith(_ZIP):
        return _read_xlsx(raw, path.name, progress)
    return _read_csv(raw, path.name, progress)


def _read(raw: bytes, path: Path, progress: Progress) -> Sheet | TextDocument:
    # A name may hold bytes that are no letters.
    file = path.name.encode(errors="replace").decode()
    if raw.startswith(_ZIP):
        if not _is_docx(raw, file):
            return _read_xlsx(raw, file, progress)
        from hrforum.exchange.docx_text import read_docx

        return read_docx(raw, file, progress)
    if path.suffix.lower() not in _TEXTS or (path.suffix.lower() == ".txt" and is_table(raw, file)):
        return _read_csv(raw, file, progress)
    _refuse_other_kinds(raw, file)
    return read_text(raw, file)


def _is_docx(raw: bytes, file: str) -> bool:
    damaged = _("{file} is damaged or incomplete: it cannot be read. Save it again and try again.").format(
        file=file
    )
    too_much = _("{file} holds too many parts, so it was not opened.").format(file=file)
    with open_zip(raw, ZipSentences(damaged, too_much, damaged)) as package:
        names = [name.lower() for name in package.namelist()]
    return any(name.startswith("word/") for name in names) and not any(
        name.startswith("xl/") for name in names
    )


def _read_xlsx(raw: bytes, file: str, progress: Progress) -> Sheet:
    # openpyxl takes 200 ms to import.
    from hrforum.exchange.xlsx_sheet import read_xlsx

    return as_answers(read_xlsx(raw, file, progress))


def _read_csv(raw: bytes, file: str, progress: Progress) -> Sheet:
    _refuse_other_kinds(raw, file)
    return as_answers(read_csv(raw, file, progress))


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
        raise Unreadable(_too_large(path.name))
    return raw


def _too_large(file: str) -> str:
    return _("{file} is larger than {limit} MB. Split it into several files.").format(
        file=file, limit=FILE_LIMIT // (1024 * 1024)
    )


def _refuse_other_kinds(raw: bytes, file: str) -> None:
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise Unreadable(
                _(
                    "{file} is protected with a password. Take the password off in the program that made it and save it again."
                ).format(file=file)
            )
        if "WordDocument".encode("utf-16-le") in raw:
            raise Unreadable(
                _(
                    "{file} is in the old Word format (.doc). Open it in a word processor and save it as DOCX."
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
            _(
                "{file} is not a spreadsheet or a text: save it as CSV or XLSX, or as DOCX or TXT, and try again."
            ).format(file=file)
        )
