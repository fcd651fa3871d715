"""Fonts found on this computer for scripts that the shipped faces lack: by what they cover, and only those that may be embedded."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hrforum.decode import ask
from hrforum.documents import font_tables
from hrforum.errors import Unreadable

_ENDINGS = {".ttf", ".ttc", ".otf"}
_NOT_EMBEDDED = 0x0002 | 0x0100 | 0x0200
"""fsType of OpenType's OS/2 table: restricted, no subsetting, bitmaps alone. ReportLab embeds subsets of outlines."""
_OUTLINES = {b"glyf", b"CFF "}
_LARGEST = 52_428_800
"""Bytes; the process that tries fonts out takes no more."""
_MOST = 4_000
"""Fonts that are looked at; a designer's computer may have more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A font in a file; `index` is its place in a collection, `postscript` ones have outlines that are to be drawn anew."""

    path: Path
    index: int
    covers: frozenset[int]
    postscript: bool = False


def folders() -> tuple[Path, ...]:
    """Return where this system and this user keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows, local = os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA", "")
        own = (Path(local, "Microsoft", "Windows", "Fonts"),) if local else ()
        return (Path(windows, "Fonts"), *own)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def finding(characters: Iterable[str], within: tuple[Path, ...]) -> tuple[list[Found], list[Path]]:
    """Return fonts that together show as many of these characters as can be shown, and the files that were left out as damaged.

    The font that shows most of them comes first. Each was tried out in a process of its own before: it is a stranger's file.
    """
    left = {ord(char) for char in characters}
    chosen: list[Found] = []
    left_out: list[Path] = []
    offered = [one for one in _fonts(within) if one.covers & left]
    while left:
        best = max(offered, key=lambda one: len(one.covers & left), default=None)
        if best is None or not best.covers & left:
            break
        offered.remove(best)
        if _stands_trial(best, tuple(sorted(best.covers & left))):
            chosen.append(best)
            left -= best.covers
        else:
            left_out.append(best.path)
    return chosen, left_out


@cache
def _stands_trial(one: Found, codes: tuple[int, ...]) -> bool:
    try:
        ask.font(one.path.read_bytes(), one.index, codes)
    except (OSError, Unreadable):
        return False
    return True


@cache
def _fonts(within: tuple[Path, ...]) -> tuple[Found, ...]:
    """Return the usable fonts of these folders, read once: upright sans serif faces before others that cover as much."""
    found: list[Found] = []
    for path in _files(within):
        found += _usable(path)
        if len(found) >= _MOST:
            break
    return tuple(sorted(found, key=lambda one: (_plainness(one.path), one.path.name, one.index)))


def _files(within: tuple[Path, ...]) -> Iterator[Path]:
    for folder in within:
        for root, _folders, names in os.walk(folder):
            for name in sorted(names):
                if Path(name).suffix.lower() in _ENDINGS:
                    yield Path(root, name)


def _plainness(path: Path) -> int:
    name = path.stem.lower()
    others = ("bold", "italic", "oblique", "mono", "serif", "light", "thin", "black", "condensed")
    return sum(each in name for each in others)


def _usable(path: Path) -> Iterator[Found]:
    """Yield the fonts of a file that have outlines and may be embedded; a broken file has none."""
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            return
        with path.open("rb") as source:
            faces = font_tables.faces(source, size)
    except (OSError, font_tables.Broken):
        return
    for face in faces:
        if not face.tables & _OUTLINES:
            continue
        if face.embedding is not None and not face.embedding & _NOT_EMBEDDED:
            yield Found(path, face.index, face.covers, b"glyf" not in face.tables)


_NAMED = (
    ("CJK ", "Noto Sans SC"),
    ("HIRAGANA ", "Noto Sans JP"),
    ("KATAKANA ", "Noto Sans JP"),
    ("HANGUL ", "Noto Sans KR"),
    ("ETHIOPIC ", "Noto Sans Ethiopic"),
    ("CANADIAN ", "Noto Sans Canadian Aboriginal"),
    ("CHEROKEE ", "Noto Sans Cherokee"),
    ("BENGALI ", "Noto Sans Bengali"),
    ("GURMUKHI ", "Noto Sans Gurmukhi"),
    ("GUJARATI ", "Noto Sans Gujarati"),
    ("TAMIL ", "Noto Sans Tamil"),
    ("TELUGU ", "Noto Sans Telugu"),
    ("KHMER ", "Noto Sans Khmer"),
    ("LAO ", "Noto Sans Lao"),
    ("MYANMAR ", "Noto Sans Myanmar"),
    ("TIBETAN ", "Noto Serif Tibetan"),
    ("ARMENIAN ", "Noto Sans Armenian"),
)
"""Free fonts for each script, by how the names of its characters in Unicode begin."""


def font_for(name: str) -> str:
    """Return a free font that shows a character of this Unicode name, "" where none is known."""
    return next((font for begins, font in _NAMED if name.startswith(begins)), "")
