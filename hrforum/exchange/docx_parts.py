"""The parts of a Word file beside its text: which part is which, and which of its styles are headings."""

import posixpath
import re
import zipfile
from dataclasses import dataclass

from hrforum.errors import Unreadable
from hrforum.exchange.docx_guard import damaged, walk
from hrforum.i18n import _
from hrforum.progress import Progress

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"toc \d|toc heading|contents heading|contents \d")
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Parts:
    """Names of parts in the zip. `outside` counts what the text takes from other files, links not among it."""

    text: str
    styles: str | None = None
    notes: tuple[tuple[str, str], ...] = ()
    margins: tuple[str, ...] = ()
    outside: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """What a style of paragraphs says: the level of a heading or 0, whether it makes lists or tables of contents."""

    level: int = 0
    numbered: bool = False
    contents: bool = False


def parts_of(package: zipfile.ZipFile, file: str, progress: Progress) -> Parts:
    """Return which part is which; raises Unreadable where the file is of another kind."""
    names = set(package.namelist())
    lower = {name.lower() for name in names}
    if "mimetype" in lower and "content.xml" in lower:
        raise Unreadable(
            _("{file} is an OpenDocument file. Save it as DOCX or TXT and try again.").format(file=file)
        )
    text = next((one.target for one in _relations(package, "", names, file, progress) if one.kind == "officeDocument"), None)  # fmt: skip
    if text is None or text not in names:
        raise Unreadable(damaged(file))
    found = _relations(package, text, names, file, progress)
    inside = [one for one in found if not one.external and one.target in names]
    return Parts(
        text,
        next((one.target for one in inside if one.kind == "styles"), None),
        tuple((one.kind, one.target) for one in inside if one.kind in ("footnotes", "endnotes")),
        tuple(one.target for one in inside if one.kind in ("header", "footer")),
        sum(one.external and one.kind != "hyperlink" for one in found),
    )


def styles_of(package: zipfile.ZipFile, part: str | None, file: str, progress: Progress) -> dict[str, Style]:
    """Return the paragraph styles by id, what they take from the styles they are based on included."""
    if part is None:
        return {}
    walker = _Styles()
    walk(package, part, walker, file, progress)
    return {key: _settled(key, walker.found) for key in walker.found}


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str
    external: bool


class _Relations:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: list[_Relation] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        external = attributes.get("TargetMode") == "External"
        target = attributes.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/" + self._folder, target)).lstrip("/")
        self.found.append(_Relation(kind, target, external))

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


def _relations(
    package: zipfile.ZipFile, part: str, names: set[str], file: str, progress: Progress
) -> list[_Relation]:
    folder, name = posixpath.split(part)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    if where not in names:
        return []
    walker = _Relations(folder)
    walk(package, where, walker, file, progress)
    return walker.found


@dataclass(slots=True)
class _Raw:
    name: str = ""
    based_on: str = ""
    outline: int | None = None
    numbered: bool = False


class _Styles:
    def __init__(self) -> None:
        self.found: dict[str, _Raw] = {}
        self._current: _Raw | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._current = _Raw()
            if attributes.get("type", "paragraph") == "paragraph":
                self.found[attributes.get("styleId", "")] = self._current
        elif self._current is None:
            return
        elif name == "name":
            self._current.name = value.casefold()
        elif name == "basedOn":
            self._current.based_on = value
        elif name == "outlineLvl" and value.isdecimal():
            self._current.outline = int(value)
        elif name == "numPr":
            self._current.numbered = True

    def end(self, name: str) -> None:
        if name == "style":
            self._current = None

    def data(self, text: str) -> None:
        pass


def _settled(key: str, found: dict[str, _Raw]) -> Style:
    seen: set[str] = set()
    numbered = False
    while key in found and key not in seen:
        seen.add(key)
        raw = found[key]
        numbered = numbered or raw.numbered
        heading = _HEADING.fullmatch(raw.name)
        if heading:
            return Style(int(heading[1]))
        if _CONTENTS.fullmatch(raw.name):
            return Style(contents=True)
        if raw.outline is not None:
            return Style(raw.outline + 1 if raw.outline < _BODY_LEVEL else 0, numbered)
        key = raw.based_on
    return Style(numbered=numbered)
