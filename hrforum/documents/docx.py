"""Making a Word document from an outline: the twin of the PDF, with nothing in it of who made it, when and on what."""

import hashlib
import io
import zipfile
from collections.abc import Iterable
from html import escape
from pathlib import Path

from hrforum.documents.docx_body import Body
from hrforum.documents.docx_marks import field, footnotes, paragraph, runs
from hrforum.documents.docx_styles import HEAD, numbering, styles
from hrforum.documents.keep import Made, keep
from hrforum.documents.outline import Cover, Furniture, Outline
from hrforum.documents.text import one_line
from hrforum.i18n import _
from hrforum.progress import Progress, Silent

_SILENT = Silent()
_STEPS = 1000
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PARTS = ("styles", "settings", "numbering", "header", "footer", "footnotes")
_PAPERS = {"letter": (12240, 15840), "a4": (11906, 16838)}
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP can tell: the same outline gives the same bytes."""


def make_docx(outline: Outline, target: Path, *, progress: Progress = _SILENT) -> Made:
    """Make a Word document at `target`, replacing a file of that name only when the new one is complete.

    The same outline gives the same bytes. Raises FileTrouble, or Cancelled from the progress; then nothing is left behind. How many
    pages it fills only the program knows that opens it, so `pages` is 0.
    """
    content = set_docx(outline, progress=progress)
    progress.step(980, _STEPS, _("Writing the file"))
    keep(content, target)
    return Made(target, 0, hashlib.sha256(content).hexdigest())


def set_docx(outline: Outline, *, progress: Progress = _SILENT) -> bytes:
    """Return the bytes of the Word document."""
    body = Body(outline)
    inside = _body(outline, body, progress)
    width, height = _PAPERS[outline.paper]
    side = (width - 8520) // 2
    first = '<w:footerReference w:type="first" r:id="footer"/>' if _covered(outline) else ""
    section = (
        f'<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>{first}'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1500" w:right="{side}" w:bottom="1400" w:left="{side}" '
        f'w:header="720" w:footer="720" w:gutter="0"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            [("document", f"{_OFFICE}/officeDocument", "word/document.xml"), ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")]
        ),
        "docProps/core.xml": _core(outline),
        "word/_rels/document.xml.rels": _relations(
            [
                *((part, f"{_OFFICE}/{part}", f"{part}.xml") for part in _PARTS),
                *((f"picture{at}", f"{_OFFICE}/image", f"media/picture{at}.png") for at in range(1, len(body.pictures) + 1)),
            ]
        ),
        "word/document.xml": f"{HEAD}<w:document {_SPACES}><w:body>{inside}{section}</w:body></w:document>",
        "word/footer.xml": _footer(outline.furniture),
        "word/footnotes.xml": f"{HEAD}<w:footnotes {_SPACES}>{footnotes(body.notes)}</w:footnotes>",
        "word/header.xml": _header(outline),
        "word/numbering.xml": numbering(body.lists),
        "word/settings.xml": _settings(outline.language),
        "word/styles.xml": styles(outline.language),
    }  # fmt: skip
    made: dict[str, bytes] = {name: text.encode() for name, text in parts.items()}
    made |= {f"word/media/picture{at}.png": png for at, png in enumerate(body.pictures, start=1)}
    progress.step(900, _STEPS, _("Finishing the document"))
    return _packed(made)


def _covered(outline: Outline) -> bool:
    return bool(outline.blocks) and isinstance(outline.blocks[0], Cover)


def _body(outline: Outline, body: Body, progress: Progress) -> str:
    front: list[str] = []
    rest: list[str] = []
    begun = False
    blocks = max(len(outline.blocks), 1)
    for at, block in enumerate(outline.blocks):
        if outline.contents and not begun and not isinstance(block, Cover):
            front, rest, begun = rest, [], True
            body.turn()
        rest.append(body.block(block))
        progress.step((at + 1) * 800 // blocks, _STEPS, _("Setting the text"))
    return "".join([*front, body.contents() if begun else "", *rest])


def _header(outline: Outline) -> str:
    practice = runs(f"{outline.furniture.practice} ", look="<w:b/>") if outline.practice else ""
    whose = runs(one_line(outline.organisation))
    title = runs(one_line(outline.running or outline.title))
    inside = paragraph("Header", f"{practice}{whose}<w:r><w:tab/></w:r>{title}")
    return f"{HEAD}<w:hdr {_SPACES}>{inside}</w:hdr>"


def _footer(furniture: Furniture) -> str:
    """Return the footer, in which the reader's program counts the pages."""
    fields = {"page": field("PAGE", "1"), "pages": field("NUMPAGES", "1")}
    made, text = "", furniture.page_of
    while text:
        before, brace, after = text.partition("{")
        name, _brace, text = after.partition("}")
        made += runs(before) + (fields[name] if brace else "")
    return f"{HEAD}<w:ftr {_SPACES}>{paragraph('Footer', made)}</w:ftr>"


def _core(outline: Outline) -> str:
    """Return the properties: the title and the language, and neither a person nor a day."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(one_line(outline.title))}</dc:title><dc:language>{escape(outline.language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _settings(language: str) -> str:
    return (
        f'{HEAD}<w:settings {_SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{escape(language)}"/></w:settings>'
    )


def _content_types() -> str:
    kinds = {"document": "document.main", **{part: part for part in _PARTS}}
    said = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{said}</Types>'
    )


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    """Return relations as (id, kind, target); every one leads to a part of the document itself."""
    said = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in relations
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0
            packed.writestr(entry, content)
    return written.getvalue()
