"""The structure tree as it is written into a PDF: elements, the marks they own, links, and the way back from mark to element."""

from functools import cache
from itertools import count
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from hrforum.documents.pen import Pen
from hrforum.documents.tagging import Anchor, Link, Mark, Node


class Structure:
    """Writes the structure tree of one document, its parent tree, and the links, which belong to both."""

    def __init__(self, pdf: Pdf, pages: list[Any], pen: Pen) -> None:
        self.pdf = pdf
        self.pages = pages
        self.parents: list[list[Any]] = [[None] * len(owners) for owners in pen.owners]
        self.link_parents: list[Any] = []
        self.named: list[tuple[str, Any]] = []
        self._next = count(len(self.pages))

    def write(self, root: Node) -> None:
        """Write the tree under its root element."""
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers: list[Any] = []
        for at, page in enumerate(self.pages):
            page.StructParents = at
            page.Tabs = Name.S
            numbers.extend([at, self.pdf.make_indirect(Array(self.parents[at]))])
        for at, parent in enumerate(self.link_parents, start=len(self.pages)):
            numbers.extend([at, parent])
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = next(self._next)
        if self.named:
            names = [each for name, element in sorted(self.named) for each in (pikepdf.String(name), element)]
            tree.IDTree = Dictionary(Names=Array(names))
        self.pdf.Root.StructTreeRoot = tree
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: Any) -> Any:
        home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        # One dictionary made whole is several times as quick as one that is filled entry by entry.
        said: dict[str, Any] = {"/S": _tag(node.tag), "/P": parent}
        if node.language:
            said["/Lang"] = pikepdf.String(node.language)
        if node.alternative:
            said["/Alt"] = pikepdf.String(node.alternative)
        if node.spoken:
            said["/ActualText"] = pikepdf.String(node.spoken)
        attributes = _attributes(node)
        if attributes is not None:
            said["/A"] = attributes
        if home is not None:
            said["/Pg"] = self.pages[home]
        if node.identifier:
            said["/ID"] = pikepdf.String(node.identifier)
        element = self.pdf.make_indirect(Dictionary(said))
        if node.identifier:
            self.named.append((node.identifier, element))
        element.K = Array([self._kid(kid, element, home) for kid in node.kids])
        return element

    def _kid(self, kid: Node | Mark | Link, element: Any, home: int | None) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, element)
        if isinstance(kid, Mark):
            self.parents[kid.page][kid.number] = element
            if kid.page == home:
                return kid.number
            return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)
        annotation = annotate(self.pdf, self.pages, kid)
        annotation.StructParent = next(self._next)
        self.link_parents.append(element)
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.pages[kid.page])


@cache
def _tag(tag: str) -> Name:
    return Name("/" + tag)


def _attributes(node: Node) -> Dictionary | None:
    if node.scope:
        return Dictionary(O=Name.Table, Scope=Name("/" + node.scope))
    if node.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name("/" + node.numbering))
    if node.box:
        box = Array([round(side, 2) for side in node.box])
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
    return None


def annotate(pdf: Pdf, pages: list[Any], link: Link) -> Any:
    """Put a link on its page and return its annotation."""
    page = pages[link.page]
    annotation = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(side, 2) for side in link.box]),
            Border=Array([0, 0, 0]),
            F=4,
            Contents=pikepdf.String(link.contents),
            Dest=destination(pages, link.target),
        )
    )
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(annotation)
    return annotation


def destination(pages: list[Any], anchor: Anchor) -> Array:
    """Return where an anchor stands, a little above it, at whatever zoom the reader has chosen."""
    return Array([pages[anchor.page], Name.XYZ, 0, round(anchor.top + 18, 2), 0])
