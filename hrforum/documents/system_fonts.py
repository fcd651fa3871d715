"""Fonts found on this computer for scripts that the shipped faces lack: by what they cover, and only those that may be embedded."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz

_ENDINGS = {".ttf", ".ttc", ".otf"}
_EMBEDDING_AT = 8
_NOT_EMBEDDED = 0x0002 | 0x0100 | 0x0200
"""fsType of OpenType's OS/2 table: restricted, no subsetting, bitmaps alone. ReportLab embeds subsets of outlines."""
_LARGEST = 100_000_000
_MOST = 4_000
"""Fonts that are looked at; a designer's computer may have more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A font in a file; `index` is its place in a collection."""

    path: Path
    index: int
    covers: frozenset[int]


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


def finding(characters: Iterable[str], within: tuple[Path, ...]) -> list[Found]:
    """Return fonts that together show as many of these characters as can be shown, the one that shows most of them first."""
    left = {ord(char) for char in characters}
    chosen: list[Found] = []
    while left:
        best = max(_fonts(within), key=lambda one: len(one.covers & left), default=None)
        if best is None or not best.covers & left:
            return chosen
        chosen.append(best)
        left -= best.covers
    return chosen


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
    """Yield the fonts of a file that have outlines that ReportLab draws and may be embedded; a broken file has none."""
    try:
        if path.stat().st_size > _LARGEST:
            return
        content = path.read_bytes()
    except OSError:
        return
    blob = uharfbuzz.Blob(content)
    count = int.from_bytes(content[8:12], "big") if content[:4] == b"ttcf" else 1
    for index in range(min(count, 64)):
        face = uharfbuzz.Face(blob, index)
        if not {"glyf", "cmap", "OS/2"} <= set(face.table_tags):
            continue
        embedding = face.reference_table("OS/2").data[_EMBEDDING_AT : _EMBEDDING_AT + 2]
        if len(embedding) == 2 and not int.from_bytes(embedding, "big") & _NOT_EMBEDDED:
            yield Found(path, index, frozenset(face.unicodes))


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
