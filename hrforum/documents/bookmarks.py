"""The bookmarks beside the pages: one a heading, as deep as the headings are."""

from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Name, Pdf

from hrforum.documents.structure import destination
from hrforum.documents.tagging import Anchor

_MOST = 150
_GROUP = 100
"""More than `_MOST` bookmarks side by side stand in groups: readers follow them one by one, and some give up at 256."""


@dataclass(slots=True)
class _Bookmark:
    title: str
    anchor: Anchor
    kids: "list[_Bookmark]" = field(default_factory=list)


def add_bookmarks(pdf: Pdf, pages: list[Any], anchors: list[Anchor]) -> None:
    """Add the bookmarks of headings that were laid out, in their order."""
    top = _Bookmark("", Anchor(""))
    open_at: list[_Bookmark] = [top]
    for anchor in anchors:
        while open_at[-1].anchor.level >= anchor.level:
            open_at.pop()
        one = _Bookmark(anchor.title, anchor)
        open_at[-1].kids.append(one)
        open_at.append(one)
    with pdf.open_outline() as outline:
        outline.root.extend(_items(top.kids, pages))
    if anchors:
        pdf.Root.PageMode = Name.UseOutlines


def _items(bookmarks: list[_Bookmark], pages: list[Any]) -> list[pikepdf.OutlineItem]:
    items = []
    for one in _grouped(bookmarks):
        item = pikepdf.OutlineItem(one.title, destination(pages, one.anchor))
        item.children.extend(_items(one.kids, pages))
        items.append(item)
    return items


def _grouped(bookmarks: list[_Bookmark]) -> list[_Bookmark]:
    while len(bookmarks) > _MOST:
        groups = [bookmarks[at : at + _GROUP] for at in range(0, len(bookmarks), _GROUP)]
        bookmarks = [
            _Bookmark(f"{some[0].title} – {some[-1].title}", some[0].anchor, some) for some in groups
        ]
    return bookmarks
