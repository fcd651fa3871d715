"""Scripts whose letters join, stack or run from right to left: which way they run, and the glyphs that show them.

ReportLab's own right-to-left support wants a library that is not to be had, so python-bidi finds the direction of every
character and HarfBuzz shapes each run. Simple Latin, Greek and Cyrillic text never comes through here.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

import uharfbuzz
from bidi import algorithm

from hrforum.documents.fonts import Face
from hrforum.documents.text import RIGHT_TO_LEFT

_BACKWARDS = re.compile(f"[{RIGHT_TO_LEFT}]")
_JOINERS = "\u200c\u200d"
_SCRIPTS = (
    (re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"), "hebrew"),
    (re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"), "arabic"),
    (re.compile("[\u0900-\u097f\ua8e0-\ua8ff]"), "devanagari"),
    (re.compile("[\u0e00-\u0e7f]"), "thai"),
)
_LIGATURES = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFEF5, 0xFEFD)}
"""Lam with alef is one glyph: named by its own character, no reader turns the two letters round."""


class Glyph(NamedTuple):
    """One drawn glyph: `code` as ReportLab's font knows it, the rest in thousandths of the type size.

    `width` is the font's own advance, `advance` the one wanted here; `shows` is the text the glyph stands for.
    """

    face: Face
    code: int
    width: float
    advance: float
    dx: float
    dy: float
    shows: str


def levels(stretch: str) -> bytes:
    """Return the embedding level of every character (Unicode Standard Annex 9); odd ones run from right to left."""
    if not _BACKWARDS.search(stretch):
        return bytes(len(stretch))
    # The algorithm drops joiners from its list: they take the level of what stands before them.
    kept = "".join(char for char in stretch if char not in _JOINERS)
    storage = algorithm.get_empty_storage()
    base = algorithm.get_base_level(kept)
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(kept, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = iter(storage["chars"])
    out = bytearray()
    for char in stretch:
        out.append((out[-1] if out else base) if char in _JOINERS else next(found)["level"])
    return bytes(out)


def runs_backwards(stretch: str) -> bool:
    """Say whether a text as a whole runs from right to left: whether its first directed letter does."""
    return bool(_BACKWARDS.search(stretch)) and bool(algorithm.get_base_level(stretch))


def visual_runs(text: str, levels_of: bytes, base: int) -> list[tuple[int, int, int]]:
    """Return the runs of one line as (start, end, level), from left to right as they are drawn (rules L1 and L2)."""
    seen = bytearray(levels_of)
    for at in range(len(text.rstrip(" ")), len(text)):
        seen[at] = base
    runs: list[tuple[int, int, int]] = []
    at = 0
    for level, group in groupby(seen):
        length = len(list(group))
        runs.append((at, at + length, level))
        at += length
    for threshold in range(max(seen, default=0), 0, -1):
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][2] >= threshold:
                end += 1
            runs[start:end] = reversed(runs[start:end])
            start = max(end, start + 1)
    return runs


def glyphs(text: str, levels_of: bytes, base: int, face: Face) -> list[Glyph]:
    """Return the glyphs of one line, from left to right as they are drawn."""
    out: list[Glyph] = []
    for start, end, level in visual_runs(text, levels_of, base):
        parts = list(_by_script_and_face(text[start:end], face))
        for part, one in reversed(parts) if level % 2 else parts:
            out.extend(_shape(part, one, bool(level % 2)))
    return out


def width(word: str, face: Face) -> float:
    """Return the width of a word that needs shaping, in thousandths of the type size."""
    known = face.shaped.get(word)
    if known is None:
        known = sum(glyph.advance for glyph in glyphs(word, levels(word), 0, face))
        if len(word) < 40:
            face.shaped[word] = known
    return known


def clusters(word: str) -> Iterator[str]:
    """Yield the letters of a word, each with the marks that belong to it."""
    begin = 0
    for at in range(1, len(word)):
        here, before = word[at], word[at - 1]
        joined = here in _JOINERS or before in _JOINERS or before == "\u094d"
        if not joined and not (ord(here) > 0x2FF and unicodedata.category(here)[0] == "M"):
            yield word[begin:at]
            begin = at
    yield word[begin:]


def _by_script_and_face(run: str, face: Face) -> Iterator[tuple[str, Face]]:
    """Part a run where the script or the face changes; what belongs to no script stays with what stands before it."""
    pieces: list[tuple[str, Face, str]] = []
    for cluster in clusters(run):
        script = next((name for pattern, name in _SCRIPTS if pattern.match(cluster)), "")
        if not script and not cluster[0].isalpha() and pieces:
            script = pieces[-1][2]
        pieces.append((cluster, face.for_cluster(cluster), script))
    for (_script, _name), group in groupby(pieces, key=lambda piece: (piece[2], piece[1].name)):
        parts = list(group)
        yield "".join(part[0] for part in parts), parts[0][1]


def _shape(text: str, face: Face, backwards: bool) -> Iterator[Glyph]:
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    font = uharfbuzz.Font(face.font.hbFace)
    font.scale = (1000, 1000)
    uharfbuzz.shape(font, buffer, {"kern": True, "liga": backwards})
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(pairwise([*starts, len(text)]))
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        shows = text[info.cluster : ends[info.cluster]]
        shows = _LIGATURES.get(shows, shows)
        code, own = face.code_for(info.codepoint, shows)
        yield Glyph(face, code, own, place.x_advance, place.x_offset, place.y_offset, shows)
