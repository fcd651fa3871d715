"""From boxes to pages: one pass that keeps headings with what they head and leaves no line alone."""

from collections.abc import Sequence
from typing import NamedTuple

from hrforum.documents.boxes import Box, Gap
from hrforum.documents.notes import NotedBox

_WORTH_BEGINNING = 90.0
"""Room in points in which something taller than a page may begin."""
_ABOVE_NOTES = 16.0
"""Between the text and the notes of a page, in points."""


class Placed(NamedTuple):
    """A box and the height above the page's foot at which its upper edge lies."""

    box: Box
    top: float


def lay_out(boxes: Sequence[Box], top: float, bottom: float) -> list[list[Placed]]:
    """Return the pages, each a list of placed boxes between `top` and `bottom` (points above the foot of the page).

    Anchors learn their page and height here. Time grows with the number of boxes and pages.
    """
    flow = _Flow(top, bottom)
    for at, box in enumerate(boxes):
        if isinstance(box, Gap) and box.new_page:
            flow.turn()
            if box.front:
                flow.face_up()
            continue
        if not (at and boxes[at - 1].keep) and not flow.has_room(box.before, _bound(boxes, at)):
            flow.turn()
        flow.add(box)
    flow.close()
    return flow.pages if flow.pages[-1] else flow.pages[:-1]


def _bound(boxes: Sequence[Box], at: int) -> float:
    """Return the height of a box with all that must stand on its page: what it is kept with, and a beginning of that."""
    total, space = 0.0, 0.0
    while at < len(boxes):
        box = boxes[at]
        total += max(space, box.before) if total else 0.0
        if not box.keep:
            return total + box.least + box.foot
        total += box.height
        space = box.after
        at += 1
    return total


class _Flow:
    def __init__(self, top: float, bottom: float) -> None:
        self.top, self.bottom = top, bottom
        self.pages: list[list[Placed]] = [[]]
        self.y = top
        self.space = 0.0
        self.floor = bottom
        """Where the text ends and notes begin; the page's bottom where it has none."""

    def turn(self) -> None:
        """Go to a new page, unless this one is still empty."""
        self.close()
        if self.pages[-1]:
            self.pages.append([])
        self.y, self.space, self.floor = self.top, 0.0, self.bottom

    def close(self) -> None:
        """Tell the notes of this page where they stand: one below the other, the last one at the page's bottom."""
        noted = [placed.box for placed in self.pages[-1] if isinstance(placed.box, NotedBox)]
        at = self.bottom + sum(box.foot for box in noted)
        for box in noted:
            box.foot_top, box.opens_foot = at, box is noted[0]
            at -= box.foot

    def face_up(self) -> None:
        """Leave a page empty where this one would be the back of a leaf; pages count from a front."""
        if len(self.pages) % 2 == 0:
            self.pages.append([])

    def has_room(self, before: float, height: float) -> bool:
        """Say whether a height fits here, or would not fit on an empty page either."""
        free = self.y - max(self.space, before) - self.floor
        return (
            height <= free
            or not self.pages[-1]
            or (height > self.top - self.bottom and free > _WORTH_BEGINNING)
        )

    def add(self, box: Box) -> None:
        """Place a box, over as many pages as it needs."""
        while True:
            above = max(self.space, box.before) if self.pages[-1] else 0.0
            room = self.y - above - self.floor
            foot = box.foot + (_ABOVE_NOTES if box.foot and self.floor == self.bottom else 0.0)
            if box.height + foot <= room:
                self.floor += foot
                self._place(box, self.y - above)
                return
            parts = box.split(room) if room > 0 else None
            if parts:
                self._place(parts[0], self.y - above)
                box = parts[1]
            elif not self.pages[-1]:
                self._place(box, self.y)  # taller than a page and not to be parted
                return
            self.turn()

    def _place(self, box: Box, top: float) -> None:
        if box.anchor:
            box.anchor.page, box.anchor.top = len(self.pages) - 1, top
        self.pages[-1].append(Placed(box, top))
        self.y = top - box.height
        self.space = box.after
