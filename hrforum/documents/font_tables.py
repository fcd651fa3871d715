"""Reads of a stranger's font only what is needed to choose it: which characters it shows and whether it may be embedded; no library, hard limits."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_MOST_FACES = 64
_MOST_TABLES = 128
_MOST_SUBTABLES = 64
_LARGEST_CMAP = 8_000_000
_MOST_GROUPS = 200_000
_MOST_IN_SEGMENTS = 70_000
_LAST = 0x10FFFF
_KINDS = {b"\0\1\0\0", b"OTTO", b"true"}
_EMBEDDING_AT = 8
_UNICODE = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}
"""Platform and encoding of maps from Unicode."""


class Broken(Exception):
    """The file is no font, or one beyond the limits."""


@dataclass(frozen=True, slots=True)
class Plain:
    """One face of a file: its place in the collection, its tables, `embedding` (fsType of OS/2; None where it has none), its characters."""

    index: int
    tables: frozenset[bytes]
    embedding: int | None
    covers: frozenset[int]


def faces(source: BinaryIO, size: int) -> list[Plain]:
    """Return the faces of a font file of `size` bytes; raises `Broken`, `OSError`."""
    try:
        return [_face(source, size, index, start) for index, start in enumerate(_starts(source, size))]
    except struct.error:
        raise Broken from None


def _read(source: BinaryIO, size: int, at: int, length: int) -> bytes:
    if at < 0 or length < 0 or at + length > size:
        raise Broken
    source.seek(at)
    found = source.read(length)
    if len(found) != length:
        raise Broken
    return found


def _starts(source: BinaryIO, size: int) -> list[int]:
    if _read(source, size, 0, 4) != b"ttcf":
        return [0]
    (count,) = struct.unpack(">I", _read(source, size, 8, 4))
    if count > _MOST_FACES:
        raise Broken
    return list(struct.unpack(f">{count}I", _read(source, size, 12, 4 * count)))


def _face(source: BinaryIO, size: int, index: int, start: int) -> Plain:
    kind, count = struct.unpack(">4sH", _read(source, size, start, 6))
    if kind not in _KINDS or count > _MOST_TABLES:
        raise Broken
    tables: dict[bytes, tuple[int, int]] = {}
    for at in range(count):
        tag, _sum, offset, length = struct.unpack(">4sIII", _read(source, size, start + 12 + 16 * at, 16))
        if offset + length > size:
            raise Broken
        tables[tag] = (offset, length)
    embedding = None
    if b"OS/2" in tables:
        (embedding,) = struct.unpack(">H", _read(source, size, tables[b"OS/2"][0] + _EMBEDDING_AT, 2))
    covers = frozenset[int]()
    if b"cmap" in tables:
        offset, length = tables[b"cmap"]
        if length > _LARGEST_CMAP:
            raise Broken
        covers = frozenset(_covered(_read(source, size, offset, length)))
    return Plain(index, frozenset(tables), embedding, covers)


def _covered(cmap: bytes) -> set[int]:
    """Return the characters of the best map from Unicode: the largest one that this code reads."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    if count > _MOST_SUBTABLES:
        raise Broken
    best: set[int] = set()
    for place in dict.fromkeys(
        offset
        for platform, encoding, offset in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * count])
        if (platform, encoding) in _UNICODE
    ):
        found = set(_mapped(cmap, place))
        best = found if len(found) > len(best) else best
    return best


def _mapped(cmap: bytes, at: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", cmap, at)
    if form == 4:
        yield from _in_segments(cmap, at)
    elif form == 12:
        yield from _in_groups(cmap, at)
    elif form == 6:
        first, count = struct.unpack_from(">HH", cmap, at + 6)
        glyphs = struct.unpack_from(f">{count}H", cmap, at + 10)
        yield from (first + each for each, glyph in enumerate(glyphs) if glyph)


def _in_segments(cmap: bytes, at: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", cmap, at + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", cmap, at + 14)
    starts = struct.unpack_from(f">{count}H", cmap, at + 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", cmap, at + 16 + 2 * doubled)
    offsets_at = at + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{count}H", cmap, offsets_at)
    # Segments that lie over each other would make us count the same characters again and again.
    if sum(max(0, last - first + 1) for first, last in zip(starts, ends, strict=True)) > _MOST_IN_SEGMENTS:
        raise Broken
    for number, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = offsets_at + 2 * number + offset + 2 * (code - first)
                if place + 2 > len(cmap):
                    break
                (glyph,) = struct.unpack_from(">H", cmap, place)
                if not glyph:
                    continue
            if (glyph + delta) & 0xFFFF:
                yield code


def _in_groups(cmap: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", cmap, at + 12)
    if count > _MOST_GROUPS:
        raise Broken
    reached = -1
    for number in range(count):
        first, last, glyph = struct.unpack_from(">III", cmap, at + 16 + 12 * number)
        # In order and apart, as the format wants: so no file makes us count the same characters again and again.
        if first <= reached or last < first or last > _LAST:
            raise Broken
        reached = last
        yield from range(first + (glyph == 0), last + 1)
