"""How documents look: paper, measure, palette and type scale, in points.

Every colour of text keeps at least 4.5 to 1 on its ground, and nothing is told by colour alone.
"""

from dataclasses import dataclass, replace

Colour = tuple[float, float, float]


def _hex(code: int) -> Colour:
    return (code >> 16) / 255, (code >> 8 & 255) / 255, (code & 255) / 255


INK = _hex(0x1B2126)
MUTED = _hex(0x515C66)
ACCENT = _hex(0x0E5568)
RULE = _hex(0xC5CED3)
PANEL = _hex(0xEFF4F5)
WARNING = _hex(0x9A3412)
WARNING_PANEL = _hex(0xFDF3EC)

PAPERS = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
MARGIN_TOP = 84.0
MARGIN_BOTTOM = 78.0
MEASURE = 426.0
"""Width of the column: about 75 letters of the body."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set. `before` and `after` are the spaces around it; the larger of two neighbours counts."""

    face: str = "regular"
    size: float = 10.5
    leading: float = 15.5
    colour: Colour = INK
    before: float = 0.0
    after: float = 8.0
    flush_right: bool = False

    def but(self, **changes: object) -> "Style":
        """Return this style with some changes."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the fields' names are checked at run time


BODY = Style()
LEAD = Style(size=12.5, leading=19, after=12)
LARGE = Style(size=18, leading=27, before=14, after=13)
"""To be read aloud from paper."""
SMALL = Style(size=8.5, leading=12.5, colour=MUTED, after=6)
LABEL = Style(face="bold", size=8.5, leading=12.5, colour=ACCENT, before=10, after=3)
CELL = Style(size=9.5, leading=13, after=0)
CELL_HEAD = Style(face="bold", size=8.5, leading=12, colour=MUTED, after=0)
CAPTION = Style(face="bold", size=10.5, leading=14.5, before=16, after=6)
ENTRY = Style(size=9.5, leading=12.5, before=0, after=2)
ENTRY_HEAD = Style(face="bold", size=10.5, leading=15, before=9, after=4)
FURNITURE = Style(size=8, leading=10, colour=MUTED, after=0)
CODE = Style(face="bold", size=22, leading=34, after=8)
WORDS_TO_COPY = Style(face="bold", size=16, leading=25, after=8)
WARN = Style(face="bold", size=11, leading=16, colour=WARNING, after=24)

QUESTION = Style(size=11, leading=15, after=0)
SECOND = Style(size=9.5, leading=13, colour=MUTED, after=0)
FILL = Style(face="bold", size=9.5, leading=13, colour=INK, after=0)
SHEET_CODE = Style(face="bold", size=17, leading=20, flush_right=True, after=0)
SLIP_CODE = Style(face="bold", size=24, leading=31, after=0)

HEADINGS = {
    1: Style(face="bold", size=25, leading=31, colour=ACCENT, before=24, after=14),
    2: Style(face="bold", size=18, leading=23, colour=ACCENT, before=30, after=10),
    3: Style(face="bold", size=13, leading=18, before=24, after=4),
}
COVER_KICKER = Style(face="bold", size=10.5, leading=15, colour=ACCENT, after=10)
COVER_TITLE = Style(face="bold", size=32, leading=39, after=12)
COVER_SUBTITLE = Style(size=14, leading=21, colour=MUTED, after=34)
