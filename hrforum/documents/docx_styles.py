"""How Word documents look: the styles, by the names that every reader's program knows, and the numbering of lists."""

from html import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
INK, MUTED, ACCENT, WARNING = "1B2126", "515C66", "0E5568", "9A3412"


def _style(
    key: str, name: str, *, points: float = 0, bold: bool = False, colour: str = "", based: str = "Normal", marks: str = "",
    gap: tuple[int, int] = (0, 8), level: int = -1, follows: str = "",
) -> str:  # fmt: skip
    """Return one paragraph style; `gap` are the spaces before and after, in points."""
    size = f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>' if points else ""
    thick = "<w:b/><w:bCs/>" if bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    spacing = f'<w:spacing w:before="{gap[0] * 20}" w:after="{gap[1] * 20}"/>'
    keep = "<w:keepNext/><w:keepLines/>" if level >= 0 or "keep" in marks else ""
    border, _keep, indent = marks.replace("keep", "").partition("|")
    outline = f'<w:outlineLvl w:val="{level}"/>' if level >= 0 else ""
    nexts = f'<w:next w:val="{follows}"/>' if follows else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>{nexts}'
        f"<w:qFormat/><w:pPr>{keep}{border}{spacing}{indent}{outline}</w:pPr><w:rPr>{thick}{ink}{size}</w:rPr></w:style>"
    )


def _edge(side: str, kind: str, size: int, colour: str, space: int) -> str:
    return f'<w:pBdr><w:{side} w:val="{kind}" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


_QUOTED = _edge("left", "single", 12, "C5CED3", 10) + '|<w:ind w:left="284"/>'
_ASKED = _edge("left", "single", 24, ACCENT, 10) + '|<w:ind w:left="284"/>'
_STYLES = (
    _style("Heading1", "heading 1", points=24, bold=True, colour=ACCENT, gap=(18, 12), level=0, follows="Normal"),
    _style("Heading2", "heading 2", points=17, bold=True, colour=ACCENT, gap=(24, 8), level=1, follows="Normal"),
    _style("Heading3", "heading 3", points=13, bold=True, gap=(18, 4), level=2, follows="Normal"),
    _style("Kicker", "Kicker", points=10.5, bold=True, colour=ACCENT, gap=(96, 8)),
    _style("Subtitle", "Subtitle", points=14, colour=MUTED, gap=(0, 28)),
    _style("Warning", "Warning", points=11, bold=True, colour=WARNING, gap=(0, 18)),
    _style("Lead", "Lead", points=12.5, gap=(0, 12)),
    _style("Small", "Small", points=8.5, colour=MUTED, gap=(0, 6)),
    _style("Large", "Large", points=18, gap=(0, 12)),
    _style("Label", "Label", points=8.5, bold=True, colour=ACCENT, gap=(10, 3), marks="keep"),
    _style("Caption", "caption", points=10.5, bold=True, gap=(14, 6), marks="keep"),
    _style("Quote", "Quote", marks=_QUOTED),
    _style("LargeQuote", "Large Quote", points=18, gap=(0, 14)),
    _style("Asked", "Asked", marks=_ASKED, gap=(0, 4)),
    _style("ListBullet", "List Bullet", gap=(0, 5)),
    _style("ListNumber", "List Number", gap=(0, 5)),
    _style("NumberedParagraph", "Numbered Paragraph"),
    _style("NumberedQuotation", "Numbered Quotation", based="NumberedParagraph", marks="keep"),
    _style("Code", "Code", points=20, bold=True, gap=(0, 8)),
    _style("Answer", "Answer", gap=(0, 3), marks='|<w:ind w:left="284"/>'),
    _style("Ruled", "Ruled", gap=(8, 4), marks=_edge("bottom", "single", 4, MUTED, 1) + "|"),
    _style("Cut", "Cut", points=8.5, colour=MUTED, gap=(18, 12), marks=_edge("top", "dashed", 6, MUTED, 4) + "|"),
    _style("Cell", "Cell", points=9.5, gap=(3, 3)),
    _style("Contents2", "toc 2", bold=True, gap=(6, 2), marks='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8520"/></w:tabs>|'),
    _style("Contents3", "toc 3", points=9.5, gap=(0, 2), marks='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8520"/></w:tabs>|<w:ind w:left="284"/>'),
    _style("Header", "header", points=8, colour=MUTED, gap=(0, 0), marks='<w:tabs><w:tab w:val="right" w:pos="8520"/></w:tabs>|'),
    _style("Footer", "footer", points=8, colour=MUTED, gap=(0, 0), marks='|<w:jc w:val="right"/>'),
    _style("FootnoteText", "footnote text", points=8.5, colour=MUTED, gap=(0, 3)),
)  # fmt: skip
_RAISED = (
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
_LINES = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C5CED3"/>'
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Figures"><w:name w:val="Figures"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(_LINES.format(side=side) for side in ("top", "bottom", "insideH"))
    + '</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:styleId="Framed"><w:name w:val="Framed"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(_LINES.format(side=side) for side in ("top", "left", "bottom", "right"))
    + "</w:tblBorders></w:tblPr></w:style>"
)


def styles(language: str) -> str:
    """Return the part with the styles; `language` is the document's."""
    tongue = escape(language)
    return (
        f"{HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}"
        f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{tongue}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{''.join(_STYLES)}{_RAISED}{_TABLES}</w:styles>"
    )


BULLET, PARAGRAPHS, FIRST_LIST = 1, 2, 3
"""The numbers of lists: one for all points, one for the numbered paragraphs of a document, and then one for each numbered list."""


def numbering(lists: int) -> str:
    """Return the part with the numbering, for so many numbered lists."""
    each = "".join(
        f'<w:num w:numId="{FIRST_LIST + at}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for at in range(lists)
    )
    return (
        f"{HEAD}<w:numbering {_W}>{_kind(0, 'bullet', '•', 360)}{_kind(1, 'decimal', '%1.', 360)}{_kind(2, 'decimal', '%1.', 0)}"
        f'<w:num w:numId="{BULLET}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{PARAGRAPHS}"><w:abstractNumId w:val="2"/></w:num>{each}</w:numbering>'
    )


def _kind(at: int, manner: str, shown: str, indent: int) -> str:
    place = (
        f'<w:ind w:left="{indent}" w:hanging="{indent}"/>'
        if indent
        else '<w:ind w:left="0" w:firstLine="0"/>'
    )
    return (
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{manner}"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/><w:pPr>{place}</w:pPr></w:lvl></w:abstractNum>'
    )
