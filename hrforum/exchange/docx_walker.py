"""Walks the text of a Word file, as if every tracked change had been accepted, into paragraphs and rows of tables."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from hrforum.exchange.docx_parts import Style
from hrforum.exchange.text_document import Apart

# What stands in these is not part of the text as it is read: what was deleted or was elsewhere, earlier formatting, codes of fields,
# and the second telling of a drawing for older programs.
_PASSED_OVER = {
    "instrText", "delText", "delInstrText", "Fallback", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange",
    "tcPrChange", "numberingChange", "sectPr",
}  # fmt: skip
_GONE = ("del", "moveFrom")
_KEPT = ("ins", "moveTo")
_MARKS = ("rPr", "trPr")
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_PICTURES = {"pic", "imagedata", "chart", "relIds"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Piece:
    """A paragraph or the row of a table, cells parted by tabs; `notes` are (number of its line, footnote) pairs."""

    text: str
    level: int = 0
    row: bool = False
    notes: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    said: list[str] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    style: str = ""
    outline: int | None = None
    numbered: bool = False
    goes_on: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[str] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    gone: bool = False


class DocxWalker:
    """Collects `pieces`, the texts of foot- and endnotes by id in `texts`, and what stands beside the words in `apart`."""

    def __init__(self, styles: dict[str, Style], notes: dict[tuple[str, str], str]) -> None:
        self.pieces: list[Piece] = []
        self.texts: dict[str, str] = {}
        self.apart: Counter[Apart] = Counter()
        self._styles = styles
        self._notes = notes
        self._path: list[str] = []
        self._passing = 0
        self._listening = False
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[_Row] = []
        self._holders: list[list[Piece]] = [self.pieces]
        self._carried: _Paragraph | None = None
        self._note_id: str | None = None
        self._numbers = 0
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "p": self._start_paragraph,
            "tr": lambda _attributes: self._rows.append(_Row()),
            "tc": lambda _attributes: self._holders.append([]),
            "footnote": self._start_note,
            "endnote": self._start_note,
            "sym": self._symbol,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "p": self._end_paragraph,
            "tr": self._end_row,
            "tc": self._end_cell,
            "footnote": self._end_note,
            "endnote": self._end_note,
        }

    # -- what the parser calls -------------------------------------------------------------------------------------------

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        parent = self._path[-1] if self._path else ""
        if self._passing or name in _PASSED_OVER or (name in _GONE and parent not in _MARKS):
            if not self._passing and name in _GONE:
                self.apart[Apart.DELETED] += 1
            self._passing += 1
            return
        self._path.append(name)
        self._listening = name in ("t", "m:t")
        if name in self._starts:
            self._starts[name](attributes)
        elif name in _SIGNS:
            if parent == "r":
                self._say(_SIGNS[name])
        elif name in _NOTES:
            self._refer((_NOTES[name], attributes.get("id", "")))
        elif name in _GONE:
            self._mark_gone(parent)
        else:
            self._count(name, parent, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._passing:
            self._passing -= 1
            return
        self._path.pop()
        self._listening = False
        if name in self._ends:
            self._ends[name]()

    def data(self, text: str) -> None:
        """Text stands in the element."""
        if self._listening and not self._passing:
            self._say(text)

    def close(self) -> None:
        """The part is at its end: what was carried to a next paragraph that never came stands for itself."""
        if self._carried is not None:
            carried, self._carried = self._carried, None
            self._keep(carried)

    # -- paragraphs ------------------------------------------------------------------------------------------------------

    def _start_paragraph(self, _attributes: dict[str, str]) -> None:
        fresh = _Paragraph()
        if self._carried is not None:
            # The end of the paragraph before was deleted, so that this one goes on where it stopped.
            fresh.said, fresh.notes = self._carried.said, self._carried.notes
            self._carried = None
        self._paragraphs.append(fresh)

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        if paragraph.goes_on:
            self._carried = paragraph
        else:
            self._keep(paragraph)

    def _keep(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.said)
        style = self._styles.get(paragraph.style, Style())
        if not text.strip():
            return
        if style.contents:
            self.apart[Apart.CONTENTS] += 1
            return
        if paragraph.numbered or style.numbered:
            self.apart[Apart.NUMBERED] += 1
        level = style.level if paragraph.outline is None else paragraph.outline
        self._holders[-1].append(Piece(text, level, notes=paragraph.notes))

    def _say(self, text: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].said.append(text)

    def _symbol(self, attributes: dict[str, str]) -> None:
        try:
            code = int(attributes.get("char", ""), 16)
        except ValueError:
            code = 0
        told = 0x20 <= code < 0xD800
        self._say(chr(code) if told else "\ufffd")
        if not told:
            self.apart[Apart.SYMBOL] += 1

    # -- notes -----------------------------------------------------------------------------------------------------------

    def _refer(self, which: tuple[str, str]) -> None:
        text = self._notes.get(which)
        if text is None or not self._paragraphs:
            return
        self._numbers += 1
        self.apart[Apart.NOTE] += 1
        paragraph = self._paragraphs[-1]
        line = sum(said.count("\n") for said in paragraph.said)
        paragraph.said.append(f"[{self._numbers}]")
        paragraph.notes.append((line, f"[{self._numbers}] {text}"))

    def _start_note(self, attributes: dict[str, str]) -> None:
        # Lines that part notes from the text are kept as notes of a type.
        self._note_id = None if attributes.get("type", "normal") != "normal" else attributes.get("id", "")
        self._holders.append([])

    def _end_note(self) -> None:
        self.close()
        held = self._holders.pop()
        if self._note_id is not None:
            self.texts[self._note_id] = "\n".join(piece.text.strip() for piece in held)

    # -- tables ----------------------------------------------------------------------------------------------------------

    def _end_cell(self) -> None:
        self.close()
        held = self._holders.pop()
        if self._rows:
            row = self._rows[-1]
            row.notes += [note for piece in held for note in piece.notes]
            row.cells.append("\n".join(piece.text for piece in held))

    def _end_row(self) -> None:
        row = self._rows.pop()
        text = "\t".join(row.cells).rstrip("\t")
        if text.strip() and not row.gone:
            last = text.count("\n")
            self._holders[-1].append(Piece(text, row=True, notes=[(last, note) for _line, note in row.notes]))

    # -- what is counted -------------------------------------------------------------------------------------------------

    def _mark_gone(self, parent: str) -> None:
        if parent == "trPr" and self._rows:
            self._rows[-1].gone = True
            self.apart[Apart.DELETED] += 1
        elif self._paragraphs and self._path[-3:-2] == ["pPr"]:
            self._paragraphs[-1].goes_on = True

    def _count(self, name: str, parent: str, attributes: dict[str, str]) -> None:
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        value = attributes.get("val", "")
        if name in _KEPT and parent not in _MARKS:
            self.apart[Apart.INSERTED] += 1
        elif name in _PICTURES:
            self.apart[Apart.PICTURE] += 1
        elif name == "commentReference":
            self.apart[Apart.COMMENT] += 1
        elif name == "hyperlink" and "id" in attributes:
            self.apart[Apart.LINK] += 1
        elif name in ("altChunk", "subDoc"):
            self.apart[Apart.OUTSIDE] += 1
        elif name == "vanish" and self._path[-3:-1] == ["r", "rPr"] and value not in _OFF:
            self.apart[Apart.HIDDEN] += 1
        elif paragraph is not None and parent == "pPr":
            self._shape(paragraph, name, value)

    @staticmethod
    def _shape(paragraph: _Paragraph, name: str, value: str) -> None:
        if name == "pStyle":
            paragraph.style = value
        elif name == "outlineLvl" and value.isdecimal():
            paragraph.outline = int(value) + 1 if int(value) < 9 else 0
        elif name == "numPr":
            paragraph.numbered = True
