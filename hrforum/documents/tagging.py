"""The structure tree of a tagged PDF while pages are drawn: what each mark on a page is, in reading order."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of marked content: page number from 0, and its number on that page."""

    page: int
    number: int


@dataclass(slots=True)
class Anchor:
    """A place that links and bookmarks lead to; `page` (from 0) and `top` (points) are known once it is laid out."""

    title: str
    level: int = 0
    page: int = -1
    top: float = 0.0
    listed: bool = True


@dataclass(slots=True)
class Link:
    """A clickable rectangle (left, bottom, right, top) on a page, leading to an anchor of the same document."""

    page: int
    box: tuple[float, float, float, float]
    target: Anchor
    contents: str


@dataclass(slots=True)
class Node:
    """One element of the structure tree: a standard tag of PDF 1.7, and what it holds in reading order.

    `language` is set where it differs from the parent's, `scope` ("Row" or "Column") on header cells, `box` and
    `alternative` on figures. `spoken` is the text in reading order where the glyphs on the page stand in another one.
    `identifier` is unlike any other's and stands on notes.
    """

    tag: str
    kids: "list[Node | Mark | Link]" = field(default_factory=list)
    language: str | None = None
    alternative: str | None = None
    scope: str | None = None
    box: tuple[float, float, float, float] | None = None
    numbering: str | None = None
    spoken: str = ""
    identifier: str = ""

    def add(
        self,
        tag: str,
        *,
        language: str | None = None,
        alternative: str | None = None,
        scope: str | None = None,
        numbering: str | None = None,
    ) -> "Node":
        """Add a child at the end and return it."""
        node = Node(tag, language=language, alternative=alternative, scope=scope, numbering=numbering)
        self.kids.append(node)
        return node
