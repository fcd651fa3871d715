"""Judging a PDF before it is handed over: the rules of PDF/UA-1 and PDF/A-2a, descriptions, links, reading order."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import page
import pikepdf

_LIMITS = page.SafetyLimits(
    max_reference_depth=2_000,
    max_table_grid_rows=1_000_000,
    max_table_grid_cells=10_000_000,
    max_decoded_stream_size=1 << 30,
    max_total_decoded_content_size=1 << 32,
    max_input_size=1 << 31,
    max_object_count=10_000_000,
)
"""The validator guards itself against strangers' files; these are our own, and may be long."""


@dataclass(frozen=True, slots=True)
class Findings:
    """How many rules were tried, and which of them failed: the rule's number and what it asks for."""

    total: int
    failed: tuple[tuple[str, str], ...]


def check(document: Path | bytes, profile: str = "ua1") -> Findings:
    """Try a PDF, a file or its bytes, against a profile: "ua1" (PDF/UA-1) or "2a" (PDF/A-2a)."""
    if isinstance(document, bytes):
        report = page.validate_pdf_bytes(document, profile=profile, limits=_LIMITS)
    else:
        report = page.validate_pdf(str(document), profile=profile, limits=_LIMITS)
    failed = {str(one.rule_id): str(one.message) for one in report.failures}
    if report.rules.failed and not failed:
        raise AssertionError("the validator counts failed rules without naming them")
    return Findings(report.rules.total, tuple(sorted(failed.items())))


@dataclass(frozen=True, slots=True)
class Seen:
    """What a PDF's structure tells: figures, those without a text, links, those that lead nowhere, and whether it reads in order."""

    figures: int
    unsaid: int
    links: int
    broken: int
    in_order: bool


def look(content: bytes) -> Seen:
    """Walk a tagged PDF's structure tree, the way a screen reader does, and follow its links."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = {one.obj.objgen: number for number, one in enumerate(pdf.pages)}
        elements = list(_elements(pdf.Root.StructTreeRoot))
        figures = [one for one in elements if str(one.get("/S")) == "/Figure"]
        links = [
            link for one in pdf.pages for link in one.obj.get("/Annots", ()) if str(link.Subtype) == "/Link"
        ]
        return Seen(
            len(figures),
            sum(not str(one.get("/Alt", "")).strip() for one in figures),
            len(links),
            sum("/Dest" not in link or link.Dest[0].objgen not in pages for link in links),
            _in_order([place for one in elements for place in _marks(one, pages)]),
        )


def _elements(root: Any) -> Iterator[Any]:
    """Yield every element of the tree in reading order, without recursion: trees are as deep as they like."""
    waiting = [root]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [
            kid for kid in reversed(_kids(one)) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]


def _kids(one: Any) -> list[Any]:
    kids = one.get("/K", ())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marks(one: Any, pages: dict[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    """Yield the page and the number on it of what an element marks."""
    for kid in _kids(one):
        if isinstance(kid, int) and "/Pg" in one:
            yield pages[one.Pg.objgen], kid
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield pages[(kid.Pg if "/Pg" in kid else one.Pg).objgen], int(kid.MCID)


def _in_order(places: list[tuple[int, int]]) -> bool:
    """Say whether what is read comes later than what was read before it, on each page."""
    last: dict[int, int] = {}
    for page_number, mark in places:
        if mark <= last.get(page_number, -1):
            return False
        last[page_number] = mark
    return True
