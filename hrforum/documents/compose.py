"""From an outline to boxes and the structure tree: what each block looks like, and how it is tagged."""

import re
from collections.abc import Callable, Iterator
from functools import singledispatchmethod

from hrforum.documents import styles
from hrforum.documents.boxes import Box, Gap, TextBox, text_box
from hrforum.documents.charts import ChartBox
from hrforum.documents.codes import CodeBox
from hrforum.documents.columns import COLUMN, ColumnsBox
from hrforum.documents.contents import EntryBox
from hrforum.documents.drawings import DrawingBox
from hrforum.documents.fonts import face
from hrforum.documents.handwriting import ChoiceBox, CutBox, FillBox
from hrforum.documents.lines import break_lines
from hrforum.documents.notes import Note, note, noted_box
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
)
from hrforum.documents.slips import SlipBox
from hrforum.documents.tables import table_box
from hrforum.documents.tagging import Anchor, Node
from hrforum.documents.text import one_line, pdf_text
from hrforum.domain.chart import Kind
from hrforum.domain.consent import Released
from hrforum.domain.rendering import Rendering

_TALLEST_CHART = 560.0
_SIDE_BY_SIDE = 2
"""What was said and one translation of it stand beside each other; more languages stand below each other."""
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""What BCP 47 codes look like, as far as a reader needs to know."""
_MANNERS = {"body": styles.BODY, "lead": styles.LEAD, "small": styles.SMALL, "large": styles.LARGE}


class Composer:
    """Makes the boxes of one outline. `root` is the Document element, `anchors` every heading in order.

    `sheets` are the first heading of each sheet with its code, where the document holds sheets.
    """

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.root = Node("Document", language=outline.language)
        self.anchors: list[Anchor] = []
        self.sheets: list[tuple[Anchor, str]] = []
        self._begun = ""
        self._notes = 0
        self._parent = self.root
        self._level = 0

    def boxes(self, each: Callable[[int], None]) -> list[Box]:
        """Return the boxes in reading order; calls `each` with the number of blocks done."""
        front: list[Box] = []
        rest: list[Box] = []
        table_of_contents: Node | None = None
        for at, block in enumerate(self.outline.blocks):
            if self.outline.contents and table_of_contents is None and not isinstance(block, Cover):
                front, rest = rest, []
                heading = self.root.add("H2" if self._level else "H1")
                self._level = self._level or 1
                front += [
                    Gap(new_page=True),
                    text_box(
                        self.outline.furniture.contents,
                        styles.HEADINGS[2],
                        heading,
                        keep=True,
                        anchor=self._anchor(self.outline.furniture.contents, 2, listed=False),
                    ),
                ]
                table_of_contents = self.root.add("TOC")
            rest += self._boxes(block)
            each(at + 1)
        if table_of_contents is None:
            return rest
        entries: list[Box] = [
            EntryBox(anchor, table_of_contents, self.outline.furniture.page_link)
            for anchor in self.anchors
            if anchor.listed
        ]
        return [*front, *entries, Gap(new_page=True), *rest]

    def _anchor(self, title: str, level: int, *, listed: bool) -> Anchor:
        anchor = Anchor(title, level, listed=listed)
        self.anchors.append(anchor)
        if self._begun:
            self.sheets.append((anchor, self._begun))
            self._begun = ""
        return anchor

    def _heading(self, level: int, text: str, short: str, *, listed: bool, ornament: str = "") -> Box:
        if level > self._level + 1:
            raise ValueError(f"heading of level {level} after one of level {self._level}")
        self._level = level
        text = one_line(text)
        anchor = self._anchor(one_line(short) or text, level, listed=listed)
        node = self._parent.add(f"H{level}")
        style = styles.HEADINGS[level]
        if self.outline.dense:
            style = style.but(before=style.before * 0.5, after=max(style.after * 0.6, 5.0))
        return text_box(text, style, node, keep=True, anchor=anchor, ornament=ornament)

    @singledispatchmethod
    def _boxes(self, block: Block) -> Iterator[Box]:
        raise TypeError(type(block).__name__)

    @_boxes.register
    def _(self, block: PageBreak) -> Iterator[Box]:
        yield Gap(new_page=True, front=block.front)

    @_boxes.register
    def _(self, block: Heading) -> Iterator[Box]:
        if block.new_page:
            yield Gap(new_page=True)
        yield self._heading(block.level, block.text, block.short, listed=block.listed)

    @_boxes.register
    def _(self, block: Cover) -> Iterator[Box]:
        if block.warning:
            yield text_box(
                one_line(block.warning), styles.WARN, self.root.add("P"), indent=14, ornament="warning"
            )
        yield Gap(96.0)
        if block.kicker:
            node = self.root.add("P")
            yield text_box(one_line(block.kicker), styles.COVER_KICKER, node, keep=True, ornament="cover")
        self._level = 1
        title = one_line(block.title)
        anchor = self._anchor(title, 1, listed=False)
        yield text_box(title, styles.COVER_TITLE, self.root.add("H1"), keep=True, anchor=anchor)
        if block.subtitle:
            yield text_box(one_line(block.subtitle), styles.COVER_SUBTITLE, self.root.add("P"))
        if block.facts:
            rows = [(one_line(fact.label), one_line(fact.text)) for fact in block.facts]
            yield table_box(self.root.add("Table"), (), rows, figures=False, label_width=132)
        if block.note:
            yield Gap(22.0)
            yield from self._paragraphs(block.note, styles.SMALL.but(size=9, leading=13.5), self.root)

    @_boxes.register
    def _(self, block: Paragraph) -> Iterator[Box]:
        text = f"{block.number}. {block.text}" if block.number else block.text
        if block.notes and pdf_text(text):
            yield from self._noted(block, pdf_text(text))
            return
        for box in self._paragraphs(text, _MANNERS[block.manner], self._parent, language=block.language):
            box.keep = block.keep
            yield box

    def _noted(self, block: Paragraph, paragraphs: tuple[str, ...]) -> Iterator[Box]:
        """Yield paragraphs of which the last one has the notes."""
        *before, last = paragraphs
        style = _MANNERS[block.manner]
        for text in before:
            yield text_box(text, style, self._parent.add("P", language=block.language))
        node = self._parent.add("P", language=block.language)
        notes = [self._note(one_line(text)) for text in block.notes]
        yield noted_box(last, style, node, notes)

    def _note(self, text: str) -> Note:
        self._notes += 1
        there, back = (
            said.format(number=self._notes)
            for said in (self.outline.furniture.note_link, self.outline.furniture.note_back)
        )
        return note(self._notes, text, self._parent, there, back)

    @_boxes.register
    def _(self, block: Bullets) -> Iterator[Box]:
        items = self._parent.add("L", numbering="Decimal" if block.numbered else "Disc")
        style = styles.BODY.but(after=5)
        for number, point in enumerate(block.points, start=1):
            item = items.add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            marker = break_lines(f"{number}." if block.numbered else "•", face(style.face), style.size, 40)[0]
            box = text_box(one_line(point), style, body, indent=18)
            box.marker = (marker, label)
            if number == len(block.points):
                box.after = styles.BODY.after + 2
            yield box

    @_boxes.register
    def _(self, block: Table) -> Iterator[Box]:
        node = self._parent.add("Table")
        yield text_box(one_line(block.caption), styles.CAPTION, node.add("Caption"), keep=True)
        header = [one_line(text) for text in block.header]
        rows = [[one_line(text) for text in row] for row in block.rows]
        box = table_box(node, header, rows, figures=block.figures)
        if block.note:
            box.after = 5
        yield box
        if block.note:
            yield from self._paragraphs(block.note, styles.SMALL, self._parent)

    @_boxes.register
    def _(self, block: ChartFigure) -> Iterator[Box]:
        figure = Node("Figure", alternative=one_line(block.alternative))
        plain = block.chart.kind is Kind.BARS
        box: Box = ChartBox(block.chart, figure) if plain else DrawingBox(block.chart, figure)
        if not block.chart.bars or box.height > _TALLEST_CHART:
            return
        title = self._parent.add("P")
        yield text_box(one_line(block.chart.title), styles.CAPTION, title, keep=True)
        self._parent.kids.append(figure)
        box.keep = bool(block.chart.note)
        yield box
        yield from self._paragraphs(block.chart.note, styles.SMALL, self._parent)

    @_boxes.register
    def _(self, block: Exhibit) -> Iterator[Box]:
        self._parent = section = self.root.add("Sect")
        heading = self._heading(3, block.heading, block.short, listed=True, ornament="rule")
        yield heading
        facts = " · ".join(one_line(fact) for fact in block.facts if fact)
        if facts:
            style = styles.SMALL.but(after=9)
            yield text_box(facts, style, section.add("P"), keep=True)
        said = list(zip(block.released.renderings, block.labels, strict=True))
        if len(said) == _SIDE_BY_SIDE:
            yield ColumnsBox(*(list(self._rendering(*each, section, COLUMN)) for each in said))
        else:
            for each in said:
                yield from self._rendering(*each, section)
        if block.released.ask:
            yield from self._ask(block.ask_label, block.released, section)
        self._parent = self.root

    def _rendering(
        self, rendering: Rendering, label: str, section: Node, measure: float = styles.MEASURE
    ) -> Iterator[TextBox]:
        if label:
            node = section.add("P")
            yield text_box(one_line(label), styles.LABEL, node, keep=True, measure=measure)
        quote = section.add("BlockQuote", language=self._foreign(rendering.language))
        yield from self._paragraphs(rendering.words, styles.BODY, quote, measure=measure)

    def _foreign(self, language: str) -> str | None:
        """Return the language to mark: a well-formed one that is not the document's."""
        return language if language != self.outline.language and _LANGUAGE.fullmatch(language) else None

    def _asked_in(self, released: Released) -> str | None:
        """Return the language of what was asked for: a testimony and its ask are noted down in one language."""
        return self._foreign(released.renderings[0].language) if released.renderings else None

    def _ask(self, label: str, released: Released, section: Node) -> Iterator[Box]:
        first = text_box(
            one_line(label), styles.LABEL.but(before=12, after=0), section.add("P"), keep=True, indent=14
        )
        first.ornament = "bar"
        quote = section.add("BlockQuote", language=self._asked_in(released))
        boxes = list(self._paragraphs(released.ask or "", styles.BODY.but(after=0), quote, indent=14))
        # One bar stands beside all of it.
        mirrored = any(box.mirrored for box in boxes)
        for box in (first, *boxes):
            box.ornament, box.mirrored = "bar", mirrored
        yield first
        yield from boxes
        yield Gap(6.0)

    @_boxes.register
    def _(self, block: ReleasedAsk) -> Iterator[Box]:
        quote = self._parent.add("BlockQuote", language=self._asked_in(block.released))
        for box in self._paragraphs(block.released.ask or "", styles.BODY.but(after=0), quote, indent=14):
            box.ornament = "bar"
            box.keep = True
            yield box
        if block.reference:
            note = styles.SMALL.but(after=10)
            yield text_box(one_line(block.reference), note, self._parent.add("P"), indent=14, ornament="bar")

    @_boxes.register
    def _(self, block: Quotation) -> Iterator[Box]:
        style, indent = (styles.LARGE, 0.0) if block.large else (styles.BODY.but(after=4), 14.0)
        for language, words in block.said:
            quote = self._parent.add("BlockQuote", language=self._foreign(language))
            boxes = list(self._paragraphs(words, style, quote, indent=indent))
            for box in boxes:
                box.ornament = "" if block.large else "bar"
            if boxes and not block.reference:
                boxes[-1].after = max(styles.BODY.after + 4, style.after)
            yield from boxes
        if block.reference:
            note = styles.SMALL.but(after=10)
            yield text_box(one_line(block.reference), note, self._parent.add("P"), indent=indent)

    @_boxes.register
    def _(self, block: Code) -> Iterator[Box]:
        yield text_box(one_line(block.label), styles.LABEL, self._parent.add("P"), keep=True)
        style = styles.WORDS_TO_COPY if block.words else styles.CODE
        yield CodeBox(block.groups, block.groups_a_line, self._parent.add("P"), style)

    @_boxes.register
    def _(self, block: NewSheet) -> Iterator[Box]:
        self._begun = block.code
        yield Gap(new_page=True, front=True)

    @_boxes.register
    def _(self, block: Choice) -> Iterator[Box]:
        yield ChoiceBox(block.question, block.answers, self.outline.second, self._parent.add("Div"))

    @_boxes.register
    def _(self, block: Fill) -> Iterator[Box]:
        yield FillBox(block.labels, block.lines, self.outline.second, self._parent.add("Div"))

    @_boxes.register
    def _(self, block: Cut) -> Iterator[Box]:
        yield CutBox(block.said, self.outline.second, self._parent.add("Div"))

    @_boxes.register
    def _(self, block: Slip) -> Iterator[Box]:
        yield SlipBox(block, self._parent.add("Div", language=self._foreign(block.language or "")))

    def _paragraphs(
        self,
        text: str,
        style: styles.Style,
        parent: Node,
        *,
        language: str | None = None,
        indent: float = 0.0,
        measure: float = styles.MEASURE,
    ) -> Iterator[TextBox]:
        for paragraph in pdf_text(text):
            node = parent.add("P", language=language)
            yield text_box(paragraph, style, node, indent=indent, measure=measure)
