"""The body of a Word document: what each block of an outline becomes, in the words and the order of the outline."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod

from hrforum.documents.chart_picture import chart_picture
from hrforum.documents.docx_marks import (
    TEXT_WIDTH,
    cell,
    field,
    foreign,
    paragraph,
    picture,
    reference,
    row,
    runs,
    said,
    table,
)
from hrforum.documents.docx_styles import BULLET, FIRST_LIST, PARAGRAPHS
from hrforum.documents.outline import (
    Block,
    Bullets,
    ChartFigure,
    Choice,
    Code,
    Cover,
    Cut,
    Exhibit,
    Fill,
    Heading,
    NewSheet,
    Outline,
    PageBreak,
    Paragraph,
    Quotation,
    ReleasedAsk,
    Slip,
    Table,
    Texts,
)
from hrforum.documents.text import one_line, pdf_text
from hrforum.domain.consent import Released

_MANNERS = {"body": "Normal", "lead": "Lead", "small": "Small", "large": "Large"}
_KEEP, _NEW_PAGE = "<w:keepNext/>", "<w:pageBreakBefore/>"
_RULED, _BOX = " ", "☐ "
_TALLEST = 600.0


class Body:
    """Writes the blocks of one outline. `pictures` are the PNGs in their order, `lists` counts the numbered lists."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.pictures: list[bytes] = []
        self.lists = 0
        self.notes: list[str] = []
        """The notes as cleaned texts; the first one has the number 1."""
        self.entries: list[tuple[int, str]] = []
        """Level and wording of each heading that stands in the contents; the place is the number of its bookmark."""
        self._turn = False

    def block(self, block: Block) -> str:
        """Return one block."""
        return "".join(self._said(block))

    def contents(self) -> str:
        """Return the page of contents, after all blocks were written: each entry leads to its heading and names its page."""
        made = [said("Heading2", one_line(self.outline.furniture.contents), before=_NEW_PAGE)]
        for number, (level, text) in enumerate(self.entries, start=1):
            page = field(f"PAGEREF _Toc{number} \\h", dirty=True)
            entry = (
                f'<w:hyperlink w:anchor="_Toc{number}">{runs(text)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
            )
            made.append(paragraph(f"Contents{max(level, 2)}", entry))
        return "".join(made)

    def turn(self) -> None:
        """Let the next paragraph begin a page."""
        self._turn = True

    def _one(
        self, style: str, text: str, language: str = "", *, look: str = "", before: str = "", after: str = ""
    ) -> str:
        new_page, self._turn = (_NEW_PAGE if self._turn else ""), False
        marks = before + new_page if before == _KEEP else new_page + before
        return said(style, text, language, look=look, before=marks, after=after)

    def _many(self, style: str, text: str, language: str = "", before: str = "") -> Iterator[str]:
        for each in pdf_text(text):
            yield self._one(style, each, language, before=before)

    def _heading(self, level: int, text: str, short: str, *, listed: bool) -> str:
        text = one_line(text)
        made = self._one(f"Heading{level}", text)
        if not listed:
            return made
        self.entries.append((level, one_line(short) or text))
        number = len(self.entries)
        start, inside = made.split("</w:pPr>", 1)
        mark = f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number}"/>'
        return f'{start}</w:pPr>{mark}{inside.removesuffix("</w:p>")}<w:bookmarkEnd w:id="{number}"/></w:p>'

    def _note(self, text: str) -> str:
        """Keep a note and return the mark that leads to it."""
        self.notes.append(one_line(text))
        return reference(len(self.notes))

    def _foreign(self, language: str | None) -> str:
        return foreign(language, self.outline.language)

    @singledispatchmethod
    def _said(self, block: Block) -> Iterator[str]:
        raise TypeError(type(block).__name__)

    @_said.register
    def _(self, block: Cover) -> Iterator[str]:
        if block.warning:
            yield self._one("Warning", one_line(block.warning))
        if block.kicker:
            yield self._one("Kicker", one_line(block.kicker))
        yield self._heading(1, block.title, "", listed=False)
        if block.subtitle:
            yield self._one("Subtitle", one_line(block.subtitle))
        if block.facts:
            yield self._rows(
                "Figures", [(fact.label, fact.text) for fact in block.facts], (2640, TEXT_WIDTH - 2640)
            )
        yield from self._many("Small", block.note)

    @_said.register
    def _(self, block: Heading) -> Iterator[str]:
        self._turn = self._turn or block.new_page
        yield self._heading(block.level, block.text, block.short, listed=block.listed)

    @_said.register
    def _(self, _block: PageBreak) -> Iterator[str]:
        self.turn()
        yield ""

    @_said.register
    def _(self, block: NewSheet) -> Iterator[str]:
        self.turn()
        yield self._one("Code", one_line(block.code), after='<w:jc w:val="right"/>')

    @_said.register
    def _(self, block: Paragraph) -> Iterator[str]:
        style, before = _MANNERS[block.manner], ""
        if block.number:
            style, before = "NumberedParagraph", _listed(PARAGRAPHS)
        if block.keep:
            style = "NumberedQuotation" if block.number else "Label"
        *made, last = [*self._many(style, block.text, self._foreign(block.language), before)] or [""]
        yield from made
        yield last.removesuffix("</w:p>") + "".join(map(self._note, block.notes)) + "</w:p>" if last else ""

    @_said.register
    def _(self, block: Bullets) -> Iterator[str]:
        number = BULLET
        if block.numbered:
            number, self.lists = FIRST_LIST + self.lists, self.lists + 1
        style = "ListNumber" if block.numbered else "ListBullet"
        for point in block.points:
            yield self._one(style, one_line(point), before=_listed(number))

    @_said.register
    def _(self, block: Table) -> Iterator[str]:
        yield self._one("Caption", one_line(block.caption))
        widths = _widths([block.header, *block.rows], figures=block.figures)
        flush = '<w:jc w:val="right"/>' if block.figures else ""
        yield self._rows("Figures", block.rows, widths, block.header, flush, block.caption)
        if block.note:
            yield from self._many("Small", block.note)
        else:
            yield _after_table()

    def _rows(
        self,
        style: str,
        rows: Iterable[Sequence[str]],
        widths: Sequence[int],
        header: Sequence[str] = (),
        flush: str = "",
        caption: str = "",
    ) -> str:
        def made(texts: Sequence[str], look: str = "", *, first: bool = False) -> str:
            cells = [
                cell(
                    said(
                        "Cell",
                        one_line(text),
                        look=look or ("<w:b/>" if at == 0 else ""),
                        after=flush if at else "",
                    ),
                    width,
                )
                for at, (text, width) in enumerate(zip(texts, widths, strict=True))
            ]
            return row(cells, header=first)

        head = [made(header, "<w:b/>", first=True)] if header else []
        return table(style, [*head, *map(made, rows)], widths, caption=caption, header=bool(header))

    @_said.register
    def _(self, block: ChartFigure) -> Iterator[str]:
        if not block.chart.bars:
            return
        png, width, height = chart_picture(block.chart)
        scale = min(_TALLEST / height, 1.0)
        self.pictures.append(png)
        number = len(self.pictures)
        yield self._one("Caption", one_line(block.chart.title))
        drawn = picture(f"picture{number}", number, block.alternative, width * scale, height * scale)
        yield paragraph("Normal", drawn, before=_KEEP if block.chart.note else "")
        yield from self._many("Small", block.chart.note)

    @_said.register
    def _(self, block: Exhibit) -> Iterator[str]:
        yield self._heading(3, block.heading, block.short, listed=True)
        facts = " · ".join(one_line(fact) for fact in block.facts if fact)
        if facts:
            yield self._one("Small", facts, before=_KEEP)
        for rendering, label in zip(block.released.renderings, block.labels, strict=True):
            if label:
                yield self._one("Label", one_line(label))
            yield from self._many("Quote", rendering.words, self._foreign(rendering.language))
        if block.released.ask:
            yield self._one("Label", one_line(block.ask_label))
            yield from self._asked(block.released)

    @_said.register
    def _(self, block: ReleasedAsk) -> Iterator[str]:
        yield from self._asked(block.released)
        if block.reference:
            yield self._one("Small", one_line(block.reference))

    def _asked(self, released: Released) -> Iterator[str]:
        language = released.renderings[0].language if released.renderings else None
        yield from self._many("Asked", released.ask or "", self._foreign(language))

    @_said.register
    def _(self, block: Quotation) -> Iterator[str]:
        for language, words in block.said:
            yield from self._many("LargeQuote" if block.large else "Quote", words, self._foreign(language))
        if block.reference:
            yield self._one("Small", one_line(block.reference))

    # ---- forms to fill in and to cut out -------------------------------------------------------------------------------------
    @_said.register
    def _(self, block: Code) -> Iterator[str]:
        yield self._one("Label", one_line(block.label))
        for start in range(0, len(block.groups), block.groups_a_line):
            yield self._one("Code", one_line(" ".join(block.groups[start : start + block.groups_a_line])))

    @_said.register
    def _(self, block: Choice) -> Iterator[str]:
        yield from self._both("Normal", block.question, before=_KEEP)
        for answer in block.answers:
            yield from self._both("Answer", answer, _BOX)

    @_said.register
    def _(self, block: Fill) -> Iterator[str]:
        for label in block.labels:
            yield from self._both("Label", label)
            for _line in range(block.lines):
                yield self._one("Ruled", _RULED)

    @_said.register
    def _(self, block: Cut) -> Iterator[str]:
        yield from self._both("Cut", block.said)

    @_said.register
    def _(self, block: Slip) -> Iterator[str]:
        language = self._foreign(block.language)
        lines = [self._one("Label", one_line(block.title), language)]
        if block.code:
            lines.append(self._one("Code", one_line(block.code)))
        lines += [self._one("Normal", one_line(each), language) for each in block.sentences]
        for title, points in block.lists:
            lines.append(self._one("Label", one_line(title), language))
            lines += [
                self._one("ListBullet", one_line(each), language, before=_listed(BULLET)) for each in points
            ]
        for label in block.fills:
            lines += [self._one("Label", one_line(label), language), self._one("Ruled", _RULED)]
        yield table("Framed", [row([cell("".join(lines), TEXT_WIDTH)])], (TEXT_WIDTH,), header=False)
        yield _after_table()

    def _both(self, style: str, texts: Texts, mark: str = "", before: str = "") -> Iterator[str]:
        for at, text in enumerate(texts):
            language = foreign(self.outline.second, self.outline.language) if at else ""
            yield self._one(style, ("" if at else mark) + one_line(text), language, before=before)


def _listed(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _after_table() -> str:
    # Two tables without a paragraph between them would become one.
    return paragraph("Small", "")


def _widths(rows: Sequence[Sequence[str]], *, figures: bool) -> list[int]:
    """Share the width out: the first column gets what figures leave over; columns of text share by their length."""
    columns = len(rows[0])
    longest = [min(max(4, *(len(each[at]) for each in rows)), 40) for at in range(columns)]
    if figures and columns > 1:
        rest = [min(each * 130, TEXT_WIDTH * 6 // 10 // (columns - 1)) for each in longest[1:]]
        return [TEXT_WIDTH - sum(rest), *rest]
    return [each * TEXT_WIDTH // sum(longest) for each in longest]
