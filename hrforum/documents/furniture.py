"""What stands around the text of every page: whose it is, its short title, the page and how many there are."""

from hrforum.documents.fonts import face
from hrforum.documents.lines import Line, break_lines, shortened
from hrforum.documents.outline import Cover, Outline
from hrforum.documents.pen import Pen
from hrforum.documents.running import Running
from hrforum.documents.styles import ACCENT, FURNITURE, MEASURE, PAPERS, RULE, SHEET_CODE, WARNING
from hrforum.documents.text import one_line

_HEAD, _FOOT = 44.0, 50.0
"""How far below the upper edge the header begins, and how far above the lower edge the footer."""
_BAND = 16.0


def draw_furniture(pen: Pen, outline: Outline, around: Running) -> None:
    """Draw header and footer of a page as ornament. A cover has a band of colour instead of titles, a sheet its large code."""
    width, height = PAPERS[outline.paper]
    left, top = (width - MEASURE) / 2, height - _HEAD
    with pen.artifact("/Pagination /Subtype /Header"):
        at = left + (_practice(pen, outline, left, top) if outline.practice else 0.0)
        if around.number == 1 and isinstance(outline.blocks[0], Cover):
            pen.panel(0, height - _BAND, width, _BAND, ACCENT)
        elif around.code:
            _sheet(pen, outline, around.code, left, at, top)
        else:
            _titles(pen, outline, left, at, top)
    said = outline.furniture.page_of.format(page=around.number, pages=around.pages)
    with pen.artifact("/Pagination /Subtype /Footer"):
        pen.text(_line(said), FURNITURE.but(flush_right=True), left, _FOOT, MEASURE)


def _practice(pen: Pen, outline: Outline, left: float, top: float) -> float:
    """Draw the practice mark and return the width it takes."""
    mark = _line(outline.furniture.practice, "bold")
    pen.text(mark, FURNITURE.but(face="bold", colour=WARNING), left, top, MEASURE)
    return mark[0].width + 10


def _titles(pen: Pen, outline: Outline, left: float, at: float, top: float) -> None:
    room = MEASURE / 2 - (at - left) - 8
    pen.text(_line(outline.organisation, room=room), FURNITURE, at, top, room)
    running = _line(outline.running or outline.title, room=MEASURE / 2)
    pen.text(running, FURNITURE.but(flush_right=True), left, top, MEASURE)
    pen.rule(left, top - 15, MEASURE, RULE, 0.5)


def _sheet(pen: Pen, outline: Outline, code: str, left: float, at: float, top: float) -> None:
    room = MEASURE / 2 - (at - left) - 8
    pen.text(_line(outline.title, room=room), FURNITURE, at, top, room)
    style = SHEET_CODE
    pen.text(break_lines(code, face(style.face), style.size, MEASURE), style, left, top + 8, MEASURE)
    pen.rule(left, top - 15, MEASURE, RULE, 0.5)


def _line(text: str, style: str = "regular", room: float = MEASURE) -> list[Line]:
    return shortened(one_line(text), face(style), FURNITURE.size, room, 1)
