"""An outline as the sources that peers set: HTML with its style for WeasyPrint, and Typst's own markup, in the same face and size."""

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pymupdf_fonts

from hrforum.documents.outline import (
    Block,
    Bullets,
    Cover,
    Exhibit,
    Heading,
    Outline,
    Paragraph,
    ReleasedAsk,
    Table,
)
from hrforum.documents.text import one_line, pdf_text

_FONTS = {"figo": ("FiraGO-Regular.ttf", "normal"), "figbo": ("FiraGO-Bold.ttf", "bold")}
_STYLE = """
@page { size: letter; margin: 84pt 93pt 78pt; @bottom-right { content: "Page " counter(page) " of " counter(pages); font-size: 8pt } }
body { font: 10.5pt/15.5pt FiraGO } h1 { font-size: 25pt } h2 { font-size: 18pt; break-before: page } h3 { font-size: 13pt }
blockquote { margin: 0 } .contents a::after { content: leader('.') target-counter(attr(href), page) }
"""
_PREAMBLE = """#set page(paper: "us-letter", margin: (x: 93pt, top: 84pt, bottom: 78pt), numbering: "1")
#set text(font: "FiraGO", size: 10.5pt, lang: "en")
#show heading.where(level: 2): it => { pagebreak(weak: true); it }
"""


def lay_fonts(folder: Path) -> None:
    """Put the face beside the sources."""
    for key, (name, _weight) in _FONTS.items():
        (folder / name).write_bytes(pymupdf_fonts.myfont(key))


def _parts(blocks: tuple[Block, ...], said: Callable[..., str]) -> Iterator[str]:
    """Yield each block as `said(kind, texts, language)` says it: headings, paragraphs, lists, tables and quotes."""
    for block in blocks:
        match block:
            case Cover():
                yield said("h1", block.title)
                yield from (said("p", f"{fact.label}: {fact.text}") for fact in block.facts)
                yield from (said("p", text) for text in pdf_text(block.note))
            case Heading():
                yield said(f"h{block.level}", block.text)
            case Paragraph():
                yield from (said("p", text) for text in pdf_text(block.text))
            case Bullets():
                yield said("list", *block.points)
            case Table():
                yield said("p", block.caption)
                yield said("table", *block.header, *(cell for row in block.rows for cell in row))
            case ReleasedAsk():
                yield said("quote", *pdf_text(block.released.ask or ""))
                yield said("p", block.reference)
            case Exhibit():
                yield said("h3", block.heading)
                yield said("p", " · ".join(block.facts))
                for one in block.released.renderings:
                    yield said("quote", *pdf_text(one.words), language=one.language)
                if block.released.ask:
                    yield said("p", block.ask_label)
                    yield said("quote", *pdf_text(block.released.ask))
            case _:
                raise TypeError(type(block).__name__)


class _Html:
    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []

    def said(self, kind: str, *texts: str, language: str = "") -> str:
        lines = [escape(one_line(text)) for text in texts]
        if kind in ("h2", "h3"):
            self.entries.append((kind, lines[0]))
            return f'<{kind} id="e{len(self.entries)}">{lines[0]}</{kind}>'
        if kind == "list":
            return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
        if kind == "table":
            return _html_table(lines)
        if kind == "quote":
            lang = f' lang="{language}"' if language else ""
            return f"<blockquote{lang}>{''.join(f'<p>{line}</p>' for line in lines)}</blockquote>"
        return f"<{kind}>{lines[0]}</{kind}>"


def _html_table(lines: list[str]) -> str:
    columns = 2 if len(lines) % 5 else 5
    rows = [lines[at : at + columns] for at in range(0, len(lines), columns)]
    head = "".join(f'<th scope="col">{cell}</th>' for cell in rows[0])
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>'
        for row in rows[1:]
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def as_html(outline: Outline) -> str:
    """Return an outline as a page of HTML with linked contents that name their pages."""
    made = _Html()
    body = list(_parts(outline.blocks, made.said))
    faces = "".join(
        f"@font-face {{ font-family: FiraGO; font-weight: {weight}; src: url({name}) }}"
        for name, weight in _FONTS.values()
    )
    contents = "".join(
        f'<li><a href="#e{at}">{text} </a></li>' for at, (_kind, text) in enumerate(made.entries, 1)
    )
    return (
        f'<!doctype html><html lang="{outline.language}"><head><meta charset="utf-8"><title>{escape(outline.title)}</title>'
        f'<style>{faces}{_STYLE}</style></head><body>{body[0]}<h2>Contents</h2><ul class="contents">{contents}</ul>'
        f"{''.join(body[1:])}</body></html>"
    )


def _typst(kind: str, *texts: str, language: str = "") -> str:
    lines = [f'#"{_quoted(text)}"' for text in texts]
    if kind in ("h1", "h2", "h3"):
        return f"{'=' * int(kind[1])} {lines[0]}"
    if kind == "list":
        return "\n".join(f"- {line}" for line in lines)
    if kind == "table":
        columns = 2 if len(lines) % 5 else 5
        cells = [f"[{line}]" for line in lines]
        return f"#table(columns: {columns}, table.header({', '.join(cells[:columns])}), {', '.join(cells[columns:])})"
    if kind == "quote":
        lang = f'#set text(lang: "{language}")\n' if language else ""
        inside = "\n\n".join(lines)
        return f"#quote(block: true)[{lang}{inside}]"
    return lines[0]


def _quoted(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace('"', '\\"')


def as_typst(outline: Outline) -> str:
    """Return an outline in Typst's markup, with its contents."""
    first, *rest = _parts(outline.blocks, _typst)
    title = f'#set document(title: "{_quoted(outline.title)}")\n'
    return "\n\n".join((title + _PREAMBLE, first, "#outline(depth: 3)", *rest))
