"""Word files built by hand, part by part, honest and hostile."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Name"><w:name w:val="Name of speaker"/><w:basedOn w:val="Ttulo1"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Our own"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Round"/></w:style>
</w:styles>"""


def relations(*some: tuple[str, str, str], external: bool = False) -> str:
    """Return a part of relationships: (id, kind, target) each."""
    mode = ' TargetMode="External"' if external else ""
    each = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for key, kind, target in some
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def paragraph(text: str, style: str = "") -> str:
    """Return one paragraph."""
    shaped = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{shaped}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def word_file(body: str, *, within: str = "", **parts: str) -> bytes:
    """Return a DOCX with this body and further parts, called by their names without the folder and ending; `within` are relations."""
    held = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:r="{OFFICE}">'
        f"<w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/_rels/document.xml.rels": within
        or relations(
            ("r1", "styles", "styles.xml"), *((f"p{name}", _kind(name), f"{name}.xml") for name in parts)
        ),
    } | {f"word/{name}.xml": content for name, content in parts.items()}
    return zipped(held)


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def zipped(parts: dict[str, str]) -> bytes:
    """Return a zip of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()
