"""Word files: their paragraphs and tables in order as lines, and what else was in them."""

import zipfile
from collections import Counter

from hrforum.errors import Unreadable
from hrforum.exchange.docx_guard import open_docx, walk
from hrforum.exchange.docx_parts import Parts, Style, parts_of, styles_of
from hrforum.exchange.docx_walker import DocxWalker, Piece
from hrforum.exchange.text_document import Apart, Line, TextDocument
from hrforum.i18n import _
from hrforum.progress import Progress

TEXT_LIMIT = 60 * 1024 * 1024
"""Bytes of XML that the text alone may have."""


def read_docx(raw: bytes, file: str, progress: Progress) -> TextDocument:
    """Return the text in the bytes of a DOCX file; raises Unreadable, naming `file`, where it cannot be read as a whole.

    Tracked changes are taken as accepted, footnotes stand with their lines, tables are rows of cells parted by tabs. Nothing
    is fetched, and nothing outside the words is read: it is counted in `apart`.
    """
    package = open_docx(raw, file)
    try:
        parts = parts_of(package, file, progress)
        if package.getinfo(parts.text).file_size > TEXT_LIMIT:
            raise Unreadable(_("{file} has too much text. Split it into several files.").format(file=file))
        styles = styles_of(package, parts.styles, file, progress)
        notes = _notes(package, parts, styles, file, progress)
        walker = DocxWalker(styles, notes)
        walk(package, parts.text, walker, file, progress)
        walker.close()
        apart = walker.apart
        apart[Apart.OUTSIDE] += parts.outside
        apart[Apart.MARGIN] += _margins(package, parts, file, progress)
    finally:
        package.close()
    lines = _lines(walker.pieces)
    if not lines:
        raise Unreadable(_("{file} has no words in it.").format(file=file))
    return TextDocument(file, "docx", lines, apart={kind: n for kind, n in apart.items() if n})


def _notes(
    package: zipfile.ZipFile, parts: Parts, styles: dict[str, Style], file: str, progress: Progress
) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for kind, part in parts.notes:
        walker = DocxWalker(styles, {})
        walk(package, part, walker, file, progress)
        found |= {(kind, key): text for key, text in walker.texts.items() if text.strip()}
    return found


def _margins(package: zipfile.ZipFile, parts: Parts, file: str, progress: Progress) -> int:
    count: Counter[bool] = Counter()
    for part in parts.margins:
        walker = DocxWalker({}, {})
        walk(package, part, walker, file, progress)
        count[any(piece.text.strip() for piece in walker.pieces)] += 1
    return count[True]


def _lines(pieces: list[Piece]) -> tuple[Line, ...]:
    lines: list[Line] = []
    before: Piece | None = None
    for piece in pieces:
        if before is not None and not (before.row and piece.row):
            # Paragraphs stand apart; the rows of one table stand together.
            lines.append(Line(""))
        if piece.level:
            heading = " ".join(piece.text.split())
            lines.append(Line(piece.text, piece.level, heading, tuple(note for _at, note in piece.notes)))
        else:
            for number, text in enumerate(piece.text.split("\n")):
                lines.append(Line(text, notes=tuple(note for at, note in piece.notes if at == number)))
        before = piece
    return tuple(lines)
