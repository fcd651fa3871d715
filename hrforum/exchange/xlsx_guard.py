"""What is looked at in an XLSX file before anything in it is unpacked: bombs, passwords, other kinds of file."""

import re
import zipfile
from dataclasses import dataclass

from hrforum.errors import Unreadable
from hrforum.exchange.zip_guard import ZipSentences, check_sizes, open_zip
from hrforum.i18n import _

TAG_LIMIT = 25_000_000
"""Tags in a worksheet: 5 million cells."""

_CHUNK = 1024 * 1024
_LARGE_PARTS = ("xl/worksheets/", "xl/sharedstrings")
_MEDIA = ("xl/media/", "xl/embeddings/")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*\bhidden="(?:1|true)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^<>]*\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_MERGED_LIMIT = 10_000
_LONGEST_TAG = 10_000


@dataclass(frozen=True, slots=True)
class Glance:
    """What a worksheet's part tells before it is parsed: the number of hidden rows, the areas of merged cells ("A2:A4")."""

    hidden_rows: int
    merged: tuple[str, ...]


def open_guarded(raw: bytes, file: str) -> zipfile.ZipFile:
    """Return the zip in `raw` if unpacking it is harmless; raises Unreadable, naming `file`, where it is not an XLSX or a bomb."""
    said = ZipSentences(damaged(file), _too_much(file), _locked(file))
    package = open_zip(raw, said)
    _check_kind(package, file)
    check_sizes(package, len(raw), said, _LARGE_PARTS + _MEDIA)
    return package


def damaged(file: str) -> str:
    """Return the sentence for a file that says it is XLSX and cannot be read as that."""
    return _("{file} is damaged or incomplete: it cannot be read as XLSX. Save it again, or as CSV.").format(
        file=file
    )


def glance(package: zipfile.ZipFile, part: str, file: str) -> Glance:
    """Return what the worksheet `part` tells in passing; raises Unreadable where it has more cells than can be read in time."""
    tags = hidden = 0
    merged: list[str] = []
    rest = b""
    with package.open(part) as source:
        while chunk := source.read(_CHUNK):
            tags += chunk.count(b"<")
            # A tag may be cut by the end of the chunk, so its beginning waits for the next one.
            block = rest + chunk
            cut = max(block.rfind(b"<"), len(block) - _LONGEST_TAG)
            block, rest = block[:cut], block[cut:]
            hidden += len(_HIDDEN_ROW.findall(block))
            merged += [ref.decode() for ref in _MERGED.findall(block)]
            if tags > TAG_LIMIT or len(merged) > _MERGED_LIMIT:
                raise Unreadable(
                    _("{file} has too many cells to be read. Split it into several files.").format(file=file)
                )
    return Glance(hidden, tuple(merged))


def _check_kind(package: zipfile.ZipFile, file: str) -> None:
    names = {entry.filename.lower() for entry in package.infolist()}
    if "mimetype" in names and "content.xml" in names:
        raise Unreadable(
            _("{file} is an OpenDocument file. Save it as XLSX or CSV and try again.").format(file=file)
        )
    if "[content_types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Unreadable(
            _("{file} is not a spreadsheet: save the sheet as CSV or XLSX and try again.").format(file=file)
        )
    if "xl/workbook.bin" in names:
        raise Unreadable(
            _("{file} is in the binary Excel format (.xlsb). Save it as XLSX or CSV and try again.").format(
                file=file
            )
        )


def _locked(file: str) -> str:
    return _("{file} is protected with a password. Save it without one and try again.").format(file=file)


def _too_much(file: str) -> str:
    return _("{file} would unpack to far more than a spreadsheet holds, so it was not opened.").format(
        file=file
    )
