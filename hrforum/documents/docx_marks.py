"""The marks of a Word document: texts, paragraphs, tables and fields as WordprocessingML; no character of a text is ever markup."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from hrforum.documents.text import RIGHT_TO_LEFT, one_line

_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_BACKWARDS = re.compile(f"[{RIGHT_TO_LEFT}](?:[^A-Za-z0-9\u00c0-\u024f\u0370-\u052f\n]*[{RIGHT_TO_LEFT}])*")
_DIRECTED = re.compile(f"([{RIGHT_TO_LEFT}])|[^\\W\\d_]")
_EAST = ("zh", "ja", "ko")
TEXT_WIDTH = 8520
"""Width of the text in twentieths of a point, as on paper."""


def foreign(language: str | None, document: str) -> str:
    """Return the language to mark: a well-formed one that is not the document's, else ""."""
    return language if language and language != document and _LANGUAGE.fullmatch(language) else ""


def runs(text: str, language: str = "", look: str = "") -> str:
    """Return a cleaned text as runs, each in one direction. `look` are marks of a run, such as `<w:b/>`."""
    made, at = [], 0
    for found in _BACKWARDS.finditer(text):
        made += [
            _run(text[at : found.start()], language, look),
            _run(found.group(), language, look, back=True),
        ]
        at = found.end()
    return "".join([*made, _run(text[at:], language, look)])


def _run(text: str, language: str, look: str, *, back: bool = False) -> str:
    if not text:
        return ""
    marks = look + ("<w:rtl/>" if back else "") + _language(language, back)
    said = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in text.split("\n"))
    return f'<w:r>{f"<w:rPr>{marks}</w:rPr>" if marks else ""}<w:t xml:space="preserve">{said}</w:t></w:r>'


def _language(language: str, back: bool) -> str:
    if not language:
        return ""
    which = "bidi" if back else "eastAsia" if language.split("-", maxsplit=1)[0] in _EAST else "val"
    return f'<w:lang w:{which}="{escape(language)}"/>'


def runs_back(text: str) -> bool:
    """Say whether a text as a whole runs from right to left: whether its first directed letter does."""
    found = _DIRECTED.search(text)
    return bool(found and found.group(1))


def paragraph(style: str, inside: str, *, before: str = "", after: str = "") -> str:
    """Return a paragraph of ready runs. `before` and `after` are marks in the order of the standard around the direction."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}{after}</w:pPr>{inside}</w:p>'


def said(
    style: str, text: str, language: str = "", *, look: str = "", before: str = "", after: str = ""
) -> str:
    """Return a cleaned text as a paragraph that runs the way its letters do."""
    way = "<w:bidi/>" if runs_back(text) else ""
    return paragraph(style, runs(text, language, look), before=before, after=way + after)


def cell(content: str, width: int) -> str:
    """Return a cell of ready paragraphs."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """Return a row that stays whole; a `header` stands again on every page."""
    again = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    style: str, rows: Iterable[str], widths: Sequence[int], *, caption: str = "", header: bool = True
) -> str:
    """Return a table of ready rows; its first column holds the headers of the rows, `caption` is its alternative text."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblLook w:val="04A0" w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    told = f'<w:tblCaption w:val="{escape(one_line(caption))}"/>' if caption else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def field(code: str, shown: str = "", *, dirty: bool = False) -> str:
    """Return a field that the reader's program fills in, such as `PAGE`."""
    again = ' w:dirty="true"' if dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{again}/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{escape(shown)}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def reference(number: int) -> str:
    """Return the raised number that leads to a note."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def footnotes(texts: Sequence[str]) -> str:
    """Return the notes of a document, and before them the lines that part notes from text."""
    lines = (
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in enumerate(("separator", "continuationSeparator"), -1)
    )
    number = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    notes = (
        f'<w:footnote w:id="{at}">{paragraph("FootnoteText", number + runs(" " + text))}</w:footnote>'
        for at, text in enumerate(texts, 1)
    )
    return "".join([*lines, *notes])


def picture(relation: str, number: int, alternative: str, width: float, height: float) -> str:
    """Return a picture in the line, `width` by `height` points, with its alternative text."""
    wide, high = round(width * 12700), round(height * 12700)
    told = escape(one_line(alternative))
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="{relation}" descr="{told}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{relation}" descr="{told}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
