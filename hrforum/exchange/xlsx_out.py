"""Writes tables as XLSX, by hand: no author, no program, no hour, no thumbnail; every cell is text and none a formula."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from hrforum.errors import Refused
from hrforum.exchange.cells import Sheet
from hrforum.i18n import _

LONGEST_CELL = 32_767
"""Characters that a cell of the format holds, counted as it does: in units of UTF-16."""
LONGEST_NAME = 31

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip file knows: when the table was made is nobody's business."""
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def xlsx_of(sheets: Sequence[Sheet]) -> bytes:
    """Return the file with these sheets; the same tables give the same bytes.

    Raises `Refused` where a text is longer than a cell can be: nothing is cut.
    """
    for sheet in sheets:
        if any(len(cell.encode("utf-16-le")) // 2 > LONGEST_CELL for row in sheet.rows for cell in row):
            raise Refused(
                _("A testimony is longer than a cell of this format can be. Write a file that ends in .csv.")
            )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in _parts(sheets):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Which system wrote it is told nowhere either.
            entry.create_system = 0
            packed.writestr(entry, part.encode("utf-8"))
    return written.getvalue()


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    book = f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    types = f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{book}{overrides}</Types>'
    yield "[Content_Types].xml", types
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    names = "".join(
        f'<sheet name="{escape(sheet.name[:LONGEST_NAME], {_QUOTE: "&quot;"})}" sheetId="{n}" r:id="rId{n}"/>'
        for n, sheet in enumerate(sheets, 1)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{names}</sheets></workbook>',
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations([("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]),
    )
    for n, sheet in enumerate(sheets, 1):
        yield f"xl/worksheets/sheet{n}.xml", _worksheet(sheet)


_QUOTE = '"'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _worksheet(sheet: Sheet) -> str:
    rows = "".join(
        f'<row r="{number}">{"".join(_cell(number, place, text) for place, text in enumerate(row))}</row>'
        for number, row in enumerate(sheet.rows, 1)
    )
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cell(row: int, place: int, text: str) -> str:
    # Written as it is, a carriage return would come back as a line feed; and "_x0041_" as an A.
    shown = escape(_CODED.sub("_x005F_", text), {"\r": "&#13;"})
    return f'<c r="{_column(place)}{row}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _column(place: int) -> str:
    """Return the letters of a column counted from 0: A, B, … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
