"""The last hand on a PDF: structure tree, links, bookmarks, and metadata that says title and language and nothing else."""

import re
import zlib
from typing import Any, cast
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import ImageCms

from hrforum.documents.bookmarks import add_bookmarks
from hrforum.documents.outline import Outline
from hrforum.documents.pen import Pen
from hrforum.documents.structure import Structure, annotate
from hrforum.documents.tagging import Anchor, Node
from hrforum.documents.text import one_line

PRODUCER = "hrforum"
_BFCHAR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_BFCHARS_A_BLOCK = 100


def finish(pdf: Pdf, outline: Outline, pen: Pen, root: Node, anchors: list[Anchor]) -> None:
    """Complete an opened PDF as ReportLab left it; the pen's pages must be the document's."""
    pages: list[Any] = [page.obj for page in pdf.pages]
    mend_fonts(pdf, pen.shows)
    if pen.tagged:
        Structure(pdf, pages, pen).write(root)
    else:
        for link in pen.links:
            annotate(pdf, pages, link)
    add_bookmarks(pdf, pages, anchors)
    _describe(pdf, outline, tagged=pen.tagged)
    _mend_streams(pdf)


def mend_fonts(pdf: Pdf, shows: dict[tuple[str, int], str]) -> None:
    """Write each font's ToUnicode map anew: unused codes mean U+FFFD, unnamed glyphs mean what they show."""
    for font in pdf.pages[0].Resources.Font.values() if len(pdf.pages) else ():
        name = str(font.BaseFont).partition("+")[2]
        pairs = []
        for code, value in _BFCHAR.findall(font.ToUnicode.read_bytes()):
            number = int(value, 16)
            text = shows.get((name, number)) or (chr(number) if 0 < number < 0xF0000 else "\ufffd")
            pairs.append((code, text.encode("utf-16-be").hex().upper().encode()))
        font.ToUnicode.write(_cmap(pairs))


def _cmap(pairs: list[tuple[bytes, bytes]]) -> bytes:
    lines = [
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        b"1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(pairs), _BFCHARS_A_BLOCK):
        block = pairs[start : start + _BFCHARS_A_BLOCK]
        lines += [b"%d beginbfchar" % len(block), *(b"<%s> <%s>" % pair for pair in block), b"endbfchar"]
    lines.append(b"endcmap CMapName currentdict /CMap defineresource pop end end")
    return b"\n".join(lines)


def _mend_streams(pdf: Pdf) -> None:
    """End no compressed stream in a carriage return: a reader could take it for part of the line end after it.

    What is compressed already is saved as it is, so all that will be compressed is compressed here.
    """
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Stream) or one.get("/Type") == Name.Metadata:
            continue
        if "/Filter" in one and not one.read_raw_bytes().endswith(b"\r"):
            continue
        content = one.read_bytes()
        packed = zlib.compress(content)
        while packed.endswith(b"\r"):
            content += b"\n"
            packed = zlib.compress(content)
        one.write(packed, filter=Name.FlateDecode)


def _describe(pdf: Pdf, outline: Outline, *, tagged: bool) -> None:
    """Say title, language and producer. No dates, no author, no path: the same outline gives the same bytes."""
    title = one_line(outline.title)
    root = cast("Any", pdf.Root)
    root.Lang = pikepdf.String(outline.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo[Name.Title] = pikepdf.String(title)
    pdf.docinfo[Name.Producer] = pikepdf.String(PRODUCER)
    claims = _CLAIMS if tagged else ""
    packet = _XMP.format(
        title=_said(title), language=escape(outline.language), producer=PRODUCER, claims=claims
    )
    root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    profile = pdf.make_stream(_srgb(), N=3)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=pikepdf.String("sRGB"),
                Info=pikepdf.String("sRGB"),
                DestOutputProfile=profile,
            )
        ]
    )


def _said(text: str) -> str:
    """Return a text as XML, in which no reader that looks for the end of the stream finds it too early."""
    return escape(text).replace("endstream", "endstrea&#109;").replace("endobj", "endob&#106;")


def _srgb() -> bytes:
    """Return an sRGB profile whose date, bytes 24 to 35 of its header, is always the first of January 2000."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes([0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
    profile[84:100] = bytes(16)
    return bytes(profile)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
{claims}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_CLAIMS = """<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
